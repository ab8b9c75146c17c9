"""Tables of numbers as they are looked at and taken away.

Trade, official figures, revisions, and what their sources and groups are.
"""

from sqlalchemy import ColumnElement

from dashboard.rows.tables import RowFilter, RowTable, by_area, by_column, by_flag, by_link, pick
from dashboard.subjects.sources import sources_with_reach
from etl.schema import (
    commodity,
    commodity_group,
    commodity_group_member,
    observation,
    official_figure,
    revision,
    snapshot,
    source,
)
from etl.schema.columns import name_columns_of

_COMMODITY_TITLES = name_columns_of(commodity)


def _of_group(column: ColumnElement[str]) -> RowFilter:
    member = commodity_group_member.c
    return by_link(column, member.commodity_id, member.group_code, "commodity_group")


TRADE = RowTable(
    rows=observation,
    columns=(
        *pick(observation, "source_code reporter_code partner_code flow commodity_id"),
        commodity.c.level.label("commodity_level"),
        *pick(
            observation,
            "period_start period_end period_kind value_usd net_weight_kg quantity quantity_unit valuation hs_revision",
        ),
        *pick(observation, "status quality is_derived note"),
        source.c.publisher.label("source_publisher"),
        source.c.licence.label("source_licence"),
        source.c.url.label("source_url"),
        snapshot.c.file,
        observation.c.source_row.label("file_row"),
    ),
    order=tuple(observation.primary_key.columns),
    names={
        "source_code": "source",
        "reporter_code": "area",
        "partner_code": "area",
        "flow": "term:flow",
        "commodity_id": "commodity",
        "commodity_level": "term:commodity_level",
        "period_kind": "term:period_kind",
        "valuation": "term:valuation",
        "status": "term:observation_status",
        "quality": "term:quality",
    },
    beside={
        "commodity_level": observation.c.commodity_id,
        "source_publisher": observation.c.source_code,
        "source_licence": observation.c.source_code,
        "source_url": observation.c.source_code,
        "file": observation.c.snapshot_code,
    },
    filters={
        "partner": by_area(observation.c.partner_code),
        "reporter": by_area(observation.c.reporter_code),
        "flow": by_column(observation.c.flow, "term:flow"),
        "group": _of_group(observation.c.commodity_id),
        "commodity": by_column(observation.c.commodity_id, "commodity"),
        "source": by_column(observation.c.source_code, "source"),
        "period": by_column(observation.c.period_kind, "term:period_kind"),
        "quality": by_column(observation.c.quality, "term:quality"),
    },
    period=(observation.c.period_start, observation.c.period_end),
    searched=(observation.c.note,),
    searched_titles={observation.c.commodity_id: _COMMODITY_TITLES},
)

FIGURES = RowTable(
    rows=official_figure.join(source, source.c.source_code == official_figure.c.source_code),
    columns=(
        *pick(
            official_figure, "figure_code area_code partner_code flow period_start period_end period_kind period_label"
        ),
        *pick(
            official_figure,
            "indicator measure group_code commodity_id subject place_code value unit currency_as_published",
        ),
        *pick(official_figure, "stated_by counted_by as_published publisher published_date"),
        official_figure.c.source_url.label("page_url"),
        *pick(official_figure, "confidence statement_key is_shown note source_code"),
        source.c.licence.label("source_licence"),
    ),
    order=(official_figure.c.period_end.desc(), official_figure.c.figure_code),
    names={
        "area_code": "area",
        "partner_code": "area",
        "flow": "term:flow",
        "period_kind": "term:period_kind",
        "indicator": "term:indicator",
        "measure": "term:figure_measure",
        "group_code": "commodity_group",
        "commodity_id": "commodity",
        "place_code": "place",
        "stated_by": "authority",
        "counted_by": "authority",
        "confidence": "term:confidence",
        "source_code": "source",
    },
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
    columns=tuple(
        _loaded.c[name]
        for name in (
            "source_code",
            "publisher",
            "kind",
            "coverage",
            "detail_level",
            "export_valuation",
            "import_valuation",
            "unit_as_published",
            "first_date",
            "last_date",
            "row_count",
            "retrieved_date",
            "cadence",
            "next_release_date",
            "licence",
            "url",
            "obtained_via",
            "note",
        )
    ),
    order=(_loaded.c.sort_order, _loaded.c.source_code),
    names={
        "source_code": "source",
        "kind": "term:source_kind",
        "coverage": "term:coverage",
        "detail_level": "term:commodity_level",
        "export_valuation": "term:valuation",
        "import_valuation": "term:valuation",
    },
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
        commodity_group_member.c.group_code,
        *pick(commodity, "commodity_id classification code level"),
        *pick(commodity_group_member, "basis reason"),
        commodity_group.c.definition.label("group_definition"),
    ),
    order=(commodity_group.c.sort_order, commodity_group_member.c.commodity_id),
    names={
        "group_code": "commodity_group",
        "commodity_id": "commodity",
        "classification": "term:classification",
        "level": "term:commodity_level",
        "basis": "term:group_basis",
    },
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
        *pick(
            revision,
            "seq source_code reporter_code partner_code flow commodity_id period_start period_end column_name "
            "old_value",
        ),
        *pick(revision, "new_value old_snapshot_code new_snapshot_code"),
    ),
    order=(revision.c.seq,),
    names={
        "source_code": "source",
        "reporter_code": "area",
        "partner_code": "area",
        "flow": "term:flow",
        "commodity_id": "commodity",
    },
    filters={
        "partner": by_area(revision.c.partner_code),
        "reporter": by_area(revision.c.reporter_code),
        "flow": by_column(revision.c.flow, "term:flow"),
        "group": _of_group(revision.c.commodity_id),
        "source": by_column(revision.c.source_code, "source"),
    },
    period=(revision.c.period_start, revision.c.period_end),
)
