"""Tables of market access as they are looked at and taken away: one row an act, and one row a change of a market."""

from sqlalchemy import FromClause, func

from dashboard.locale import N_
from dashboard.rows.columns import Column, RowPart, shared
from dashboard.rows.row_filters import RowFilter, by_area, by_column, by_flag
from dashboard.rows.tables import RowTable, parts_in_order
from dashboard.subjects.access.day import HOLDS_NOW
from etl.schema import (
    access_good,
    access_state,
    market_access,
    market_access_conflict,
    market_access_event,
)
from etl.schema.columns import name_columns_of


def _of_route(rows: FromClause) -> tuple[Column, ...]:
    """Which good, from where and to where."""
    return (
        Column("good_code", N_("Good, code"), rows.c.good_code, "access_good", N_("Good")),
        Column("origin_code", N_("From, code"), rows.c.origin_code, "area", N_("From")),
        Column("destination_code", N_("To, code"), rows.c.destination_code, "area", N_("To")),
    )


def _filters_of_route(rows: FromClause) -> dict[str, RowFilter]:
    return {
        "good": by_column(rows.c.good_code, "access_good"),
        "origin": by_area(rows.c.origin_code),
        "destination": by_area(rows.c.destination_code),
    }


_CONFLICT = market_access_conflict.c


MARKET_ACCESS = RowTable(
    rows=market_access.join(access_good, access_good.c.good_code == market_access.c.good_code),
    columns=(
        Column("act_code", N_("Act, code"), market_access.c.act_code),
        *_of_route(market_access),
        Column("kind", N_("Kind, code"), market_access.c.kind, "term:access_kind", N_("Kind")),
        Column("force", N_("Took effect, code"), market_access.c.force, "term:act_force", N_("Took effect")),
        Column("scope", N_("Scope, code"), market_access.c.scope, "term:act_scope", N_("Scope")),
        Column("act_date", N_("Date"), market_access.c.date),
        Column(
            "date_precision",
            N_("How exact the date is, code"),
            market_access.c.date_precision,
            "term:date_precision",
            N_("How exact the date is"),
        ),
        Column(
            "date_basis",
            N_("Where the date is from, code"),
            market_access.c.date_basis,
            "term:date_basis",
            N_("Where the date is from"),
        ),
        Column("counts_from", N_("Counts from"), market_access.c.from_date),
        Column("last_day_in_force", N_("Last day in force"), market_access.c.last_date),
        Column("is_last_day_computed", N_("Last day follows from a term"), market_access.c.is_last_date_computed),
        Column("instrument", N_("Instrument"), market_access.c.instrument),
        Column("instrument_number", N_("Number of the instrument"), market_access.c.instrument_number),
        Column("tariff_lines", N_("Tariff lines as printed"), market_access.c.tariff_lines),
        Column("quantity", N_("Quantity (in the unit beside it)"), market_access.c.quantity),
        Column(
            "act_unit",
            N_("Unit of the number, code"),
            market_access.c.unit,
            "term:access_unit",
            N_("Unit of the number"),
        ),
        Column("quantity_note", N_("On the quantity, in words"), market_access.c.quantity_note),
        Column("detail", N_("Detail"), market_access.c.detail),
        Column("source_title", N_("Title of the page"), market_access.c.source_title),
        *shared(market_access, "publisher"),
        Column("published_date", N_("Published"), market_access.c.published_date),
        Column("page_url", N_("Address of the page"), market_access.c.source_url),
        Column("second_publisher", N_("Publisher of a second page"), market_access.c.second_publisher),
        Column("second_page_url", N_("Address of a second page"), market_access.c.second_url),
        Column("read_date", N_("Read on"), market_access.c.read_date),
    ),
    order=(access_good.c.sort_order, market_access.c.from_date, market_access.c.act_code),
    told_first=("act_date", "good_name", "origin_name", "destination_name", "kind_name", "force_name", "instrument"),
    parts=(
        RowPart(
            "event_ids",
            N_("Events that tell of it"),
            parts_in_order(
                market_access_event.c.act_code, market_access_event.c.event_id, market_access_event.c.event_id
            ),
        ),
        RowPart(
            "conflict_act_codes",
            N_("Acts that it contradicts"),
            parts_in_order(_CONFLICT.act_code, _CONFLICT.other_act_code, _CONFLICT.other_act_code),
        ),
        RowPart(
            "conflict_matters",
            N_("In what it contradicts them, codes"),
            parts_in_order(_CONFLICT.act_code, _CONFLICT.about, _CONFLICT.other_act_code),
            "term:conflict_matter",
            N_("In what it contradicts them"),
        ),
        RowPart(
            "conflict_texts",
            N_("How it contradicts them"),
            parts_in_order(_CONFLICT.act_code, _CONFLICT.text, _CONFLICT.other_act_code),
        ),
    ),
    filters={
        **_filters_of_route(market_access),
        "kind": by_column(market_access.c.kind, "term:access_kind"),
        "force": by_column(market_access.c.force, "term:act_force"),
    },
    is_dated=False,
    period=(market_access.c.from_date, func.coalesce(market_access.c.last_date, market_access.c.from_date)),
    searched=(market_access.c.instrument, market_access.c.detail, market_access.c.publisher),
    searched_titles={market_access.c.good_code: name_columns_of(access_good, "name")},
)

ACCESS_STATES = RowTable(
    rows=access_state.join(access_good, access_good.c.good_code == access_state.c.good_code),
    columns=(
        *_of_route(access_state),
        Column("from_date", N_("From this day"), access_state.c.from_date),
        Column("until_date", N_("Until, and without"), access_state.c.until_date),
        Column(
            "state",
            N_("How the market stands, code"),
            access_state.c.state,
            "term:access_state",
            N_("How the market stands"),
        ),
        Column("since_date", N_("Stands so since"), access_state.c.since_date),
        Column("act_code", N_("Act, code"), access_state.c.act_code),
        Column("is_less_sure", N_("Less sure"), access_state.c.is_less_sure),
        Column("conflict_act_code", N_("Act that contradicts it"), access_state.c.conflict_act_code),
        Column("is_duty_known", N_("A duty is known"), access_state.c.is_duty_known),
        Column("is_quota_known", N_("A quota is known"), access_state.c.is_quota_known),
        Column("is_restricted", N_("Restricted"), access_state.c.is_restricted),
    ),
    order=(
        access_good.c.sort_order,
        access_state.c.origin_code,
        access_state.c.destination_code,
        access_state.c.from_date,
    ),
    told_first=("good_name", "origin_name", "destination_name", "state_name", "since_date"),
    filters={
        **_filters_of_route(access_state),
        "access_state": by_column(access_state.c.state, "term:access_state"),
        "now": by_flag(HOLDS_NOW),
    },
    searched_titles={access_state.c.good_code: name_columns_of(access_good, "name")},
)
