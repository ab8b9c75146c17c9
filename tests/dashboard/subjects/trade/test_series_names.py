"""What series are called: whose figures, by which publisher or office, and where they are read."""

from typing import Any

import pytest

from dashboard.subjects.trade.series_names import Names, short_name, wrap

NAMES = Names(
    areas={"AX": "Aland"},
    authorities={"ax-customs": "Customs of Aland (ACA)", "ax-king": "King of Aland"},
    publishers={"table": "Statistics of the Islands (SOI)"},
    sources={"table": "Trade of the islands"},
    source_urls={"table": "https://example.org/table"},
    valuations={"fob": "FOB"},
)
TABLE: dict[str, Any] = {"series": "table:AX", "source_code": "table", "reporter_code": "AX", "source_url": None}
STATED: dict[str, Any] = {
    "series": "stated:ax-customs",
    "source_code": "official_figures",
    "reporter_code": "AX",
    "counted_by": "ax-customs",
    "stated_by": "ax-king",
    "publisher": "Example News",
    "source_url": "https://example.org/figure",
}


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


def test_a_long_name_is_broken_between_words_only() -> None:
    assert wrap("one two three", 7) == "one two<br>three"
    assert wrap("unbreakable", 5) == "unbreakable"


def test_a_table_is_named_by_its_reporter_and_publisher() -> None:
    assert (NAMES.series(TABLE), NAMES.count(TABLE), NAMES.source(TABLE)) == (
        "Aland: SOI",
        "Aland's report, table of SOI",
        "Trade of the islands",
    )


def test_a_stated_figure_is_named_by_who_counted_and_who_said_it() -> None:
    assert (NAMES.series(STATED), NAMES.count(STATED), NAMES.source(STATED)) == (
        "Aland: ACA, as stated",
        "Customs of Aland (ACA)",
        "King of Aland, in Example News",
    )


def test_a_point_is_read_on_its_own_page_or_else_at_the_publisher() -> None:
    assert (NAMES.url(STATED), NAMES.url(TABLE), NAMES.url({**TABLE, "source_code": "other"})) == (
        "https://example.org/figure",
        "https://example.org/table",
        "",
    )


def test_a_code_without_a_name_shows_itself() -> None:
    assert (NAMES.area("BV"), NAMES.office("bv-customs"), NAMES.valuation("cif"), NAMES.source_title("other")) == (
        "BV",
        "bv-customs",
        "cif",
        "other",
    )


def test_chinese_breaks_between_characters_but_not_before_a_closing_sign() -> None:
    assert wrap("奥兰群岛海关统计，公开表述", 14) == "奥兰群岛海关统<br>计，公开表述"
    assert wrap("奥兰：Statistics of the Islands", 12) == "奥兰：<br>Statistics of<br>the Islands"
