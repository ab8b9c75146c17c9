"""Official figures as authorities stated them, with who said it and whose statistics it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, select

from dashboard.locale import formats
from dashboard.subjects.trade.series import Period
from dashboard.subjects.typed_rows import make_rows
from etl.schema import official_figure


@dataclass(frozen=True)
class FigureFilters:
    """Which official figures are meant.

    An empty tuple is no restriction, and ``is_shown_only`` leaves repetitions out.
    """

    areas: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    commodities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    counted_by: tuple[str, ...] = ()
    period_kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    is_shown_only: bool = True

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL conditions."""
        columns = official_figure.c
        conditions: list[ColumnElement[bool]] = [
            column.in_(values)
            for values, column in (
                (self.areas, columns.area_code),
                (self.partners, columns.partner_code),
                (self.flows, columns.flow),
                (self.indicators, columns.indicator),
                (self.measures, columns.measure),
                (self.groups, columns.group_code),
                (self.commodities, columns.commodity_id),
                (self.places, columns.place_code),
                (self.counted_by, columns.counted_by),
                (self.period_kinds, columns.period_kind),
                (self.units, columns.unit),
            )
            if values
        ]
        return [*conditions, columns.is_shown.is_(True)] if self.is_shown_only else conditions


@dataclass(frozen=True)
class StatedFigure:
    """One number as an authority stated it: ``stated_by`` said it, ``counted_by`` did the statistics it rests on.

    ``value`` is in ``unit``, never converted. ``is_shown`` is false of what only repeats another figure.
    """

    figure_code: str
    source_code: str
    area_code: str
    partner_code: str
    flow: str
    period: Period
    period_label: str
    indicator: str
    measure: str
    group_code: str | None
    commodity_id: str | None
    subject: str
    place_code: str | None
    value: float | None
    unit: str
    stated_by: str
    counted_by: str
    source_url: str
    publisher: str
    published_date: str | None
    confidence: str
    is_shown: bool
    note: str | None

    @property
    def stated_period(self) -> str:
        """The period in the reader's words: in English as it was stated."""
        return formats.stated_period(self.period_label, self.period.start, self.period.end)


OWN_COLUMNS = tuple(field.name for field in fields(StatedFigure) if field.name != "period")


def stated_figures(connection: Connection, filters: FigureFilters) -> list[StatedFigure]:
    """Figures, oldest period first."""
    return read_figures(connection, _question(filters))


def figures_by_code(connection: Connection, codes: Sequence[str]) -> list[StatedFigure]:
    """The figures with these codes, by code; those that are not there are left out."""
    question = select(official_figure).where(official_figure.c.figure_code.in_(codes))
    return read_figures(connection, question.order_by(official_figure.c.figure_code))


def read_figures(connection: Connection, question: Select[Any]) -> list[StatedFigure]:
    """The rows of a question that selects ``official_figure``, in its order."""
    return make_rows(connection, question, figure_of_row)


def figure_of_row(row: RowMapping) -> StatedFigure:
    """A row of ``official_figure`` as a figure."""
    period = Period(row["period_kind"], row["period_start"], row["period_end"])
    return StatedFigure(period=period, **{name: row[name] for name in OWN_COLUMNS})


def _question(filters: FigureFilters) -> Select[Any]:
    order = (official_figure.c.period_end, official_figure.c.period_start, official_figure.c.figure_code)
    return select(official_figure).where(*filters.conditions()).order_by(*order)
