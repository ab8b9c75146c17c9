"""How arrivals get their names: on the disk before they are there, and those of one file all together."""

from pathlib import Path

import pytest

from etl.inputs.trade import receiving as room
from etl.inputs.trade.receiving import finish_moves, keeping_together, name_received, receiving
from etl.inputs.trade.snapshots import CARD, MOVES, RECEIVING, find_arrivals, list_arrivals
from etl.refresh import one_refresh
from tests.etl.received import moment, write_received

SOURCES = ("aland", "bouvet", "cook")


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return write_received(tmp_path)


def keep(data_dir: Path, text: str = "a") -> None:
    """Keep one file for three sources."""
    with keeping_together(data_dir) as together:
        for source in SOURCES:
            with receiving(
                data_dir, source, "aland_csv", url="", parameters={}, retrieved_at=moment(5), together=together
            ) as folder:
                (folder / "one.csv").write_text(text, encoding="utf-8")


def sources(data_dir: Path) -> list[str]:
    arrivals, faults = list_arrivals(data_dir)
    assert faults == []
    return sorted(arrival.source_code for arrival in arrivals)


def stop_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Stop the run when the arrival of this number is about to get its name."""
    real, renamed = room.rename_synced, []

    def rename(source: Path, target: Path) -> None:
        renamed.append(target)
        if len(renamed) == number:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(room, "rename_synced", rename)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_run_stopped_between_names_leaves_none_of_them_and_the_next_makes_all(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with monkeypatch.context() as patched:
        stop_at(patched, number)
        with pytest.raises(KeyboardInterrupt):
            keep(data_dir)
    assert sources(data_dir) == []

    with one_refresh(data_dir):
        assert sources(data_dir) == list(SOURCES)

    assert not (data_dir / "snapshots" / MOVES).exists()


def test_a_run_that_fails_before_all_are_ready_leaves_nothing(data_dir: Path) -> None:
    def fail() -> None:
        with keeping_together(data_dir) as together:
            with receiving(
                data_dir, "aland", "aland_csv", url="", parameters={}, retrieved_at=moment(5), together=together
            ) as folder:
                (folder / "one.csv").write_text("a", encoding="utf-8")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        fail()

    assert sources(data_dir) == []
    assert list((data_dir / "snapshots").rglob(f"{RECEIVING}*")) == []


def test_all_named_and_the_list_still_there_is_all(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_forget_moves", lambda _data_dir: None)

    keep(data_dir)

    assert sources(data_dir) == list(SOURCES)


def test_whoever_lists_while_names_are_given_sees_all_or_none(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, seen = room.rename_synced, []

    def rename(source: Path, target: Path) -> None:
        seen.append(len(find_arrivals(data_dir)))
        real(source, target)
        seen.append(len(find_arrivals(data_dir)))

    monkeypatch.setattr(room, "rename_synced", rename)
    keep(data_dir)

    assert seen == [0, 0, 0, 0, 0, 3]


def test_files_are_on_the_disk_before_their_folder_gets_its_name(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = []
    monkeypatch.setattr(room, "sync_folder", lambda folder: order.append(sorted(one.name for one in folder.iterdir())))
    monkeypatch.setattr(room, "rename_synced", lambda _source, target: order.append(target.parent.name))

    with receiving(data_dir, "aland", "aland_csv", url="", parameters={}, retrieved_at=moment(5)) as folder:
        (folder / "one.csv").write_text("a", encoding="utf-8")

    assert order == [["one.csv", CARD], "aland"]


def test_nothing_to_finish_is_nothing_done(data_dir: Path) -> None:
    finish_moves(data_dir)

    assert sources(data_dir) == []


@pytest.mark.parametrize(
    ("original", "name"),
    [
        ("BACI_HS22_Y2099_V209901.csv", "BACI_HS22_Y2099_V209901.csv"),
        (".hidden.csv", "received.csv"),
        ("snapshot.yml", "received"),
        ("SNAPSHOT.YML", "received"),
        ("wheat.csv.mapping.yml", "received"),
        ("пшеница (1).CSV", "received.csv"),
        ("表.html.gz", "received.html.gz"),
        ("two words.csv", "received.csv"),
        ("a\nb.csv", "received.csv"),
        ("..", "received"),
    ],
)
def test_a_file_gets_a_plain_name_that_is_none_of_ours(original: str, name: str) -> None:
    assert name_received(original) == name
