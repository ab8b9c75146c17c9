"""A fetch of many answers goes on where it was stopped."""

from pathlib import Path

import pytest

from etl.errors import FetchFailed
from etl.inputs.trade.snapshots import Arrival
from etl.publishers.common.request import FetchRequest
from etl.publishers.common.resumed import resume_fetch


def fetch(request: FetchRequest, *answers: str, fails: bool = False) -> Arrival | None:
    """Receive the answers that are not there yet."""
    with resume_fetch(request, "aland", "aland_csv", url="https://example.org", job="job") as (journal, arrival):
        for name in answers:
            if not journal.received(name):
                path = arrival.folder / f"{name}.csv"
                path.write_text(name, encoding="utf-8")
                request.tell(f"asked for {name}")
                journal.note_file(name, path, 1, {})
        if fails:
            raise FetchFailed("aland", "the server answered 500")
    return arrival.made


def test_a_stopped_fetch_says_what_is_kept_and_the_next_asks_for_the_rest(data_dir: Path) -> None:
    told: list[str] = []
    request = FetchRequest(data_dir, tell=told.append)

    with pytest.raises(FetchFailed) as failed:
        fetch(request, "one", fails=True)
    made = fetch(request, "one", "two")

    assert failed.value.reason == (
        "the server answered 500. The answers that came are kept (1): the same command goes on from there"
    )
    assert told == ["asked for one", "going on with a fetch that was stopped: 1 answers are there", "asked for two"]
    assert made
    assert [file.name for file in made.files] == ["one.csv", "two.csv"]


def test_a_fetch_that_ended_well_is_not_gone_on_with(data_dir: Path) -> None:
    told: list[str] = []
    fetch(FetchRequest(data_dir), "one")
    fetch(FetchRequest(data_dir, tell=told.append), "one")

    assert told == ["asked for one"]
