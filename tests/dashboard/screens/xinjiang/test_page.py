"""The Xinjiang page: years and parts of years apart, shares marked, ports one by one."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.chart_frame import Look
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, ignored, open_page, seen_as, sources_told
from tests.factories import (
    Row,
    area_row,
    authority_row,
    cargo_mode_row,
    commodity_group_member_row,
    commodity_row,
    crossing_line_row,
    exchange_rate_row,
    observation_row,
    official_figure_row,
    place_row,
    source_row,
    translation_row,
    year,
)
from tests.loading import file_of

Load = Callable[..., None]
PART = {"period_start": date(2099, 1, 1), "period_end": date(2099, 4, 30), "period_kind": "year_to_date"}


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load made-up rows of the year 2099 into a database that the page then reads."""

    def put(**tables: list[Row]) -> None:
        areas = [
            area_row(area_code=code, name_en=name)
            for code, name in (("CN", "China"), ("KZ", "Kazakhstan"), ("WLD", "World"))
        ]
        areas += [
            area_row(area_code="CN-XJ", name_en="Xinjiang", parent_code="CN"),
            area_row(area_code="C5", name_en="Five", kind="group"),
        ]
        offices = [
            authority_row(authority_code=code, area_code=area, name_en=code.upper())
            for code, area in (("gacc", "CN"), ("urumqi-customs", "CN"), ("bns", "KZ"))
        ]
        places = [place_row(place_code="khorgos", kind="port", area_code="CN-XJ", name_en="Khorgos")]
        monkeypatch.setenv(
            ADDRESS_VARIABLE, file_of(**({"area": areas, "authority": offices, "place": places} | tables))
        )

    return put


def figure(code: str, **more: Any) -> Row:
    whole = {"area_code": "CN-XJ", "partner_code": "KZ", "group_code": "all_goods", "counted_by": "urumqi-customs"}
    return official_figure_row(figure_code=code, **(whole | {"stated_by": "urumqi-customs"} | more))


def drawn(app: AppTest, table: int = 0) -> dict[str, str]:
    frame = seen_as(app, Look.TABLE).dataframe[table].value
    return dict(zip(frame["Figure code"], frame["On the chart"], strict=True))


def test_a_part_of_a_year_stands_in_the_table_and_not_among_the_years(load: Load) -> None:
    load(official_figure=[figure("F1"), figure("F2", **PART)])
    app = open_page("xinjiang")
    assert not app.exception
    assert drawn(app) == {"F1": "yes", "F2": "no"}
    assert (
        "1 of the 2 figures are of whole years; the others are of parts of years and stand in the table."
        in sources_told(app)
    )


def test_per_month_shows_every_period_and_says_it_is_computed(load: Load) -> None:
    load(official_figure=[figure("F1"), figure("F2", **PART)])
    app = open_page("xinjiang", look="month")
    assert drawn(app) == {"F1": "yes", "F2": "yes"}
    assert "**Unit** the stated unit a month, computed" in sources_told(app)


def test_the_page_is_in_dollars_and_as_stated_where_that_is_asked_for(load: Load) -> None:
    rates = [exchange_rate_row(**year(2099), value=8.0)]
    load(official_figure=[figure("F1"), figure("F2", unit="CNY", partner_code="WLD")], exchange_rate=rates)
    assert drawn(open_page("xinjiang", currency="USD")) == {"F1": "yes"}
    assert drawn(open_page("xinjiang", currency="CNY")) == {"F2": "yes"}
    app = open_page("xinjiang")
    assert drawn(app) == {"F1": "yes", "F2": "yes"}
    assert app.dataframe[0].value["Converted to US dollars"].dropna().tolist() == [250_000_000]
    assert "1 figure was stated in yuan and is converted by the mean rate of its own period" in sources_told(app)


def test_a_partner_without_figures_is_named(load: Load) -> None:
    load(official_figure=[figure("F1")])
    assert "No figure to draw here: Xinjiang ↔ Five; Xinjiang ↔ World." in sources_told(open_page("xinjiang"))


def test_the_answer_is_the_heading_of_the_page(load: Load) -> None:
    load(
        official_figure=[
            figure("F1", value=1e9),
            figure("F2", area_code="CN", counted_by="gacc", value=4e9),
            figure("F3", area_code="KZ", partner_code="CN-XJ", value=2e9, counted_by="bns"),
        ]
    )
    (title,) = open_page("xinjiang").title
    assert title.value == (
        "In 2099 Xinjiang's trade with Kazakhstan came to 1.0 bn USD, 25.0 % of all China's trade with Kazakhstan. "
        "Kazakhstan counted 2.0 bn USD in 2099."
    )


def test_a_share_told_in_another_language_is_still_a_share(load: Load) -> None:
    share = figure("F1", indicator="share_of_trade", measure="share_pct", unit="pct", value=36.4)
    subject = "Xinjiang in China's trade with Kazakhstan"
    told = translation_row(language="zh", english=subject, translation="新疆占中国对哈萨克斯坦贸易的比重")
    load(official_figure=[share | {"subject": subject}], translation=[told])
    table = next(
        frame.value
        for frame in seen_as(open_page("xinjiang", lang="zh"), Look.TABLE).dataframe
        if "占比（%）" in frame.value.columns
    )
    assert table["占比（%）"].tolist() == [36.4]


def test_a_crossing_shows_the_year_chosen_and_has_the_figures_of_all_in_its_table(load: Load) -> None:
    cargo = {"group_code": None, "indicator": "cargo_via_port", "measure": "weight", "unit": "t"}
    cargo |= {"place_code": "khorgos", "subject": "cargo"}
    load(
        official_figure=[figure("F1", **cargo), figure("F2", **cargo, **year(2098))],
        crossing_line=[crossing_line_row(place_code="khorgos", neighbour_code="KZ")],
        cargo_mode=[cargo_mode_row(indicator="cargo_via_port", subject="cargo")],
    )
    app = open_page("xinjiang", crossing_year="2098")
    assert not app.exception
    (diagram,) = [one.value for one in app.markdown if 'class="crossings"' in one.value]
    assert ("Khorgos" in diagram, "2098" in diagram, "2099" in diagram) == (True, True, False)
    table = next(
        frame.value
        for frame in seen_as(app, Look.TABLE).dataframe
        if "Port" in frame.value.columns and len(frame.value) == 2
    )
    assert dict(zip(table["Figure code"], table["On the chart"], strict=True)) == {"F1": "no", "F2": "yes"}


def test_a_computed_share_is_marked(load: Load) -> None:
    load(official_figure=[figure("F1", value=1e9), figure("F2", area_code="CN", counted_by="gacc", value=4e9)])
    table = next(
        frame.value
        for frame in seen_as(open_page("xinjiang"), Look.TABLE).dataframe
        if "Share is" in frame.value.columns
    )
    assert table[["What", "Share, %", "Share is"]].to_numpy().tolist() == [
        ["Xinjiang in China's trade with Kazakhstan", 25.0, "computed"]
    ]


def test_a_port_tells_who_says_so(load: Load) -> None:
    cargo = {
        "group_code": None,
        "indicator": "cargo_via_port",
        "measure": "weight",
        "unit": "t",
        "place_code": "khorgos",
    }
    load(
        official_figure=[
            figure("F1", **cargo, subject="cargo through the port"),
            figure("F2", **cargo, **PART, subject="cargo by rail"),
        ]
    )
    app = open_page("xinjiang")
    assert not app.exception
    table = next(
        frame.value for frame in seen_as(app, Look.TABLE).dataframe if "Khorgos" in set(frame.value.get("Port", ()))
    )
    assert table[["Port", "What", "Whose count", "On the chart"]].to_numpy().tolist() == [
        ["Khorgos", "cargo through the port", "URUMQI-CUSTOMS", "yes"],
        ["Khorgos", "cargo by rail", "URUMQI-CUSTOMS", "yes"],
    ]


def test_farm_trade_by_year_or_month_is_of_that_kind_only(load: Load) -> None:
    table = {
        "source_code": "ministry",
        "reporter_code": "CN-XJ",
        "partner_code": "WLD",
        "commodity_id": "MOFCOM:agricultural",
    }
    load(
        source=[source_row(source_code="ministry", detail_level="aggregate")],
        commodity=[commodity_row(commodity_id="MOFCOM:agricultural", level="aggregate")],
        commodity_group_member=[
            commodity_group_member_row(group_code="agricultural", commodity_id="MOFCOM:agricultural", basis="published")
        ],
        observation=[observation_row(**table), observation_row(**table, **year(2099), value_usd=5e6)],
    )
    years = next(
        frame.value
        for frame in seen_as(open_page("xinjiang"), Look.TABLE).dataframe
        if "Value, USD" in frame.value.columns
    )
    months = next(
        frame.value
        for frame in seen_as(open_page("xinjiang", span="month"), Look.TABLE).dataframe
        if "Value, USD" in frame.value.columns
    )
    assert (years["Value, USD"].tolist(), months["Value, USD"].tolist()) == ([5e6], [1e6])


@pytest.mark.parametrize(
    ("name", "value"),
    [("look", "far"), ("span", "week"), ("port_measure", "sheep"), ("port_look", "x"), ("partner", "AX")],
)
def test_junk_in_the_address_is_named_and_ignored(load: Load, name: str, value: str) -> None:
    load(official_figure=[figure("F1")])
    app = open_page("xinjiang", **{name: value})
    assert ignored(app) == [f"{name} = {value}"]
    assert name not in address_of(app)


def test_the_view_comes_back_from_its_address(load: Load) -> None:
    load(official_figure=[figure("F1")])
    asked = {"partner": "C5", "look": "change", "span": "month", "port_measure": "trains", "port_look": "year"}
    app = open_page("xinjiang", **asked)
    assert not app.warning
    assert address_of(app) == {name: [value] for name, value in asked.items()}


def test_without_figures_the_page_says_what_to_do(load: Load) -> None:
    load()
    app = open_page("xinjiang")
    assert not app.exception
    assert "No share is stated or can be computed for this partner. Choose Kazakhstan or Central Asia." in [
        info.value for info in app.info
    ]
