"""Sources whose card names a level at which they give no goods: no group could be summed, and no reader is told why."""

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd
import pyarrow as pa

from etl.build.reach import GoodsKinds
from etl.values.reading import Finding
from etl.vocabulary.builds import Severity
from etl.vocabulary.goods import CommodityLevel
from etl.vocabulary.sources import WHOLE_COVERAGE

LEVEL_NOT_GIVEN = "level_not_given"


def check_levels(reach: Iterable[pa.Table], goods: GoodsKinds, source: pd.DataFrame) -> list[Finding]:
    """A warning for each source that gives parts of trade, none of them at its ``detail_level``, sorted.

    Takes ``Reach.of_goods`` of all parts, and ``source`` with ``coverage`` and ``detail_level``. Sources of a selection
    are left out: their groups are at least what they name, at any level.
    """
    given = _levels_given(reach, goods)
    cards = source.loc[source["coverage"].isin([str(one) for one in WHOLE_COVERAGE]), ["source_code", "detail_level"]]
    named = [(str(code), level if isinstance(level, str) else "") for code, level in cards.itertuples(index=False)]
    return sorted(
        Finding(LEVEL_NOT_GIVEN, Severity.WARNING, _sentence(code, level, given[code]))
        for code, level in named
        if given[code] and level not in given[code]
    )


def _levels_given(reach: Iterable[pa.Table], goods: GoodsKinds) -> defaultdict[str, set[str]]:
    """The levels at which each source gives goods below all of them together."""
    levels = dict(zip(goods.groups["kind"].to_pylist(), goods.groups["level"].to_pylist(), strict=True))
    given: defaultdict[str, set[str]] = defaultdict(set)
    for part in reach:
        found = part.group_by(["source_code", "kind"]).aggregate([])
        for code, kind in zip(found["source_code"].to_pylist(), found["kind"].to_pylist(), strict=True):
            if levels[kind] != CommodityLevel.TOTAL:
                given[code].add(levels[kind])
    return given


def _sentence(code: str, level: str, given: set[str]) -> str:
    return (
        f"{code}: field 'detail_level' of its card: expected a level at which it gives goods "
        f"({', '.join(sorted(given))}), got '{level}': no group of goods is summed from it. "
        "Write the finest level that it gives in full."
    )
