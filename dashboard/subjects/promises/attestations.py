"""What shows something of a commitment: an event of the record, a figure that an office states, or a page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, RowMapping, func

from dashboard.locale import formats
from dashboard.subjects.typed_rows import make_part
from etl.schema import event, official_figure

OF_EVENT = (
    event.c.title.label("event_title"),
    event.c.start_date.label("event_start_date"),
    event.c.date_precision.label("event_date_precision"),
)


@dataclass(frozen=True)
class DatedEvent:
    """An event as what rests on it names it; ``date_precision`` says how exactly its first day is known."""

    event_id: str
    title: str
    start_date: date
    date_precision: str


@dataclass(frozen=True)
class AttestingPage:
    """A page by its address; ``published_date`` is as exact as it is known: ``2099``, ``2099-07``."""

    url: str
    publisher: str | None
    published_date: str | None

    @property
    def label(self) -> str:
        """Whose page it is, its address where that is not known."""
        return self.publisher or self.url


@dataclass(frozen=True)
class AttestingFigure:
    """A stated figure: of what and which period, as it was published, the office that states it, and on which page."""

    figure_code: str
    subject: str
    period_label: str
    period_start: date
    period_end: date
    as_published: str
    value: float | None
    unit: str
    stated_by: str
    page: AttestingPage

    @property
    def period(self) -> str:
        """The period in the reader's words."""
        return formats.stated_period(self.period_label, self.period_start, self.period_end)

    @property
    def amount(self) -> str:
        """How much, as it was published."""
        return formats.as_published(self.as_published, self.value, self.unit)


@dataclass(frozen=True)
class Attestation:
    """What shows something: an event, a figure, or both, or a page without a figure; None is what it does not name."""

    event: DatedEvent | None = None
    figure: AttestingFigure | None = None
    page: AttestingPage | None = None


def attestation_columns(rows: FromClause) -> tuple[ColumnElement[Any], ...]:
    """What ``to_attestation`` takes, for a question about ``rows`` that is joined by ``join_attestation``."""
    figure = official_figure.c
    return (
        *(rows.c.event_id, *OF_EVENT),
        *(rows.c.figure_code, figure.subject, figure.period_label, figure.period_start, figure.period_end),
        *(figure.as_published, figure.value, figure.unit, figure.stated_by),
        func.coalesce(rows.c.source_url, figure.source_url).label("source_url"),
        func.coalesce(rows.c.publisher, figure.publisher).label("publisher"),
        func.coalesce(rows.c.published_date, figure.published_date).label("published_date"),
    )


def join_attestation(rows: FromClause) -> FromClause:
    """``rows``, which name an event, a figure or a page, with the event and the figure named."""
    return rows.join(event, event.c.event_id == rows.c.event_id, isouter=True).join(
        official_figure, official_figure.c.figure_code == rows.c.figure_code, isouter=True
    )


def to_attestation(row: RowMapping) -> Attestation:
    """The attestation in a row with ``attestation_columns``."""
    page = None if row["source_url"] is None else make_part(row, AttestingPage, url=row["source_url"])
    return Attestation(
        event=None if row["event_id"] is None else to_dated_event(row),
        figure=None if row["figure_code"] is None else make_part(row, AttestingFigure, page=page),
        page=page if row["figure_code"] is None else None,
    )


def to_dated_event(row: RowMapping) -> DatedEvent:
    """The event in a row with ``event_id`` and ``OF_EVENT``."""
    return DatedEvent(row["event_id"], row["event_title"], row["event_start_date"], row["event_date_precision"])
