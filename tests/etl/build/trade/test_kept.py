"""A build that finds what another one kept gives what one from nothing gives, and does only what has changed."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import pyarrow as pa
import pytest

from etl.build.trade import settle
from etl.build.trade.kept import Keeper
from etl.build.trade.run import run_here
from etl.build.trade.settle import Sizes
from etl.inputs.trade import check_part
from etl.values.addresses import Place, below
from etl.values.keyed_rows import KeyedRows, read_whole, write_whole
from tests.etl.build.trade.made_trade import read_trade_in, run_elsewhere, write_trade
from tests.etl.made_inputs import Row
from tests.etl.received import receive

Done = TypeVar("Done")
KEPT = Sizes(10**9, 20, 20, kept_rows=0)
FROM_NOTHING = Sizes(10**9, 10**9, 10**9, kept_rows=10**9)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many works of each stage were done."""
    counts: Counter[str] = Counter()

    def counted(stage: Callable[..., Done]) -> Callable[..., Done]:
        @wraps(stage)
        def count_and_do(*work: object, **told: object) -> Done:
            counts[stage.__name__] += 1
            return stage(*work, **told)

        return count_and_do

    monkeypatch.setattr(check_part, "check_rows", counted(check_part.check_rows))
    for stage in (settle.settle_cells, settle.order_series, settle.check_arrival):
        monkeypatch.setattr(settle, stage.__name__, counted(stage))
    return counts


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """A folder of which everything is kept, and what it comes to."""
    data_dir = write_trade(tmp_path_factory.mktemp("kept"))
    return data_dir, read_trade_in(data_dir, KEPT, run_elsewhere(1))


def add_arrival(data_dir: Path) -> None:
    """One with a code that nobody named before."""
    rows: list[Row] = [{"value": "14"}, {"commodity": "HS:100620", "commodity_title": "Made up"}]
    receive(data_dir, 9, [row | {"period": "2093-05"} for row in rows], source="bouvet")


def change_file(data_dir: Path) -> None:
    change(data_dir / "trade" / "aland.csv", "BV,AX,import", "BV,AX,export")


def revise_figure(data_dir: Path) -> None:
    """One of a line in the middle of the file, which becomes longer."""
    change(data_dir / "trade" / "aland.csv", "AX,BV,export,2098-01,HS:1201,15,", "AX,BV,export,2098-01,HS:1201,15555,")


def add_line(data_dir: Path) -> None:
    """All below it lie a line further down."""
    change(data_dir / "trade" / "aland.csv", "\n", "\nAX,BV,export,2097-04,TOTAL,5,,,,,,\n")


def change_correction_and_gate(data_dir: Path) -> None:
    change(data_dir / "corrections.yml", "13500", "13600")
    (data_dir / "gates.yml").write_text("jump_factor: 2\n", encoding="utf-8")


def remove_arrival(data_dir: Path) -> None:
    (folder,) = (data_dir / "snapshots" / "bouvet").glob("*-07T*")
    shutil.rmtree(folder)


def change(path: Path, text: str, other: str) -> None:
    before = path.read_text(encoding="utf-8")
    assert text in before
    path.write_text(before.replace(text, other, 1), encoding="utf-8")


# Of 5 buckets and 9 ranges of series: how many works of each stage are done when one thing after the other is changed.
AGAIN: dict[Callable[[Path], None], dict[str, int]] = {
    add_arrival: {"check_rows": 1, "settle_cells": 1, "order_series": 1, "check_arrival": 5},
    change_file: {"check_rows": 1, "settle_cells": 1, "order_series": 1},
    revise_figure: {"check_rows": 1, "settle_cells": 1, "order_series": 1, "check_arrival": 1},
    add_line: {"check_rows": 1, "settle_cells": 4, "order_series": 7, "check_arrival": 2},
    change_correction_and_gate: {"settle_cells": 1, "order_series": 9, "check_arrival": 7},
    remove_arrival: {"settle_cells": 3, "order_series": 1, "check_arrival": 6},
}


def test_only_what_a_change_touches_is_done_again(
    made: tuple[Path, dict[str, object]], tmp_path: Path, done: Counter[str]
) -> None:
    data_dir = Path(shutil.copytree(made[0], tmp_path / "data"))

    for change_it, again in AGAIN.items():
        change_it(data_dir)
        done.clear()
        found = read_trade_in(data_dir, KEPT, run_here)
        assert (change_it.__name__, dict(done)) == (change_it.__name__, again)

    assert found == read_trade_in(data_dir, FROM_NOTHING, run_here)


def test_what_has_not_changed_is_not_done_again(made: tuple[Path, dict[str, object]], done: Counter[str]) -> None:
    assert read_trade_in(made[0], KEPT, run_here) == made[1]
    assert not done


@dataclass(frozen=True)
class MadeUpWork:
    """Writes a row; ``broken`` ends it when the file is written."""

    name: str
    broken: bool = False
    folder: Place = Path()

    @property
    def facts(self) -> tuple[object, ...]:
        return (self.name,)

    def within(self, folder: Place) -> "MadeUpWork":
        return replace(self, folder=folder)


@dataclass(frozen=True)
class MadeUpOutcome:
    rows: KeyedRows
    names: list[str]


def write_row(work: MadeUpWork) -> MadeUpOutcome:
    rows = write_whole(below(work.folder, "rows.arrow"), pa.table({"name": pa.array([work.name])}))
    if work.broken:
        raise KeyboardInterrupt
    return MadeUpOutcome(rows, [f"{rows.rows} {work.name}"])


def keep(place: Place, *works: MadeUpWork, is_large: bool = True) -> list[tuple[list[str], list[str]]]:
    """What is read of each work's file, and its names."""
    keeper = Keeper(run_here, place, "common", is_large=is_large)
    outcomes = list(keeper.run(write_row, works))
    return [(read_whole(one.rows)["name"].to_pylist(), one.names) for one in outcomes]


@pytest.fixture(params=["folder", "address"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return tmp_path / "checked" if request.param == "folder" else f"memory://{uuid4().hex}"


def test_a_work_that_ended_early_leaves_nothing_that_is_believed(place: Place) -> None:
    with pytest.raises(KeyboardInterrupt):
        keep(place, MadeUpWork("a", broken=True))

    assert keep(place, MadeUpWork("a"), MadeUpWork("b")) == [(["a"], ["1 a"]), (["b"], ["1 b"])]
    assert keep(place, MadeUpWork("b", broken=True), MadeUpWork("a", broken=True)) == [
        (["b"], ["1 b"]),
        (["a"], ["1 a"]),
    ]


def test_a_file_that_is_not_what_was_written_is_made_anew(tmp_path: Path) -> None:
    keep(tmp_path, MadeUpWork("a"))
    (file,) = tmp_path.glob("*/rows.arrow")
    written = file.read_bytes()
    file.write_bytes(written[:-1])

    assert keep(tmp_path, MadeUpWork("a")) == [(["a"], ["1 a"])]
    assert file.read_bytes() == written


def test_of_a_small_build_nothing_is_kept(tmp_path: Path) -> None:
    keep(tmp_path / "checked", replace(MadeUpWork("a"), folder=tmp_path), is_large=False)

    assert [path.name for path in tmp_path.iterdir()] == ["rows.arrow"]
