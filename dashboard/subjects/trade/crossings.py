"""Crossings of Xinjiang: by what goods cross where, and by what mode goes that which figures count."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dashboard.subjects.typed_rows import make_rows
from etl.schema import cargo_mode, crossing_line
from etl.vocabulary.figures import Indicator
from etl.vocabulary.places import TransportMode


@dataclass(frozen=True)
class CrossingLine:
    """One mode by which goods cross at a place; ``opposite_code`` is the place on the neighbour's side, if known."""

    place_code: str
    mode: TransportMode
    neighbour_code: str
    opposite_code: str | None
    source_url: str
    publisher: str


@dataclass(frozen=True)
class CargoMode:
    """By what mode goes what figures of an indicator and a subject count, and what it is called in few words."""

    indicator: Indicator
    subject: str
    mode: TransportMode
    title: str


def crossing_lines(connection: Connection) -> list[CrossingLine]:
    """Every line, from north to south."""
    return make_rows(
        connection,
        select(crossing_line).order_by(crossing_line.c.sort_order, crossing_line.c.place_code, crossing_line.c.mode),
        lambda row: CrossingLine(
            row["place_code"],
            TransportMode(row["mode"]),
            row["neighbour_code"],
            row["opposite_code"],
            row["source_url"],
            row["publisher"],
        ),
    )


def cargo_modes(connection: Connection, language: str) -> list[CargoMode]:
    """Every subject of cargo with its mode and title, English where the language has none; the first is told first."""
    title = func.coalesce(cargo_mode.c[f"title_{language}"], cargo_mode.c.title_en).label("title")
    return make_rows(
        connection,
        select(cargo_mode.c.indicator, cargo_mode.c.subject, cargo_mode.c.mode, title).order_by(
            cargo_mode.c.sort_order, cargo_mode.c.indicator, cargo_mode.c.subject
        ),
        lambda row: CargoMode(Indicator(row["indicator"]), row["subject"], TransportMode(row["mode"]), row["title"]),
    )
