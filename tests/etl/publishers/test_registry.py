"""Which layout a file is of."""

from pathlib import Path

import pandas as pd
import pytest

from etl.errors import UnknownLayout
from etl.inputs.files import CsvRows, read_input
from etl.publishers.layouts import Layout
from etl.publishers.registry import LAYOUTS, layout_named, recognise

BROUGHT_BY_A_FETCH = {
    "comtrade_annual_api",
    "comtrade_monthly_api",
    "faostat_matrix_bulk",
    "imf_imts_csv",
    "wits_trade_api",
}


def read_nothing(path: Path, data_dir: Path) -> CsvRows:
    return CsvRows(read_input(path, data_dir), pd.DataFrame(), [], 0)


SHEEP = Layout("aland_sheep", "Aland's sheep", "aland", lambda sample: sample.head.startswith(b"sheep"), read_nothing)
GOATS = Layout("aland_goats", "Aland's goats", "aland", lambda sample: sample.name.endswith(".goats"), read_nothing)


def test_the_first_layout_that_knows_the_file_is_its_layout(tmp_path: Path) -> None:
    path = tmp_path / "a.goats"
    path.write_bytes(b"goats,1\n")

    assert recognise(path, [SHEEP, GOATS]) is GOATS


def test_a_file_of_no_layout_is_described_and_the_layouts_are_named(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("wolves;bears\n1;2\n")

    with pytest.raises(UnknownLayout) as unknown:
        recognise(path, [SHEEP, GOATS])

    assert str(unknown.value) == (
        f"{path}: no layout Khorgos reads; it looks like a table of 2 columns in UTF-8 that begins 'wolves;bears'. "
        "The layouts it reads: aland_sheep (Aland's sheep); aland_goats (Aland's goats). "
        "For any other CSV, say with --mapping what its columns are; docs/import.md shows how."
    )


def test_a_layout_is_found_by_its_name() -> None:
    assert layout_named("aland_goats", [SHEEP, GOATS]) is GOATS
    assert layout_named("aland_wolves", [SHEEP, GOATS]) is None


def test_every_layout_of_a_file_that_a_person_has_is_in_the_list_of_what_import_reads() -> None:
    told = (Path(__file__).parents[3] / "docs" / "import.md").read_text(encoding="utf-8")
    untold = {layout.name for layout in LAYOUTS if f"`{layout.name}`" not in told}

    assert untold == BROUGHT_BY_A_FETCH
