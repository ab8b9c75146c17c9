"""When a source's next figures are due, and by which command they are got: what status and pages both tell."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, case, func

from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.sources import SourceKind

FETCHED = frozenset({"comtrade_annual", "comtrade_monthly", "faostat_matrix", "imf_direction_of_trade", "wits_trade"})
"""Sources of trade that ``refresh`` brings."""

IMPORTED = frozenset(
    {
        *("gacc_online", "gacc_monthly_hs2", "gacc_by_country", "urumqi_by_country", "urumqi_by_chapter"),
        *("mofcom_agri_by_country", "mofcom_xinjiang_agri", "mofcom_top3_products"),
        *("kz_bns_by_country", "kg_nsc_by_country", "uz_stat_by_country", "wits_trade_summary"),
        *("worldbank_pink_sheet", "fed_h10", "faostat_qcl"),
        *("baci_hs92", "baci_hs96", "baci_hs02", "baci_hs07", "baci_hs12", "baci_hs17", "baci_hs22"),
    }
)
"""Sources of which ``import`` reads a file that a person downloads, and ``refresh`` brings none."""

IN_OUR_COLUMNS = frozenset({"hmrc_yearly_average", "nbk_official_yuan", "nbk_usd_over_the_counter"})
"""Sources of which ``import`` reads a CSV in our own columns, since the publisher's files have no layout."""

_YEARS = (PeriodKind.YEAR, PeriodKind.MARKETING_YEAR)


@dataclass(frozen=True)
class Release:
    """The day by which the next figures are due; ``is_assumed`` where it follows from the source's usual lag."""

    day: date
    is_assumed: bool


def has_years_alone(period_kind: ColumnElement[str]) -> ColumnElement[int]:
    """Of rows of figures, as SQL: 1 where each is of a year, else 0."""
    return func.min(case((period_kind.in_(_YEARS), 1), else_=0))


def next_release(
    kind: str,
    newest_end: date | None,
    *,
    by_year: bool,
    named: date | None,
    lag_days: int | None,
    year_lag_days: int | None,
) -> Release | None:
    """The day that the publisher named, or else the end of the next period and the source's usual lag.

    The next period is the year after the newest one where the source holds nothing but years, else the month after.
    None where the source tells neither day nor lag, holds no figure, or is of statements, which come when they come.
    """
    if named is not None:
        return Release(named, is_assumed=False)
    lag = year_lag_days if by_year and year_lag_days is not None else lag_days
    if newest_end is None or lag is None or kind == SourceKind.STATEMENTS:
        return None
    return Release(_next_end(newest_end, by_year=by_year) + timedelta(days=lag), is_assumed=True)


def _next_end(end: date, *, by_year: bool) -> date:
    year, month = (end.year + 1, end.month) if by_year else (end.year + end.month // 12, end.month % 12 + 1)
    return date(year, month, monthrange(year, month)[1])


def command_of(source_code: str) -> str:
    """The command that brings a source's next figures; empty where none does, and a person enters them."""
    if source_code in FETCHED:
        return f"python -m etl refresh {source_code}"
    if source_code in IN_OUR_COLUMNS:
        return f"python -m etl import FILE --source {source_code}"
    return "python -m etl import FILE" if source_code in IMPORTED else ""
