"""Arrivals on top of the figures that ship.

Which value stands, what changed, what is refused and what a correction does.
"""

from pathlib import Path

import pandas as pd
import pytest

from etl.build.read import read_inputs
from etl.values.reading import Finding, Reading
from tests.etl.build.many_sources import ManySources, Source, Told, came
from tests.etl.inputs.trade.made_files import read_trade, whole
from tests.etl.made_inputs import Row, counts, rows_of, said
from tests.etl.received import LAYOUT, receive

CELL = ("commodity_id", "period_start", "value_usd", "net_weight_kg", "snapshot_code")
CHANGE = ("column_name", "old_value", "new_value", "old_snapshot_code", "new_snapshot_code")
GATES = "gates: {weight_zero: stop}"
SOURCES = ManySources()


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """What all sources below come to, of one reading."""
    return SOURCES.read(tmp_path_factory.mktemp("sources"), GATES)


@pytest.fixture
def told(reading: Reading, request: pytest.FixtureRequest) -> Told:
    """What came of the source that stands above the test."""
    return SOURCES.told(request.node.name, reading)


def stands(told: Told) -> pd.DataFrame:
    """The observations that no later arrival superseded."""
    observation = told.table("observation")
    return observation.loc[observation["known_until"].isna()]


@SOURCES.of(Source([came(5, [{"value": "15", "net_weight": "5"}])]))
def test_the_newest_arrival_wins_and_what_it_changed_is_told(told: Told) -> None:
    assert told.said == []
    assert rows_of(stands(told), *CELL) == [
        {
            "commodity_id": "HS:1001",
            "period_start": "2099-05-01",
            "value_usd": 15000.0,
            "net_weight_kg": 5000.0,
            "snapshot_code": told.code(5),
        }
    ]
    assert told.rows("revision", *CHANGE) == [
        {
            "column_name": "value_usd",
            "old_value": 12340.0,
            "new_value": 15000.0,
            "old_snapshot_code": told.shipped,
            "new_snapshot_code": told.code(5),
        }
    ]


@SOURCES.of(Source([came(5, [{}, {"period": "2099-06"}])]))
def test_a_replaced_row_counts_as_loaded_and_as_absorbed(told: Told) -> None:
    assert [told.count(), told.count(5)] == [(1, 1, 0, 1), (2, 2, 0, 0)]


@SOURCES.of(Source([came(5, [{}])]))
def test_the_same_figures_again_change_nothing(told: Told) -> None:
    assert told.rows("revision") == []
    assert told.rows("observation", "value_usd") == [{"value_usd": 12340.0}]


@SOURCES.of(Source([came(5, [{"value": "15"}]), came(6, [{"value": "15"}])]))
def test_the_same_file_again_is_no_arrival(told: Told) -> None:
    assert [row["snapshot_code"] for row in told.rows("snapshot")] == [told.code(5), told.shipped]


@SOURCES.of(Source([came(5, [{"net_weight": ""}]), came(6, [{"net_weight": "7"}])]))
def test_a_value_that_came_or_went_is_a_revision(told: Told) -> None:
    assert told.rows("revision", "column_name", "old_value", "new_value") == [
        {"column_name": "net_weight_kg", "old_value": 5000.0},
        {"column_name": "net_weight_kg", "new_value": 7000.0},
    ]


@SOURCES.of(Source([came(5, [{"commodity": "HS:1005"}])]))
def test_a_cell_that_an_arrival_does_not_hold_stays(told: Told) -> None:
    assert told.rows("observation", "commodity_id") == [{"commodity_id": "HS:1001"}, {"commodity_id": "HS:1005"}]


def held(told: Told, *columns: str) -> list[Row]:
    """Every value of every day, in the order of their days; the lag of the card is over by then."""
    observation = told.table("observation").sort_values(["period_start", "known_from"])
    return rows_of(observation, *(columns or ("value_usd", "known_from", "known_until", "is_known_from_assumed")))


@SOURCES.of(Source([came(5, [{"value": "15"}]), came(6, [{"value": "16"}])]))
def test_a_revised_value_holds_until_the_new_edition_arrived(told: Told) -> None:
    assert held(told) == [
        {"value_usd": 12340.0, "known_from": "2099-06-20", "known_until": "2100-01-05", "is_known_from_assumed": True},
        {"value_usd": 15000.0, "known_from": "2100-01-05", "known_until": "2100-01-06", "is_known_from_assumed": False},
        {"value_usd": 16000.0, "known_from": "2100-01-06", "is_known_from_assumed": False},
    ]


@SOURCES.of(Source([came(5, [{"value": "15"}]), came(5, [{"value": "16"}], hour=13)]))
def test_of_two_arrivals_of_one_day_the_later_one_counts_and_both_changes_are_told(told: Told) -> None:
    assert held(told, "value_usd", "known_from", "known_until") == [
        {"value_usd": 12340.0, "known_from": "2099-06-20", "known_until": "2100-01-05"},
        {"value_usd": 16000.0, "known_from": "2100-01-05"},
    ]
    assert told.rows("revision", "old_value", "new_value", "known_from") == [
        {"old_value": 12340.0, "new_value": 15000.0, "known_from": "2100-01-05"},
        {"old_value": 15000.0, "new_value": 16000.0, "known_from": "2100-01-05"},
    ]


@SOURCES.of(
    Source([came(day, [{"value": value, "note": str(day)}]) for day, value in ((5, "15"), (6, "12.34"), (7, "12.34"))])
)
def test_a_value_that_comes_back_holds_twice(told: Told) -> None:
    assert held(told, "value_usd", "known_from", "known_until") == [
        {"value_usd": 12340.0, "known_from": "2099-06-20", "known_until": "2100-01-05"},
        {"value_usd": 15000.0, "known_from": "2100-01-05", "known_until": "2100-01-06"},
        {"value_usd": 12340.0, "known_from": "2100-01-06"},
    ]


@SOURCES.of(
    Source(
        [
            came(day, [{"period": "2099-12"}, {"period": "2099-11", "value": other}])
            for day, other in ((5, "1"), (6, "2"))
        ]
    )
)
def test_nothing_is_known_later_than_the_first_file_that_has_it(told: Told) -> None:
    december = [
        row
        for row in held(told, "period_start", "known_from", "is_known_from_assumed")
        if row["period_start"] == "2099-12-01"
    ]

    assert december == [{"period_start": "2099-12-01", "known_from": "2100-01-05", "is_known_from_assumed": False}]


A_YEAR_AND_A_MONTH: tuple[Row, ...] = ({"period": "2098"}, {"period": "2099-01"})


@SOURCES.of(Source(shipped=A_YEAR_AND_A_MONTH, card={"released_date": "2099-11-11"}))
def test_an_edition_is_known_from_the_day_it_came_out(told: Told) -> None:
    known = {"known_from": "2099-11-11", "is_known_from_assumed": False}
    assert held(told, "known_from", "is_known_from_assumed") == [known, known]


@SOURCES.of(Source(shipped=A_YEAR_AND_A_MONTH, card={"year_release_lag_days": "90"}))
def test_whole_years_have_a_lag_of_their_own(told: Told) -> None:
    assert held(told, "known_from", "is_known_from_assumed") == [
        {"known_from": "2099-03-31", "is_known_from_assumed": True},
        {"known_from": "2099-02-20", "is_known_from_assumed": True},
    ]


def test_an_unknown_hs_code_becomes_a_commodity_with_its_parents_and_groups(data_dir: Path) -> None:
    receive(data_dir, 5, [{"commodity": "HS:100630", "commodity_title": "Rice, milled"}, {"commodity": "HS:9701"}])

    reading = whole(read_inputs(data_dir, layouts=[LAYOUT]))

    new = reading.tables["commodity"].loc[
        lambda frame: frame["commodity_id"].isin(["HS:1006", "HS:100630", "HS:97", "HS:9701"])
    ]
    assert said(reading) == []
    assert rows_of(new, "commodity_id", "level", "parent_id", "title_en") == [
        {"commodity_id": "HS:1006", "level": "heading", "parent_id": "HS:10", "title_en": "HS 1006"},
        {"commodity_id": "HS:100630", "level": "subheading", "parent_id": "HS:1006", "title_en": "Rice, milled"},
        {"commodity_id": "HS:97", "level": "chapter", "title_en": "HS 97"},
        {"commodity_id": "HS:9701", "level": "heading", "parent_id": "HS:97", "title_en": "HS 9701"},
    ]
    grain = reading.tables["commodity_group_member"].loc[lambda frame: frame["group_code"] == "grain", "commodity_id"]
    assert list(grain) == ["HS:10", "HS:1001", "HS:1005", "HS:1006", "HS:100630"]


NO_HS_CODES = ("HS:101", "HS:00", "SITC:5", "HS:1001990")


@SOURCES.of(Source([came(5, [{"commodity": code} for code in NO_HS_CODES])]))
def test_what_is_no_hs_code_is_refused(told: Told) -> None:
    assert [(fault.field, fault.seen) for fault in told.faults] == [("commodity", code) for code in NO_HS_CODES]


@SOURCES.of(Source(shipped=[{"commodity": "HS:1006"}]))
def test_a_shipped_file_must_use_known_codes(told: Told) -> None:
    assert [fault.seen for fault in told.faults] == ["HS:1006"]


PARTS_OF_WHEAT: list[Row] = [
    {"commodity": "HS:10019910", "value": "1"},
    {"commodity": "HS:10019990", "value": "2", "status": "preliminary"},
]


@SOURCES.of(Source([came(5, PARTS_OF_WHEAT)]))
def test_codes_of_eight_digits_are_added_up_to_six(told: Told) -> None:
    wheat = told.table("observation").loc[lambda frame: frame["commodity_id"] == "HS:100199"]
    assert rows_of(wheat, "value_usd", "net_weight_kg", "status", "quality", "note", "snapshot_code") == [
        {
            "value_usd": 3000.0,
            "net_weight_kg": 10000.0,
            "status": "preliminary",
            "quality": "ok",
            "note": "sum of 2 8-digit codes",
            "snapshot_code": told.code(5),
        }
    ]
    assert told.count(5) == (2, 2, 0, 1)


TORN: list[Row] = [
    {"commodity": "HS:10019910", "value": "1", "net_weight": ""},
    {"commodity": "HS:10019990", "value": "2"},
    {"commodity": "HS:10059010", "value": "3"},
    {"commodity": "HS:10059090", "value": "many"},
]


@SOURCES.of(Source([came(5, TORN)]))
def test_a_sum_with_an_unknown_part_is_unknown_and_one_with_a_refused_part_is_doubtful(told: Told) -> None:
    sums = told.table("observation").loc[lambda frame: frame["commodity_id"].str.len() > 7]

    assert rows_of(sums, "commodity_id", "value_usd", "net_weight_kg", "quality", "note") == [
        {"commodity_id": "HS:100199", "value_usd": 3000.0, "quality": "ok", "note": "sum of 2 8-digit codes"},
        {
            "commodity_id": "HS:100590",
            "value_usd": 3000.0,
            "net_weight_kg": 5000.0,
            "quality": "doubtful",
            "note": "sum of 1 8-digit codes; a code of the same six digits was refused",
        },
    ]


@SOURCES.of(Source([came(5, [{"commodity": "HS:100199", "value": "9"}, {"commodity": "HS:10019910", "value": "1"}])]))
def test_six_digits_given_by_the_file_count_and_not_their_sum(told: Told) -> None:
    wheat = told.table("observation").loc[lambda frame: frame["commodity_id"] == "HS:100199"]
    assert rows_of(wheat, "value_usd", "note") == [{"value_usd": 9000.0}]


def months(told: Told) -> list[Row]:
    observation = told.table("observation").sort_values(["period_start", "known_from"])
    return rows_of(observation.loc[observation["is_derived"]], "period_start", "value_usd", "known_from", "known_until")


# January to February 2000 dollars, January to March 5000: March is 3000.
SPANS: list[Row] = [{"period": "2099-01/2099-02", "value": "2"}, {"period": "2099-01/2099-03", "value": "5"}]
DERIVES: Row = {"derive_months": "true"}


@SOURCES.of(
    Source(
        [
            came(5, [{"period": "2099-01/2099-03", "value": "6"}]),
            came(7, [{"period": "2099-01/2099-02", "value": "2.5"}]),
        ],
        shipped=SPANS,
        card=DERIVES,
    )
)
def test_a_derived_month_is_as_it_was_until_one_of_its_neighbours_was_revised(told: Told) -> None:
    assert months(told) == [
        {"period_start": "2099-03-01", "value_usd": 3000.0, "known_from": "2099-04-20", "known_until": "2100-01-05"},
        {"period_start": "2099-03-01", "value_usd": 4000.0, "known_from": "2100-01-05", "known_until": "2100-01-07"},
        {"period_start": "2099-03-01", "value_usd": 3500.0, "known_from": "2100-01-07"},
    ]


OWN_MONTH = (
    came(5, [{"period": "2098-12", "value": "1"}]),
    came(6, [{"period": "2099-03", "value": "3.1"}, {"period": "2099-01/2099-03", "value": "5"}]),
)


@SOURCES.of(Source(OWN_MONTH, shipped=SPANS, card=DERIVES | {"release_lag_days": "400"}))
def test_no_month_is_derived_where_the_source_s_own_was_known_as_soon(told: Told) -> None:
    assert months(told) == []


@SOURCES.of(Source(OWN_MONTH, shipped=SPANS, card=DERIVES | {"retrieved_date": "2099-04-10"}))
def test_a_derived_month_gives_way_to_the_source_s_own_on_the_day_that_comes(told: Told) -> None:
    assert months(told) == [
        {"period_start": "2099-03-01", "value_usd": 3000.0, "known_from": "2099-04-10", "known_until": "2099-04-20"}
    ]


@SOURCES.of(
    Source(
        shipped=[{"period": "2098-01/2098-11", "value": "2"}, {"period": "2098", "value": "5"}],
        card=DERIVES | {"year_release_lag_days": "90"},
    )
)
def test_the_december_that_a_year_gives_is_known_with_the_year(told: Told) -> None:
    assert months(told) == [{"period_start": "2098-12-01", "value_usd": 3000.0, "known_from": "2099-03-31"}]


@SOURCES.of(Source([came(5, [{"period": "2099-06", "value": "1"}], [{"period": "2099-06", "value": "2"}])]))
def test_files_of_one_arrival_that_differ_are_a_finding_and_no_revision(told: Told) -> None:
    assert told.rows("revision") == []
    assert [finding.text for finding in told.findings] == [
        f"{told.source}, AX export to BV: files of one arrival say different things, the last one counts: HS:1001 in 2099-06."
    ]


THREE_OF_TEN: list[Row] = [
    {"period": f"20{50 + number}", "value": "many" if number < 3 else "1"} for number in range(10)
]


@SOURCES.of(Source([came(5, THREE_OF_TEN)]))
def test_a_file_with_too_many_refused_rows_is_refused_whole_with_one_sentence(told: Told) -> None:
    file = told.file(5)
    assert told.said == [
        f"{file}: refused whole: 3 of 10 rows have faults (30 %), more than the 20 % that data/gates.yml allows. Look whether the "
        f"publisher changed the file's form. The first: {file}: line 2: field 'value': expected a number, got 'many'. "
        "Write digits and a decimal point only, 1234.5; leave it empty where it is unknown."
    ]
    assert told.count(5) == (10, 0, 10, 0)
    assert told.rows("observation", "value_usd") == [{"value_usd": 12340.0}]


def test_the_share_that_refuses_a_file_is_set_in_gates(data_dir: Path) -> None:
    (data_dir / "gates.yml").write_text("refused_share_pct: 30\n", encoding="utf-8")
    receive(data_dir, 5, THREE_OF_TEN)

    reading = read_trade(data_dir, [LAYOUT])

    assert len(reading.all_faults) == 3
    assert len(reading.tables["observation"]) == 8


@SOURCES.of(Source(corrections=[{"value": "12000"}]))
def test_a_correction_replaces_the_expected_value_and_says_so(told: Told) -> None:
    assert told.said == []
    assert told.rows("observation", "value_usd", "note") == [
        {"value_usd": 12000.0, "note": "corrected: value_usd was 12340: A slip of the pen"}
    ]
    assert [finding.text for finding in told.findings] == [
        f"{told.source}, AX export to BV, HS:1001 in 2099-05, value_usd: 12340 replaced by 12000. "
        "A slip of the pen https://example.org/errata"
    ]


@SOURCES.of(
    Source([came(5, [{"net_weight": "6"}]), came(6, [{"value": "15"}])], corrections=[{"value": "12000"}]),
)
def test_a_correction_stays_with_the_edition_that_it_was_written_for(told: Told) -> None:
    assert told.said == []
    assert held(told, "value_usd", "net_weight_kg", "known_until") == [
        {"value_usd": 12000.0, "net_weight_kg": 5000.0, "known_until": "2100-01-05"},
        {"value_usd": 12000.0, "net_weight_kg": 6000.0, "known_until": "2100-01-06"},
        {"value_usd": 15000.0, "net_weight_kg": 5000.0},
    ]
    assert [finding.text for finding in told.findings] == [
        f"{told.source}, AX export to BV, HS:1001 in 2099-05, value_usd: 12340 replaced by 12000, as it stood until 2100-01-06, "
        "when the publisher revised it. A slip of the pen https://example.org/errata"
    ]


@SOURCES.of(Source([came(5, [{"value": "15"}])], corrections=[{"drop": "true"}]))
def test_a_superseded_row_that_is_left_out_is_counted_once(told: Told) -> None:
    assert held(told, "value_usd", "known_from") == [{"value_usd": 15000.0, "known_from": "2100-01-05"}]
    assert [told.count(), told.count(5)] == [(1, 0, 1, 0), (1, 1, 0, 0)]


@SOURCES.of(Source(corrections=[{"value": "1", "expect": "5"}, {"period": "2098", "drop": "true"}]))
def test_a_correction_of_another_value_is_refused(told: Told) -> None:
    of_value, of_year = told.corrected_on
    advice = "Look at the figure again: mend the line, or take it out if the publisher has put it right."
    assert told.said == [
        f"data/corrections.yml: line {of_value}: field 'expect': not applied: the figure is not the expected one "
        f"({told.source}, AX export to BV, HS:1001 in 2099-05, value_usd), got '12340'. {advice}",
        f"data/corrections.yml: line {of_year}: field 'expect': not applied: the figure is not the expected one "
        f"({told.source}, AX export to BV, HS:1001 in 2098, value_usd), got 'no such row'. {advice}",
    ]
    assert told.rows("observation", "value_usd") == [{"value_usd": 12340.0}]


@SOURCES.of(Source(corrections=[{"drop": "true"}]))
def test_a_row_dropped_by_a_correction_is_set_aside_with_its_reason(told: Told) -> None:
    (line,) = told.corrected_on
    assert told.rows("observation") == []
    assert told.set_aside == [
        f"{told.file()}: line 2: field 'value_usd': left out by a correction: A slip of the pen. See line {line} of data/corrections.yml."
    ]
    assert told.count() == (1, 0, 1, 0)


def test_corrections_that_fit_no_figure_count_as_rejected(reading: Reading) -> None:
    assert counts(reading)["data/corrections.yml"] == (8, 6, 2)


NO_WEIGHT = (came(5, [{"net_weight": "0"}]),)


def severities(told: Told) -> list[tuple[str, str]]:
    return [(finding.kind, str(finding.severity)) for finding in told.findings]


@SOURCES.of(Source(NO_WEIGHT))
def test_a_gate_does_what_the_file_says(told: Told) -> None:
    assert severities(told) == [("weight_zero", "error")]


@SOURCES.of(Source(NO_WEIGHT, gates="weight_zero: stop_received"))
def test_a_gate_for_what_was_received_stops_what_was_received(told: Told) -> None:
    assert severities(told) == [("weight_zero", "error")]


@SOURCES.of(Source(shipped=[{"net_weight": "0"}], gates="weight_zero: stop_received"))
def test_a_gate_for_what_was_received_only_warns_of_what_ships(told: Told) -> None:
    assert severities(told) == [("weight_zero", "warning")]


@SOURCES.of(Source(NO_WEIGHT, gates="weight_zero: off"))
def test_a_gate_that_is_off_finds_nothing(told: Told) -> None:
    assert severities(told) == []


@SOURCES.of(Source(NO_WEIGHT, gates="weight_zero: warn"))
def test_a_gate_that_warns_stops_nothing(told: Told) -> None:
    assert severities(told) == [("weight_zero", "warning")]


@SOURCES.of(Source(NO_WEIGHT, corrections=[{"keep": "true"}]))
def test_a_zero_weight_that_arrived_is_kept_quiet_by_a_correction_that_keeps_it(told: Told) -> None:
    assert [finding.kind for finding in told.findings] == ["correction"]


MONTHS = [f"2099-{month:02}" for month in range(1, 8)]


@SOURCES.of(
    Source(
        [came(5, [{"period": period, "value": "65"} for period in MONTHS])],
        shipped=[{"period": period, "value": "10"} for period in MONTHS],
    )
)
def test_an_arrival_in_another_currency_stops_the_build(told: Told) -> None:
    (finding,) = told.findings

    assert (finding.kind, str(finding.severity)) == ("unit_shift", "error")
    assert finding.text.startswith(
        f"{told.source}: 7 of 7 figures known before are 6.5 times as large in {told.code(5)}: looks like yuan taken for dollars."
    )


CODES = ("HS:10", "HS:1001", "HS:1005", "HS:12", "HS:1201")
LAST_YEAR: list[Row] = [{"period": "2098", "commodity": code} for code in CODES]
NEW_YEAR = (came(5, [{"period": "2099", "commodity": code, "value": "80"} for code in CODES]),)


@SOURCES.of(Source(NEW_YEAR, shipped=LAST_YEAR))
def test_an_arrival_of_a_new_year_in_another_currency_stops_the_build(told: Told) -> None:
    (finding,) = shifts(told)

    assert str(finding.severity) == "error"
    assert finding.text.startswith(
        f"{told.source}: 5 figures of {told.code(5)} are 6.5 times as large as a year before: looks like yuan"
    )


@SOURCES.of(
    Source(
        NEW_YEAR,
        shipped=LAST_YEAR,
        corrections=[{"period": "2099", "commodity": "HS:10", "expect": "80000", "keep": "true"}],
    )
)
def test_a_new_year_of_which_a_person_confirms_a_figure_stops_nothing(told: Told) -> None:
    assert shifts(told) == []


def shifts(told: Told) -> list[Finding]:
    return [finding for finding in told.findings if finding.kind == "year_shift"]


@SOURCES.of(
    Source(
        [came(5, [{"period": "2099", "value": "900000"}])],
        shipped=[
            {"period": str(year), "value": value}
            for year, value in ((2095, "20000"), (2096, "20000"), (2097, "20000"), (2098, "900000"))
        ],
    )
)
def test_a_jump_of_what_arrived_is_told(told: Told) -> None:
    assert [finding.text for finding in told.findings if finding.kind == "jump"] == [
        f"{told.source}, AX export to BV: a value is far from those before it in its series: HS:1001 in 2099 (4,500.0 %)."
    ]


@SOURCES.of(
    Source(
        [came(5, [{"period": "2099-06"}])],
        shipped=[{"net_weight": ""}],
        card={"net_weight_unit": "", "net_weight_factor": ""},
    )
)
def test_a_unit_that_the_card_does_not_name_refuses_what_needs_it(told: Told) -> None:
    assert [fault.problem for fault in told.faults] == ["the source names no unit for it"]
    assert told.rows("observation", "period_start") == [{"period_start": "2099-05-01"}]
