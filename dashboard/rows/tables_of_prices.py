"""Tables of what trade is read beside: world prices, exchange rates, harvests, and the price nearest to each good."""

from sqlalchemy import FromClause

from dashboard.locale import N_
from dashboard.rows.columns import Column, shared, source_columns
from dashboard.rows.row_filters import by_area, by_column
from dashboard.rows.tables import RowTable
from etl.schema import commodity, exchange_rate, nearest_price, price, price_good, production, snapshot
from etl.schema.columns import name_columns_of


def _good(rows: FromClause) -> Column:
    return Column("price_good_code", N_("Quoted good, code"), rows.c.price_good_code, "price_good", N_("Quoted good"))


def _quality(rows: FromClause) -> Column:
    return Column("quality", N_("Quality, code"), rows.c.quality, "term:quality", N_("Quality"))


def _origin(rows: FromClause) -> tuple[Column, ...]:
    """Where the rows are from."""
    return (
        *shared(rows, "note source_code"),
        *source_columns(rows.c.source_code),
        Column("file", N_("File"), snapshot.c.file, code=rows.c.snapshot_code),
        Column("file_row", N_("Row in the file"), rows.c.source_row, is_previewed=False),
    )


PRICES = RowTable(
    rows=price,
    columns=(
        _good(price),
        *shared(price, "period_start period_end period_kind"),
        Column("price", N_("Price, nominal (in the currency, for the unit)"), price.c.value),
        Column("unit", N_("Unit"), price.c.unit),
        Column("currency", N_("Currency, code"), price.c.currency, "term:currency", N_("Currency")),
        _quality(price),
        Column("definition", N_("What is quoted, and where"), price_good.c.definition, code=price.c.price_good_code),
        *_origin(price),
    ),
    order=tuple(price.primary_key.columns),
    told_first=("price", "currency_name", "unit", "period_kind_name", "price_good_name"),
    filters={
        "price_good": by_column(price.c.price_good_code, "price_good"),
        "period": by_column(price.c.period_kind, "term:period_kind"),
        "source": by_column(price.c.source_code, "source"),
        "quality": by_column(price.c.quality, "term:quality"),
    },
    period=(price.c.period_start, price.c.period_end),
    searched=(price.c.note,),
    searched_titles={price.c.price_good_code: (*name_columns_of(price_good), price_good.c.definition)},
)

EXCHANGE_RATES = RowTable(
    rows=exchange_rate,
    columns=(
        Column("currency", N_("Currency, code"), exchange_rate.c.currency, "term:currency", N_("Currency")),
        Column(
            "per_currency",
            N_("For one of, code"),
            exchange_rate.c.per_currency,
            "term:currency",
            N_("For one of"),
        ),
        *shared(exchange_rate, "period_start period_end period_kind"),
        Column("rate", N_("Rate (units of the currency)"), exchange_rate.c.value),
        Column("rate_kind", N_("Kind of rate, code"), exchange_rate.c.kind, "term:rate_kind", N_("Kind of rate")),
        Column("days_held", N_("Days of which the mean was computed here"), exchange_rate.c.days_held),
        _quality(exchange_rate),
        *_origin(exchange_rate),
    ),
    order=tuple(exchange_rate.primary_key.columns),
    told_first=("rate", "currency_name", "per_currency_name", "period_kind_name", "rate_kind_name"),
    filters={
        "currency": by_column(exchange_rate.c.currency, "term:currency"),
        "per_currency": by_column(exchange_rate.c.per_currency, "term:currency"),
        "rate_kind": by_column(exchange_rate.c.kind, "term:rate_kind"),
        "period": by_column(exchange_rate.c.period_kind, "term:period_kind"),
        "source": by_column(exchange_rate.c.source_code, "source"),
        "quality": by_column(exchange_rate.c.quality, "term:quality"),
    },
    period=(exchange_rate.c.period_start, exchange_rate.c.period_end),
    searched=(exchange_rate.c.note,),
)

PRODUCTION = RowTable(
    rows=production,
    columns=(
        Column("producer_code", N_("Producer, code"), production.c.area_code, "area", N_("Producer")),
        Column("crop_id", N_("Crop, code"), production.c.crop_id, "commodity", N_("Crop")),
        *shared(production, "period_start period_end period_kind"),
        Column("area_harvested_ha", N_("Area harvested (hectares)"), production.c.area_harvested_ha),
        Column("yield_kg_per_ha", N_("Yield (kilograms per hectare)"), production.c.yield_kg_per_ha),
        Column("production_t", N_("Production (tonnes)"), production.c.production_t),
        Column("status", N_("Status, code"), production.c.status, "term:observation_status", N_("Status")),
        _quality(production),
        *_origin(production),
    ),
    order=tuple(production.primary_key.columns),
    told_first=(
        "production_t",
        "area_harvested_ha",
        "yield_kg_per_ha",
        "period_kind_name",
        "producer_name",
        "crop_name",
    ),
    filters={
        "producer": by_area(production.c.area_code),
        "crop": by_column(production.c.crop_id, "commodity"),
        "period": by_column(production.c.period_kind, "term:period_kind"),
        "source": by_column(production.c.source_code, "source"),
        "quality": by_column(production.c.quality, "term:quality"),
    },
    period=(production.c.period_start, production.c.period_end),
    searched=(production.c.note,),
    searched_titles={production.c.crop_id: name_columns_of(commodity)},
)

NEAREST_PRICES = RowTable(
    rows=nearest_price,
    columns=(
        *shared(nearest_price, "commodity_id"),
        _good(nearest_price),
        Column("told_for", N_("Code for which it is told"), nearest_price.c.told_for),
        Column("reason", N_("Reason"), nearest_price.c.reason),
    ),
    order=(nearest_price.c.commodity_id,),
    told_first=("commodity_name", "price_good_name", "reason"),
    filters={
        "commodity": by_column(nearest_price.c.commodity_id, "commodity"),
        "price_good": by_column(nearest_price.c.price_good_code, "price_good"),
    },
    searched=(nearest_price.c.reason,),
    searched_titles={nearest_price.c.commodity_id: name_columns_of(commodity)},
)
