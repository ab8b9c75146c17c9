"""What the chart around a meeting says of itself. Pure: no database, no page."""

from collections.abc import Iterable, Sequence

from dashboard.locale import formats, ngettext, units
from dashboard.locale import gettext as _
from dashboard.screens.event.drawn_lines import DrawnLine, cell_in_words, source_in_words
from dashboard.screens.sections.window.measures import Span, first_day, last_day
from dashboard.subjects.names import Names
from dashboard.ui.facts import Facts
from etl.vocabulary.periods import PeriodKind


def facts_of(lines: Sequence[DrawnLine], kind: PeriodKind, scale: units.Scale, names: Names) -> Facts:
    """Unit, whose figures, valuation, source and period of what is drawn."""
    return Facts(
        unit=scale.unit,
        reporter=_listed(names.area(line.reporter) for line in lines),
        valuation=_listed(names.term("valuation", line.valuation) for line in lines if not line.is_stated),
        source=_listed(source_in_words(line, names) for line in lines),
        period=period_in_words(lines, kind),
    )


def _listed(words: Iterable[str]) -> str:
    return _("; ").join(dict.fromkeys(words))


def period_in_words(lines: Sequence[DrawnLine], kind: PeriodKind) -> str:
    """From the first period of a line to the last."""
    spans = [cell.span for line in lines for cell in line.cells]
    whole = Span(min(span.first for span in spans), max(span.last for span in spans))
    return formats.period(first_day(whole.first, kind), last_day(whole.last, kind))


def notes_of(lines: Sequence[DrawnLine], kind: PeriodKind) -> tuple[str, ...]:
    """How the lines are to be read, each note only where there is such a line; and where each side's own ends."""
    cells = [cell for line in lines for cell in line.cells]
    doubtful, pairs = sum(cell.is_doubtful for cell in cells), sum(cell.span.count > 1 for cell in cells)
    return tuple(
        note
        for note, holds in (
            (_("A figure is flat over its own month or year."), True),
            (ends_in_words(lines, kind), any(line.is_own for line in lines)),
            (_("Broken lines are lower bounds: sums of the products that a source names."), _any_at_least(lines)),
            (_("Dotted lines are figures that an authority stated."), any(line.is_stated for line in lines)),
            (
                ngettext(
                    "{n} figure is doubtful; the table says which.",
                    "{n} figures are doubtful; the table says which.",
                    doubtful,
                ),
                bool(doubtful),
            ),
            (_("January and February that a source gives together are in the table only."), bool(pairs)),
        )
        if holds
    )


def ends_in_words(lines: Sequence[DrawnLine], kind: PeriodKind) -> str:
    """The last period of each side's own line."""
    ends = [
        _("{area} in {period}").format(area=line.end_name, period=cell_in_words(line.cells[-1], kind))
        for line in lines
        if line.is_own
    ]
    return _("The data end: {ends}. Nothing later is in the database; that is no end of trade.").format(
        ends=_("; ").join(ends)
    )


def _any_at_least(lines: Sequence[DrawnLine]) -> bool:
    return any(line.is_at_least for line in lines)


def chart_in_words(lines: Sequence[DrawnLine], kind: PeriodKind, unit: str, *, title: str, goods: str) -> str:
    """What the chart shows and the newest amount of each line, for those who do not see it."""
    told = [
        _("{line} {amount} in {period}").format(
            line=line.name,
            amount=formats.amount(line.cells[-1].amount, unit),
            period=cell_in_words(line.cells[-1], kind),
        )
        for line in lines
    ]
    return _("{title}, {goods}. Latest: {amounts}.").format(title=title, goods=goods, amounts=_("; ").join(told))
