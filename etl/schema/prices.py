"""What trade is read beside: world prices, exchange rates, harvests, and which of them belongs to which good."""

from typing import Any

from sqlalchemy import CheckConstraint, Column, Float, Integer, Table

from etl.schema.columns import (
    flag,
    key,
    known_from,
    metadata,
    number,
    one_of,
    order,
    our_text,
    period_key,
    ref,
    text,
    titles,
)
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.prices import Currency, RateKind


def _period() -> tuple[Column[Any], ...]:
    """The first and the last day of a row, and the shape of the span."""
    return (
        *period_key(),
        text("period_kind"),
    )


def _origin() -> tuple[Column[Any], ...]:
    """Where a row is from, and since when it can be known."""
    return (
        ref("snapshot_code", "snapshot.snapshot_code"),
        Column("source_row", Integer, nullable=False),
        known_from(),
        flag("is_known_from_assumed", "known_from is the period's end and the source's usual lag"),
    )


price_good = Table(
    "price_good",
    metadata,
    key("price_good_code"),
    order("sort_order"),
    *titles(),
    our_text("definition", comment="what is quoted, where, and when that changed"),
    comment="A good that has a world price, as its publisher defines it.",
)
nearest_price = Table(
    "nearest_price",
    metadata,
    ref("commodity_id", "commodity.commodity_id", primary_key=True),
    ref("price_good_code", "price_good.price_good_code", nullable=True, comment="NULL: none fits, as the reason says"),
    ref("told_for", "commodity.commodity_id", comment="the code at or above this one for which it is told"),
    our_text("reason", comment="why it is near, and what differs"),
    comment="The world price nearest to a commodity's unit value: a yardstick, never the price at which it was sold.",
)
price = Table(
    "price",
    metadata,
    ref("source_code", "source.source_code", primary_key=True),
    ref("price_good_code", "price_good.price_good_code", primary_key=True),
    *_period(),
    Column(
        "value", Float, nullable=False, comment="in currency, for one unit; nominal: not adjusted for what money lost"
    ),
    text("unit", comment="what the price is of: t, kg, bbl, mmbtu"),
    text("currency"),
    text("quality"),
    text("note", nullable=True),
    *_origin(),
    one_of("period_kind", PeriodKind),
    one_of("currency", Currency),
    one_of("quality", Quality),
    CheckConstraint("value > 0", name="value"),
    comment="The price of a good over a month, as its publisher quotes it.",
)
exchange_rate = Table(
    "exchange_rate",
    metadata,
    ref("source_code", "source.source_code", primary_key=True),
    key("currency"),
    key("per_currency"),
    *_period(),
    text("kind"),
    Column(
        "value",
        Float,
        nullable=False,
        comment="units of currency for one per_currency, as stated: no cross rate is stored",
    ),
    Column(
        "days_held",
        Integer,
        nullable=True,
        comment="days of which the mean was computed here; NULL: the publisher gives the mean",
    ),
    text("quality"),
    text("note", nullable=True),
    *_origin(),
    one_of("period_kind", PeriodKind),
    one_of("currency", Currency),
    one_of("per_currency", Currency),
    one_of("kind", RateKind),
    one_of("quality", Quality),
    CheckConstraint("value > 0", name="value"),
    comment="What one currency cost in another over a month or twelve months.",
)
production = Table(
    "production",
    metadata,
    ref("source_code", "source.source_code", primary_key=True),
    ref("area_code", "area.area_code", primary_key=True),
    ref("crop_id", "commodity.commodity_id", primary_key=True, comment="an item of FAO's list"),
    *_period(),
    number("area_harvested_ha", "hectares"),
    number("yield_kg_per_ha", "kilograms per hectare, as published"),
    number("production_t", "tonnes"),
    text("status"),
    text("quality"),
    text("note", nullable=True),
    *_origin(),
    one_of("period_kind", PeriodKind),
    one_of("status", ObservationStatus),
    one_of("quality", Quality),
    comment="What an area brought in of a crop, or made of it, in a year.",
)
crop_code = Table(
    "crop_code",
    metadata,
    ref("crop_id", "commodity.commodity_id", primary_key=True),
    ref("commodity_id", "commodity.commodity_id", primary_key=True),
    our_text("reason"),
    comment="The codes under which a crop is traded as it was harvested; what is made of it is not counted back.",
)
