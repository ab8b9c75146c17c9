"""What the page Drafts says of a draft."""

from collections.abc import Callable, Mapping

from dashboard.drafts.inbox import Decision
from dashboard.locale import gettext as _
from dashboard.locale import language, ngettext
from dashboard.subjects.events.notes import plain
from etl.vocabulary.languages import SOURCE_LANGUAGE

_FOUND: dict[str, Callable[[int], str]] = {
    "participants": lambda n: ngettext("{n} person", "{n} people", n).format(n=n),
    "place": lambda _n: _("the place"),
    "topics": lambda n: ngettext("{n} topic", "{n} topics", n).format(n=n),
    "figures": lambda n: ngettext("{n} figure", "{n} figures", n).format(n=n),
    "commitments": lambda n: ngettext("{n} promise", "{n} promises", n).format(n=n),
    "acts": lambda n: ngettext("{n} act on market access", "{n} acts on market access", n).format(n=n),
}


def found_in_words(found: Mapping[str, int]) -> str:
    """What was found for a draft: ``2 people · the place``."""
    said = [say(found[name]) for name, say in _FOUND.items() if name in found]
    return " · ".join(said) if said else _("nothing was found")


def faults_in_words(count: int) -> str:
    """How much is left to mend, and in other languages than English that it is told in English."""
    if not count:
        return _("No fault is seen in it. Codes and links are looked at when it is accepted.")
    told = ngettext("{n} fault is left to mend in its file.", "{n} faults are left to mend in its file.", count)
    in_english = "" if language() == SOURCE_LANGUAGE else _("What is to be mended is told in English.")
    return f"{told.format(n=count)} {in_english}".strip()


def decided_in_words(decision: Decision, draft: str, *, is_done: bool) -> str:
    """What came of a decision."""
    if not is_done:
        return _("Nothing was changed: {draft} stays in the inbox.").format(draft=plain(draft))
    if decision is Decision.ACCEPT:
        return _("Accepted: {draft}. It is on these pages after the next build.").format(draft=plain(draft))
    return _("Dropped: {draft}.").format(draft=plain(draft))
