"""The lines of the chart around a meeting: each side's own first, then other tables, then what authorities stated.

Pure: no database, no page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.screens.event.stated import office_in_words
from dashboard.screens.sections.window.measures import Cell, Span, first_day, last_day, number_of, to_cells
from dashboard.screens.sections.window.source_lines import LineFigure, SourceLine
from dashboard.subjects.names import Names
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from etl.vocabulary.events import Confidence
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Valuation

AROUND = {PeriodKind.MONTH: 24, PeriodKind.YEAR: 8}  # periods on either side


@dataclass(frozen=True)
class DrawnLine:
    """One line: a source's table of one reporter, or what rests on one office's count.

    ``end_name`` stands at its end, ``name`` wherever there is room; ``source_code`` is empty of stated figures.
    ``is_own`` is the line that stands for its side in the table.
    """

    name: str
    end_name: str
    reporter: str
    source_code: str
    valuation: str
    cells: tuple[Cell, ...]
    is_own: bool = False
    is_at_least: bool = False
    is_stated: bool = False

    @property
    def is_reconciled(self) -> bool:
        """Whether it is neither side's own."""
        return self.valuation == Valuation.RECONCILED


def shown_span(kind: PeriodKind, start: date, end: date, today: date) -> Span:
    """The periods that the chart shows; never past today's, where no figure can be."""
    now = max(number_of(today, kind), number_of(end, kind))
    return Span(number_of(start, kind) - AROUND[kind], min(number_of(end, kind) + AROUND[kind], now))


def drawn_span(lines: Iterable[DrawnLine], meeting: Span) -> Span:
    """From the first figure to the last, and to the period after the meeting's own at least."""
    spans = [meeting, Span(meeting.last + 1, meeting.last + 1), *(cell.span for line in lines for cell in line.cells)]
    return Span(min(span.first for span in spans), max(span.last for span in spans))


def table_lines(
    own: Sequence[SourceLine], others: Iterable[SourceLine], kind: PeriodKind, shown: Span, names: Names
) -> list[DrawnLine]:
    """Lines of sources' tables inside the time shown; one without a figure is none.

    ``own`` are those that stand for their sides in the table of the page; they come first, what was weighed last.
    """
    drawn = [
        DrawnLine(
            name=line.name,
            end_name=names.area(line.series.reporter_code) if line in own else _end_of_other(line, names),
            reporter=line.series.reporter_code,
            source_code=line.series.source_code,
            valuation=line.valuation,
            cells=_inside(to_cells(line.figures, kind), shown),
            is_own=line in own,
            is_at_least=line.is_at_least,
        )
        for line in [*own, *sorted(others, key=lambda line: line.is_reconciled)]
    ]
    return [line for line in drawn if line.cells]


def _end_of_other(line: SourceLine, names: Names) -> str:
    return names.publisher(line.series.source_code) if line.is_reconciled else names.series(line.series)


def stated_lines(figures: Iterable[GroupFigure], kind: PeriodKind, shown: Span, names: Names) -> list[DrawnLine]:
    """A line for each office's count of the same thing, of stated figures in the chart's unit."""
    found: dict[tuple[str, str, str], list[LineFigure]] = {}
    for about in figures:
        figure = about.figure
        if figure.value is not None and figure.period.kind == kind:
            key = (office_in_words(about, names), names.office(figure.counted_by), figure.area_code)
            is_doubtful = figure.confidence != Confidence.HIGH
            found.setdefault(key, []).append(LineFigure(figure.period, figure.value, is_doubtful))
    drawn = [
        DrawnLine(
            name=name,
            end_name=_("{office}, as stated").format(office=office),
            reporter=area,
            source_code="",
            valuation=Valuation.NOT_STATED,
            cells=_inside(to_cells(told, kind), shown),
            is_stated=True,
        )
        for (name, office, area), told in found.items()
    ]
    return [line for line in drawn if line.cells]


def _inside(cells: Iterable[Cell], shown: Span) -> tuple[Cell, ...]:
    return tuple(cell for cell in cells if shown.holds(cell.span))


def to_lines_table(lines: Iterable[DrawnLine], kind: PeriodKind, unit: str, names: Names) -> ShownTable:
    """Every figure of the lines, for people and files; amounts in full."""
    figures = [(line, cell) for line in lines for cell in line.cells]
    columns: tuple[ShownColumn[tuple[DrawnLine, Cell]], ...] = (
        ShownColumn("line", _("Line"), lambda one: one[0].name),
        ShownColumn("period", _("Period"), lambda one: cell_in_words(one[1], kind)),
        ShownColumn("value", _("Amount"), lambda one: one[1].amount),
        ShownColumn("unit", _("Unit"), lambda _one: unit),
        ShownColumn("valuation_name", _("Valuation"), lambda one: names.term("valuation", one[0].valuation)),
        ShownColumn("source_name", _("Source"), lambda one: source_in_words(one[0], names)),
        ShownColumn("remark", _("Remark"), lambda one: remark(*one)),
    )
    return tabulate(figures, columns)


def cell_in_words(cell: Cell, kind: PeriodKind) -> str:
    """The period of a figure."""
    return formats.period(first_day(cell.span.first, kind), last_day(cell.span.last, kind))


def source_in_words(line: DrawnLine, names: Names) -> str:
    """The table that a line is from; of stated figures that they are stated."""
    return _("as stated") if line.is_stated else names.source_title(line.source_code)


def remark(line: DrawnLine, cell: Cell) -> str:
    """What a reader must know of one figure; empty where nothing."""
    known = {
        _("at least"): line.is_at_least,
        _("doubtful"): cell.is_doubtful,
        _("January and February together: not drawn"): cell.span.count > 1,
    }
    return _("; ").join(word for word, holds in known.items() if holds)
