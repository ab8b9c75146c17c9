"""Calendar years of series, summed once for all that reads them by all that is known. Pure.

A series has its source's own years, or where it has none the sums of its months: what stands to date, without suspect
figures. A sum of which a part is unknown is unknown. What was known on an earlier day is summed by the same rule when
it is asked for (``dashboard.subjects.trade.years_as_known``); a test holds the two to each other.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.periods import PeriodKind

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
MEASURES = ("value_usd", "net_weight_kg")
_SUMMED = ("period_kind", "period_start", "valuation", *MEASURES, "quality", "status", "is_derived")


def sum_years(series: Numbers, rows: pa.Table) -> pa.Table:
    """The columns of ``year_trade``, in the order of its key.

    Takes rows of ``observation``, all those of a series together, and the number of each one's series, which never
    falls.
    """
    stands = _flags(pc.is_null(rows["known_until"])) & ~_is(rows, "quality", Quality.SUSPECT)
    is_year, is_month = (stands & _is(rows, "period_kind", kind) for kind in (PeriodKind.YEAR, PeriodKind.MONTH))
    is_part = is_year | (is_month & ~_are_among(series, series[is_year]))
    return _sum(series[is_part], rows.select(_SUMMED).filter(pa.array(is_part)))


def _are_among(series: Numbers, some: Numbers) -> Flags:
    """Whether each number, none of which falls, is one of ``some`` of them."""
    places = np.searchsorted(series, some)
    begins = np.diff(series, prepend=-1) != 0
    number = np.cumsum(begins) - 1
    has_some = np.zeros(int(begins.sum()), dtype=bool)
    has_some[number[places]] = True
    are_among: Flags = has_some[number]
    return are_among


def _sum(series: Numbers, rows: pa.Table) -> pa.Table:
    year = np.asarray(pc.fill_null(pc.year(rows["period_start"]), 0))
    valuation = _ranks(rows["valuation"])
    order = _in_order(series, year, valuation)
    is_another = [np.diff(key[order], prepend=-1) != 0 for key in (series, year, valuation)]
    begins = np.flatnonzero(np.logical_or.reduce(is_another))
    firsts = order[begins]
    is_own = _is(rows, "period_kind", PeriodKind.YEAR)
    marks = {
        "is_doubtful": ~_is(rows, "quality", Quality.OK),
        "is_derived": _flags(rows["is_derived"]),
        "is_estimated": _is(rows, "status", ObservationStatus.ESTIMATED),
    }
    return pa.table(
        {
            "series": series[firsts],
            "year": year[firsts],
            "valuation": rows["valuation"].take(pa.array(firsts)),
            **{name: _known_sums(rows[name], order, begins) for name in MEASURES},
            "month_count": pa.array(np.diff(begins, append=len(order)), mask=is_own[firsts]),
            **{name: _reduce(np.logical_or, mark[order], begins) for name, mark in marks.items()},
        }
    )


def _in_order(*keys: Numbers) -> Numbers:
    """The places of rows in the order of keys, the first of which counts most; mostly they are in it already."""
    falls = np.zeros(max(len(keys[0]) - 1, 0), dtype=bool)
    for key in reversed(keys):
        steps = np.diff(key)
        falls = (steps < 0) | ((steps == 0) & falls)
    return np.lexsort(keys[::-1]) if falls.any() else np.arange(len(keys[0]))


def _ranks(texts: pa.ChunkedArray) -> Numbers:
    """Numbers in the order of the texts."""
    known = pc.unique(texts).sort()
    return np.asarray(pc.index_in(texts, known), dtype=np.int64)


def _known_sums(values: pa.ChunkedArray, order: Numbers, begins: Numbers) -> pa.Array:
    """The sum from each beginning to the next, null where a part is missing."""
    is_missing = _flags(pc.is_null(values))[order]
    numbers = np.asarray(pc.fill_null(values, 0.0))[order]
    return pa.array(_reduce(np.add, numbers, begins), mask=_reduce(np.logical_or, is_missing, begins))


def _reduce(reduction: np.ufunc, values: npt.NDArray[np.generic], begins: Numbers) -> npt.NDArray[np.generic]:
    """One value from each beginning to the next."""
    return reduction.reduceat(values, begins) if len(begins) else values[:0]


def _is(rows: pa.Table, name: str, code: str) -> Flags:
    return _flags(pc.equal(rows[name], str(code)))


def _flags(values: pa.ChunkedArray) -> Flags:
    """Truth values; a missing one, which the tables refuse, is none."""
    return np.asarray(pc.fill_null(values, False))
