"""What a client received is kept once, whole, or not at all."""

from pathlib import Path

import pytest

from etl.errors import FetchFailed
from etl.inputs.trade.snapshots import Arrival, list_arrivals, snapshots_folder
from etl.publishers.common.arrivals import NothingNew, keep_arrival
from etl.publishers.common.request import FetchRequest


def keep(request: FetchRequest, text: str, fault: Exception | None = None) -> Arrival | None:
    with keep_arrival(request, "aland", "aland_csv", url="https://example.org", job="job") as arrival:
        (arrival.folder / "a.csv").write_text(text, encoding="utf-8")
        arrival.parameters["asked"] = "all"
        if arrival.has_same_files(lambda path: path.read_text(encoding="utf-8").lower()):
            message = "the same figures"
            raise NothingNew(message)
        if fault:
            raise fault
    return arrival.made


def test_a_block_that_ends_well_leaves_an_arrival_with_what_was_asked(data_dir: Path) -> None:
    made = keep(FetchRequest(data_dir), "a")

    assert made
    assert (made.url, dict(made.parameters), [file.name for file in made.files]) == (
        "https://example.org",
        {"asked": "all"},
        ["a.csv"],
    )
    assert list_arrivals(data_dir) == ([made], [])


def test_what_says_the_same_in_another_form_is_told_and_not_kept(data_dir: Path) -> None:
    told: list[str] = []
    first = keep(FetchRequest(data_dir), "a")

    assert keep(FetchRequest(data_dir, tell=told.append), "A") is None
    assert told == ["the same figures"]
    assert list_arrivals(data_dir) == ([first], [])
    assert [path.name for path in (snapshots_folder(data_dir) / "aland").glob(".*")] == []


def test_a_block_that_fails_leaves_its_files_for_the_next_run(data_dir: Path) -> None:
    with pytest.raises(FetchFailed):
        keep(FetchRequest(data_dir), "a", FetchFailed("aland", "the server answered 500"))

    assert list_arrivals(data_dir) == ([], [])
    assert [path.name for path in (snapshots_folder(data_dir) / "aland").rglob("*.csv")] == ["a.csv"]


def test_files_of_other_names_are_other_files(data_dir: Path) -> None:
    keep(FetchRequest(data_dir), "a")
    with keep_arrival(FetchRequest(data_dir), "aland", "aland_csv", url="https://example.org", job="job") as arrival:
        (arrival.folder / "b.csv").write_text("a", encoding="utf-8")

        assert not arrival.has_same_files(lambda path: path.read_bytes())
