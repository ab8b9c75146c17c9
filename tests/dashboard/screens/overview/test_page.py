"""The Overview.

Both sides' newest figures apart, the view in the address, every chart with its facts, table and file.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.chart_frame import Look
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import (
    address_of,
    alts_of_stills,
    drawn,
    ignored,
    open_page,
    rows_offered,
    seen_as,
    sources_told,
    texts,
)
from tests.factories import (
    Row,
    area_member_row,
    area_row,
    authority_row,
    build_row,
    commitment_party_row,
    commitment_row,
    commodity_group_member_row,
    commodity_row,
    event_party_row,
    event_row,
    observation_row,
    official_figure_row,
    source_row,
    year,
)
from tests.loading import file_of

FIRST_MEETING = "2023-05-09-urumqi-ma-karashukeyev"
Load = Callable[..., None]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load made-up rows of the year 2099 into a database that the page then reads."""

    def put(**tables: list[Row]) -> None:
        areas = [
            area_row(area_code=code, name_en=name)
            for code, name in (("CN", "China"), ("KZ", "Kazakhstan"), ("KG", "Kyrgyzstan"))
        ]
        areas += [
            area_row(area_code="CN-XJ", name_en="Xinjiang", parent_code="CN"),
            area_row(area_code="C5", name_en="Five", kind="group"),
        ]
        members = [area_member_row(group_code="C5", area_code=code) for code in ("KZ", "KG")]
        offices = [authority_row(authority_code="gacc", area_code="CN", name_en="Customs of China (GACC)")]
        monkeypatch.setenv(
            ADDRESS_VARIABLE, file_of(**({"area": areas, "area_member": members, "authority": offices} | tables))
        )

    return put


def trade(reporter: str, partner: str, flow: str, value: float, number: int = 2099, **more: Any) -> Row:
    return observation_row(
        source_code=f"{reporter.lower()}_table",
        reporter_code=reporter,
        partner_code=partner,
        flow=flow,
        commodity_id="TOTAL",
        value_usd=value,
        **year(number),
        **more,
    )


def two_sides() -> dict[str, list[Row]]:
    sources = [
        source_row(source_code=f"{code}_table", detail_level="total", coverage="total_only") for code in ("cn", "kz")
    ]
    both = [trade("CN", "KZ", "export", 3e9), trade("CN", "KZ", "import", 2e9), trade("CN", "KZ", "export", 2e9, 2098)]
    both += [trade("KZ", "CN", "import", 1e9), trade("KZ", "CN", "export", 1e9)]
    return {
        "source": sources,
        "commodity": [commodity_row(commodity_id="TOTAL")],
        "commodity_group_member": [commodity_group_member_row(group_code="all_goods", commodity_id="TOTAL")],
        "observation": both,
    }


def figure(**more: Any) -> Row:
    whole = {
        "area_code": "CN",
        "partner_code": "KZ",
        "group_code": "all_goods",
        "counted_by": "gacc",
        "stated_by": "gacc",
    }
    return official_figure_row(**(whole | more))


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.main.get("page_link")]


def counted(app: AppTest) -> list[list[str]]:
    """The small table of each direction by both counts, row by row."""
    (told,) = (table.value for table in app.table)
    rows: list[list[str]] = told.reset_index().to_numpy().tolist()
    return rows


def test_the_answer_is_the_heading_and_both_counts_stand_apart(load: Load) -> None:
    load(**two_sides())
    app = open_page("overview")
    assert not app.exception
    assert app.title[0].value.startswith("In 2099 China counted 5.0 bn USD of trade with Kazakhstan")
    assert counted(app) == [
        ["Turnover, both ways", "5.0 bn USD in 2099", "2.0 bn USD in 2099"],
        ["China → Kazakhstan", "3.0 bn USD in 2099 (+50.0 %)", "1.0 bn USD in 2099"],
        ["Kazakhstan → China", "2.0 bn USD in 2099", "1.0 bn USD in 2099"],
    ]


def test_a_stated_figure_names_who_counted_and_where_it_is_read(load: Load) -> None:
    load(
        official_figure=[
            figure(figure_code="F1"),
            figure(figure_code="F2", measure="growth_pct", unit="pct", value=7.0),
        ]
    )
    app = open_page("overview")
    assert counted(app) == [["Turnover, both ways", "2.0 bn USD in 2099 (+7.0 %)", "not counted"]]
    assert (
        "Counted and stated by Customs of China (GACC); read in [Example News](https://example.org/figure)."
        in texts(app)
    )


def test_the_sources_are_named_with_their_reach(load: Load) -> None:
    load(**two_sides())
    lines = [line for line in texts(open_page("overview")).splitlines() if line.startswith("- [")]
    reach = "Aland Customs. Figures of 2098–2099, retrieved 1 December 2099."
    assert lines[0] == f"- [Source cn_table](https://example.org/customs). {reach}"
    assert lines[1].endswith("Figures of 2099, retrieved 1 December 2099.")


def test_the_chart_has_its_facts_its_table_and_its_file(load: Load) -> None:
    load(**two_sides())
    app = open_page("overview")
    facts = sources_told(app)
    assert "**Unit** bn USD" in facts
    assert "**Whose figures** China; Kazakhstan" in facts
    assert "**Period** 2099" in facts
    table = seen_as(app, Look.TABLE).dataframe[0].value
    assert sorted(zip(table["Counted in"], table["Value"], table["Unit"], strict=True)) == [
        ("China", 5e9, "USD"),
        ("Kazakhstan", 2e9, "USD"),
    ]
    assert rows_offered(app, "trade")[0] == "What is shown: 2 rows"


def test_a_part_of_a_year_stands_in_the_table_and_not_on_the_chart(load: Load) -> None:
    part = {"period_start": date(2099, 1, 1), "period_end": date(2099, 4, 30), "period_kind": "year_to_date"}
    load(official_figure=[figure(figure_code="F1"), figure(figure_code="F2", **part)])
    table = seen_as(open_page("overview"), Look.TABLE).dataframe[0].value
    assert table[["Period", "On the chart"]].to_numpy().tolist() == [["2099", "yes"], ["Jan–Apr 2099", "no"]]


def test_a_currency_without_a_whole_year_says_so(load: Load) -> None:
    part = {"period_start": date(2099, 1, 1), "period_end": date(2099, 4, 30), "period_kind": "year_to_date"}
    load(
        official_figure=[
            figure(area_code="CN-XJ", figure_code="F1"),
            figure(area_code="CN-XJ", figure_code="F2", unit="CNY", **part),
        ]
    )
    app = open_page("overview", place="CN-XJ", currency="CNY")
    assert "No whole year of this is in the database in this currency and these years." in texts(app)


def test_the_view_comes_back_from_its_address(load: Load) -> None:
    load(
        **two_sides(),
        event=[event_row()],
        event_party=[event_party_row(area_code="CN"), event_party_row(area_code="KZ")],
    )
    asked: dict[str, Any] = {"flow": "to_partner", "years": "2098-2099", "all": "1"}
    app = open_page("overview", **asked)
    assert not app.warning
    assert {name: values for name, values in address_of(app).items() if name in asked} == {
        name: value if isinstance(value, list) else [value] for name, value in asked.items()
    }


def test_a_choice_goes_to_the_address_and_a_default_leaves_it(load: Load) -> None:
    load(**two_sides())
    app = open_page("overview")
    assert address_of(app) == {}
    app.selectbox(key="overview.partner").set_value("KG").run()
    assert address_of(app) == {"partner": ["KG"]}


@pytest.mark.parametrize(("name", "value"), [("partner", "AX"), ("place", "moon"), ("flow", "up"), ("years", "soon")])
def test_junk_in_the_address_is_named_and_ignored(load: Load, name: str, value: str) -> None:
    load(**two_sides())
    app = open_page("overview", **{name: value})
    assert ignored(app) == [f"{name} = {value}"]
    assert name not in address_of(app)


def test_without_figures_the_page_says_so_and_draws_no_empty_chart(load: Load) -> None:
    load()
    app = open_page("overview")
    assert not app.exception
    assert app.title[0].value == "No count of the trade between China and Kazakhstan is in the record."
    assert alts_of_stills(app) == []
    assert "No meeting of these two is in the record." in texts(app)
    assert "No promise of these two is in the record." in texts(app)


def test_two_currencies_of_xinjiang_are_two_counts_and_a_choice(load: Load) -> None:
    figures = [
        figure(area_code="CN-XJ", figure_code=unit, unit=unit, value=value)
        for unit, value in (("USD", 2e9), ("CNY", 14e9))
    ]
    load(official_figure=figures)
    app = open_page("overview", place="CN-XJ")
    assert [row[1] for row in counted(app)] == ["2.0 bn USD in 2099", "14.0 bn CNY in 2099"]
    assert seen_as(app, Look.TABLE).dataframe[0].value["Unit"].tolist() == ["USD"]
    yuan = seen_as(open_page("overview", place="CN-XJ", currency="CNY"), Look.TABLE)
    assert yuan.dataframe[0].value[["Unit", "Value"]].to_numpy().tolist() == [["CNY", 14e9]]


def test_all_sources_bring_what_the_first_view_leaves_out(load: Load) -> None:
    load(**two_sides(), official_figure=[figure()])
    series = {
        name: sorted(seen_as(open_page("overview", **asked), Look.TABLE).dataframe[0].value["Series code"])
        for name, asked in (("first", {}), ("all", {"all": "1"}))
    }
    assert series == {"first": ["cn_table:CN", "kz_table:KZ"], "all": ["cn_table:CN", "kz_table:KZ", "stated:gacc"]}


def test_china_as_a_whole_is_shown_in_dollars(load: Load) -> None:
    load(official_figure=[figure(figure_code="F1", unit="CNY"), figure(figure_code="F2", value=3e9)])
    assert [row[1] for row in counted(open_page("overview"))] == ["3.0 bn USD in 2099"]


def test_a_sum_over_some_of_the_five_is_not_shown_as_theirs(load: Load) -> None:
    load(**two_sides())
    app = open_page("overview", partner="C5")
    assert app.title[0].value == "No count of the trade between China and Five is in the record."


def test_meetings_and_deadlines_link_to_their_notes(load: Load) -> None:
    parties = [event_party_row(area_code="CN"), event_party_row(area_code="KZ")]
    promise = commitment_row(text="Trade more sheep", deadline=date(2100, 6, 30), deadline_basis="stated")
    by = [commitment_party_row(area_code="CN"), commitment_party_row(area_code="KZ", role="to")]
    load(
        **two_sides(),
        event=[event_row(title="Ministers meet")],
        event_party=parties,
        commitment=[promise],
        commitment_party=by,
    )
    app = open_page("overview")
    assert not app.exception
    assert {"Ministers meet", "Trade more sheep"} <= set(links(app))
    assert "By 30 June 2100 · announced · not_assessable: indefinite · promised 9 May 2099" in texts(app)


@pytest.mark.parametrize(("partner", "is_shown"), [("KZ", True), ("C5", True), ("KG", False)])
def test_where_it_began_is_told_with_the_partners_of_that_meeting(load: Load, partner: str, is_shown: bool) -> None:
    load(event=[event_row(event_id=FIRST_MEETING, title="How it began")])
    assert ("How it began" in links(open_page("overview", partner=partner))) == is_shown


def test_what_the_partner_sells_stands_in_cards_and_a_group_without_a_count_has_none(load: Load) -> None:
    grain = observation_row(
        source_code="cn_chapters",
        reporter_code="CN",
        partner_code="KZ",
        flow="import",
        commodity_id="HS:10",
        value_usd=3e6,
        **year(2099),
    )
    load(
        source=[source_row(source_code="cn_chapters", detail_level="chapter")],
        commodity_group_member=[commodity_group_member_row(group_code="grain", commodity_id="HS:10")],
        observation=[grain],
    )
    told = "".join(drawn(open_page("overview")))
    assert "Grain, 2099" in told
    assert "3.0 m USD" in told
    assert told.count('class="card"') == 1


def test_a_newest_restriction_is_a_sore_point(load: Load) -> None:
    parties = [event_party_row(area_code="CN"), event_party_row(area_code="KZ")]
    load(
        event=[event_row(title="No more trains", kind="restriction")],
        event_party=parties,
        build=[build_row(record_end=date(2099, 12, 31))],
    )
    app = open_page("overview")
    assert not app.exception
    assert links(app).count("No more trains") == 2  # among the sore points and among the newest meetings
