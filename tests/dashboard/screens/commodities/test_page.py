"""The Commodities page: the answer, the chart, what else can be chosen, and what stands below."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.subjects.events.notes import plain
from dashboard.ui.chart_frame import Look
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, drawn, open_page, rows_offered, seen_as, sources_told, texts
from tests.factories import (
    Row,
    access_good_code_row,
    area_member_row,
    area_row,
    authority_row,
    commitment_party_row,
    commitment_row,
    commitment_topic_row,
    commodity_group_member_row,
    commodity_group_row,
    commodity_row,
    crop_code_row,
    event_party_row,
    event_row,
    market_access_row,
    month,
    nearest_price_row,
    observation_row,
    official_figure_row,
    price_row,
    production_row,
    source_row,
    year,
)
from tests.loading import file_of

Load = Callable[..., None]

AREAS = [
    area_row(area_code=code, name_en=name)
    for code, name in (("CN", "China"), ("KZ", "Kazakhstan"), ("UZ", "Uzbekistan"))
]
AREAS.append(area_row(area_code="C5", name_en="Five", kind="group"))


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load made-up trade in grain into a database that the page then reads."""

    def put(**tables: list[Row]) -> None:
        defaults = {
            "area": AREAS,
            "area_member": [area_member_row(group_code="C5", area_code=code) for code in ("KZ", "UZ")],
            "commodity": [
                commodity_row(commodity_id=code, title_en=title)
                for code, title in (("HS:1001", "Wheat"), ("HS:1003", "Barley"))
            ],
            "commodity_group": [
                commodity_group_row(group_code="agricultural", title_en="Farm goods"),
                commodity_group_row(sort_order=2),
            ],
            "commodity_group_member": [
                commodity_group_member_row(group_code=group, commodity_id=code)
                for group in ("agricultural", "grain")
                for code in ("HS:1001", "HS:1003")
            ],
            "source": [
                source_row(
                    source_code="cn_customs",
                    publisher="China Customs (CC)",
                    note="Known for its zeros.",
                    export_valuation="fob",
                ),
                source_row(source_code="kz_office", publisher="Office of Kazakhstan (KO)", sort_order=2),
            ],
        }
        monkeypatch.setenv(ADDRESS_VARIABLE, file_of(**(defaults | tables)))

    return put


def bought(value: float, number: int = 2099, **more: Any) -> Row:
    """China's import of wheat from Kazakhstan in a year."""
    defaults: dict[str, Any] = {
        "source_code": "cn_customs",
        "reporter_code": "CN",
        "partner_code": "KZ",
        "flow": "import",
        **year(number),
    }
    return observation_row(**(defaults | {"value_usd": value, "valuation": "cif"} | more))


def sold(value: float, number: int = 2099, **more: Any) -> Row:
    """The same trade as Kazakhstan counts it."""
    return bought(
        value,
        number,
        source_code="kz_office",
        reporter_code="KZ",
        partner_code="CN",
        flow="export",
        valuation="fob",
        **more,
    )


def trade() -> list[Row]:
    return [bought(8e6, 2097), bought(9e6), bought(1e6, commodity_id="HS:1003"), sold(5e6, 2098), sold(6e6)]


def table_named(app: AppTest, column: str) -> list[dict[str, Any]]:
    tables = seen_as(app, Look.TABLE).dataframe
    return next(frame.value.to_dict("records") for frame in tables if column in frame.value.columns)


def test_the_first_view_answers_from_both_counts_and_then_shows_them(load: Load) -> None:
    load(observation=trade())
    app = open_page("commodities")
    assert not app.exception
    assert [title.value for title in app.title][-1] == plain(
        "Grain: in 2099 China bought 10.0 m USD from Kazakhstan by China's count; Kazakhstan counted 6.0 m USD. The "
        "two counts are 4.0 m USD apart."
    )
    assert "**Whose figures** China, Kazakhstan" in sources_told(app)
    assert address_of(app) == {}


def test_at_most_three_controls_stand_before_the_chart_and_the_others_below_it(load: Load) -> None:
    load(observation=trade())
    app = open_page("commodities")
    inside = {widget.key for widget in (*app.expander[0].selectbox, *app.expander[0].toggle)}
    assert inside == {
        f"commodities.{name}" for name in ("source", "measure", "others", "stated", "suspect", "meetings")
    }
    assert {box.key for box in app.main.selectbox} - inside == {"commodities.goods.others"}


def some_products() -> Row:
    """A source that names only wheat of all grain."""
    return source_row(
        source_code="world_book",
        publisher="World Book (WB)",
        coverage="selection",
        report_kind="compiled",
        sort_order=3,
    )


def test_the_page_opens_at_the_freshest_figures_and_joins_no_two_sources(load: Load) -> None:
    whole = source_row(source_code="cn_customs", publisher="China Customs (CC)")
    load(
        source=[whole, some_products()],
        observation=[
            bought(8e6, 2095),
            bought(7e6, 2096),
            *(bought(2e6, year, source_code="world_book") for year in (2098, 2099)),
        ],
    )
    app = open_page("commodities", group="grain")
    assert not app.exception
    assert plain("in 2099 China bought at least 2.0 m USD") in texts(app)
    points = table_named(app, "Value per tonne (US dollars)")
    assert [(row["Period"], row["Remark"]) for row in points] == [
        ("2099", "at least: only the products that the source names"),
        ("2098", "at least: only the products that the source names"),
        ("2096", ""),
        ("2095", ""),
    ]


def test_every_chart_has_facts_table_and_file(load: Load) -> None:
    load(observation=trade())
    app = open_page("commodities", group="grain", whose="CN")
    told = sources_told(app)
    assert "**Unit** Value: m USD; Net weight: thousand tonnes; Value per tonne: USD per tonne" in told
    for fact in ("Whose figures** China", "Valuation** cif", "Source** Source cn_customs", "Period** 2097–2099"):
        assert fact in told
    points = table_named(app, "Value per tonne (US dollars)")
    assert [(row["Period"], row["Value (US dollars)"]) for row in points] == [("2099", 10e6), ("2097", 8e6)]
    assert rows_offered(app, "goods")[0] == "What is shown: 2 rows"


def test_one_sides_figures_can_be_shown_alone(load: Load) -> None:
    load(observation=trade())
    app = open_page("commodities", group="grain", whose="KZ")
    assert address_of(app) == {"group": ["grain"], "whose": ["KZ"]}
    assert {row["Reporter"] for row in table_named(app, "Months summed")} == {"Kazakhstan"}


def test_meat_grain_and_oilseeds_are_a_click_and_all_else_is_in_one_list(load: Load) -> None:
    load(observation=trade())
    app = open_page("commodities")
    buttons = next(one for one in app.get("button_group") if one.key == "commodities.goods.first")
    assert [option.content for option in buttons.proto.options] == ["Grain"]
    assert others(app).options == ["Farm goods", "HS 1001 Wheat", "HS 1003 Barley"]
    others(app).select("HS 1003 Barley").run()
    assert address_of(app) == {"group": ["grain"], "commodity": ["HS:1003"]}
    others(app).select("Farm goods").run()
    assert address_of(app) == {"group": ["agricultural"]}


def test_a_group_that_nobody_chose_follows_the_goods_of_the_other_direction(load: Load) -> None:
    goods = {"HS:1001": ("agricultural", "grain"), "HS:0902": ("agricultural",)}
    load(
        commodity=[commodity_row(commodity_id=code, title_en=code) for code in goods],
        commodity_group_member=[
            commodity_group_member_row(group_code=group, commodity_id=code)
            for code, groups in goods.items()
            for group in groups
        ],
        observation=[bought(1e6), bought(2e6, flow="export", valuation="fob", commodity_id="HS:0902")],
    )
    app = open_page("commodities")
    assert texts(app).count(plain("Grain: in 2099 China bought")) == 1
    next(one for one in app.get("button_group") if one.key == "commodities.flow").set_value("export").run()
    assert plain("Farm goods: in 2099 China sold") in texts(app)
    assert address_of(app) == {"flow": ["export"]}


def others(app: AppTest) -> Any:
    """The list of all goods beside the first three groups."""
    return next(box for box in app.selectbox if box.key == "commodities.goods.others")


def test_a_commodity_of_the_group_can_be_chosen(load: Load) -> None:
    load(observation=trade())
    app = open_page("commodities", group="grain", commodity="HS:1003")
    assert plain("HS 1003 Barley: in 2099 China bought 1.0 m USD from Kazakhstan") in texts(app)
    assert [row["Value (US dollars)"] for row in table_named(app, "Months summed")] == [1e6]


def test_a_group_is_told_by_the_shares_of_its_products(load: Load) -> None:
    load(observation=trade())
    app = open_page("commodities", group="grain")
    products = table_named(app, "Share of the products named (%)")
    assert [(row["Goods"], row["Reporter"], row["Share of the products named (%)"]) for row in products] == [
        ("HS 1001 Wheat", "China", 90.0),
        ("HS 1003 Barley", "China", 10.0),
        ("HS 1001 Wheat", "Kazakhstan", 100.0),
    ]


def test_a_view_comes_back_from_its_address_and_junk_is_named(load: Load) -> None:
    load(observation=[*trade(), *(bought(1e5, **month(2099, number)) for number in (1, 2, 3))])
    asked = {"group": "agricultural", "by": "month", "measure": "value", "years": "2098-2099", "others": "1"}
    app = open_page("commodities", **asked)
    assert not app.exception
    assert {name: value[0] for name, value in address_of(app).items()} == asked
    assert "**Unit** Value: " in sources_told(app)
    app = open_page("commodities", group="gold", by="week", source="nobody", commodity="HS:99")
    assert not app.exception
    assert sorted(warning.value.split(" = ")[0].rsplit(" ", 1)[-1] for warning in app.warning) == [
        "by",
        "commodity",
        "group",
        "source",
    ]


def test_every_source_can_be_a_line_of_its_own_or_one_alone(load: Load) -> None:
    load(
        source=[source_row(source_code="cn_customs"), some_products()],
        observation=[bought(9e6), bought(2e6, source_code="world_book")],
    )
    rows = table_named(open_page("commodities", group="grain", others="1"), "Months summed")
    assert sorted(row["Value (US dollars)"] for row in rows) == [2e6, 9e6]
    rows = table_named(open_page("commodities", group="grain", source="world_book"), "Months summed")
    assert [row["Value (US dollars)"] for row in rows] == [2e6]


def test_countries_of_a_group_are_lines_of_their_own_and_never_summed(load: Load) -> None:
    load(observation=[bought(9e6), bought(2e6, partner_code="UZ")])
    app = open_page("commodities", group="grain", partner="C5")
    rows = table_named(app, "Months summed")
    assert sorted((row["Partner"], row["Value (US dollars)"]) for row in rows) == [
        ("Kazakhstan", 9e6),
        ("Uzbekistan", 2e6),
    ]
    assert groups_table(app)["Grain"] == "11.0 m USD in 2099 (CC)"
    assert "Kazakhstan 9.0 m USD in 2099 by China's count; Uzbekistan 2.0 m USD in 2099" in texts(app)


def test_of_several_countries_the_side_that_tells_more_is_shown_first(load: Load) -> None:
    load(observation=[bought(1e6), sold(9e6)])
    app = open_page("commodities", group="grain", partner="C5")
    assert {row["Reporter"] for row in table_named(app, "Months summed")} == {"Kazakhstan"}
    assert "Kazakhstan 9.0 m USD in 2099 by Kazakhstan's count" in texts(app)
    china = open_page("commodities", group="grain", partner="C5", whose="CN")
    assert {row["Reporter"] for row in table_named(china, "Months summed")} == {"China"}


def test_all_farm_goods_are_told_by_group_and_year(load: Load) -> None:
    groups = ("agricultural", "grain", "meat", "oilseed")
    goods = {"grain": "HS:1001", "meat": "HS:0201", "oilseed": "HS:1206"}
    load(
        commodity=[commodity_row(commodity_id=code, title_en=code) for code in goods.values()],
        commodity_group=[
            commodity_group_row(group_code=code, title_en=code.title(), sort_order=place)
            for place, code in enumerate(groups)
        ],
        commodity_group_member=[
            commodity_group_member_row(group_code=group, commodity_id=code)
            for own, code in goods.items()
            for group in ("agricultural", own)
        ],
        observation=[
            bought(value, commodity_id=code) for value, code in zip((2e6, 1e6, 1e6), goods.values(), strict=True)
        ],
    )
    app = open_page("commodities", group="agricultural")
    assert "What farm trade is made of" in [header.value for header in app.header]
    shares = table_named(app, "Share in farm goods, %")
    assert {row["Group"]: row["Share in farm goods, %"] for row in shares} == {
        "Grain": 50.0,
        "Meat": 25.0,
        "Oilseed": 25.0,
    }


def groups_table(app: AppTest) -> dict[str, str]:
    """What the home side tells first of each group at a glance."""
    frame = app.table[0].value
    return dict(zip(frame.index, frame.iloc[:, 0], strict=True))


def test_a_group_is_no_sum_where_a_country_is_missing(load: Load) -> None:
    load(observation=[bought(9e6)])
    app = open_page("commodities", group="grain", partner="C5")
    assert groups_table(app)["Grain"] == "by country, to 2099"


def test_stated_figures_fill_the_periods_that_tables_lack_and_are_listed(load: Load) -> None:
    stated = official_figure_row(
        area_code="KZ",
        partner_code="CN",
        flow="export",
        group_code="grain",
        measure="weight",
        unit="t",
        value=4e5,
        subject="grain",
        **year(2099),
    )
    load(observation=[bought(9e6)], official_figure=[stated])
    app = open_page("commodities", group="grain")
    assert "Dotted lines are figures that an authority stated." in sources_told(app)
    listed = [(row["Amount"], row["Unit"], row["Page"], row["Note"]) for row in table_named(app, "Stated by")]
    assert listed == [(4e5, "t", "https://example.org/figure", "")]
    without = open_page("commodities", group="grain", stated="0")
    assert "Dotted lines" not in sources_told(without)


def test_a_figure_that_one_side_gives_on_the_others_count_is_no_line_of_its(load: Load) -> None:
    told = {
        "area_code": "KZ",
        "partner_code": "CN",
        "flow": "export",
        "group_code": "grain",
        "value": 4e6,
        **year(2099),
    }
    offices = [authority_row(authority_code=f"{area.lower()}-office", area_code=area) for area in ("CN", "KZ")]
    for counter, is_told in (("kz-office", True), ("cn-office", False)):
        load(
            observation=[bought(9e6)],
            authority=offices,
            official_figure=[official_figure_row(**told, counted_by=counter, stated_by="kz-office")],
        )
        assert ("Kazakhstan counted 4.0 m USD" in texts(open_page("commodities", group="grain"))) is is_told


def test_a_stand_in_is_named_with_what_else_it_holds(load: Load) -> None:
    load(
        source=[source_row(source_code="cn_customs", detail_level="chapter")],
        commodity=[commodity_row(commodity_id="HS:12", title_en="Seeds")],
        commodity_group_member=[
            commodity_group_member_row(commodity_id="HS:12", basis="stand_in", reason="It also holds hay."),
        ],
        observation=[bought(1e6, commodity_id="HS:12")],
    )
    app = open_page("commodities", group="grain")
    assert groups_table(app)["Grain"] == "1.0 m USD in 2099 (Aland Customs)*"
    assert plain("* A whole HS chapter stands in for the group") in texts(app)
    assert "HS 12 Seeds stands in for the group. It also holds hay." in sources_told(app)


def test_no_figures_say_so_and_what_to_do(load: Load) -> None:
    load(observation=trade())
    app = open_page("commodities", partner="UZ")
    assert not app.exception
    assert "no count is in the record." in texts(app)
    assert "No source has figures of this in these years. Choose other goods" in texts(app)


def test_the_change_of_the_newest_year_is_parted_and_the_nearest_world_price_stands_beside(load: Load) -> None:
    months = [price_row(**month(2099, number), value=300.0) for number in range(1, 13)]
    rows = [bought(1e6, 2098, net_weight_kg=1e7), bought(1.65e6, net_weight_kg=1.1e7)]
    load(observation=rows, price=months, nearest_price=[nearest_price_row()])
    app = open_page("commodities", group="grain", commodity="HS:1001")

    assert not app.exception
    assert plain("65 % more than in 2098 (52 points price, 13 points tonnes)") in texts(app)
    assert "up 65 %: 52 points price, 13 points tonnes" in texts(app)
    assert "A yardstick, never the price paid." in sources_told(app)
    newest = table_named(app, "of it price (points)")[0]
    assert (newest["Value per tonne (US dollars)"], newest["Nearest world price (US dollars a tonne)"]) == (150, 300)


def test_meetings_are_drawn_only_where_they_are_asked_for_and_of_weight(load: Load) -> None:
    parties = [event_party_row(area_code=code) for code in ("CN", "KZ")]
    load(
        observation=trade(),
        event=[event_row(kind="head_of_state_meeting"), event_row(event_id="2099-02-01-fair", kind="business_forum")],
        event_party=[*parties, *(event_party_row(event_id="2099-02-01-fair", area_code=code) for code in ("CN", "KZ"))],
    )
    counts = [
        drawn(open_page("commodities", **asked))[0].count('stroke-dasharray="1.5 2.5"')
        for asked in ({"group": "agricultural"}, {"group": "agricultural", "meetings": "1"})
    ]
    assert counts == [0, 1]


def test_promises_on_the_goods_are_links_with_how_they_stand(load: Load) -> None:
    load(
        observation=trade(),
        event=[event_row()],
        commitment=[commitment_row()],
        commitment_party=[
            commitment_party_row(area_code=code, role=role) for code, role in (("KZ", "by"), ("CN", "to"))
        ],
        commitment_topic=[commitment_topic_row()],
    )
    found = {group: open_page("commodities", group=group) for group in ("grain", "agricultural")}
    assert "What was promised on these goods" in [header.value for header in found["grain"].header]
    assert "What was promised on these goods" not in [header.value for header in found["agricultural"].header]


def test_without_weights_no_change_is_parted_and_no_price_told(load: Load) -> None:
    load(observation=[bought(1e6, 2098, net_weight_kg=None), bought(2e6, net_weight_kg=None)])
    app = open_page("commodities", group="grain", commodity="HS:1001", whose="CN")

    assert not app.exception
    assert "Price or tonnes" not in [header.value for header in app.header]


def test_the_share_of_the_harvest_is_told_for_what_china_buys(load: Load) -> None:
    harvest = production_row(area_code="KZ", crop_id="HS:1003", production_t=10_000.0)
    crops = [crop_code_row(crop_id="HS:1003", commodity_id="HS:1001")]
    rows = [bought(1e6, net_weight_kg=1e6), sold(1e6, net_weight_kg=2e6)]
    load(observation=rows, production=[harvest], crop_code=crops)
    app = open_page("commodities", group="grain", commodity="HS:1001", whose="CN")

    assert not app.exception
    assert "of it 10.0 to 20.0 % to China" in texts(app)
    app = open_page("commodities", group="grain", flow="export")
    assert "Share of the harvest" not in [header.value for header in app.header]


def test_the_share_in_the_trade_with_all_partners_is_told_where_a_table_has_them(load: Load) -> None:
    world = area_row(area_code="WLD", name_en="World", kind="world")
    rows = [bought(1e6), bought(8e6, partner_code="WLD"), bought(1e6, commodity_id="HS:1003")]
    load(observation=rows, area=[*AREAS, world])

    app = open_page("commodities", group="grain", commodity="HS:1001", whose="CN")
    assert not app.exception
    assert "**2099**: 12.5 % of China's imports came from Kazakhstan (CC)" in texts(app)
    app = open_page("commodities", group="grain", commodity="HS:1003")
    assert not app.exception
    assert "Share in the trade with all partners" not in [header.value for header in app.header]


def test_a_group_leads_to_the_goods_on_whose_market_access_acts_are_known(load: Load) -> None:
    codes = [access_good_code_row(good_code="rye", commodity_id="HS:1001")]
    acts = [market_access_row(good_code="rye", origin_code="KZ", destination_code="CN")]
    load(observation=trade(), access_good_code=codes, market_access=acts)

    found = {
        group: {
            link.proto.label: link.proto.query_string
            for link in open_page("commodities", group=group).main.get("page_link")
        }
        for group in ("grain", "agricultural")
    }

    assert found["grain"]["Rye"] == "good=rye"
    assert "Rye" not in found["agricultural"]
