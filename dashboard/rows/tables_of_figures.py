"""Tables of numbers as they are looked at and taken away.

Trade, official figures, revisions, and what their sources and groups are.
"""

from dataclasses import replace

from sqlalchemy import ColumnElement, select

from dashboard.locale import N_
from dashboard.rows.columns import Column, shared, source_columns
from dashboard.rows.computed_columns import IN_DOLLARS, NEXT_RELEASES
from dashboard.rows.counted_trade import counted_by_group, counted_by_series, counted_rows, notes_of_goods
from dashboard.rows.row_filters import RowFilter, by_area, by_column, by_flag, by_link
from dashboard.rows.tables import RowTable
from dashboard.subjects.sources import sources_with_reach
from etl.schema import (
    commodity,
    commodity_group,
    commodity_group_member,
    goods_change,
    goods_count,
    goods_reach,
    observation,
    official_figure,
    revision,
    snapshot,
    source,
    trade_count,
    trade_years,
)
from etl.schema.columns import name_columns_of

_COMMODITY_TITLES = name_columns_of(commodity)


def _of_group(column: ColumnElement[str]) -> RowFilter:
    member = commodity_group_member.c
    return by_link(column, member.commodity_id, member.group_code, "commodity_group")


def _is_traded(code: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether there is an observation of a commodity, which is looked up and not searched for among all of them."""
    return select(observation.c.flow).where(observation.c.commodity_id == code).exists()


_TRADED = select(commodity.c.commodity_id.label("code")).where(_is_traded(commodity.c.commodity_id))
_member = commodity_group_member.c
_TRADED_GROUPS = select(_member.group_code.label("code")).where(_is_traded(_member.commodity_id)).distinct()


_COUNTED = counted_rows(trade_count)

TRADE = RowTable(
    rows=observation,
    columns=(
        *shared(observation, "source_code reporter_code partner_code flow commodity_id"),
        Column(
            "commodity_level",
            N_("Level, code"),
            commodity.c.level,
            "term:commodity_level",
            N_("Level"),
            code=observation.c.commodity_id,
        ),
        *shared(observation, "period_start period_end period_kind"),
        Column("value_usd", N_("Value (US dollars)"), observation.c.value_usd),
        Column("net_weight_kg", N_("Net weight (kilograms)"), observation.c.net_weight_kg),
        Column("quantity", N_("Quantity (in the unit beside it)"), observation.c.quantity),
        Column("quantity_unit", N_("Unit of the quantity"), observation.c.quantity_unit),
        Column("valuation", N_("Valuation, code"), observation.c.valuation, "term:valuation", N_("Valuation")),
        Column("hs_revision", N_("HS revision"), observation.c.hs_revision),
        Column("status", N_("Status, code"), observation.c.status, "term:observation_status", N_("Status")),
        Column("quality", N_("Quality, code"), observation.c.quality, "term:quality", N_("Quality")),
        Column("is_derived", N_("Got as a difference"), observation.c.is_derived),
        *shared(observation, "note"),
        *source_columns(observation.c.source_code),
        Column("file", N_("File"), snapshot.c.file, code=observation.c.snapshot_code),
        Column("file_row", N_("Row in the file"), observation.c.source_row, is_previewed=False),
    ),
    order=tuple(observation.primary_key.columns),
    told_first=(
        *("value_usd", "net_weight_kg", "period_kind_name", "reporter_name", "flow_name", "partner_name"),
        "commodity_name",
    ),
    filters={
        "partner": by_area(observation.c.partner_code, _COUNTED.codes(observation.c.partner_code)),
        "reporter": by_area(observation.c.reporter_code, _COUNTED.codes(observation.c.reporter_code)),
        "flow": by_column(observation.c.flow, "term:flow", _COUNTED.codes(observation.c.flow)),
        "group": replace(_of_group(observation.c.commodity_id), occurring=_TRADED_GROUPS),
        "commodity": by_column(observation.c.commodity_id, "commodity", _TRADED),
        "source": by_column(observation.c.source_code, "source", _COUNTED.codes(observation.c.source_code)),
        "period": by_column(observation.c.period_kind, "term:period_kind", _COUNTED.codes(observation.c.period_kind)),
        "quality": by_column(observation.c.quality, "term:quality", _COUNTED.codes(observation.c.quality)),
    },
    period=(observation.c.period_start, observation.c.period_end),
    searched=(observation.c.note,),
    searched_titles={observation.c.commodity_id: _COMMODITY_TITLES},
    texts_once={observation.c.note: notes_of_goods()},
    counted=(_COUNTED, counted_rows(trade_years)),
    counted_by=tuple(map(counted_by_group, (goods_count, goods_reach, goods_change))),
    counted_else=counted_by_series(),
)

FIGURES = RowTable(
    rows=official_figure.join(source, source.c.source_code == official_figure.c.source_code),
    columns=(
        Column("figure_code", N_("Figure, code"), official_figure.c.figure_code),
        Column("area_code", N_("Whose view, code"), official_figure.c.area_code, "area", N_("Whose view")),
        *shared(official_figure, "partner_code flow period_start period_end period_kind"),
        Column("period_label", N_("Period as stated"), official_figure.c.period_label),
        Column(
            "indicator",
            N_("What is counted, code"),
            official_figure.c.indicator,
            "term:indicator",
            N_("What is counted"),
        ),
        Column(
            "measure",
            N_("Kind of number, code"),
            official_figure.c.measure,
            "term:figure_measure",
            N_("Kind of number"),
        ),
        *shared(official_figure, "group_code commodity_id"),
        Column("subject", N_("Goods or thing counted"), official_figure.c.subject),
        *shared(official_figure, "place_code"),
        Column("value", N_("Value (in the unit beside it)"), official_figure.c.value),
        Column("unit", N_("Unit"), official_figure.c.unit),
        Column("currency_as_published", N_("Currency as published"), official_figure.c.currency_as_published),
        Column("stated_by", N_("Stated by, code"), official_figure.c.stated_by, "authority", N_("Stated by")),
        Column("counted_by", N_("Counted by, code"), official_figure.c.counted_by, "authority", N_("Counted by")),
        Column("as_published", N_("As published"), official_figure.c.as_published),
        *shared(official_figure, "publisher"),
        Column("published_date", N_("Published"), official_figure.c.published_date),
        Column("page_url", N_("Address of the page"), official_figure.c.source_url),
        *shared(official_figure, "confidence"),
        Column("statement_key", N_("Same statement"), official_figure.c.statement_key, is_previewed=False),
        Column("is_shown", N_("Shown on charts"), official_figure.c.is_shown),
        *shared(official_figure, "note source_code"),
        Column("source_licence", N_("Licence"), source.c.licence, is_previewed=False),
    ),
    computed=(IN_DOLLARS,),
    order=(official_figure.c.period_end.desc(), official_figure.c.figure_code),
    told_first=(
        *("value", "unit", "period_kind_name", "indicator_name", "flow_name", "area_name", "partner_name"),
        *("subject", "group_name", "counted_by_name", "stated_by_name"),
    ),
    filters={
        "partner": by_area(official_figure.c.partner_code),
        "area": by_area(official_figure.c.area_code),
        "flow": by_column(official_figure.c.flow, "term:flow"),
        "indicator": by_column(official_figure.c.indicator, "term:indicator"),
        "measure": by_column(official_figure.c.measure, "term:figure_measure"),
        "group": by_column(official_figure.c.group_code, "commodity_group"),
        "commodity": by_column(official_figure.c.commodity_id, "commodity"),
        "counted_by": by_column(official_figure.c.counted_by, "authority"),
        "period": by_column(official_figure.c.period_kind, "term:period_kind"),
        "unit": by_column(official_figure.c.unit, ""),
        "shown": by_flag(official_figure.c.is_shown.is_(True)),
    },
    period=(official_figure.c.period_start, official_figure.c.period_end),
    searched=(
        official_figure.c.subject,
        official_figure.c.as_published,
        official_figure.c.publisher,
        official_figure.c.note,
    ),
)

_loaded = sources_with_reach().subquery("loaded_source")

SOURCES = RowTable(
    rows=_loaded,
    columns=(
        *shared(_loaded, "source_code publisher"),
        Column("kind", N_("Kind, code"), _loaded.c.kind, "term:source_kind", N_("Kind")),
        Column("coverage", N_("Coverage, code"), _loaded.c.coverage, "term:coverage", N_("Coverage")),
        Column(
            "detail_level",
            N_("Level at which groups are summed, code"),
            _loaded.c.detail_level,
            "term:commodity_level",
            N_("Level at which groups are summed"),
        ),
        *shared(_loaded, "export_valuation import_valuation"),
        Column("unit_as_published", N_("Unit as published"), _loaded.c.unit_as_published),
        Column("first_date", N_("Figures from"), _loaded.c.first_date),
        Column("last_date", N_("Figures to"), _loaded.c.last_date),
        Column("row_count", N_("Rows loaded"), _loaded.c.row_count),
        Column("retrieved_date", N_("Obtained on"), _loaded.c.retrieved_date),
        Column("cadence", N_("How often published"), _loaded.c.cadence),
        Column("next_release_date", N_("Next release, as the publisher names it"), _loaded.c.next_release_date),
        Column("licence", N_("Licence"), _loaded.c.licence),
        Column("url", N_("Address"), _loaded.c.url),
        Column("obtained_via", N_("Obtained through"), _loaded.c.obtained_via),
        *shared(_loaded, "note"),
    ),
    computed=(NEXT_RELEASES,),
    order=(_loaded.c.sort_order, _loaded.c.source_code),
    told_first=("source_name", "last_date", "due_date", "command", "row_count", "first_date", "retrieved_date"),
    filters={
        "source": by_column(_loaded.c.source_code, "source"),
        "coverage": by_column(_loaded.c.coverage, "term:coverage"),
    },
    searched=(*name_columns_of(_loaded), _loaded.c.publisher, _loaded.c.note),
)

GROUPS = RowTable(
    rows=commodity_group_member.join(commodity, commodity.c.commodity_id == commodity_group_member.c.commodity_id).join(
        commodity_group, commodity_group.c.group_code == commodity_group_member.c.group_code
    ),
    columns=(
        *shared(commodity_group_member, "group_code"),
        *shared(commodity, "commodity_id"),
        Column(
            "classification",
            N_("List of goods, code"),
            commodity.c.classification,
            "term:classification",
            N_("List of goods"),
        ),
        Column("code", N_("Code in the list"), commodity.c.code),
        Column("level", N_("Level, code"), commodity.c.level, "term:commodity_level", N_("Level")),
        Column(
            "basis",
            N_("How well it fits the group, code"),
            commodity_group_member.c.basis,
            "term:group_basis",
            N_("How well it fits the group"),
        ),
        Column("reason", N_("Reason"), commodity_group_member.c.reason),
        Column("group_definition", N_("Definition of the group"), commodity_group.c.definition),
    ),
    order=(commodity_group.c.sort_order, commodity_group_member.c.commodity_id),
    told_first=("group_name", "commodity_name", "code", "basis_name", "reason"),
    filters={
        "group": by_column(commodity_group_member.c.group_code, "commodity_group"),
        "classification": by_column(commodity.c.classification, "term:classification"),
        "level": by_column(commodity.c.level, "term:commodity_level"),
        "basis": by_column(commodity_group_member.c.basis, "term:group_basis"),
    },
    searched=(*_COMMODITY_TITLES, commodity.c.code, commodity_group_member.c.reason),
)

REVISIONS = RowTable(
    rows=revision,
    columns=(
        *shared(revision, "seq source_code reporter_code partner_code flow commodity_id period_start period_end"),
        Column("column_name", N_("Column that changed"), revision.c.column_name),
        Column("old_value", N_("Value before"), revision.c.old_value),
        Column("new_value", N_("Value now"), revision.c.new_value),
        Column("old_snapshot_code", N_("File before"), revision.c.old_snapshot_code),
        Column("new_snapshot_code", N_("File now"), revision.c.new_snapshot_code),
    ),
    order=(revision.c.seq,),
    told_first=(
        "old_value",
        "new_value",
        "column_name",
        "reporter_name",
        "flow_name",
        "partner_name",
        "commodity_name",
    ),
    filters={
        "partner": by_area(revision.c.partner_code),
        "reporter": by_area(revision.c.reporter_code),
        "flow": by_column(revision.c.flow, "term:flow"),
        "group": _of_group(revision.c.commodity_id),
        "source": by_column(revision.c.source_code, "source"),
    },
    period=(revision.c.period_start, revision.c.period_end),
)
