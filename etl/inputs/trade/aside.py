"""Arrivals that a person does without: in ``data/snapshots/.set_aside``, with the reason, and told by each build."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.errors import KhorgosError
from etl.inputs.disk import rename_synced, write_synced
from etl.inputs.trade.snapshots import SET_ASIDE, find_arrivals, snapshots_folder
from etl.values.nearest import say_nearest
from etl.values.reading import Finding
from etl.vocabulary.builds import Severity

FINDING = "snapshot_set_aside"


class NoSuchArrival(KhorgosError):
    """No arrival has the code given."""

    def __init__(self, code: str, codes: list[str]) -> None:
        self.code = code
        self.codes = codes
        super().__init__(f"There is no snapshot {code!r}. {say_nearest(code, codes, _listed(codes))}")


def _listed(codes: list[str]) -> str:
    return f"There are {', '.join(codes)}" if codes else "Nothing was fetched or imported yet"


@dataclass(frozen=True, order=True)
class AsideArrival:
    """An arrival that was set aside: ``code`` is source and folder (``aland/2099-05-09T120000Z``)."""

    code: str
    day: str
    reason: str

    def to_finding(self) -> Finding:
        """What a build tells of it."""
        undo = f"'python -m etl set-aside {self.code} --undo' puts it back"
        text = f"The snapshot {self.code} was set aside on {self.day} and is not in this build: {self.reason}; {undo}."
        return Finding(FINDING, Severity.WARNING, text)


def code_of(folder: Path) -> str:
    """By what a person names an arrival: its source and its folder."""
    return f"{folder.parent.name}/{folder.name}"


def set_aside(data_dir: Path, code: str, reason: str, today: date) -> Path:
    """Move an arrival out of the way of builds, and give its new place. Raises NoSuchArrival."""
    folders = {code_of(folder): folder for folder in find_arrivals(data_dir)}
    if code not in folders:
        raise NoSuchArrival(code, sorted(folders))
    target = snapshots_folder(data_dir) / SET_ASIDE / code
    target.parent.mkdir(parents=True, exist_ok=True)
    note = {"set_aside_date": today.isoformat(), "reason": reason}
    write_synced(_note(target), json.dumps(note, ensure_ascii=False) + "\n")
    rename_synced(folders[code], target)
    return target


def put_back(data_dir: Path, code: str) -> Path:
    """Put an arrival back that was set aside, and give its place. Raises NoSuchArrival."""
    aside = snapshots_folder(data_dir) / SET_ASIDE / code
    codes = [one.code for one in list_set_aside(data_dir)]
    if code not in codes:
        raise NoSuchArrival(code, codes)
    target = snapshots_folder(data_dir) / code
    target.parent.mkdir(parents=True, exist_ok=True)
    rename_synced(aside, target)
    _note(aside).unlink()
    return target


def list_set_aside(data_dir: Path) -> list[AsideArrival]:
    """Every arrival that is set aside, by its code."""
    folders = (snapshots_folder(data_dir) / SET_ASIDE).glob("*/*")
    return sorted(_read(folder) for folder in folders if folder.is_dir() and _note(folder).is_file())


def _read(folder: Path) -> AsideArrival:
    note = json.loads(_note(folder).read_text(encoding="utf-8"))
    return AsideArrival(code_of(folder), str(note["set_aside_date"]), str(note["reason"]))


def _note(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.json")
