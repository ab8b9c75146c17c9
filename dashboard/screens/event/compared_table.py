"""Trade before and after a meeting as a table to be read, and in a sentence. Pure: no database, no page."""

import math
from collections.abc import Collection, Sequence

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.screens.event.compared import Compared
from dashboard.screens.sections.window.measures import Place, Total, Windows
from dashboard.screens.sections.window.view import span_in_words
from dashboard.subjects.names import Names
from dashboard.subjects.trade.change_words import change_sentence
from etl.vocabulary.periods import PeriodKind

LARGEST_CHANGE_PCT = 500


def to_compared_table(rows: Sequence[Compared], unit: str, names: Names) -> ShownTable:
    """One row a side and goods: what it has before and after, the change in its parts, and each on the year before.

    The periods stand in the heading where they are the same in all rows, else in each cell. A column in which no row
    has anything is left out.
    """
    spans = {place: {span_in_words(row.line.windows, place) for row in rows} for place in (Place.BEFORE, Place.AFTER)}

    def heading(name: str, place: Place) -> str:
        (span,) = spans[place] if len(spans[place]) == 1 else ("",)
        return _("{name}: {period}").format(name=name, period=span) if span else name

    def cell(row: Compared, place: Place) -> str:
        told = amount_in_words(row, place, unit)
        if len(spans[place]) == 1:
            return told
        return _("{amount} ({period})").format(amount=told, period=span_in_words(row.line.windows, place))

    columns: tuple[ShownColumn[Compared], ...] = (
        ShownColumn("goods", _("Goods"), lambda row: goods_in_words(row, names)),
        ShownColumn("whose_figures", _("Whose figures"), lambda row: names.series(row.line.told.series)),
        ShownColumn("before", heading(_("Before"), Place.BEFORE), lambda row: cell(row, Place.BEFORE)),
        ShownColumn("after", heading(_("After"), Place.AFTER), lambda row: cell(row, Place.AFTER)),
        ShownColumn("change", _("Change"), change_in_words),
        ShownColumn("on_the_year", _("Each on the same a year earlier"), on_the_year_in_words),
    )
    return tabulate(rows, [column for column in columns if any(column.value(row) for row in rows)])


def goods_in_words(row: Compared, names: Names) -> str:
    """The goods; a lower bound is said at the amounts."""
    told = row.line.told
    return names.goods(told.goods) if told.is_at_least else told.goods_name


def total_of(around: Windows, place: Place) -> Total:
    """The sum before or after."""
    return around.before if place == Place.BEFORE else around.after


def amount_in_words(row: Compared, place: Place, unit: str) -> str:
    """An amount; where it is not known, of how many of its periods there are figures."""
    around = row.line.windows
    total = total_of(around, place)
    if total.is_known:
        return formats.bounded(formats.amount(total.amount, unit), is_at_least=row.line.is_at_least)
    if not total.known:
        return _("no figure")
    if around.period_kind == PeriodKind.MONTH:
        return ngettext(
            "figures of {known} of {n} month", "figures of {known} of {n} months", total.span.count, known=total.known
        )
    return ngettext(
        "figures of {known} of {n} year", "figures of {known} of {n} years", total.span.count, known=total.known
    )


def change_in_words(row: Compared) -> str:
    """From before to after, in its parts where they are known; empty where it is not known."""
    if math.isnan(row.change_pct):
        return ""
    return change_sentence(row.parts) if row.parts else grown(row.change_pct)


def on_the_year_in_words(row: Compared) -> str:
    """The change of either sum on the same periods a year earlier; empty where neither is known."""
    line = row.line
    if math.isnan(line.before_change_pct) and math.isnan(line.after_change_pct):
        return ""
    return _("before {before}, after {after}").format(
        before=grown(line.before_change_pct), after=grown(line.after_change_pct)
    )


def grown(change_pct: float) -> str:
    """A change in per cent; beyond sixfold, where it tells of a small beginning, as a multiple."""
    if change_pct < LARGEST_CHANGE_PCT or math.isnan(change_pct):
        return formats.percent(change_pct, signed=True)
    return _("{times} times as much").format(times=formats.number(change_pct / 100 + 1))


def missing_in_words(rows: Collection[Compared], groups: Sequence[str], reporters: Sequence[str], names: Names) -> str:
    """Which goods a side has no figure of in these periods; empty where there is none."""
    there = {(row.goods, row.reporter) for row in rows}
    told = []
    for reporter in reporters:
        goods = [names.group(code) for code in groups if (code, reporter) not in there]
        if goods:
            told.append(_("{area}: {goods}").format(area=names.area(reporter), goods=_(", ").join(goods)))
    return _("Without any figure of these periods: {missing}.").format(missing=_("; ").join(told)) if told else ""


def notes_in_words(rows: Sequence[Compared]) -> str:
    """That nothing here is a cause, that the meeting's own period is on neither side, and why bounds have no change."""
    told = [
        _(
            "What comes after is not because of what came before: harvests, prices, exchange rates and border rules "
            "move trade too."
        ),
        _("The event's own period, {own}, is on neither side.").format(
            own=span_in_words(rows[0].line.windows, Place.OWN)
        ),
    ]
    if any(row.line.is_at_least for row in rows):
        told.append(_("Lower bounds are not compared: they may be of other products each time."))
    return formats.sentences(*told)
