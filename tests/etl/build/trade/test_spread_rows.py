"""Rows of many files are laid out by the cut in which they are, and no key lies in two."""

from pathlib import Path

import pandas as pd

from etl.build.trade.spread_rows import CutBy, cut_rows, spread_rows
from etl.values.keyed_rows import KeyedRows, read_keyed, to_arrow_rows, write_keyed

BY = CutBy(("partner", "good"), lambda texts: (texts[0], texts[1][:2]))


def written(place: Path, *rows: tuple[str, str | None, int]) -> KeyedRows:
    frame = pd.DataFrame(rows, columns=["partner", "good", "value"]).astype({"partner": "str", "good": "str"})
    return write_keyed(place, to_arrow_rows(frame), pd.DataFrame({"of": ["all"] * len(rows)}))


def test_a_key_is_in_one_cut_whichever_files_have_it(tmp_path: Path) -> None:
    files = [
        written(tmp_path / "a.arrow", ("BX", "10a", 1), ("AX", "10a", 2), ("AX", "10b", 3)),
        written(tmp_path / "b.arrow", ("AX", "10a", 4), ("AX", None, 5)),
    ]
    number_of = cut_rows(files, [("all",)], BY, 3)
    del number_of["AX", ""]

    spread = [
        spread_rows(file, [("all",)], BY, number_of, tmp_path / f"{number}.arrow") for number, file in enumerate(files)
    ]

    assert number_of == {("AX", "10"): 1, ("BX", "10"): 2}
    values = {
        number: [value for file in spread for value in read_keyed(file, [(number,)])["value"].to_pylist()]
        for number in (1, 2, -1)
    }
    assert values == {1: [2, 3, 4], 2: [1], -1: [5]}
