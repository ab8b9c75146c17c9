"""The promises to be read: each as a link with how it stands and why, as HTML. Pure: no database, no page.

On a phone a promise is a card (``dashboard/ui/client/records.css``).
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.commitments.counts_chart import OUTCOME_COLOURS
from dashboard.screens.commitments.verdicts import change_in_words
from dashboard.screens.sections.promise_links import promise_facts
from dashboard.subjects.colours import GREY, TEAL
from dashboard.subjects.names import Names
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.promises.reasons import standing_in_words
from dashboard.subjects.promises.standings import StandingChange
from dashboard.subjects.promises.words import lateness_in_words
from dashboard.ui.record_table import Cell, Heading, record_table

WHOLE_PCT = 100.0


def ledger_html(
    ledger: Sequence[LedgerEntry],
    shares: Mapping[str, float],
    changes: Mapping[str, StandingChange],
    names: Names,
    address_of: Callable[[str], str],
) -> str:
    """A row a promise: what, who and by when, how it stands and why, its share of the target, the last change.

    Takes what ``verdicts.best_shares`` and ``standings.last_changes`` give, and where the page of a promise is.
    """
    headings = (_("Promise"), _("Assessment"), _("Share of the target"), _("Last change"))
    rows = ((_promise(entry, names, address_of), *_cells(entry, shares, changes, names)) for entry in ledger)
    return record_table(
        [Heading(heading) for heading in headings],
        ([Cell(told) for told in row] for row in rows),
        caption=_("Promises"),
        look="records ledger",
    )


def _promise(entry: LedgerEntry, names: Names, address_of: Callable[[str], str]) -> str:
    commitment = entry.commitment
    link = f'<a href="{escape(address_of(commitment.commitment_id))}" target="_self">{escape(commitment.text)}</a>'
    return f"{link}<small>{escape(promise_facts(entry, names))}</small>"


def _cells(
    entry: LedgerEntry, shares: Mapping[str, float], changes: Mapping[str, StandingChange], names: Names
) -> tuple[str, str, str]:
    code = entry.commitment.commitment_id
    change = change_in_words(changes.get(code), names)
    return _standing(entry, names), _share(shares.get(code)), f"<small>{escape(change)}</small>" if change else ""


def _standing(entry: LedgerEntry, names: Names) -> str:
    dot = f'<span class="dot" style="background:{OUTCOME_COLOURS.get(entry.outcome, GREY)}"></span>'
    words = [names.outcome(entry.outcome), lateness_in_words(entry, names)]
    told = escape(" · ".join(word for word in words if word))
    return f"{dot}<b>{told}</b><small>{escape(standing_in_words(entry.commitment, names))}</small>"


def _share(share: float | None) -> str:
    if share is None:
        return ""
    width = min(share, WHOLE_PCT)
    bar = f'<span class="share"><span style="width:{width:.0f}%;background:{TEAL}"></span></span>'
    return f"{bar}{escape(formats.percent(share, 0))}"
