"""What the Commodities page says of lines, points and sources."""

from dataclasses import replace
from typing import Any

from dashboard.locale.formats import Scale
from dashboard.screens.commodities.choices import By, Scope, SourceChoice
from dashboard.screens.commodities.lines import latest_by_commodity, to_points
from dashboard.screens.commodities.points import GoodsPoint, goods_points, newest_years
from dashboard.screens.commodities.tables import Total, newest_totals, side_cells, stated_cell, to_products_table
from dashboard.screens.commodities.texts import (
    TradedGoods,
    alt_text,
    facts_of,
    goods_name,
    hover_text,
    line_names,
    notes_on,
    source_label,
    stated_name,
)
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.series import Series
from etl.vocabulary.sources import Coverage
from etl.vocabulary.trade import Flow
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import CUSTOMS, FIGURE, made_figures, made_flows, made_line, whole_year
from tests.dashboard.screens.commodities.test_lines import frame, month, year

NAMES = made_names(
    areas={"CN": "China", "BV": "Bouvet", "AX": "Aland", "XG": "Two islands"},
    authorities={"AX-CUSTOMS": "Customs of Aland (ACA)"},
    commodities={"HS:1001": "Wheat"},
    publishers={"aland_customs": "Aland Customs (ACA)", "bouvet_yearbook": "Bouvet Yearbook"},
    sources={"aland_customs": "Trade of Aland"},
    terms={"valuation": {"cif": "CIF"}, "commodity_level": {"heading": "Heading"}},
)
TRADED = TradedGoods(Scope("BV", ("BV",), Flow.IMPORT, "CN"), "Grain", NAMES)
GROUP = replace(TRADED, scope=Scope("XG", ("BV", "AX"), Flow.IMPORT, "CN"))
CHOICE = SourceChoice(
    source_code="aland_customs",
    coverage=Coverage.ALL,
    level="heading",
    first_year=2090,
    last_year=2099,
    periods=(By.YEAR,),
    country_count=1,
    has_weight=True,
    is_whole=True,
    is_at_least=False,
    is_reconciled=False,
)


def years(*rows: dict[str, object]) -> list[GoodsPoint]:
    return goods_points(to_points(frame(*rows), By.YEAR))


def test_a_code_is_written_where_it_is_known_outside() -> None:
    assert [
        goods_name(*pair)
        for pair in (("HS:0201", "Beef"), ("HSS:02", "Plants"), ("SITC:0", "Food"), ("FAO:wheat", "Wheat"))
    ] == [
        "HS 0201 Beef",
        "HS section 2: Plants",
        "SITC 0 Food",
        "Wheat",
    ]


def test_a_line_is_named_by_reporter_publisher_and_the_years_it_reaches() -> None:
    assert list(line_names(years(year(2097), year(2099)), TRADED).values()) == ["Aland: ACA · 2097–2099"]


def test_lines_of_several_goods_or_countries_say_which() -> None:
    goods = years(year(2099, commodity_id="HS:1001"), year(2099, commodity_id="HS:1003"))
    assert next(iter(line_names(goods, TRADED).values())) == "HS 1001 Wheat · Aland: ACA · 2099"
    assert list(line_names(years(year(2099, reporter_code="CN")), GROUP).values()) == ["Bouvet · China: ACA · 2099"]


def test_what_a_third_party_reconciled_is_nobodys_own_report() -> None:
    assert list(line_names(years(year(2099, valuation="reconciled")), TRADED).values()) == [
        "ACA, both sides reconciled · 2099"
    ]
    assert "both sides reconciled" in source_label(replace(CHOICE, is_reconciled=True), TRADED)


def test_a_source_is_offered_with_what_it_gives_and_how_far_it_reaches() -> None:
    assert source_label(CHOICE, TRADED) == "ACA, whole group, 2090–2099 · Heading"
    assert (
        source_label(replace(CHOICE, is_whole=False, first_year=2099), TRADED) == "ACA, single products, 2099 · Heading"
    )
    assert (
        source_label(replace(CHOICE, is_whole=False, is_at_least=True), TRADED) == "ACA, at least, 2090–2099 · Heading"
    )
    assert source_label(CHOICE, GROUP) == "ACA, whole group, 2090–2099 · 1 country · Heading"


def test_stated_series_name_the_view_the_office_and_the_railway() -> None:
    figure = replace(FIGURE, area_code="BV", partner_code="CN", counted_by="AX-CUSTOMS")
    assert stated_name(figure, TRADED) == "Bouvet: ACA, as stated"
    assert stated_name(replace(figure, indicator="rail_cargo"), TRADED) == "Bouvet: ACA, rail freight"
    by_china = replace(figure, area_code="CN", partner_code="BV")
    assert stated_name(by_china, GROUP) == "Bouvet · China: ACA, as stated"


def test_a_hover_tells_all_measures_the_months_summed_and_the_marks() -> None:
    point = years(month(1, 1e6, net_weight_kg=5e6, doubtful_count=1))[0]
    assert hover_text(point, "Aland: ACA").split("<br>") == [
        "<b>1.00 m USD · 5.00 thousand tonnes · 200 USD per tonne</b>",
        "2099 (sum of 1 month)",
        "Aland: ACA",
        "doubtful",
    ]


def test_facts_name_unit_reporter_valuation_source_and_period() -> None:
    facts = facts_of(years(year(2098), year(2099)), [], {"value": Scale(1e6, "m USD")}, TRADED, ["Note."])
    assert (facts.unit, facts.reporter, facts.valuation, facts.source, facts.period) == (
        "Value: m USD",
        "Aland",
        "CIF",
        "Trade of Aland",
        "2098–2099",
    )
    assert facts.note.startswith("Note.\n\nA line ends where its source ends")


def test_notes_say_what_a_partial_source_does_not_give() -> None:
    points = years(year(2099))
    said = {
        coverage: " ".join(notes_on(points, replace(CHOICE, coverage=coverage), By.YEAR, [])) for coverage in Coverage
    }
    assert "small, not zero" in said[Coverage.THRESHOLD]
    assert "is no zero" in said[Coverage.SELECTION]
    assert "zero" not in said[Coverage.ALL] + said[Coverage.TOTAL_ONLY]


def test_notes_are_made_only_where_they_apply() -> None:
    assert notes_on(years(year(2099, net_weight_kg=1.0)), CHOICE, By.YEAR, []) == []
    summed = notes_on(years(month(1, doubtful_count=1, estimated_count=1)), CHOICE, By.YEAR, [2097])
    assert [note.split(" ")[0] for note in summed] == ["Years", "No", "Points", "Some", "This"]
    assert "2097" in summed[1]
    weights = notes_on(years(year(2099, None, net_weight_kg=1.0)), CHOICE, By.YEAR, [])
    assert weights == ["This source gives weights and no values."]


def test_the_chart_in_words_tells_the_newest_number_of_each_line() -> None:
    points = years(year(2098, 5e6), year(2099, 7e6))
    assert alt_text(points, line_names(points, TRADED), TRADED) == (
        "Grain: what China buys from Bouvet. Newest: Aland: ACA · 2098–2099: 7.0 m USD in 2099."
    )


def headline(group: str, source_code: str = "aland_customs", number: int = 2099, **more: Any) -> HeadlineLine:
    return made_line(Series(source_code, "AX"), group_code=group, period=whole_year(number), **({"value": 5e6} | more))


def totals(*lines: HeadlineLine, reconciled: tuple[str, ...] = ()) -> dict[str, list[Total]]:
    """The newest totals, with one of 5 m USD in 2099 that was reconciled for each of these groups."""
    return newest_totals(lines, {group: made_flows({"value_usd": 5e6}) for group in reconciled})


def test_a_sides_cell_prefers_its_own_figure_to_a_reconciled_one() -> None:
    newest = totals(headline("grain", number=2098, value=3e6), reconciled=("grain", "meat"))
    assert side_cells([CHOICE], newest["grain"], NAMES)[0] == "3.0 m USD in 2098 (ACA)"
    assert side_cells([CHOICE], newest["meat"], NAMES)[0] == "5.0 m USD in 2099 (ACA; both sides reconciled)"


def test_the_newest_reconciled_total_is_told() -> None:
    flows = made_flows({"period": whole_year(2098), "value_usd": 5e6}, {"value_usd": 6e6})
    assert side_cells([], newest_totals([], {"grain": flows, "meat": []})["grain"], NAMES)[0].startswith("6.0 m USD")


def test_a_cell_tells_a_lower_bound_and_the_older_whole_beside_it() -> None:
    bound = headline("grain", "bouvet_yearbook", value=1e6, is_at_least=True)
    told = side_cells([], totals(headline("grain", number=2095), bound)["grain"], NAMES)[0]
    assert told == "at least 1.0 m USD in 2099 (Bouvet Yearbook); 5.0 m USD in 2095 (ACA)"


def test_a_cell_says_that_a_figure_was_stated() -> None:
    stated = made_line(CUSTOMS, group_code="grain", value=5e6)
    assert side_cells([], totals(stated)["grain"], NAMES)[0] == "5.0 m USD in 2099 (ax-customs, as stated)"


def test_a_cell_marks_a_stand_in_and_tells_products_and_missing_sums() -> None:
    stand_in = totals(headline("oilseed", is_stand_in=True))["oilseed"]
    products = replace(CHOICE, is_whole=False, last_year=2095)
    assert side_cells([products], stand_in, NAMES) == ("5.0 m USD in 2099 (ACA)*", "to 2095 (ACA)")
    assert side_cells([CHOICE], [], NAMES) == ("by country, to 2099", "")
    assert side_cells([], [], NAMES) == ("", "")


def test_stated_figures_are_counted_once_each() -> None:
    stated = made_figures(*({"figure_code": code, "period": whole_year(2097)} for code in ("F1", "F1", "F2")))
    assert (stated_cell(stated), stated_cell([])) == ("2, to 2097", "")


def test_products_leave_out_measures_that_nobody_gives() -> None:
    goods, total = (
        to_points(frame(one), By.YEAR) for one in (year(2099, 5.0, commodity_id="HS:1001"), year(2099, 10.0))
    )
    latest = newest_years(latest_by_commodity(goods, total).assign(level="heading"))
    table = to_products_table(latest, TRADED)
    assert table.labelled().to_dict("records") == [
        {
            "Goods": "HS 1001 Wheat",
            "Newest year": 2099,
            "Value (US dollars)": 5.0,
            "Share of the group (%)": 50.0,
            "Since": 2099,
            "Level": "Heading",
            "Remark": "",
        }
    ]
    assert "country_name" in to_products_table(latest, GROUP).frame.columns
