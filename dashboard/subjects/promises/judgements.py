"""What each line of figures shows of commitments, the figures themselves, and up to when the data knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, FromClause, RowMapping, and_, func, select

from dashboard.subjects.promises.outcomes import RECONCILED
from dashboard.subjects.typed_rows import make_part, make_rows
from etl.schema import commitment_figure, judgement, official_figure, source
from etl.schema.known import as_known, judgement_history
from etl.vocabulary.trade import Valuation


@dataclass(frozen=True)
class CountedLine:
    """A line of figures that a commitment is held against: of one source's table, or of what one office stated.

    ``source_code`` is None where the side has no line at all; ``counted_by`` is the office, None for a table.
    ``target_value`` is what the line is held against, in ``unit``; None where it is held against nothing. ``is_heard``
    says that the line has a say in what figures show of the commitment.
    """

    code: str
    reporter_code: str
    partner_code: str
    bound: str
    source_code: str | None
    indicator: str
    counted_by: str | None
    valuation: str
    unit: str
    target_value: float | None
    is_heard: bool

    @property
    def is_stated(self) -> bool:
        """Whether an office stated the figures, one by one."""
        return bool(self.counted_by)

    @property
    def side(self) -> str:
        """Whose the line is: its reporter's, or nobody's where both reports were weighed into one."""
        return RECONCILED if self.valuation == Valuation.RECONCILED else self.reporter_code


@dataclass(frozen=True)
class JudgedFigure:
    """The figure of a line that is judged, in the line's unit."""

    period_start: date
    period_end: date
    value: float
    figure_code: str | None


@dataclass(frozen=True)
class LineJudgement:
    """What a line shows of a commitment, from ``known_from`` on, and by which rule.

    ``figure`` is None where there is none to judge. ``start_value`` is the line's own figure of the last period before
    the commitment, in the line's unit. ``reached_date`` is the last day of the first period after the commitment in
    which the line reaches its target. What is not known of these is None.
    """

    commitment_id: str
    known_from: date
    line: CountedLine
    verdict: str
    rule: str
    figure: JudgedFigure | None
    start_value: float | None
    share_of_target_pct: float | None
    reached_date: date | None
    is_doubtful: bool
    is_stand_in: bool


@dataclass(frozen=True)
class CommitmentFigure:
    """A figure of a line, in the line's unit, and where it can be read."""

    line: CountedLine
    period_start: date
    period_end: date
    value: float | None
    share_of_target_pct: float | None
    figure_code: str | None
    is_doubtful: bool
    is_stand_in: bool
    publisher: str
    source_url: str | None


def judgements(connection: Connection, commitment_ids: tuple[str, ...] | None = None) -> list[LineJudgement]:
    """What each line of figures shows of the commitments with these ids, or of all.

    Of a commitment, the lines that have a say come first.
    """
    question = select(judgement)
    if commitment_ids is not None:
        question = question.where(judgement.c.commitment_id.in_(commitment_ids))
    order = (judgement.c.commitment_id, judgement.c.is_heard.desc(), judgement.c.line)
    return make_rows(connection, question.order_by(*order), _judgement)


def judgements_of_commitment(connection: Connection, commitment_id: str) -> list[LineJudgement]:
    """What each line of figures has shown of a commitment, from day to day, oldest first."""
    question = (
        select(judgement_history)
        .where(judgement_history.c.commitment_id == commitment_id)
        .order_by(judgement_history.c.known_from, judgement_history.c.line)
    )
    return make_rows(connection, question, _judgement)


def figures_of_commitment(connection: Connection, commitment_id: str) -> list[CommitmentFigure]:
    """The figures that show a commitment, line by line, each line oldest first."""
    figure, stated = commitment_figure.c, official_figure.c
    question = (
        select(
            *(figure.line, figure.period_start, figure.period_end, figure.value, figure.figure_code),
            *(figure.is_doubtful, figure.is_stand_in),
            *(judgement.c.reporter_code, judgement.c.partner_code, judgement.c.bound, judgement.c.source_code),
            *(judgement.c.indicator, judgement.c.counted_by, judgement.c.valuation, judgement.c.unit),
            *(judgement.c.target_value, judgement.c.is_heard),
            (figure.value * 100 / func.nullif(judgement.c.target_value, 0)).label("share_of_target_pct"),
            func.coalesce(stated.publisher, source.c.publisher).label("publisher"),
            func.coalesce(stated.source_url, source.c.url).label("source_url"),
        )
        .select_from(_figures_in_lines())
        .where(figure.commitment_id == commitment_id)
        .order_by(figure.line, figure.period_end, figure.period_start)
    )
    return make_rows(connection, question, _figure)


def _figures_in_lines() -> FromClause:
    figure = commitment_figure.c
    is_line = and_(judgement.c.commitment_id == figure.commitment_id, judgement.c.line == figure.line)
    return (
        commitment_figure.join(judgement, is_line)
        .join(source, source.c.source_code == judgement.c.source_code)
        .join(official_figure, official_figure.c.figure_code == figure.figure_code, isouter=True)
    )


def data_date(connection: Connection) -> date | None:
    """The latest day of the record that is known: the "now" of all that is judged (``docs/method.md``).

    None in an empty database.
    """
    day: date | None = connection.scalar(select(as_known.c.record_end))
    return day


def sources_of(lines: Iterable[CountedLine]) -> tuple[str, ...]:
    """Codes of the sources that lines are from, each once."""
    return tuple(dict.fromkeys(line.source_code for line in lines if line.source_code is not None))


def _judgement(row: RowMapping) -> LineJudgement:
    figure = None if row["value"] is None else make_part(row, JudgedFigure)
    return make_part(row, LineJudgement, line=_line(row), figure=figure)


def _figure(row: RowMapping) -> CommitmentFigure:
    return make_part(row, CommitmentFigure, line=_line(row))


def _line(row: RowMapping) -> CountedLine:
    return make_part(row, CountedLine, code=row["line"])
