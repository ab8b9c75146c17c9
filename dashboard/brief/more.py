"""What is said of rows that a page has no room for."""

from dashboard.brief.facts import BriefFacts
from dashboard.brief.model import Line
from dashboard.locale import ngettext


def more_lines(facts: BriefFacts, count: int) -> list[Line]:
    """How many more there are in the record, with its note; nothing where all are told."""
    if count <= 0:
        return []
    return [Line(ngettext("{n} more in the ledger.", "{n} more in the ledger.", count), facts.cite_record())]
