"""What a database tells of itself."""

import json
from datetime import UTC, date, datetime

import pytest

from etl.load.contents import HeldFinding, HeldRejection, read_contents
from etl.values.reading import FileCount
from tests.conftest import LoadDatabase
from tests.factories import (
    build_file_row,
    build_row,
    event_row,
    finding_row,
    observation_row,
    official_figure_row,
    rejection_row,
    snapshot_row,
    source_row,
    year,
)

NOON = datetime(2099, 12, 31, 12, 0, tzinfo=UTC)


def test_the_build_and_its_age(loaded_database: LoadDatabase) -> None:
    file = build_file_row(rows_read=3, rows_loaded=2, rows_rejected=1)
    build = build_row(built_at=datetime(2099, 12, 31, 11, 0), rows_read=3, rows_loaded=2, rows_rejected=1)  # noqa: DTZ001 (UTC without a zone)

    told = read_contents(loaded_database(build=[build], build_file=[file]), NOON)

    assert told.build.built_at == "2099-12-31T11:00:00+00:00"
    assert told.build.age_seconds == 3600
    assert (told.build.rows_read, told.build.rows_loaded, told.build.rows_rejected) == (3, 2, 1)
    assert told.files == [FileCount(**file)]
    assert {name: rows for name, rows in told.tables.items() if rows} == {"build": 1, "build_file": 1}


@pytest.mark.parametrize(
    ("record_end", "newest", "end", "months"),
    [
        (date(2099, 4, 30), date(2099, 3, 31), "2099-03-31", 9),
        (date(2099, 3, 1), date(2099, 3, 31), "2099-03-01", 9),
        (date(2099, 4, 30), None, None, None),
    ],
)
def test_the_record_of_events_ends_with_the_newest_event_and_never_after_the_record(
    loaded_database: LoadDatabase, record_end: date, newest: date | None, end: str | None, months: int | None
) -> None:
    events = [event_row(start_date=date(2099, 2, 1), end_date=newest)] if newest else []

    told = read_contents(loaded_database(build=[build_row(record_end=record_end)], event=events), NOON).build

    assert (told.events_end, told.events_age_months) == (end, months)


def test_each_source_tells_its_rows_span_and_freshness(loaded_database: LoadDatabase) -> None:
    sources = [
        source_row(sort_order=2, next_release_date=date(2099, 12, 31)),
        source_row(source_code="official_figures", sort_order=1, next_release_date=date(2100, 1, 1)),
        source_row(source_code="silent", sort_order=3),
    ]
    observations = [observation_row(), observation_row(**year(2097))]

    told = read_contents(
        loaded_database(source=sources, observation=observations, official_figure=[official_figure_row()]), NOON
    )

    columns = (
        "source_code",
        "rows",
        "first_period",
        "last_period",
        "retrieved_date",
        "next_release_date",
        "is_due",
        "files",
    )
    assert [tuple(getattr(source, column) for column in columns) for source in told.sources] == [
        ("official_figures", 1, "2099-01-01", "2099-12-31", None, "2100-01-01", False, []),
        ("aland_customs", 2, "2097-01-01", "2099-05-31", "2099-12-01", "2099-12-31", True, ["trade/aland_customs.csv"]),
        ("silent", 0, None, None, None, None, False, []),
    ]


def test_where_no_day_is_named_the_usual_lag_says_when_the_next_release_is_due(loaded_database: LoadDatabase) -> None:
    sources = [
        source_row(release_lag_days=20),
        source_row(source_code="by_year", sort_order=2, release_lag_days=20, year_release_lag_days=400),
    ]
    observations = [
        observation_row(),
        observation_row(**year(2097)),
        observation_row(source_code="by_year", **year(2098)),
    ]

    told = read_contents(loaded_database(source=sources, observation=observations), NOON).sources

    assert [(one.next_release_date, one.is_next_release_assumed, one.is_due) for one in told] == [
        ("2099-07-20", True, True),
        ("2101-02-04", True, False),
    ]


def test_the_newest_arrival_of_a_source_counts(loaded_database: LoadDatabase) -> None:
    arrivals = [
        snapshot_row(),
        snapshot_row(snapshot_code="b", source_code="aland_customs", file="b.csv", retrieved_date=date(2099, 12, 9)),
    ]

    told = read_contents(loaded_database(snapshot=arrivals), NOON)

    assert told.sources[0].retrieved_date == "2099-12-09"
    assert told.sources[0].files == ["b.csv", "trade/aland_customs.csv"]


def test_refusals_are_sentences_and_findings_keep_their_severity(loaded_database: LoadDatabase) -> None:
    told = read_contents(loaded_database(rejection=[rejection_row()], finding=[finding_row()]), NOON)

    sentence = "trade/aland_customs.csv: row 7: field 'value': expected a number, got 'many'. Write digits only."
    assert told.rejections == [HeldRejection("refused", "trade/aland_customs.csv", sentence)]
    assert told.findings == [HeldFinding("parts_exceed_total", "warning", "The parts exceed their total.")]


def test_of_many_refusals_of_a_kind_the_first_are_told_and_the_rest_counted(loaded_database: LoadDatabase) -> None:
    many = [rejection_row(seq=seq, place=f"row {seq}") for seq in range(1, 24)]
    aside = [rejection_row(seq=seq, kind="set_aside") for seq in range(24, 46)]

    told = read_contents(loaded_database(rejection=[*many, *aside]), NOON).rejections

    assert [one.kind for one in told] == ["refused"] * 21 + ["set_aside"] * 22
    assert told[20].sentence == "trade/aland_customs.csv: ... and 3 more: field 'value': expected a number."
    assert sum(one.count for one in told) == 45


def test_all_of_it_can_be_written_as_json(loaded_database: LoadDatabase) -> None:
    told = read_contents(loaded_database(observation=[observation_row()]), NOON).to_json()

    assert json.loads(json.dumps(told)) == told
    assert list(told)[:3] == ["address", "build_id", "schema_version"]
    assert list(told)[-5:] == ["tables", "sources", "files", "rejections", "findings"]
