"""Arrivals on top of the figures that ship.

Which value stands, what changed, what is refused and what a correction does.
"""

from pathlib import Path

import pandas as pd
import pytest

from etl.build.read import read_inputs
from etl.values.reading import Finding, Reading
from tests.etl.inputs.trade.made_files import whole
from tests.etl.made_inputs import CARD, Row, counts, rows_of, said, trade_text, without, yaml_text
from tests.etl.received import LAYOUT, receive, write_received

CELL = ("commodity_id", "period_start", "value_usd", "net_weight_kg", "snapshot_code")
CHANGE = ("column_name", "old_value", "new_value", "old_snapshot_code", "new_snapshot_code")


def read(data_dir: Path) -> Reading:
    return whole(read_inputs(data_dir, layouts=[LAYOUT]))


def stands(reading: Reading) -> pd.DataFrame:
    """The observations that no later arrival superseded."""
    observation = reading.tables["observation"]
    return observation.loc[observation["known_until"].isna()]


def shipped_code(reading: Reading) -> str:
    snapshots = reading.tables["snapshot"]
    return str(snapshots.loc[snapshots["file"] == "data/trade/aland.csv", "snapshot_code"].item())


def corrections(*rows: Row) -> str:
    cell = {
        "source": "aland",
        "reporter": "AX",
        "partner": "BV",
        "flow": "export",
        "commodity": "HS:1001",
        "period": "2099-05",
    }
    line = cell | {
        "column": "value_usd",
        "expect": "12340",
        "reason": "A slip of the pen",
        "source_url": "https://example.org/errata",
    }
    return yaml_text({"corrections": [line | row for row in rows]})


def test_the_newest_arrival_wins_and_what_it_changed_is_told(data_dir: Path) -> None:
    code = receive(data_dir, 5, [{"value": "15", "net_weight": "5"}])

    reading = read(data_dir)

    assert said(reading) == []
    assert rows_of(stands(reading), *CELL) == [
        {
            "commodity_id": "HS:1001",
            "period_start": "2099-05-01",
            "value_usd": 15000.0,
            "net_weight_kg": 5000.0,
            "snapshot_code": code,
        }
    ]
    assert rows_of(reading.tables["revision"], *CHANGE) == [
        {
            "column_name": "value_usd",
            "old_value": 12340.0,
            "new_value": 15000.0,
            "old_snapshot_code": shipped_code(reading),
            "new_snapshot_code": code,
        }
    ]


def test_a_replaced_row_counts_as_loaded_and_as_absorbed(data_dir: Path) -> None:
    code = receive(data_dir, 5, [{}, {"period": "2099-06"}])

    files = {count.file: count for count in read(data_dir).files}

    assert [
        (count.rows_read, count.rows_loaded, count.rows_rejected, count.rows_absorbed)
        for count in (
            files["data/trade/aland.csv"],
            files[f"data/snapshots/aland/{code.removeprefix('aland-')}/part1.csv"],
        )
    ] == [(1, 1, 0, 1), (2, 2, 0, 0)]


def test_the_same_figures_again_change_nothing(data_dir: Path) -> None:
    receive(data_dir, 5, [{}])

    reading = read(data_dir)

    assert "revision" not in reading.tables
    assert rows_of(reading.tables["observation"], "value_usd") == [{"value_usd": 12340.0}]


def test_the_same_file_again_is_no_arrival(data_dir: Path) -> None:
    receive(data_dir, 5, [{"value": "15"}])
    receive(data_dir, 6, [{"value": "15"}])

    assert list(read(data_dir).tables["snapshot"]["source_code"]) == ["aland", "aland", "official_figures"]


def test_a_value_that_came_or_went_is_a_revision(data_dir: Path) -> None:
    receive(data_dir, 5, [{"net_weight": ""}])
    receive(data_dir, 6, [{"net_weight": "7"}])

    assert rows_of(read(data_dir).tables["revision"], "column_name", "old_value", "new_value") == [
        {"column_name": "net_weight_kg", "old_value": 5000.0},
        {"column_name": "net_weight_kg", "new_value": 7000.0},
    ]


def test_a_cell_that_an_arrival_does_not_hold_stays(data_dir: Path) -> None:
    receive(data_dir, 5, [{"commodity": "HS:1005"}])

    assert rows_of(read(data_dir).tables["observation"], "commodity_id") == [
        {"commodity_id": "HS:1001"},
        {"commodity_id": "HS:1005"},
    ]


def held(data_dir: Path, *columns: str) -> list[Row]:
    """Every value of every day, in the order of their days; the lag of the card is over by then."""
    observation = read(data_dir).tables["observation"].sort_values(["period_start", "known_from"])
    return rows_of(observation, *(columns or ("value_usd", "known_from", "known_until", "is_known_from_assumed")))


def test_a_revised_value_holds_until_the_new_edition_arrived(data_dir: Path) -> None:
    receive(data_dir, 5, [{"value": "15"}])
    receive(data_dir, 6, [{"value": "16"}])

    assert held(data_dir) == [
        {"value_usd": 12340.0, "known_from": "2099-06-20", "known_until": "2100-01-05", "is_known_from_assumed": True},
        {"value_usd": 15000.0, "known_from": "2100-01-05", "known_until": "2100-01-06", "is_known_from_assumed": False},
        {"value_usd": 16000.0, "known_from": "2100-01-06", "is_known_from_assumed": False},
    ]


def test_of_two_arrivals_of_one_day_the_later_one_counts_and_both_changes_are_told(data_dir: Path) -> None:
    receive(data_dir, 5, [{"value": "15"}])
    receive(data_dir, 5, [{"value": "16"}], hour=13)

    reading = read(data_dir)

    assert held(data_dir, "value_usd", "known_from", "known_until") == [
        {"value_usd": 12340.0, "known_from": "2099-06-20", "known_until": "2100-01-05"},
        {"value_usd": 16000.0, "known_from": "2100-01-05"},
    ]
    assert rows_of(reading.tables["revision"], "old_value", "new_value", "known_from") == [
        {"old_value": 12340.0, "new_value": 15000.0, "known_from": "2100-01-05"},
        {"old_value": 15000.0, "new_value": 16000.0, "known_from": "2100-01-05"},
    ]


def test_a_value_that_comes_back_holds_twice(data_dir: Path) -> None:
    for day, value in ((5, "15"), (6, "12.34"), (7, "12.34")):
        receive(data_dir, day, [{"value": value, "note": f"arrival of day {day}"}])

    assert held(data_dir, "value_usd", "known_from", "known_until") == [
        {"value_usd": 12340.0, "known_from": "2099-06-20", "known_until": "2100-01-05"},
        {"value_usd": 15000.0, "known_from": "2100-01-05", "known_until": "2100-01-06"},
        {"value_usd": 12340.0, "known_from": "2100-01-06"},
    ]


def test_nothing_is_known_later_than_the_first_file_that_has_it(data_dir: Path) -> None:
    for day, other in ((5, "1"), (6, "2")):
        receive(data_dir, day, [{"period": "2099-12"}, {"period": "2099-11", "value": other}])

    december = [
        row
        for row in held(data_dir, "period_start", "known_from", "is_known_from_assumed")
        if row["period_start"] == "2099-12-01"
    ]

    assert december == [{"period_start": "2099-12-01", "known_from": "2100-01-05", "is_known_from_assumed": False}]


def test_an_edition_is_known_from_the_day_it_came_out_and_whole_years_have_a_lag_of_their_own(tmp_path: Path) -> None:
    years = {"trade/aland.csv": trade_text({"period": "2098"}, {"period": "2099-01"})}
    edition = write_received(
        tmp_path / "edition", years | {"trade/aland.yml": yaml_text(CARD | {"released_date": "2099-11-11"})}
    )
    lags = write_received(
        tmp_path / "lags", years | {"trade/aland.yml": yaml_text(CARD | {"year_release_lag_days": "90"})}
    )

    assert (
        held(edition, "known_from", "is_known_from_assumed")
        == [{"known_from": "2099-11-11", "is_known_from_assumed": False}] * 2
    )
    assert held(lags, "known_from", "is_known_from_assumed") == [
        {"known_from": "2099-03-31", "is_known_from_assumed": True},
        {"known_from": "2099-02-20", "is_known_from_assumed": True},
    ]


def test_an_unknown_hs_code_becomes_a_commodity_with_its_parents_and_groups(data_dir: Path) -> None:
    receive(data_dir, 5, [{"commodity": "HS:100630", "commodity_title": "Rice, milled"}, {"commodity": "HS:9701"}])

    reading = read(data_dir)

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


def test_what_is_no_hs_code_is_refused(data_dir: Path) -> None:
    receive(data_dir, 5, [{"commodity": code} for code in ("HS:101", "HS:00", "SITC:5", "HS:1001990")])

    assert [(fault.field, fault.seen) for fault in read(data_dir).faults] == [
        ("commodity", code) for code in ("HS:101", "HS:00", "SITC:5", "HS:1001990")
    ]


def test_a_shipped_file_must_use_known_codes(tmp_path: Path) -> None:
    data_dir = write_received(tmp_path, {"trade/aland.csv": trade_text({"commodity": "HS:1006"})})

    assert [fault.seen for fault in read(data_dir).faults] == ["HS:1006"]


def test_codes_of_eight_digits_are_added_up_to_six(data_dir: Path) -> None:
    parts = [
        {"commodity": "HS:10019910", "value": "1"},
        {"commodity": "HS:10019990", "value": "2", "status": "preliminary"},
    ]
    code = receive(data_dir, 5, parts)

    reading = read(data_dir)

    wheat = reading.tables["observation"].loc[lambda frame: frame["commodity_id"] == "HS:100199"]
    assert rows_of(wheat, "value_usd", "net_weight_kg", "status", "quality", "note", "snapshot_code") == [
        {
            "value_usd": 3000.0,
            "net_weight_kg": 10000.0,
            "status": "preliminary",
            "quality": "ok",
            "note": "sum of 2 8-digit codes",
            "snapshot_code": code,
        }
    ]
    (count,) = [count for count in reading.files if "snapshots" in count.file]
    assert (count.rows_read, count.rows_loaded, count.rows_absorbed) == (2, 2, 1)


def test_a_sum_with_an_unknown_part_is_unknown_and_one_with_a_refused_part_is_doubtful(data_dir: Path) -> None:
    receive(
        data_dir,
        5,
        [
            {"commodity": "HS:10019910", "value": "1", "net_weight": ""},
            {"commodity": "HS:10019990", "value": "2"},
            {"commodity": "HS:10059010", "value": "3"},
            {"commodity": "HS:10059090", "value": "many"},
        ],
    )

    sums = read(data_dir).tables["observation"].loc[lambda frame: frame["commodity_id"].str.len() > 7]

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


def test_six_digits_given_by_the_file_count_and_not_their_sum(data_dir: Path) -> None:
    receive(data_dir, 5, [{"commodity": "HS:100199", "value": "9"}, {"commodity": "HS:10019910", "value": "1"}])

    reading = read(data_dir)

    wheat = reading.tables["observation"].loc[lambda frame: frame["commodity_id"] == "HS:100199"]
    assert rows_of(wheat, "value_usd", "note") == [{"value_usd": 9000.0}]


def months(data_dir: Path) -> list[Row]:
    observation = read(data_dir).tables["observation"].sort_values(["period_start", "known_from"])
    return rows_of(observation.loc[observation["is_derived"]], "period_start", "value_usd", "known_from", "known_until")


def write_spans(folder: Path) -> Path:
    """January to February 2000 dollars, January to March 5000: March is 3000."""
    spans = trade_text({"period": "2099-01/2099-02", "value": "2"}, {"period": "2099-01/2099-03", "value": "5"})
    return write_received(
        folder, {"trade/aland.csv": spans, "trade/aland.yml": yaml_text(CARD | {"derive_months": "true"})}
    )


def test_a_derived_month_is_as_it_was_until_one_of_its_neighbours_was_revised(tmp_path: Path) -> None:
    data_dir = write_spans(tmp_path)
    receive(data_dir, 5, [{"period": "2099-01/2099-03", "value": "6"}])
    receive(data_dir, 7, [{"period": "2099-01/2099-02", "value": "2.5"}])

    assert months(data_dir) == [
        {"period_start": "2099-03-01", "value_usd": 3000.0, "known_from": "2099-04-20", "known_until": "2100-01-05"},
        {"period_start": "2099-03-01", "value_usd": 4000.0, "known_from": "2100-01-05", "known_until": "2100-01-07"},
        {"period_start": "2099-03-01", "value_usd": 3500.0, "known_from": "2100-01-07"},
    ]


def test_a_derived_month_gives_way_to_the_source_s_own_on_the_day_that_comes(tmp_path: Path) -> None:
    data_dir = write_spans(tmp_path)
    receive(data_dir, 5, [{"period": "2098-12", "value": "1"}])
    (data_dir / "trade" / "aland.yml").write_text(
        yaml_text(CARD | {"derive_months": "true", "release_lag_days": "400"}), encoding="utf-8"
    )
    receive(data_dir, 6, [{"period": "2099-03", "value": "3.1"}, {"period": "2099-01/2099-03", "value": "5"}])

    assert months(data_dir) == []

    (data_dir / "trade" / "aland.yml").write_text(
        yaml_text(CARD | {"derive_months": "true", "retrieved_date": "2099-04-10"}), encoding="utf-8"
    )

    assert months(data_dir) == [
        {"period_start": "2099-03-01", "value_usd": 3000.0, "known_from": "2099-04-10", "known_until": "2099-04-20"}
    ]


def test_the_december_that_a_year_gives_is_known_with_the_year(tmp_path: Path) -> None:
    spans = trade_text({"period": "2098-01/2098-11", "value": "2"}, {"period": "2098", "value": "5"})
    card = yaml_text(CARD | {"derive_months": "true", "year_release_lag_days": "90"})

    assert months(write_received(tmp_path, {"trade/aland.csv": spans, "trade/aland.yml": card})) == [
        {"period_start": "2098-12-01", "value_usd": 3000.0, "known_from": "2099-03-31"}
    ]


def test_files_of_one_arrival_that_differ_are_a_finding_and_no_revision(data_dir: Path) -> None:
    receive(data_dir, 5, [{"period": "2099-06", "value": "1"}], [{"period": "2099-06", "value": "2"}])

    reading = read(data_dir)

    assert "revision" not in reading.tables
    assert [finding.text for finding in reading.findings] == [
        "aland, AX export to BV: files of one arrival say different things, the last one counts: HS:1001 in 2099-06."
    ]


def test_a_file_with_too_many_refused_rows_is_refused_whole_with_one_sentence(data_dir: Path) -> None:
    rows: list[Row] = [{"period": f"20{50 + number}", "value": "many" if number < 3 else "1"} for number in range(10)]
    code = receive(data_dir, 5, rows)
    file = f"data/snapshots/aland/{code.removeprefix('aland-')}/part1.csv"

    reading = read(data_dir)

    assert said(reading) == [
        f"{file}: refused whole: 3 of 10 rows have faults (30 %), more than the 20 % that data/gates.yml allows. Look whether the "
        f"publisher changed the file's form. The first: {file}: line 2: field 'value': expected a number, got 'many'. "
        "Write digits and a decimal point only, 1234.5; leave it empty where it is unknown."
    ]
    assert counts(reading)[file] == (10, 0, 10)
    assert rows_of(reading.tables["observation"], "value_usd") == [{"value_usd": 12340.0}]


def test_the_share_that_refuses_a_file_is_set_in_gates(data_dir: Path) -> None:
    (data_dir / "gates.yml").write_text("refused_share_pct: 30\n", encoding="utf-8")
    receive(
        data_dir, 5, [{"period": f"20{50 + number}", "value": "many" if number < 3 else "1"} for number in range(10)]
    )

    reading = read(data_dir)

    assert len(reading.faults) == 3
    assert len(reading.tables["observation"]) == 8


def test_a_correction_replaces_the_expected_value_and_says_so(data_dir: Path) -> None:
    (data_dir / "corrections.yml").write_text(corrections({"value": "12000"}), encoding="utf-8")

    reading = read(data_dir)

    assert said(reading) == []
    assert rows_of(reading.tables["observation"], "value_usd", "note") == [
        {"value_usd": 12000.0, "note": "corrected: value_usd was 12340: A slip of the pen"}
    ]
    assert [finding.text for finding in reading.findings] == [
        "aland, AX export to BV, HS:1001 in 2099-05, value_usd: 12340 replaced by 12000. A slip of the pen https://example.org/errata"
    ]
    assert counts(reading)["data/corrections.yml"] == (1, 1, 0)


def test_a_correction_stays_with_the_edition_that_it_was_written_for(data_dir: Path) -> None:
    (data_dir / "corrections.yml").write_text(corrections({"value": "12000"}), encoding="utf-8")
    receive(data_dir, 5, [{"net_weight": "6"}])
    receive(data_dir, 6, [{"value": "15"}])

    reading = read(data_dir)

    assert said(reading) == []
    assert held(data_dir, "value_usd", "net_weight_kg", "known_until") == [
        {"value_usd": 12000.0, "net_weight_kg": 5000.0, "known_until": "2100-01-05"},
        {"value_usd": 12000.0, "net_weight_kg": 6000.0, "known_until": "2100-01-06"},
        {"value_usd": 15000.0, "net_weight_kg": 5000.0},
    ]
    assert [finding.text for finding in reading.findings] == [
        "aland, AX export to BV, HS:1001 in 2099-05, value_usd: 12340 replaced by 12000, as it stood until 2100-01-06, when the publisher "
        "revised it. A slip of the pen https://example.org/errata"
    ]


def test_a_superseded_row_that_is_left_out_is_counted_once(data_dir: Path) -> None:
    (data_dir / "corrections.yml").write_text(corrections({"drop": "true"}), encoding="utf-8")
    code = receive(data_dir, 5, [{"value": "15"}])

    reading = read(data_dir)

    files = {count.file: (count.rows_loaded, count.rows_rejected, count.rows_absorbed) for count in reading.files}
    assert held(data_dir, "value_usd", "known_from") == [{"value_usd": 15000.0, "known_from": "2100-01-05"}]
    assert files["data/trade/aland.csv"] == (0, 1, 0)
    assert files[f"data/snapshots/aland/{code.removeprefix('aland-')}/part1.csv"] == (1, 0, 0)


def test_a_correction_of_another_value_is_refused(data_dir: Path) -> None:
    (data_dir / "corrections.yml").write_text(
        corrections({"value": "1", "expect": "5"}, {"period": "2098", "drop": "true"}), encoding="utf-8"
    )

    reading = read(data_dir)

    advice = "Look at the figure again: mend the line, or take it out if the publisher has put it right."
    assert said(reading) == [
        "data/corrections.yml: line 2: field 'expect': not applied: the figure is not the expected one "
        f"(aland, AX export to BV, HS:1001 in 2099-05, value_usd), got '12340'. {advice}",
        "data/corrections.yml: line 13: field 'expect': not applied: the figure is not the expected one "
        f"(aland, AX export to BV, HS:1001 in 2098, value_usd), got 'no such row'. {advice}",
    ]
    assert rows_of(reading.tables["observation"], "value_usd") == [{"value_usd": 12340.0}]
    assert counts(reading)["data/corrections.yml"] == (2, 0, 2)


def test_a_row_dropped_by_a_correction_is_set_aside_with_its_reason(data_dir: Path) -> None:
    (data_dir / "corrections.yml").write_text(corrections({"drop": "true"}), encoding="utf-8")

    reading = read(data_dir)

    assert len(reading.tables["observation"]) == 0
    assert [str(fault) for fault in reading.set_aside] == [
        "data/trade/aland.csv: line 2: field 'value_usd': left out by a correction: A slip of the pen. See line 2 of data/corrections.yml."
    ]
    assert counts(reading)["data/trade/aland.csv"] == (1, 0, 1)


def test_a_zero_weight_that_arrived_is_kept_quiet_by_a_correction_that_keeps_it(data_dir: Path) -> None:
    receive(data_dir, 5, [{"net_weight": "0"}])
    assert [finding.kind for finding in read(data_dir).findings] == ["weight_zero"]

    (data_dir / "corrections.yml").write_text(corrections({"keep": "true"}), encoding="utf-8")

    assert [finding.kind for finding in read(data_dir).findings] == ["correction"]


@pytest.mark.parametrize(
    ("gates", "severities"),
    [
        ("", ["warning"]),
        ("gates: {weight_zero: stop}", ["error"]),
        ("gates: {weight_zero: stop_received}", ["error"]),
        ("gates: {weight_zero: off}", []),
        ("gates: {weight_zero: stop}\nsources: {aland: {weight_zero: warn}}", ["warning"]),
    ],
)
def test_a_gate_does_what_the_file_says(data_dir: Path, gates: str, severities: list[str]) -> None:
    (data_dir / "gates.yml").write_text(gates or "{}", encoding="utf-8")
    receive(data_dir, 5, [{"net_weight": "0"}])

    assert [str(finding.severity) for finding in read(data_dir).findings] == severities


def test_a_gate_for_what_was_received_only_warns_of_what_ships(tmp_path: Path) -> None:
    data_dir = write_received(
        tmp_path,
        {"trade/aland.csv": trade_text({"net_weight": "0"}), "gates.yml": "gates: {weight_zero: stop_received}\n"},
    )

    assert [str(finding.severity) for finding in read(data_dir).findings] == ["warning"]


def test_an_arrival_in_another_currency_stops_the_build(tmp_path: Path) -> None:
    periods = [f"2099-{month:02}" for month in range(1, 8)]
    data_dir = write_received(
        tmp_path, {"trade/aland.csv": trade_text(*({"period": period, "value": "10"} for period in periods))}
    )
    code = receive(data_dir, 5, [{"period": period, "value": "65"} for period in periods])

    (finding,) = read(data_dir).findings

    assert (finding.kind, str(finding.severity)) == ("unit_shift", "error")
    assert finding.text.startswith(
        f"aland: 7 of 7 figures known before are 6.5 times as large in {code}: looks like yuan taken for dollars."
    )


def test_an_arrival_of_a_new_year_in_another_currency_stops_the_build_unless_a_person_confirms_its_figures(
    tmp_path: Path,
) -> None:
    codes = ("HS:10", "HS:1001", "HS:1005", "HS:12", "HS:1201")
    data_dir = write_received(
        tmp_path, {"trade/aland.csv": trade_text(*({"period": "2098", "commodity": code} for code in codes))}
    )
    code = receive(data_dir, 5, [{"period": "2099", "commodity": code, "value": "80"} for code in codes])

    (finding,) = shifts(data_dir)
    (data_dir / "corrections.yml").write_text(
        corrections({"period": "2099", "commodity": "HS:10", "expect": "80000", "keep": "true"}), encoding="utf-8"
    )

    assert str(finding.severity) == "error"
    assert finding.text.startswith(
        f"aland: 5 figures of {code} are 6.5 times as large as a year before: looks like yuan"
    )
    assert shifts(data_dir) == []


def shifts(data_dir: Path) -> list[Finding]:
    return [finding for finding in read(data_dir).findings if finding.kind == "year_shift"]


def test_a_jump_of_what_arrived_is_told(tmp_path: Path) -> None:
    years = [{"period": str(year), "value": "20000"} for year in (2095, 2096, 2097)]
    data_dir = write_received(tmp_path, {"trade/aland.csv": trade_text(*years, {"period": "2098", "value": "900000"})})
    receive(data_dir, 5, [{"period": "2099", "value": "900000"}])

    assert [finding.text for finding in read(data_dir).findings if finding.kind == "jump"] == [
        "aland, AX export to BV: a value is far from those before it in its series: HS:1001 in 2099 (4,500.0 %)."
    ]


def test_a_unit_that_the_card_does_not_name_refuses_what_needs_it(tmp_path: Path) -> None:
    card = without(CARD, "net_weight_unit", "net_weight_factor")
    data_dir = write_received(
        tmp_path, {"trade/aland.csv": trade_text({"net_weight": ""}), "trade/aland.yml": yaml_text(card)}
    )
    receive(data_dir, 5, [{"period": "2099-06"}])

    assert [fault.problem for fault in read(data_dir).faults] == ["the source names no unit for it"]
    assert isinstance(read(data_dir).tables["observation"], pd.DataFrame)
