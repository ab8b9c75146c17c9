"""What was written under a key is what its reader gets, in the order in which it was."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.values import keyed_rows
from etl.values.keyed_rows import (
    KeyedRows,
    read_keyed,
    read_whole,
    to_arrow_rows,
    to_frame,
    write_keyed,
    write_whole,
)

DAYS = pd.to_datetime(["2099-01-01", "2099-02-01"]).astype("datetime64[s]")


def written(folder: Path, rows: list[tuple[str, int]]) -> KeyedRows:
    keys = pd.DataFrame(rows, columns=["area", "year"])
    frame = pd.DataFrame({"place": range(len(rows)), "text": [f"of {area}" for area, _ in rows]})
    return write_keyed(folder / "rows.arrow", to_arrow_rows(frame), keys)


@given(rows=st.lists(st.tuples(st.sampled_from(["AX", "BV"]), st.integers(2098, 2100))))
def test_every_row_is_found_under_its_key_and_under_no_other(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, int]]
) -> None:
    file = written(tmp_path_factory.mktemp("keyed"), rows)

    found = {key: to_frame(read_keyed(file, [key]))["place"].tolist() for key in file.places}

    assert found == {key: [place for place, row in enumerate(rows) if row == key] for key in set(rows)}
    assert file.rows == len(rows)


def test_of_a_key_that_is_not_there_there_are_no_rows(tmp_path: Path) -> None:
    table = read_keyed(written(tmp_path, [("AX", 2099)]), [("BV", 2099)])

    assert (len(table), table.column_names) == (0, ["place", "text"])


def test_texts_days_and_what_is_missing_come_back_as_they_were(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"code": pd.Categorical(["AX", None]), "day": DAYS, "value": [1.5, None], "note": ["a", None], "is_it": True}
    )
    file = write_keyed(tmp_path / "rows.arrow", to_arrow_rows(frame), pd.DataFrame({"all": [0, 0]}))

    back = to_frame(read_keyed(file, file.places), {"code": pd.CategoricalDtype(["AA", "AX"])})

    assert list(back["code"].cat.categories) == ["AA", "AX"]
    plain = back.astype({"code": "str", "note": "str"})
    pd.testing.assert_frame_equal(plain, frame.astype({"code": "str", "note": "str"}))


def test_rows_are_told_by_what_they_hold_where_they_were_hashed(tmp_path: Path) -> None:
    frame, keys = pd.DataFrame({"place": [1, 2, 2]}), pd.DataFrame({"year": [2098, 2099, 2100]})
    file = write_keyed(tmp_path / "rows.arrow", to_arrow_rows(frame), keys, hashed=True)
    named = file.renamed({2098: ("a",), 2099: ("b",), 2100: ("c",)})

    assert list(named.places) == list(named.hashes) == [("a",), ("b",), ("c",)]
    assert named.hashes["b",] == named.hashes["c",] != named.hashes["a",]
    assert named.only([("c",), ("d",), ("a",)]).facts == ((("c",), named.hashes["c",]), (("a",), named.hashes["a",]))
    assert named.only([("d",)]).facts == ()


def test_other_rows_are_told_by_the_folder_in_which_they_lie(tmp_path: Path) -> None:
    file = written(tmp_path, [("AX", 2098), ("AX", 2099)])

    assert file.only([("AX", 2099)]).facts == (tmp_path.name, "rows.arrow", ("AX", 2099))
    assert file.within("s3://made-up/folder").path == "s3://made-up/folder/rows.arrow"


def test_rows_that_are_read_together_come_in_their_order(tmp_path: Path) -> None:
    frame = pd.DataFrame({"place": [3, 1, 2]})

    assert read_whole(write_whole(tmp_path / "a", to_arrow_rows(frame)))["place"].to_pylist() == [3, 1, 2]
    assert read_whole(write_whole(tmp_path / "b", to_arrow_rows(frame.iloc[:0]))).column_names == ["place"]


def test_rows_bring_no_texts_of_others_where_a_file_has_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyed_rows, "MANY_TEXTS", 2)
    frame = pd.DataFrame({"year": [2098, 2098, 2099], "note": ["a", None, "b"], "unit": ["t", "kg", "t"]})
    frame = pd.concat([frame, frame.assign(note="c")], ignore_index=True)
    file = write_keyed(tmp_path / "rows.arrow", to_arrow_rows(frame), frame[["year"]])

    read = read_keyed(file, [(2099,)])

    assert [read[name].chunk(0).dictionary.to_pylist() for name in ("note", "unit")] == [["b", "c"], ["t", "kg"]]
    assert read["note"].to_pylist() == ["b", "c"]
    assert read_keyed(file, [(2098,)])["note"].to_pylist() == ["a", None, "c", "c"]


def test_many_small_batches_are_read_as_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyed_rows, "BATCHES_AT_ONCE", 4)
    file = written(tmp_path, [("AX", year) for year in range(2000, 2009)])

    of_nine, of_four = read_whole(file), read_keyed(file, list(file.places)[:4])

    assert (of_nine["place"].num_chunks, of_four["place"].num_chunks) == (3, 4)
    assert to_frame(of_nine)["place"].tolist() == list(range(9))
    assert to_frame(of_four)["text"].tolist() == ["of AX"] * 4
