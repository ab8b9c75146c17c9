"""The tables of both sides: what a side does not report stays unknown, and each number says whose it is."""

import math
from datetime import date

from dashboard.screens.both_sides.lines import Lines
from dashboard.screens.both_sides.measures import Pair, pair_reports
from dashboard.screens.both_sides.reports import counts_side_by_side, to_reports
from dashboard.screens.both_sides.sides import ComparedSides
from dashboard.screens.both_sides.tables import counts_table, pairs_table
from dashboard.subjects.trade.trade_points import TradePoint
from etl.vocabulary.trade import Direction, Side
from tests.dashboard.made_names import made_names
from tests.dashboard.made_reports import line
from tests.dashboard.made_reports import made_side_point as point

SIDES = ComparedSides(
    "AX",
    "BV",
    made_names(
        areas={"AX": "Aland", "BV": "Bouvet"},
        sources={"a": "Table of A", "b": "Table of B"},
        authorities={"x": "Office X (X)"},
        terms={"valuation": {"fob": "FOB", "cif": "CIF"}},
    ),
)
LINES = Lines(line(Side.HOME, counted_by="x"), line(Side.PARTNER))


def pairs(*points: TradePoint) -> list[Pair]:
    return pair_reports(to_reports(points), Direction.TO_PARTNER, LINES)


def both_years() -> list[Pair]:
    """Both sides count 2099; of 2098 only the partner's table tells, and that is doubtful."""
    return pairs(
        point(Side.HOME, 318.0, counted_by="x"),
        point(Side.PARTNER, 212.0),
        point(Side.PARTNER, 5.0, 2098, is_doubtful=True),
    )


def test_a_pair_tells_both_numbers_their_gap_and_whose_they_are() -> None:
    newest, _older = pairs_table(both_years(), SIDES).frame.to_dict("records")
    assert newest == {
        "period": "2099",
        "home_value_usd": 318.0,
        "partner_value_usd": 212.0,
        "gap_usd": 106.0,
        "gap_pct": 106 / 318 * 100,
        "ratio": 1.5,
        "home_source_name": "Office X (X), as stated",
        "partner_source_name": "Table of A",
        "home_valuation_name": "FOB",
        "partner_valuation_name": "CIF",
        "home_counted_by": "Office X (X)",
        "partner_counted_by": "",
        "mark": "",
        "figure_codes": "F0001",
        "period_start": date(2099, 1, 1),
        "period_end": date(2099, 12, 31),
    }


def test_what_one_side_does_not_report_is_unknown_with_the_gap() -> None:
    older = pairs_table(both_years(), SIDES).frame.iloc[1]
    assert [math.isnan(older[name]) for name in ("home_value_usd", "gap_usd", "gap_pct", "ratio")] == [True] * 4
    assert (older["partner_value_usd"], older["home_valuation_name"], older["mark"]) == (5.0, "", "Bouvet: doubtful")


def test_what_a_factor_leaves_stands_in_columns_of_its_own() -> None:
    newest = pairs_table(both_years(), SIDES, 1.06).frame.iloc[0]
    told = (newest["gap_usd"], newest["adjusted_gap_usd"], newest["partner_value_usd"])
    assert told == (106.0, 118.0, 212.0)


def test_every_count_has_a_column_of_its_own_and_the_newest_period_comes_first() -> None:
    reports = to_reports(
        [point(Side.HOME, 5.0), point(Side.PARTNER, 4.0), point(Side.PARTNER, 3.0, 2098, source_code="b")]
    )
    bounds = {(Side.PARTNER, line(Side.PARTNER, "b"))}
    table = counts_table(counts_side_by_side(reports, "to_partner"), SIDES, bounds)
    assert table.headings() == {
        "period": "Period",
        "home_a_usd": "Aland: Table of A",
        "partner_a_usd": "Bouvet: Table of A",
        "partner_b_usd": "Bouvet, at least: Table of B",
    }
    assert table.frame.fillna(-1).to_numpy().tolist() == [["2099", 5.0, 4.0, -1], ["2098", -1, -1, 3.0]]
