"""What the Commodities page says of lines, points and sources."""

from dataclasses import replace

from dashboard.locale.units import Scale
from dashboard.screens.commodities.choices import By, Scope, SourceChoice
from dashboard.screens.commodities.first_lines import GoodsCurve
from dashboard.screens.commodities.lines import to_points
from dashboard.screens.commodities.points import GoodsPoint, goods_points, stated_point
from dashboard.screens.commodities.texts import (
    TradedGoods,
    alt_text,
    drawing_notes,
    facts_of,
    goods_name,
    line_names,
    notes_on,
    source_label,
)
from etl.vocabulary.sources import Coverage
from etl.vocabulary.trade import Flow
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import FIGURE
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


def test_the_way_of_the_goods_is_told_with_an_arrow() -> None:
    assert TRADED.way == "Bouvet → China"
    assert replace(TRADED, scope=replace(TRADED.scope, flow=Flow.EXPORT)).way == "China → Bouvet"


def test_facts_name_unit_reporter_valuation_source_and_period() -> None:
    facts = facts_of(years(year(2098), year(2099)), {"value": Scale(1e6, "m USD")}, TRADED, ["Note.", "Another."])
    assert (facts.unit, facts.reporter, facts.valuation, facts.source, facts.period) == (
        "Value: m USD",
        "Aland",
        "CIF",
        "Trade of Aland",
        "2098–2099",
    )
    assert facts.note == "Note. Another."


def test_a_stated_figure_is_from_its_office_and_its_line_is_explained() -> None:
    table = years(year(2098))
    said = stated_point(replace(FIGURE, area_code="AX", counted_by="AX-CUSTOMS", unit="USD", value=1.0))
    facts = facts_of([*table, said], {}, TRADED, [])
    assert facts.source == "Trade of Aland; Aland: ACA, as stated"
    assert len(drawing_notes([*table, said])) == len(drawing_notes(table)) + 1


def test_notes_say_what_a_partial_source_does_not_give() -> None:
    points = years(year(2099))
    said = {
        coverage: " ".join(notes_on(points, [replace(CHOICE, coverage=coverage)], By.YEAR, NAMES))
        for coverage in Coverage
    }
    assert "small, not zero" in said[Coverage.THRESHOLD]
    assert "is no zero" in said[Coverage.SELECTION]
    assert "zero" not in said[Coverage.ALL] + said[Coverage.TOTAL_ONLY]


def test_notes_are_made_only_where_they_apply() -> None:
    assert notes_on(years(year(2099, net_weight_kg=1.0)), [CHOICE], By.YEAR, NAMES) == []
    summed = notes_on(years(month(1, doubtful_count=1, estimated_count=1)), [CHOICE], By.YEAR, NAMES)
    assert [note.split(" ")[0] for note in summed] == ["Years", "Some", "Some", "This"]
    weights = notes_on(years(year(2099, None, net_weight_kg=1.0)), [CHOICE], By.YEAR, NAMES)
    assert weights == ["This source gives weights and no values."]


def test_the_chart_in_words_tells_the_newest_number_of_each_line() -> None:
    points = years(year(2098, 5e6), year(2099, 7e6))
    curve = GoodsCurve("Aland", "#123456", {"value": tuple(points)})
    assert alt_text([curve], TRADED) == "Grain: what China buys from Bouvet. Newest: Aland: 7.0 m USD in 2099."
