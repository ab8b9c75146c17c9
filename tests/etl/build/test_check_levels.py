"""A card's level that its source does not give: told, since groups of goods would be missing without a word."""

import pyarrow as pa
import pytest

from etl import schema
from etl.build.check_levels import check_levels
from etl.build.reach import GoodsKinds
from etl.values.frames import rows_to_frame
from etl.values.reading import Finding
from etl.vocabulary.builds import Severity
from tests.factories import source_row

TOTAL, HEADINGS, CHAPTERS = range(3)
GOODS = GoodsKinds(
    pa.table({"commodity_id": ["TOTAL", "1001", "10"], "kind": [TOTAL, HEADINGS, CHAPTERS]}),
    pa.table(
        {
            "kind": [TOTAL, HEADINGS, HEADINGS, CHAPTERS],
            "level": ["total", "heading", "heading", "chapter"],
            "group_code": ["all", "all", "grain", "all"],
        }
    ),
)


def found(level: str | None, *kinds: int, coverage: str = "all") -> list[Finding]:
    """What is found of a source whose card names a level, and that gives goods of these kinds, one part each."""
    cards = rows_to_frame(schema.source, [source_row(source_code="made_up", coverage=coverage, detail_level=level)])
    parts = [pa.table({"source_code": ["made_up"] * 2, "kind": [kind] * 2}) for kind in kinds]
    return check_levels(parts, GOODS, cards)


@pytest.mark.parametrize(("level", "told"), [("section", "section"), (None, "")])
def test_a_level_at_which_a_source_gives_nothing_is_told_with_those_that_it_gives(level: str | None, told: str) -> None:
    assert found(level, CHAPTERS, TOTAL, HEADINGS) == [
        Finding(
            "level_not_given",
            Severity.WARNING,
            "made_up: field 'detail_level' of its card: expected a level at which it gives goods (chapter, heading), "
            f"got '{told}': no group of goods is summed from it. Write the finest level that it gives in full.",
        )
    ]


def test_one_of_several_levels_is_enough() -> None:
    assert found("chapter", HEADINGS, CHAPTERS) == []


def test_a_source_of_nothing_but_totals_needs_no_parts() -> None:
    assert found("total", TOTAL, coverage="total_only") == []


def test_a_selection_is_summed_at_any_level() -> None:
    assert found("section", HEADINGS, coverage="selection") == []
