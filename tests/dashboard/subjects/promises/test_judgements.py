"""What figures and people say of promises, on SQLite and PostgreSQL alike."""

from datetime import date

from dashboard.subjects.promises.judgements import data_date, figures_of_commitment, judgements
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    EVENT,
    build_row,
    commitment_figure_row,
    event_row,
    judgement_row,
    official_figure_row,
)

C1, C2, C3 = (f"{EVENT}-c{number}" for number in (1, 2, 3))


def test_of_a_promise_the_lines_that_are_heard_come_first(loaded_database: LoadDatabase) -> None:
    late = {"reached_date": date(2100, 12, 31), "start_value": 400_000.0}
    url = loaded_database(
        judgement=[
            judgement_row(line="0-a", is_heard=False, verdict="not_assessable", rule="wider", bound="whole"),
            judgement_row(line="0-b", **late),
            judgement_row(commitment_id=C2, known_until=date(2100, 1, 1), line="0-a"),
            judgement_row(commitment_id=C2, known_from=date(2100, 1, 1), line="0-a", verdict="met", rule="reached"),
        ],
    )
    with read_only_engine(url).connect() as connection:
        rows = judgements(connection, (C1,))
        every = judgements(connection)
    with read_only_engine(url, date(2099, 12, 31)).connect() as connection:
        before = judgements(connection, (C2,))
    first = rows[0]
    assert (first.line.code, first.line.is_heard, first.line.bound, first.start_value, first.reached_date) == (
        *("0-b", True, "exact", 400_000.0),
        date(2100, 12, 31),
    )
    assert [(one.commitment_id, one.verdict) for one in every] == [
        (C1, "partly"),
        (C1, "not_assessable"),
        (C2, "met"),
    ]
    assert [one.verdict for one in before] == ["partly"]


def test_figures_come_in_lines_with_the_page_that_states_them(loaded_database: LoadDatabase) -> None:
    stated = {"line": "1-b", "counted_by": "AX-CUSTOMS", "source_code": "official_figures", "target_value": None}
    url = loaded_database(
        official_figure=[official_figure_row(publisher="Example News", source_url="https://example.org/figure")],
        judgement=[judgement_row(line="0-a"), judgement_row(**stated)],
        commitment_figure=[
            commitment_figure_row(line="1-b", figure_code="F0001"),
            commitment_figure_row(line="0-a", period_start=date(2100, 1, 1), period_end=date(2100, 12, 31)),
            commitment_figure_row(line="0-a"),
        ],
    )
    with read_only_engine(url).connect() as connection:
        figures = figures_of_commitment(connection, C1)
    assert [(one.line.code, one.publisher, one.source_url) for one in figures] == [
        ("0-a", "Aland Customs", "https://example.org/customs"),
        ("0-a", "Aland Customs", "https://example.org/customs"),
        ("1-b", "Example News", "https://example.org/figure"),
    ]
    assert [one.period_end.year for one in figures] == [2099, 2100, 2099]
    assert [one.share_of_target_pct for one in figures] == [50.0, 50.0, None]
    assert [one.line.is_stated for one in figures] == [False, False, True]


def test_the_data_knows_up_to_the_end_of_the_record(loaded_database: LoadDatabase) -> None:
    url = loaded_database(event=[event_row()], build=[build_row(record_end=date(2099, 6, 1))])
    with read_only_engine(url).connect() as connection:
        assert data_date(connection) == date(2099, 6, 1)
    with read_only_engine(url, date(2099, 5, 1)).connect() as connection:
        assert data_date(connection) == date(2099, 5, 1)


def test_an_empty_database_knows_no_day(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database()).connect() as connection:
        assert data_date(connection) is None
