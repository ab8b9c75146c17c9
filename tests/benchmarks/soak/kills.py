"""Commands killed at moments of chance: nothing half done is left, no lock is, and the next one goes on.

Each runs in a child of a process that has everything loaded, so that it is killed at its work and not while Python
starts. What it leaves is looked at by the functions on which the commands themselves rest.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from etl.__main__ import COMMANDS
from etl.backup.archive import read_entries, read_manifest
from etl.errors import KhorgosError
from etl.inputs.trade.snapshots import list_arrivals, require_sound_arrivals, snapshots_folder
from etl.load.contents import read_build_id
from etl.load.identity import identify
from etl.load.soundness import require_undamaged
from etl.publishers.comtrade.client import ADDRESS_VARIABLE, KEY_VARIABLE
from tests.benchmarks.processes import ROOT
from tests.etl.made_inputs import trade_text, write_data
from tests.etl.publishers.gacc.test_online_query import QUERY
from tests.etl.publishers.stub import comtrade, record, serve
from tests.etl.received import SHIPPED

LOCKED, PATIENCE = 5, 10.0
SHARES = {"build": 8, "import": 3, "backup": 3, "restore": 3, "accept": 2, "refresh": 2}
"""How often each command is killed, beside the others."""
TRADE = ("kg_nsc_imports_from_china", "baci_2021")
GONE_ON = 0.25  # of killed builds, after how many the same is built to its end; the others are followed by a new one
ENOUGH = 1.05  # of the time that a command takes: some are done before they are killed
_FORKING = get_context("forkserver")
Say = Callable[[str], None]


def command(*words: str) -> None:
    """Run ``python -m etl`` in this process, silently."""
    from etl import __main__ as command_line  # noqa: PLC0415 - loaded by the forking process, once for all

    sys.argv = ["etl", *words]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = sys.stderr = nowhere
        command_line.main()


@dataclass
class Kills:
    """Kills in a folder and on a database; what was not as it should be is in ``faults``."""

    folder: Path
    url: str
    chance: random.Random
    faults: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    _took: dict[str, float] = field(default_factory=dict)
    _number: int = 0

    def kill(self, count: int, say: Say) -> list[str]:
        """Kill so many commands; gives the faults."""
        _FORKING.set_forkserver_preload([place.partition(":")[0] for place in COMMANDS.values()])
        with self._refreshing():
            write_small_data(self.data)
            for name in SHARES:
                getattr(self, f"_{name}")(is_killed=False)
            while sum(self.counts[name] for name in SHARES) < count:
                (name,) = self.chance.choices(list(SHARES), list(SHARES.values()))
                getattr(self, f"_{name}")(is_killed=True)
        for name in SHARES:
            say(f"{name:8} killed {self.counts[name]:4}, done before {self.counts[f'{name}, done']:4}")
        return self.faults

    @property
    def data(self) -> Path:
        """The data folder of all commands."""
        return self.folder / "small" / "data"

    @property
    def _archive(self) -> Path:
        return self.folder / "kept.zip"

    @contextmanager
    def _refreshing(self) -> Iterator[None]:
        """A publisher of a refresh on this machine, for the commands' environment."""
        rows = [record(refYear=year, refPeriodId=year * 10_000 + 101, period=str(year)) for year in (2020, 2021)]
        with serve(comtrade(rows)) as stub:
            os.environ |= {ADDRESS_VARIABLE: stub.address, KEY_VARIABLE: "made-up"}
            yield

    def _build(self, *, is_killed: bool) -> None:
        old = read_build_id(self.url) if is_killed else ""
        self._number += 1
        made_up = write_data(
            self.folder / "made-up", SHIPPED | {"trade/aland.csv": trade_text({"value": self._number})}
        )
        words = ("--data", str(made_up), "--database", self.url)
        self._run("build", is_killed, *words)
        new = identify(made_up).build_id
        if is_killed and read_build_id(self.url) not in {old, new}:
            self.faults.append("build: the database is of no build that was made")
        self._require_sound_database("build")
        if is_killed and self.chance.random() < GONE_ON:
            self._run("build", False, *words)
            if read_build_id(self.url) != new:
                self.faults.append("build: the next one did not go on")

    def _import(self, *, is_killed: bool) -> None:
        file = self.folder / "wheat.csv"
        self._number += 1
        file.write_text(QUERY.replace("1,161", f"1,{self._number % 900 + 100}"), encoding="utf-8")
        words = (str(file), "--flow", "import", "--retrieved", "2026-11-01", "--data", str(self.data))
        self._run("import", is_killed, *words)
        self._require_sound_snapshots("import")
        if is_killed:
            self._run("import", False, *words)
            self._require_sound_snapshots("import")
            if self._number % 10 == 0:
                shutil.rmtree(snapshots_folder(self.data) / "gacc_monthly_hs8", ignore_errors=True)

    def _backup(self, *, is_killed: bool) -> None:
        path = self.folder / f"backup-{self._number}.zip"
        path.unlink(missing_ok=True)
        self._run("backup", is_killed, str(path), "--data", str(self.data))
        if path.exists():
            self._require_whole_archive(path)
        if is_killed:
            path.unlink(missing_ok=True)
            self._run("backup", False, str(path), "--data", str(self.data))
        if left := [one.name for one in self.folder.glob(".*.part")]:
            self.faults.append(f"backup: left behind: {left}")
        path.replace(self._archive)

    def _restore(self, *, is_killed: bool) -> None:
        place = self.folder / "restored" / "data"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        words = (str(self._archive), "--data", str(place))
        self._run("restore", is_killed, *words)
        if is_killed:
            self._run("restore", False, *words)
        wanted = {entry.name for entry in read_manifest(self._archive).entries}
        files = (path for path in place.rglob("*") if path.is_file() and path.suffix != ".lock")
        found = {path.relative_to(place).as_posix() for path in files}
        if wanted != found:
            self.faults.append(f"restore: missing {sorted(wanted - found)[:3]}, too many {sorted(found - wanted)[:3]}")

    def _accept(self, *, is_killed: bool) -> None:
        self._number += 1
        name = f"2024-02-{self._number % 28 + 1:02}-made-up-{self._number}"
        inbox, note = self.data / "inbox" / f"{name}.md", self.data / "events" / "2024" / f"{name}.md"
        inbox.parent.mkdir(exist_ok=True)
        inbox.write_text(made_up_note(name), encoding="utf-8")
        words = ("accept", name, "--data", str(self.data))
        self._run("accept", is_killed, *words, program="inbox")
        if not (inbox.exists() or note.exists()):
            self.faults.append("accept: the draft is lost")
        if inbox.exists():
            self._run("accept", False, *words, program="inbox")
        if inbox.exists() or note.read_text(encoding="utf-8") != made_up_note(name):
            self.faults.append("accept: the next one did not go on")

    def _refresh(self, *, is_killed: bool) -> None:
        shutil.rmtree(snapshots_folder(self.data) / "comtrade_annual", ignore_errors=True)
        words = ("comtrade_annual", "--data", str(self.data), "--database", self.url)
        self._run("refresh", is_killed, *words)
        self._require_sound_snapshots("refresh")
        self._require_sound_database("refresh")
        if is_killed:
            self._run("refresh", False, *words)
            self._require_sound_snapshots("refresh")

    def _run(self, name: str, is_killed: bool, *words: str, program: str = "") -> None:
        """Run a command to its end, which has to be well, or to the moment at which it is killed."""
        begun, code = time.monotonic(), LOCKED
        while code == LOCKED and time.monotonic() - begun < PATIENCE:
            process = _FORKING.Process(target=command, args=(program or name, *words))
            process.start()
            assert process.pid
            if is_killed:
                process.join(self.chance.uniform(0, ENOUGH) * self._took[name])
                if process.is_alive():
                    os.kill(process.pid, signal.SIGKILL)
            process.join()
            code = process.exitcode or 0
        if not is_killed:
            self._took[name] = min(time.monotonic() - begun, self._took.get(name, 60.0))
        self.counts[name if code == -signal.SIGKILL else f"{name}, done"] += is_killed
        if code not in {0, -signal.SIGKILL}:
            self.faults.append(f"{name} ended with {code}")

    def _require_sound_database(self, name: str) -> None:
        try:
            require_undamaged(self.url)
        except KhorgosError as fault:
            self.faults.append(f"{name}: {fault}")

    def _require_sound_snapshots(self, name: str) -> None:
        try:
            require_sound_arrivals(self.data)
        except KhorgosError as fault:
            self.faults.append(f"{name}: {fault}")
        self.faults.extend(f"{name}: {fault}" for fault in list_arrivals(self.data)[1])

    def _require_whole_archive(self, path: Path) -> None:
        try:
            read_entries(path, read_manifest(path), lambda _entry: None)
        except KhorgosError as fault:
            self.faults.append(f"backup: {fault}")


def write_small_data(data: Path) -> None:
    """What is shipped, with a few files of trade and one note, so that a build takes a second."""
    for name in ("reference", "sources", "figures"):
        shutil.copytree(ROOT / "data" / name, data / name)
    note = data / "events" / "2024" / "2024-01-09-made-up-talks.md"
    note.parent.mkdir(parents=True)
    note.write_text(made_up_note(note.stem), encoding="utf-8")
    shutil.copy(ROOT / "data" / "gates.yml", data)
    (data / "trade").mkdir()
    for source in TRADE:
        for ending in ("csv", "yml"):
            shutil.copy(ROOT / "data" / "trade" / f"{source}.{ending}", data / "trade")


def made_up_note(name: str) -> str:
    """A note that has no fault."""
    return (
        f"---\nid: {name}\ntitle: Made-up talks\nkind: other\ndate: {name[:10]}\ncountry: KZ\nparties: [CN, KZ]\n"
        "topics: [other]\nconfidence: low\nsources:\n  - url: https://example.org/made-up\n"
        "    publisher: A made-up office\n---\n\nThese talks never took place.\n"
    )
