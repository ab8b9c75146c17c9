"""What the Data page asks about sources and changed values, on SQLite and PostgreSQL alike."""

from datetime import date

from dashboard.subjects.sources import (
    LoadedFigures,
    RejectionReason,
    cited_sources,
    largest_revisions,
    reasons_of_rejection,
    sources,
    sources_without_report,
)
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import SOURCE, observation_row, rejection_row, revision_row, source_row


def test_the_largest_changes_of_values_stand_first_and_weights_are_left_out(loaded_database: LoadDatabase) -> None:
    values = [
        (1.0, 2.0, "value_usd"),
        (100.0, 10.0, "value_usd"),
        (None, 50.0, "value_usd"),
        (1.0, 9e9, "net_weight_kg"),
        (5.0, 6.5, "value_usd"),
    ]
    url = loaded_database(
        revision=[
            revision_row(seq=seq, column_name=name, old_value=old, new_value=new)
            for seq, (old, new, name) in enumerate(values, start=1)
        ]
    )

    with read_only_engine(url).connect() as connection:
        largest = largest_revisions(connection, 3)

    assert [(one.old_value, one.new_value, one.change_usd) for one in largest] == [
        (100.0, 10.0, -90.0),
        (None, 50.0, None),
        (5.0, 6.5, 1.5),
    ]
    assert largest[0].period_start == date(2099, 5, 1)


def test_where_nothing_changed_there_is_no_row(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database()).connect() as connection:
        assert largest_revisions(connection, 3) == []


def test_a_source_tells_what_is_loaded_of_it_and_that_nothing_is(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        source=[
            source_row(source_code="aland_survey", sort_order=2, title_ru="Опрос", url=None, release_lag_days=20),
            source_row(),
        ],
        observation=[observation_row()],
    )

    with read_only_engine(url).connect() as connection:
        full, empty = sources(connection)
        cited = cited_sources(connection)

    assert [one.source_code for one in cited] == [full.source_code, empty.source_code] == [SOURCE, "aland_survey"]
    assert (full.loaded, full.retrieved_date) == (
        LoadedFigures(1, date(2099, 5, 1), date(2099, 5, 31), by_year=False),
        date(2099, 12, 1),
    )
    assert (empty.loaded, empty.retrieved_date, empty.next_release) == (None, None, None)
    assert (cited[1].titles, cited[1].url) == ({"en": "Source aland_survey", "ru": "Опрос"}, None)


def test_sources_of_which_no_side_reports_are_named(loaded_database: LoadDatabase) -> None:
    rows = [source_row(source_code="own"), source_row(source_code="weighed", report_kind="no_report")]
    with read_only_engine(loaded_database(source=rows)).connect() as connection:
        assert sources_without_report(connection) == {"weighed"}


def test_rejections_are_counted_by_reason_the_most_frequent_first_then_by_kind_file_and_problem(
    loaded_database: LoadDatabase,
) -> None:
    problems = [("b", "rare"), ("a", "often"), ("a", "often"), ("a", "other"), ("c", "left out")]
    rows = [
        rejection_row(seq=place, file=file, problem=problem, advice=f"Mend {place}.")
        for place, (file, problem) in enumerate(problems)
    ]
    with read_only_engine(loaded_database(rejection=rows)).connect() as connection:
        assert reasons_of_rejection(connection, 3) == [
            RejectionReason("refused", "a", "often", "Mend 1.", 2),
            RejectionReason("refused", "a", "other", "Mend 3.", 1),
            RejectionReason("refused", "b", "rare", "Mend 0.", 1),
        ]
