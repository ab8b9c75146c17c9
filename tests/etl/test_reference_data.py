"""The reference tables that ship with the project keep their own rules."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from etl.inputs import crossings, price_reference, reference
from etl.inputs.codes import known_codes
from etl.inputs.events.events import read_events
from etl.inputs.figures import read_official_figures
from etl.values.periods import parse_period
from etl.values.reading import Reading
from etl.vocabulary.events import Topic
from etl.vocabulary.figures import Indicator
from etl.vocabulary.goods import CommodityLevel, GroupBasis

DATA = Path(__file__).parents[2] / "data"
FILES = [
    *(found for found in vars(reference).values() if isinstance(found, reference.ReferenceFile)),
    *price_reference.FILES,
    *crossings.FILES,
]
TOTALS = {"agricultural", "all_goods"}
FARM_CHAPTERS = [f"HS:{chapter:02d}" for chapter in range(1, 25)]
STAND_INS = {"HS:07": "other_agricultural", "HS:12": "oilseed", "HS:15": "vegetable_oil", "HS:23": "oil_meal"}
LENGTH_OF_CODE = {CommodityLevel.CHAPTER: 2, CommodityLevel.HEADING: 4, CommodityLevel.SUBHEADING: 6}


@cache
def reading() -> Reading:
    return reference.read_reference(DATA)


@cache
def events() -> Reading:
    return read_events(DATA, reading(), {})


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / "reference" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members() -> pd.DataFrame:
    """Every commodity of every group, as the build spells them out, with the commodity's own columns."""
    tables = reading().tables
    return tables["commodity_group_member"].merge(tables["commodity"], on="commodity_id", validate="many_to_one")


def part_groups_by_code(level: CommodityLevel) -> dict[str, list[str]]:
    """The part groups that hold each HS code of a level, agriculture only."""
    found = members()
    parts = found[
        (found["classification"] == "HS") & (found["level"] == level) & ~found["group_code"].isin(list(TOTALS))
    ]
    return {str(code): sorted(lines["group_code"]) for code, lines in parts.groupby("commodity_id")}


def farm_codes(level: CommodityLevel) -> list[str]:
    return [
        row["commodity_id"]
        for row in rows("commodities.csv")
        if row["level"] == level and row["commodity_id"][:5] in FARM_CHAPTERS
    ]


def test_reference_files_are_read_without_a_fault() -> None:
    assert [str(fault) for fault in reading().faults] == []


@pytest.mark.parametrize("spec", FILES, ids=lambda spec: spec.name)
def test_columns_stand_as_declared(spec: reference.ReferenceFile) -> None:
    with (DATA / "reference" / spec.name).open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == spec.columns


@pytest.mark.parametrize("spec", FILES, ids=lambda spec: spec.name)
def test_keys_are_unique(spec: reference.ReferenceFile) -> None:
    keys = Counter(tuple(row[column] for column in spec.key) for row in rows(spec.name))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    "spec", [spec for spec in FILES if "sort_order" in spec.columns and spec.name != "terms.csv"], ids=lambda s: s.name
)
def test_sort_order_counts_from_one(spec: reference.ReferenceFile) -> None:
    assert [int(row["sort_order"]) for row in rows(spec.name)] == list(range(1, len(rows(spec.name)) + 1))


@pytest.mark.parametrize("name", ["areas.csv", "commodities.csv", "commodity_groups.csv"])
def test_names_are_given_in_three_languages(name: str) -> None:
    blank = [
        row
        for row in rows(name)
        for column, text in row.items()
        if column[-3:] in {"_en", "_zh", "_ru"} and not text.strip()
    ]
    assert blank == []


def test_the_five_states_make_the_group() -> None:
    assert [row["area_code"] for row in rows("area_members.csv") if row["group_code"] == "C5"] == [
        "KZ",
        "KG",
        "TJ",
        "TM",
        "UZ",
    ]


def test_hs_codes_hang_below_the_code_they_begin_with() -> None:
    wrong = [
        row["commodity_id"]
        for row in rows("commodities.csv")
        if row["level"] in {CommodityLevel.HEADING, CommodityLevel.SUBHEADING}
        and row["parent_id"] != row["commodity_id"][:-2]
    ]
    assert wrong == []


def test_hs_codes_are_as_long_as_their_level_says() -> None:
    hs = [row for row in rows("commodities.csv") if row["classification"] == "HS"]
    assert [row["commodity_id"] for row in hs if len(row["code"]) != LENGTH_OF_CODE[CommodityLevel(row["level"])]] == []


def test_only_hs_sections_stand_above_chapters_and_nothing_above_them() -> None:
    # A parent of the sections would make the total of all goods bring every code below it and count each good several
    # times over.
    above = {
        (row["level"], row["parent_id"][:4])
        for row in rows("commodities.csv")
        if row["level"] in {"chapter", "section", "total"}
    }
    assert above == {("chapter", "HSS:"), ("section", ""), ("total", "")}


def test_world_bank_groups_take_every_hs_chapter_once() -> None:
    spans = [row["code"].split("-") for row in rows("commodities.csv") if row["classification"] == "WITS"]
    assert [chapter for first, last in spans for chapter in range(int(first), int(last) + 1)] == list(range(1, 100))


def test_all_farm_chapters_and_headings_of_hs_2022_are_there() -> None:
    assert farm_codes(CommodityLevel.CHAPTER) == FARM_CHAPTERS
    assert len(farm_codes(CommodityLevel.HEADING)) == 199


@pytest.mark.parametrize("level", [CommodityLevel.CHAPTER, CommodityLevel.HEADING, CommodityLevel.SUBHEADING])
def test_each_farm_code_is_in_one_part_group(level: CommodityLevel) -> None:
    held = part_groups_by_code(level)
    assert {code: held.get(code, []) for code in farm_codes(level) if len(held.get(code, [])) != 1} == {}
    assert set(held) == set(farm_codes(level))


@pytest.mark.parametrize("level", [CommodityLevel.CHAPTER, CommodityLevel.HEADING, CommodityLevel.SUBHEADING])
def test_agriculture_is_all_of_chapters_1_to_24(level: CommodityLevel) -> None:
    found = members()
    agriculture = found[
        (found["group_code"] == "agricultural") & (found["classification"] == "HS") & (found["level"] == level)
    ]
    assert sorted(agriculture["commodity_id"]) == sorted(farm_codes(level))
    assert set(agriculture["basis"]) == {GroupBasis.EXACT}


def test_four_chapters_stand_in_and_no_heading_does() -> None:
    found = members()
    stand_ins = found[(found["basis"] == GroupBasis.STAND_IN) & (found["classification"] == "HS")]
    assert dict(zip(stand_ins["commodity_id"], stand_ins["group_code"], strict=True)) == STAND_INS


def test_what_a_part_group_holds_is_agricultural() -> None:
    held = {str(group): set(lines["commodity_id"]) for group, lines in members().groupby("group_code")}
    outside = {group: codes - held["agricultural"] for group, codes in held.items() if group not in TOTALS}
    assert {group: codes for group, codes in outside.items() if codes} == {}


def test_all_goods_is_the_stated_total_alone() -> None:
    found = members()
    assert list(found[found["group_code"] == "all_goods"]["commodity_id"]) == ["TOTAL"]


def test_border_cases_have_a_reason() -> None:
    odd = [
        row for row in rows("commodity_group_codes.csv") if row["rule"] == "exclude" or row["basis"] != GroupBasis.EXACT
    ]
    assert [(row["group_code"], row["commodity_id"]) for row in odd if not row["reason"]] == []


def test_every_topic_has_trade_that_shows_it() -> None:
    assert {row["topic"] for row in rows("topic_groups.csv")} == set(Topic)


def test_every_commodity_of_the_figures_has_a_name() -> None:
    known = {row["commodity_id"] for row in rows("commodities.csv")} | {""}
    unknown = {}
    for path in [*sorted((DATA / "trade").glob("*.csv")), DATA / "figures/official_figures.csv"]:
        with path.open(encoding="utf-8", newline="") as file:
            if missing := {row["commodity"] for row in csv.DictReader(file)} - known:
                unknown[path.name] = missing
    assert unknown == {}


def test_every_role_of_the_notes_has_a_row() -> None:
    tables = events().tables
    held = set(tables["event_participant"]["role"].dropna())
    assert held - {row["role_en"] for row in rows("roles.csv")} == set()


def test_every_row_of_roles_is_a_role_of_the_notes() -> None:
    assert {row["role_en"] for row in rows("roles.csv")} - set(events().tables["event_participant"]["role"]) == set()


def test_every_reason_for_a_gap_is_told_in_three_languages_with_its_source() -> None:
    texts = ("text_en", "text_zh", "text_ru", "source_url", "publisher")
    assert [row["reason_code"] for row in rows("gap_reasons.csv") if not all(row[text].strip() for text in texts)] == []


TO_A_DAY = re.compile(r"\b(?:to|by) (\d{1,2}) ([A-Z][a-z]{2})[a-z]*\b")


def test_a_figure_told_to_a_day_has_a_period_that_ends_on_that_day() -> None:
    with (DATA / "figures/official_figures.csv").open(encoding="utf-8", newline="") as file:
        figures = [(row, TO_A_DAY.search(row["as_published"])) for row in csv.DictReader(file)]
    told = {row["figure_code"]: (parse_period(row["period"]).end, f"{day[1]} {day[2]}") for row, day in figures if day}
    assert len(told) > 5
    assert {code: f"{end:%-d %b}" for code, (end, _day) in told.items()} == {
        code: day for code, (_end, day) in told.items()
    }


def test_the_figure_of_all_freight_is_not_named_as_that_of_some_modes() -> None:
    (term,) = [row for row in rows("terms.csv") if row["term_code"] == Indicator.TRANSPORT_CARGO]
    assert (term["title_en"], term["title_zh"], term["title_ru"]) == (
        "Freight, all modes",
        "货运量（各种运输方式合计）",
        "Перевозки грузов всеми видами транспорта",
    )


def test_every_mode_of_cargo_is_of_a_subject_that_figures_have() -> None:
    figures = read_official_figures(DATA, known_codes(reading())).tables["official_figure"]
    told = set(zip(figures["indicator"], figures["subject"], strict=True))

    assert [line for line in rows("cargo_modes.csv") if (line["indicator"], line["subject"]) not in told] == []


def test_crossings_stand_on_both_sides_and_one_after_the_other() -> None:
    areas = {line["place_code"]: line["area_code"] for line in rows("places.csv")}
    lines = rows("crossing_lines.csv")

    assert {areas[line["place_code"]] for line in lines} == {"CN-XJ"}
    assert [
        line for line in lines if line["opposite_code"] and areas[line["opposite_code"]] != line["neighbour_code"]
    ] == []
    assert [int(line["sort_order"]) for line in lines] == list(range(1, len(lines) + 1))
