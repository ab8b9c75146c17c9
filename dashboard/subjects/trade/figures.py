"""Official figures as authorities stated them, with who said it and whose statistics it rests on."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import ColumnElement, Connection, select

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


def official_figures(connection: Connection, filters: FigureFilters) -> pd.DataFrame:
    """Figures, oldest period first.

    Columns: those of ``official_figure``; ``value`` is in ``unit``, never converted.
    """
    order = (official_figure.c.period_end, official_figure.c.period_start, official_figure.c.figure_code)
    frame = pd.read_sql(select(official_figure).where(*filters.conditions()).order_by(*order), connection)
    dates = {name: pd.to_datetime(frame[name]) for name in ("period_start", "period_end")}
    return frame.astype({"value": "float64"}).assign(**dates)
