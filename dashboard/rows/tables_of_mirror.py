"""The table of mirror data: the exporter's report of a trade beside the importer's."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    FromClause,
    Select,
    String,
    Subquery,
    Table,
    and_,
    case,
    cast,
    null,
    or_,
    select,
    tuple_,
    union_all,
)

from dashboard.locale import N_
from dashboard.rows.columns import Column, shared
from dashboard.rows.pieces import MOST_PAIRS, Conditions, CountedReports, OneSide, Pieces, Run
from dashboard.rows.row_filters import by_area, by_column, by_link
from dashboard.rows.tables import RowTable
from dashboard.subjects.sources import IS_SIDES_REPORT
from etl.schema import commodity, commodity_group_member, observation, source, trade_count, trade_years
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.trade import Flow

_PERIOD = ("period_start", "period_end", "period_kind")
_SIDES = ("export", "import")
_OF_A_SIDE = ("source_code", "valuation", "status", "quality")
_COUNTED_BY = ("exporter_code", "importer_code", "export_source_code", "import_source_code", "period_kind")
_COUNTS = ("period_kind", "years_from", "years_until", "row_count", "first_date", "last_date", "newest_start")
_OF_A_REPORT = ("reporter_code", "partner_code", "flow", "commodity_id", *_PERIOD, "value_usd", *_OF_A_SIDE)


def _paired() -> Subquery:
    """Each report of an export with each of its mirror import; a side that nobody reported is missing.

    Three questions as one, each of which a database answers by looking up one side: with an outer join it would first
    put all reports of the other side together.
    """
    exports, imports = observation.alias("exports"), observation.alias("imports")
    is_mirror = _is_mirror(exports, imports)
    of_exports, of_imports = _reports(exports, Flow.EXPORT), _reports(imports, Flow.IMPORT)
    has_import = select(imports.c.flow).where(is_mirror, *of_imports).correlate(exports).exists()
    has_export = select(exports.c.flow).where(is_mirror, *of_exports).correlate(imports).exists()
    return union_all(
        _pairs(export=exports, **{"import": imports}).where(is_mirror, *of_exports, *of_imports),
        _pairs(export=exports).where(~has_import, *of_exports),
        _pairs(**{"import": imports}).where(~has_export, *of_imports),
    ).subquery("mirror")


def _paired_among(pairs: Sequence[Run], conditions: Conditions, goods: Run | None) -> Subquery:
    """The rows of ``_paired`` for some exporters and importers, from the reports that pass the conditions.

    ``goods`` are the first and the last of those that are meant, None for all.

    These are looked up once and matched with each other: where they are few, much sooner than each is by itself.
    """
    codes = observation.c
    # Told of each side, since one condition for all is not looked up in the index of codes.
    of_goods = [codes.commodity_id.between(*goods)] if goods else []
    of_exports = (_are_among(pairs, codes.reporter_code, codes.partner_code), codes.flow == Flow.EXPORT, *of_goods)
    of_imports = (_are_among(pairs, codes.partner_code, codes.reporter_code), codes.flow == Flow.IMPORT, *of_goods)
    one_of_pairs = or_(and_(*of_exports), and_(*of_imports))
    asked = select(*(codes[name] for name in _OF_A_REPORT)).where(
        one_of_pairs if len(pairs) <= MOST_PAIRS else and_(codes.flow.in_((Flow.EXPORT, Flow.IMPORT)), *of_goods),
        *_is_known(observation),
        *conditions,
    )
    reports = asked.cte("reports").prefix_with("MATERIALIZED")
    exports, imports = reports.alias("exports"), reports.alias("imports")
    is_export, is_import = exports.c.flow == Flow.EXPORT, imports.c.flow == Flow.IMPORT
    is_mirror = _is_mirror(exports, imports)
    return union_all(
        _pairs(export=exports, **{"import": imports})
        .select_from(exports.outerjoin(imports, and_(is_mirror, is_import)))
        .where(is_export),
        _pairs(**{"import": imports})
        .select_from(imports.outerjoin(exports, and_(is_mirror, is_export)))
        .where(is_import, exports.c.flow.is_(None)),
    ).subquery("mirror")


def _are_among(pairs: Sequence[Run], exporter: ColumnElement[str], importer: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether an exporter and an importer are one of the pairs, in lists: one by one, many take longer to plan."""
    exporters, importers = (list(dict.fromkeys(codes)) for codes in zip(*pairs, strict=True))
    are_all = len(exporters) * len(importers) == len(pairs)
    is_pair = [] if are_all else [tuple_(exporter, importer).in_(pairs)]
    return and_(exporter.in_(exporters), importer.in_(importers), *is_pair)


def _is_mirror(exports: FromClause, imports: FromClause) -> ColumnElement[bool]:
    return and_(
        imports.c.reporter_code == exports.c.partner_code,
        imports.c.partner_code == exports.c.reporter_code,
        *(imports.c[name] == exports.c[name] for name in ("commodity_id", "period_start", "period_end")),
    )


def _reports(rows: FromClause, flow: Flow) -> tuple[ColumnElement[bool], ...]:
    """Rows that are one side's own report, known and not known to be wrong."""
    return (rows.c.flow == flow, *_is_known(rows))


def _is_known(rows: FromClause) -> tuple[ColumnElement[bool], ...]:
    return (*_is_trusted(rows), rows.c.value_usd.is_not(None))


def _is_trusted(rows: FromClause) -> tuple[ColumnElement[bool], ...]:
    return (
        rows.c.quality != Quality.SUSPECT,
        rows.c.source_code.not_in(select(source.c.source_code).where(~IS_SIDES_REPORT)),
    )


def _pairs(**sides: FromClause) -> Select[Any]:
    """The columns of a pair, of whose sides, ``export`` and ``import``, one may be missing."""
    rows = next(iter(sides.values()))
    codes = (rows.c.reporter_code, rows.c.partner_code)
    exporter, importer = codes if "export" in sides else reversed(codes)
    return select(
        exporter.label("exporter_code"),
        importer.label("importer_code"),
        rows.c.commodity_id,
        *(rows.c[name] for name in _PERIOD),
        *(_of(sides.get(name), "value_usd", Float()).label(f"{name}_usd") for name in _SIDES),
        cast(_gap(**sides) if len(sides) > 1 else null(), Float()).label("gap_usd"),
        *(_of(sides.get(name), column, String()).label(f"{name}_{column}") for column in _OF_A_SIDE for name in _SIDES),
    )


def _of(side: FromClause | None, column: str, kind: Float[float] | String) -> ColumnElement[Any]:
    # SQLite asks the three questions one by one only where their columns are of the same type.
    return side.c[column] if side is not None else cast(null(), kind)


def _gap(**sides: FromClause) -> ColumnElement[Any]:
    is_estimate = or_(*(side.c.status == ObservationStatus.ESTIMATED for side in sides.values()))
    return case((is_estimate, null()), else_=sides["import"].c.value_usd - sides["export"].c.value_usd)


def _counted_reports(counted: Table) -> CountedReports:
    """What a table has counted of the reports of either side."""
    sides = _sides_of(counted)
    told = {_mirror.c[name]: sides.c[name] for name in _COUNTED_BY}
    # A filter by years asks whether a period ends before one begins, or begins after one ends: so do its years.
    years = {"period_start": "years_from", "period_end": "years_until"} if "years_from" in sides.c else {}
    return CountedReports(sides, told | {_mirror.c[name]: sides.c[by] for name, by in years.items()})


def _sides_of(counted: Table) -> Subquery:
    counts = counted.c
    codes = (counts.reporter_code, counts.partner_code)
    missing = cast(null(), String())

    def of_side(flow: Flow, exporter: ColumnElement[str], importer: ColumnElement[str]) -> Select[Any]:
        is_export = flow == Flow.EXPORT
        return select(
            exporter.label("exporter_code"),
            importer.label("importer_code"),
            (counts.source_code if is_export else missing).label("export_source_code"),
            (missing if is_export else counts.source_code).label("import_source_code"),
            *(counts[name] for name in _COUNTS if name in counts),
        ).where(counts.flow == flow, *_is_trusted(counted))

    sides = (of_side(Flow.EXPORT, *codes), of_side(Flow.IMPORT, *reversed(codes)))
    return union_all(*sides).subquery("sides")


def _one_side(flow: Flow) -> OneSide:
    reports = observation.alias(f"{flow}_reports")
    codes = (reports.c.reporter_code, reports.c.partner_code)
    exporter, importer = codes if flow == Flow.EXPORT else reversed(codes)
    told = {"exporter_code": exporter, "importer_code": importer, f"{flow}_source_code": reports.c.source_code}
    same = {name: reports.c[name] for name in ("commodity_id", *_PERIOD)}
    return OneSide(
        select(reports.c.flow).where(*_reports(reports, flow)),
        {_mirror.c[name]: column for name, column in (told | same).items()},
    )


_mirror = _paired()
_PIECES = Pieces(
    pair=(_mirror.c.exporter_code, _mirror.c.importer_code),
    goods=_mirror.c.commodity_id,
    by_trade=_counted_reports(trade_count),
    by_year=_counted_reports(trade_years),
    of_one_side={_mirror.c[f"{flow}_source_code"]: _one_side(flow) for flow in (Flow.EXPORT, Flow.IMPORT)},
    of_reports={_mirror.c[name]: observation.c[name] for name in ("commodity_id", *_PERIOD)},
    among=_paired_among,
)
_member = commodity_group_member.c


def _is_told(code: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether either side reports a good."""
    return select(observation.c.flow).where(observation.c.commodity_id == code, *_is_known(observation)).exists()


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
        "exporter": by_area(_mirror.c.exporter_code, _PIECES.codes(_mirror.c.exporter_code)),
        "importer": by_area(_mirror.c.importer_code, _PIECES.codes(_mirror.c.importer_code)),
        "group": replace(
            by_link(_mirror.c.commodity_id, _member.commodity_id, _member.group_code, "commodity_group"),
            occurring=select(_member.group_code.label("code")).where(_is_told(_member.commodity_id)).distinct(),
        ),
        "commodity": by_column(
            _mirror.c.commodity_id,
            "commodity",
            select(commodity.c.commodity_id.label("code")).where(_is_told(commodity.c.commodity_id)),
        ),
        "period": by_column(_mirror.c.period_kind, "term:period_kind", _PIECES.codes(_mirror.c.period_kind)),
        "export_source": by_column(_mirror.c.export_source_code, "source", _PIECES.codes(_mirror.c.export_source_code)),
        "import_source": by_column(_mirror.c.import_source_code, "source", _PIECES.codes(_mirror.c.import_source_code)),
    },
    period=(_mirror.c.period_start, _mirror.c.period_end),
    pieces=_PIECES,
)
