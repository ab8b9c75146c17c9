"""What codes and series are called in a reader's language."""

import re
from pathlib import Path

import pytest

import dashboard
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.names import listed_names, name_of, read_names, short_name
from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade_points import Statement
from etl.inputs.reference import closed_lists
from tests.conftest import LoadDatabase
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_point
from tests.factories import area_row, role_row, source_row, term_row

NAMES = made_names(
    areas={"AX": "Aland"},
    authorities={"ax-customs": "Customs of Aland (ACA)", "ax-king": "King of Aland"},
    publishers={"table": "Statistics of the Islands (SOI)"},
    sources={"table": "Trade of the islands"},
    source_urls={"table": "https://example.org/table"},
    terms={"valuation": {"fob": "FOB"}},
)
TABLE = made_point(series=Series("table", "AX"))
STATED = made_point(
    series=Series("official_figures", "AX", "ax-customs"),
    statement=Statement("F0001", "ax-king", "https://example.org/figure", "Example News", None),
)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Customs of Aland (ACA)", "ACA"),
        ("Customs", "Customs"),
        ("Бюро статистики (БНС)", "БНС"),
        ("统计（未注明机构）", "统计（未注明机构）"),
        ("Office (under two names)", "Office (under two names)"),
        ("Customs (ACA), its port", "Customs (ACA), its port"),
    ],
)
def test_a_short_name_is_what_stands_in_brackets_at_the_end(name: str, short: str) -> None:
    assert short_name(name) == short


def test_a_table_is_named_by_its_reporter_and_publisher() -> None:
    assert (NAMES.series(TABLE.series), NAMES.count(TABLE.series), NAMES.source(TABLE)) == (
        "Aland: SOI",
        "Aland's report, table of SOI",
        "Trade of the islands",
    )


def test_a_stated_figure_is_named_by_who_counted_and_who_said_it() -> None:
    assert (NAMES.series(STATED.series), NAMES.count(STATED.series), NAMES.source(STATED)) == (
        "Aland: ACA, as stated",
        "Customs of Aland (ACA)",
        "King of Aland, in Example News",
    )


def test_a_point_is_read_on_its_own_page_or_else_at_the_publisher() -> None:
    assert (NAMES.url(STATED), NAMES.url(TABLE), NAMES.url(made_point(series=Series("other", "AX")))) == (
        "https://example.org/figure",
        "https://example.org/table",
        "",
    )


def test_a_code_without_a_name_shows_itself() -> None:
    assert (
        NAMES.area("BV"),
        NAMES.office("bv-customs"),
        NAMES.term("valuation", "cif"),
        NAMES.source_title("other"),
    ) == (
        "BV",
        "bv-customs",
        "cif",
        "other",
    )


def test_a_name_that_is_missing_is_empty_and_several_are_told_one_by_one() -> None:
    assert (name_of(None, NAMES.areas), name_of(float("nan"), NAMES.areas)) == ("", "")
    assert listed_names(("AX", "BV"), NAMES.areas) == "Aland, BV"


def test_goods_are_a_group_or_a_commodity() -> None:
    names = made_names(groups={"grain": "Grain"}, commodities={"HS:1001": "Wheat"})

    assert [names.goods(code) for code in ("grain", "HS:1001", "HS:1002")] == ["Grain", "Wheat", "HS:1002"]


def test_an_outcome_without_a_verdict_is_named_by_its_cause() -> None:
    terms = {"standing_word": {"met": "Met", "not_assessable": "Open"}, "unjudged_cause": {"no_figure": "No figure"}}
    outcomes = made_names(terms=terms).outcomes

    assert [outcomes[code] for code in ("met", "no_figure", "not_assessable")] == ["Met", "Open: no figure", "Open"]


def test_every_name_is_read_in_the_language_and_in_english_where_there_is_none(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        area=[area_row(name_zh="奥兰", sort_order=2), area_row(area_code="BV", sort_order=1)],
        role=[role_row()],
        source=[
            source_row(source_code="table", url="https://example.org/table"),
            source_row(source_code="other", url=None),
        ],
        term=[
            term_row(list_name="topic", term_code="meat", title_zh="肉类", sort_order=2),
            term_row(list_name="topic", term_code="grain", title_en="Grain", sort_order=1),
            term_row(list_name="flow", term_code="import", title_en="Imports"),
        ],
    )
    with read_only_engine(url).connect() as connection:
        names = read_names(connection, "zh")

    assert list(names.areas.items()) == [("BV", "Bouvet"), ("AX", "奥兰")]
    assert names.roles == {"Minister of Sheep": "绵羊部长"}
    assert [list(names.listed(name).items()) for name in ("topic", "flow")] == [
        [("grain", "Grain"), ("meat", "肉类")],
        [("import", "Imports")],
    ]
    assert (names.publishers["table"], names.source_urls) == ("Aland Customs", {"table": "https://example.org/table"})


def test_every_list_that_is_asked_for_by_name_is_a_closed_list() -> None:
    asked = re.compile(r'\.(?:term|listed)\(\s*"([^"]*)"')
    modules = Path(dashboard.__path__[0]).rglob("*.py")
    names = {name for module in modules for name in asked.findall(module.read_text(encoding="utf-8"))}

    assert {"topic", "valuation"} <= names <= set(closed_lists())
