"""A draft of acts that a person has finished: held against every check, and moved into ``market_access.csv``."""

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.errors import Fault, InputFaults
from etl.inputs.access.acts import COLUMNS, read_market_access
from etl.inputs.access.goods import read_access_goods
from etl.inputs.codes import codes_of, known_codes
from etl.inputs.events.events import read_events
from etl.inputs.figures import days_of_figures, read_official_figures
from etl.inputs.files import file_label
from etl.inputs.reference import read_reference
from etl.values.reading import join_readings

_LINE = re.compile(r"line (\d+)")


def acts_path(data_dir: Path) -> Path:
    """Where the acts lie."""
    return data_dir / "access" / "market_access.csv"


def faults_of_acts(data_dir: Path, draft: Path) -> list[Fault]:
    """What ``check`` would find in the rows of a draft if they stood in ``market_access.csv``, by the draft's lines."""
    label = file_label(draft, data_dir)
    head, *_ = draft.read_text(encoding="utf-8-sig").splitlines() or [""]
    if tuple(head.split(",")) != COLUMNS:
        advice = "Leave the first line as it was, or import the page again."
        return [Fault(label, "line 1", "", "the columns are not those of market_access.csv", "", advice)]
    before = _with_acts(data_dir, None)
    with TemporaryDirectory() as folder:
        together = acts_path(Path(folder))
        together.parent.mkdir()
        together.write_text(_with_acts(data_dir, draft), encoding="utf-8")
        faults = _check(data_dir, Path(folder))
    lines = before.count("\n") - 1
    own = ((fault, _LINE.fullmatch(fault.where)) for fault in faults)
    return [
        replace(fault, file=label, where=f"line {int(place[1]) - lines}")
        for fault, place in own
        if place and int(place[1]) > lines + 1
    ]


def accept_acts(data_dir: Path, draft: Path) -> Path:
    """Put the rows of a draft at the end of ``market_access.csv`` and take the draft out of the inbox.

    Raises InputFaults with every fault where ``check`` would find one; the draft then stays, and the acts as they were.
    """
    target = acts_path(data_dir)
    if _stand_there(target, draft):  # an earlier run was stopped before it took the draft away
        draft.unlink()
        return target
    faults = faults_of_acts(data_dir, draft)
    if faults:
        raise InputFaults(faults)
    aside = target.with_name(f".{target.name}.new")
    aside.write_text(_with_acts(data_dir, draft), encoding="utf-8", newline="")
    aside.replace(target)
    draft.unlink()
    return target


def _stand_there(target: Path, draft: Path) -> bool:
    rows = draft.read_text(encoding="utf-8-sig").partition("\n")[2]
    return bool(rows.strip()) and target.is_file() and target.read_text(encoding="utf-8").endswith("\n" + rows)


def _with_acts(data_dir: Path, draft: Path | None) -> str:
    """The acts as text, then those of a draft; the acts alone where there is no draft."""
    told = acts_path(data_dir)
    acts = told.read_text(encoding="utf-8") if told.is_file() else ",".join(COLUMNS)
    rows = draft.read_text(encoding="utf-8-sig").split("\n", maxsplit=1)[1] if draft else ""
    return "".join(text if text.endswith("\n") else f"{text}\n" for text in (acts, rows) if text.strip())


def _check(data_dir: Path, folder: Path) -> list[Fault]:
    reference = read_reference(data_dir)
    reference = join_readings([reference, read_access_goods(data_dir, known_codes(reference))])
    codes = known_codes(reference)
    events = read_events(data_dir, reference, days_of_figures(read_official_figures(data_dir, codes)))
    return read_market_access(folder, codes, codes_of(events, "event", "event_id")).faults
