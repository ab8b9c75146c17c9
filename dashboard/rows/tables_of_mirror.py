"""The table of mirror data: the exporter's report of a trade beside the importer's."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    FromClause,
    Select,
    String,
    Subquery,
    and_,
    case,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)

from dashboard.locale import N_
from dashboard.rows.columns import Column, shared
from dashboard.rows.tables import RowTable, by_area, by_column, by_link
from dashboard.subjects.sources import IS_SIDES_REPORT
from etl.schema import commodity_group_member, observation, source
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.trade import Flow

_PERIOD = ("period_start", "period_end", "period_kind")
_OF_A_SIDE = ("source_code", "valuation", "status", "quality")


def _paired() -> Subquery:
    """Each report of an export with each of its mirror import; a side that nobody reported is missing."""
    exports, imports = observation.alias("exports"), observation.alias("imports")
    is_mirror = and_(
        imports.c.reporter_code == exports.c.partner_code,
        imports.c.partner_code == exports.c.reporter_code,
        *(imports.c[name] == exports.c[name] for name in ("commodity_id", "period_start", "period_end")),
        *_reports(imports, Flow.IMPORT),
    )
    both = exports.outerjoin(imports, is_mirror)
    with_mirror = _pairs(exports, exports, imports).select_from(both).where(*_reports(exports, Flow.EXPORT))
    has_mirror = select(exports.c.flow).where(is_mirror, *_reports(exports, Flow.EXPORT)).correlate(imports).exists()
    alone = _pairs(imports, None, imports).where(~has_mirror, *_reports(imports, Flow.IMPORT))
    return union_all(with_mirror, alone).subquery("mirror")


def _reports(rows: FromClause, flow: Flow) -> tuple[ColumnElement[bool], ...]:
    """Rows that are one side's own report, known and not known to be wrong."""
    return (
        rows.c.flow == flow,
        rows.c.value_usd.is_not(None),
        rows.c.quality != Quality.SUSPECT,
        rows.c.source_code.not_in(select(source.c.source_code).where(~IS_SIDES_REPORT)),
    )


def _pairs(rows: FromClause, exports: FromClause | None, imports: FromClause) -> Select[Any]:
    """The columns of a pair, of which ``rows`` has the goods and the period."""
    is_export = exports is not None
    sides = {"export": exports, "import": imports}
    return select(
        (rows.c.reporter_code if is_export else rows.c.partner_code).label("exporter_code"),
        (rows.c.partner_code if is_export else rows.c.reporter_code).label("importer_code"),
        rows.c.commodity_id,
        *(rows.c[name] for name in _PERIOD),
        *(_of(side, "value_usd", Float()).label(f"{name}_usd") for name, side in sides.items()),
        _gap(exports, imports).label("gap_usd"),
        *(
            _of(side, column, String()).label(f"{name}_{column}")
            for column in _OF_A_SIDE
            for name, side in sides.items()
        ),
    )


def _of(side: FromClause | None, column: str, kind: Float[float] | String) -> ColumnElement[Any]:
    return side.c[column] if side is not None else type_coerce(null(), kind)


def _gap(exports: FromClause | None, imports: FromClause) -> ColumnElement[Any]:
    if exports is None:
        return type_coerce(null(), Float())
    is_estimate = or_(*(side.c.status == ObservationStatus.ESTIMATED for side in (exports, imports)))
    return case((is_estimate, null()), else_=imports.c.value_usd - exports.c.value_usd)


_mirror = _paired()
_member = commodity_group_member.c
_KEY = "exporter_code importer_code commodity_id period_start period_end export_source_code import_source_code"

MIRROR = RowTable(
    rows=_mirror,
    columns=(
        Column("exporter_code", N_("Exporter, code"), _mirror.c.exporter_code, "area", N_("Exporter")),
        Column("importer_code", N_("Importer, code"), _mirror.c.importer_code, "area", N_("Importer")),
        *shared(_mirror, "commodity_id period_start period_end period_kind"),
        Column("export_usd", N_("Exporter's report (US dollars)"), _mirror.c.export_usd),
        Column("import_usd", N_("Importer's report (US dollars)"), _mirror.c.import_usd),
        Column("gap_usd", N_("Gap: importer's less exporter's (US dollars)"), _mirror.c.gap_usd),
        Column(
            "export_source_code",
            N_("Source of the exporter's report, code"),
            _mirror.c.export_source_code,
            "source",
            N_("Source of the exporter's report"),
        ),
        Column(
            "import_source_code",
            N_("Source of the importer's report, code"),
            _mirror.c.import_source_code,
            "source",
            N_("Source of the importer's report"),
        ),
        *shared(_mirror, "export_valuation import_valuation"),
        Column(
            "export_status",
            N_("Status of the exporter's report, code"),
            _mirror.c.export_status,
            "term:observation_status",
            N_("Status of the exporter's report"),
        ),
        Column(
            "import_status",
            N_("Status of the importer's report, code"),
            _mirror.c.import_status,
            "term:observation_status",
            N_("Status of the importer's report"),
        ),
        Column(
            "export_quality",
            N_("Quality of the exporter's report, code"),
            _mirror.c.export_quality,
            "term:quality",
            N_("Quality of the exporter's report"),
        ),
        Column(
            "import_quality",
            N_("Quality of the importer's report, code"),
            _mirror.c.import_quality,
            "term:quality",
            N_("Quality of the importer's report"),
        ),
    ),
    order=tuple(_mirror.c[name] for name in _KEY.split()),
    told_first=(
        "export_usd",
        "import_usd",
        "gap_usd",
        "period_kind_name",
        "exporter_name",
        "importer_name",
        "commodity_name",
    ),
    filters={
        "exporter": by_area(_mirror.c.exporter_code),
        "importer": by_area(_mirror.c.importer_code),
        "group": by_link(_mirror.c.commodity_id, _member.commodity_id, _member.group_code, "commodity_group"),
        "commodity": by_column(_mirror.c.commodity_id, "commodity"),
        "period": by_column(_mirror.c.period_kind, "term:period_kind"),
        "export_source": by_column(_mirror.c.export_source_code, "source"),
        "import_source": by_column(_mirror.c.import_source_code, "source"),
    },
    period=(_mirror.c.period_start, _mirror.c.period_end),
)
