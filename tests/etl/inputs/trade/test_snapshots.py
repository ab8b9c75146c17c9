"""Snapshots: what was received is kept whole or not at all."""

from pathlib import Path

import pytest

from etl.inputs.trade.receiving import receiving
from etl.inputs.trade.snapshots import CARD, list_arrivals
from tests.etl.received import moment, receive, write_received


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return write_received(tmp_path)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def rewrite(data_dir: Path, before: str, after: str) -> list[str]:
    """Change the card of the one arrival; gives the problems that are then found."""
    (card,) = (data_dir / "snapshots").glob(f"*/*/{CARD}")
    card.write_text(card.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    arrivals, faults = list_arrivals(data_dir)
    assert arrivals == []
    return [fault.problem for fault in faults]


def test_an_arrival_is_read_back_as_it_was_stored(data_dir: Path) -> None:
    code = receive(data_dir, 5, [{}], [{"period": "2099-06"}])

    (arrival,), faults = list_arrivals(data_dir)

    assert faults == []
    assert (arrival.code, arrival.source_code, arrival.layout, arrival.url) == (
        code,
        "aland",
        "aland_csv",
        "https://example.org",
    )
    assert arrival.retrieved_at == moment(5)
    assert [(file.name, (arrival.folder / file.name).stat().st_size) for file in arrival.files] == [
        (file.name, file.size) for file in arrival.files
    ]
    assert [file.name for file in arrival.files] == ["part1.csv", "part2.csv"]


def test_what_a_stopped_run_received_is_there_for_the_next_and_is_no_arrival(data_dir: Path) -> None:
    def run(name: str, *, stops: bool) -> None:
        with receiving(
            data_dir, "aland", "aland_csv", url="", parameters={}, retrieved_at=moment(5), job="j"
        ) as folder:
            (folder / name).write_text("a", encoding="utf-8")
            if stops:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run("one.csv", stops=True)
    assert list_arrivals(data_dir) == ([], [])

    run("two.csv", stops=False)

    (arrival,), _ = list_arrivals(data_dir)
    assert [file.name for file in arrival.files] == ["one.csv", "two.csv"]
    assert names(data_dir / "snapshots" / "aland") == ["2100-01-05T120000Z"]


def test_arrivals_come_oldest_first_whatever_their_source(data_dir: Path) -> None:
    for day, source in ((6, "aland"), (5, "bouvet"), (7, "bouvet")):
        receive(data_dir, day, [{"value": str(day)}], source=source)

    assert [(arrival.source_code, arrival.retrieved_at.day) for arrival in list_arrivals(data_dir)[0]] == [
        ("bouvet", 5),
        ("aland", 6),
        ("bouvet", 7),
    ]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("2100-01-05T12:00:00+00:00", "yesterday", "expected a moment"),
        ("2100-01-05T12:00:00+00:00", "2100-01-05T12:00:00", "expected a moment"),
        ('"source": "aland"', '"source": "bouvet"', "the folder is that of aland"),
        ("part1.csv", "part9.csv", "the file is not the one that arrived"),
        ('"layout"', '"lay-out"', "no such key"),
    ],
)
def test_a_card_that_says_what_cannot_be_is_a_fault_and_no_arrival(
    data_dir: Path, before: str, after: str, problem: str
) -> None:
    receive(data_dir, 5, [{}])

    assert problem in rewrite(data_dir, before, after)


def test_a_folder_without_a_card_is_named(data_dir: Path) -> None:
    (data_dir / "snapshots" / "aland" / "2100-01-05T120000Z").mkdir(parents=True)

    assert [str(fault) for fault in list_arrivals(data_dir)[1]] == [
        "data/snapshots/aland/2100-01-05T120000Z/snapshot.yml: the snapshot has no card. "
        "Put it back with 'python -m etl restore', or do without it knowingly with 'python -m etl set-aside aland/2100-01-05T120000Z'; snapshots are never edited."
    ]
