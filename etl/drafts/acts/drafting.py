"""A saved page to a draft of acts: ``data/inbox/<name>.csv``, in the columns of ``market_access.csv``."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from etl.drafts.acts.accepting import acts_path
from etl.drafts.acts.found import FoundActs, missing_of
from etl.drafts.acts.names import read_act_names
from etl.drafts.acts.notice import is_notice, read_notice
from etl.drafts.acts.register import is_register, read_register
from etl.drafts.acts.saved_page import read_saved_page
from etl.drafts.faults import NoteExists
from etl.inputs.access.acts import COLUMNS

_CODE = re.compile(r"^A(\d{4,}),", re.MULTILINE)


@dataclass(frozen=True)
class DraftedActs:
    """A draft just written: where, what was found, and the columns that a person has to look up.

    ``told_already`` are acts of the record with the number of an act found, on the same good and origin.
    """

    path: Path
    found: FoundActs
    told_already: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Columns that are empty in any of the acts."""
        return missing_of(self.found.acts)


def find_acts(path: Path, data_dir: Path, *, url: str = "", read_on: date) -> FoundActs | None:
    """The acts of a saved page; None for a file that is neither a notice of China's customs nor a page of the register.

    ``url`` goes before the address that the file itself tells. Raises NotAnAct for such a page that nothing can be
    drafted from.
    """
    page = read_saved_page(path)
    read_date = read_on.isoformat()
    if is_register(page):
        found = read_register(page, read_act_names(data_dir), read_date)
    elif is_notice(page):
        found = read_notice(page, read_act_names(data_dir))
    else:
        return None
    return found.seen_at(url or page.url, read_date)


def draft_acts(data_dir: Path, found: FoundActs) -> DraftedActs:
    """Write the draft of some acts to the inbox. Raises NoteExists where one of that name waits there."""
    target = data_dir / "inbox" / f"{found.name}.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    codes = _free_codes(data_dir, len(found.acts))
    rows = [{"act_code": code, **asdict(act)} for code, act in zip(codes, found.acts, strict=True)]
    try:
        with target.open("x", encoding="utf-8", newline="") as file:
            file.write(_to_csv(rows))
    except FileExistsError as fault:
        raise NoteExists(str(target)) from fault
    return DraftedActs(target, found, _told_already(data_dir, found))


def _told_already(data_dir: Path, found: FoundActs) -> tuple[str, ...]:
    """The acts of the record that have the number of an act found, on the same good and origin."""
    path = acts_path(data_dir)
    if not path.is_file():
        return ()
    meant = {(act.good, act.origin, act.kind, act.instrument_number) for act in found.acts if act.instrument_number}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    same = ("good", "origin", "kind", "instrument_number")
    return tuple(row["act_code"] for row in rows if tuple(row[name] for name in same) in meant)


def _free_codes(data_dir: Path, count: int) -> Iterable[str]:
    """The next codes that neither an act nor a draft has."""
    texts = (
        path.read_text(encoding="utf-8") for path in [*data_dir.glob("access/*.csv"), *data_dir.glob("inbox/*.csv")]
    )
    last = max((int(number) for text in texts for number in _CODE.findall(text)), default=0)
    return [f"A{last + number:04}" for number in range(1, count + 1)]


def _to_csv(rows: Iterable[dict[str, str]]) -> str:
    told = io.StringIO()
    writer = csv.DictWriter(told, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return told.getvalue()
