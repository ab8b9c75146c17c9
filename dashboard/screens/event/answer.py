"""What a note opens with: how its promises stand, and what trade in its goods was before and after.

Pure: no database, no page.
"""

import math
from collections import Counter
from collections.abc import Sequence

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.screens.event.compared import Compared
from dashboard.screens.event.compared_table import amount_in_words, grown
from dashboard.screens.sections.window.measures import Place
from dashboard.screens.sections.window.view import span_in_words
from dashboard.subjects.names import Names
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.promises.outcomes import UNJUDGED, Outcome, lowered
from etl.vocabulary.judgement import StandingWord
from etl.vocabulary.trade import Flow


def promises_sentence(ledger: Sequence[LedgerEntry], names: Names) -> str:
    """``6 promises: 1 met, 1 partly met, 4 cannot be judged.``; a forecast is no promise."""
    promises = [entry for entry in ledger if not entry.commitment.is_forecast]
    if not promises:
        return _("No promise is recorded in this note.")
    counts = Counter(StandingWord.NOT_ASSESSABLE if entry.outcome in UNJUDGED else entry.outcome for entry in promises)
    words = [*(word for word in Outcome if word not in UNJUDGED), StandingWord.NOT_ASSESSABLE]
    told = [
        _("{count} {standing}").format(count=formats.number(counts[word]), standing=lowered(names.outcome(word)))
        for word in words
        if counts[word]
    ]
    return _("{promises}: {standings}.").format(
        promises=ngettext("{n} promise", "{n} promises", len(promises)), standings=_(", ").join(told)
    )


def trade_sentence(rows: Sequence[Compared], names: Names, *, flow: str, home: str, partner: str, unit: str) -> str:
    """What each side counted of the goods before and after; takes both sides' rows of the same goods.

    Empty where there are none.
    """
    if not rows:
        return ""
    sellers = (home, partner) if flow == Flow.EXPORT else (partner, home)
    return _("{goods}, {seller} to {buyer}: {counts}.").format(
        goods=names.group(rows[0].goods),
        seller=names.area(sellers[0]),
        buyer=names.area(sellers[1]),
        counts=_("; ").join(_count(row, unit, names) for row in rows),
    )


def _count(row: Compared, unit: str, names: Names) -> str:
    around = row.line.windows
    told = _("{area} counted {before} in {before_period} and {after} in {after_period}")
    if not row.is_known:
        told = _("{area} has {before} for {before_period} and {after} for {after_period}")
    sentence = told.format(
        area=names.area(row.reporter),
        before=amount_in_words(row, Place.BEFORE, unit),
        before_period=span_in_words(around, Place.BEFORE),
        after=amount_in_words(row, Place.AFTER, unit),
        after_period=span_in_words(around, Place.AFTER),
    )
    if math.isnan(row.change_pct):
        return sentence
    return _("{count} ({change})").format(count=sentence, change=grown(row.change_pct))
