"""What figures and people say of promises, on SQLite and PostgreSQL alike."""

from datetime import date

import pandas as pd

from dashboard.database import read_only_engine
from dashboard.queries.commitments import CommitmentFilters, commitment_by_id, commitments_with, tellings_of_commitment
from dashboard.queries.judgements import data_date, evidence_of_commitment, figures_of_commitments, judgements
from tests.conftest import LoadDatabase
from tests.factories import (
    EVENT,
    area_member_row,
    area_row,
    assessment_row,
    build_row,
    commitment_evidence_row,
    commitment_figure_row,
    commitment_party_row,
    commitment_row,
    commitment_topic_row,
    event_row,
    event_source_row,
    official_figure_row,
)

JUDGED_YEAR = {"period_start": date(2099, 1, 1), "period_end": date(2099, 12, 31)}
C1, C2, C3 = (f"{EVENT}-c{number}" for number in (1, 2, 3))


def test_promises_are_found_by_each_filter(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        area=[area_row(), area_row(area_code="AX-01", kind="region", parent_code="AX"), area_row(area_code="BV"), area_row(area_code="XG")],
        area_member=[area_member_row(area_code="BV")],
        commitment=[
            commitment_row(commitment_id=C1, kind="target", measurability="series", deadline=date(2100, 12, 31)),
            commitment_row(commitment_id=C2, stage="done", deadline=date(2099, 12, 31)),
            commitment_row(commitment_id=C3),
        ],
        commitment_party=[
            commitment_party_row(commitment_id=C1, area_code="AX-01"),
            commitment_party_row(commitment_id=C1, area_code="BV", role="to"),
            commitment_party_row(commitment_id=C2, area_code="BV"),
        ],
        commitment_topic=[commitment_topic_row(commitment_id=C3, topic="meat")],
    )
    expected = {
        CommitmentFilters(): [C1, C2, C3],
        CommitmentFilters(parties=("AX",)): [C1],
        CommitmentFilters(parties=("XG",)): [C1, C2],
        CommitmentFilters(parties=("AX", "XG")): [C1],
        CommitmentFilters(topics=("meat", "grain")): [C3],
        CommitmentFilters(kinds=("target",)): [C1],
        CommitmentFilters(stages=("done",)): [C2],
        CommitmentFilters(measurabilities=("series", "document")): [C1],
        CommitmentFilters(first_deadline=date(2100, 1, 1)): [C1],
        CommitmentFilters(last_deadline=date(2099, 12, 31)): [C2],
    }
    with read_only_engine(url).connect() as connection:
        found = {filters: list(commitments_with(connection, filters)["commitment_id"]) for filters in expected}
        by_id = commitment_by_id(connection, C2)["stage"].tolist()
        nothing = commitment_by_id(connection, "2099-05-09-nowhere-c1")
    assert found == expected
    assert by_id == ["done"]
    assert nothing.empty


def test_every_telling_of_a_promise_is_found_from_any_of_them(loaded_database: LoadDatabase) -> None:
    later = event_row(event_id="2099-09-09-later", start_date=date(2099, 9, 9))
    url = loaded_database(
        event=[event_row(), later],
        commitment=[
            commitment_row(commitment_id=C1),
            commitment_row(commitment_id=C2),
            commitment_row(commitment_id="2099-09-09-later-c1", repeats_commitment_id=C1),
            commitment_row(commitment_id="2099-09-09-later-c2", repeats_commitment_id="2099-09-09-later-c1"),
        ],
    )
    with read_only_engine(url).connect() as connection:
        tellings = [list(tellings_of_commitment(connection, code)["commitment_id"]) for code in (C1, "2099-09-09-later-c2", C2, "nothing")]
    family = [C1, "2099-09-09-later-c1", "2099-09-09-later-c2"]
    assert tellings == [family, family, [C2], []]


def test_a_judgement_comes_with_the_line_it_judges(loaded_database: LoadDatabase) -> None:
    by_build = {"assessed_by": "build", "rule": "open_ended", "verdict": "too_early", "reporter_code": "AX"}
    url = loaded_database(
        assessment=[
            assessment_row(),
            assessment_row(seq=2, line=1, value=500_000.0, reached_date=date(2100, 12, 31), **by_build, **JUDGED_YEAR),
            assessment_row(seq=3, **by_build),
            assessment_row(commitment_id=C2),
        ],
        commitment_figure=[
            commitment_figure_row(is_wider=True, period_start=date(2098, 1, 1), period_end=date(2098, 12, 31)),
            commitment_figure_row(is_wider=True, is_doubtful=True),
        ],
    )
    with read_only_engine(url).connect() as connection:
        rows = judgements(connection, (C1,))
        every = judgements(connection)
    assert rows["seq"].tolist() == [1, 2, 3]
    assert rows[["is_wider", "is_doubtful", "is_stand_in"]].to_numpy().tolist() == [[False] * 3, [True, True, False], [False] * 3]
    told = rows.iloc[1]
    assert (told["partner_code"], told["unit"], told["target_value"]) == ("BV", "USD", 1_000_000.0)
    assert told["reached_date"] == pd.Timestamp(2100, 12, 31)
    assert rows["partner_code"].isna().tolist() == [True, False, True]
    assert every["commitment_id"].tolist() == [C1, C1, C1, C2]


def test_figures_come_in_lines_with_the_page_that_states_them(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        official_figure=[official_figure_row(publisher="Example News", source_url="https://example.org/figure")],
        commitment_figure=[
            commitment_figure_row(line=2, figure_code="F0001", counted_by="AX-CUSTOMS", source_code="official_figures"),
            commitment_figure_row(period_start=date(2100, 1, 1), period_end=date(2100, 12, 31)),
            commitment_figure_row(),
        ],
    )
    with read_only_engine(url).connect() as connection:
        rows = figures_of_commitments(connection, (C1,))
    assert rows[["line", "publisher", "source_url"]].to_numpy().tolist() == [
        [1, "Aland Customs", "https://example.org/customs"],
        [1, "Aland Customs", "https://example.org/customs"],
        [2, "Example News", "https://example.org/figure"],
    ]
    assert rows["period_end"].dt.year.tolist() == [2099, 2100, 2099]
    assert figures_of_commitments_count(url) == len(rows)


def figures_of_commitments_count(url: str) -> int:
    with read_only_engine(url).connect() as connection:
        return len(figures_of_commitments(connection))


def test_evidence_is_an_event_or_a_figure(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        official_figure=[official_figure_row()],
        commitment_evidence=[
            commitment_evidence_row(note="a step"),
            commitment_evidence_row(seq=2, kind="reported", event_id=None, figure_code="F0001"),
        ],
    )
    with read_only_engine(url).connect() as connection:
        rows = evidence_of_commitment(connection, C1)
    assert rows["kind"].tolist() == ["progress", "reported"]
    assert rows["event_title"].isna().tolist() == [False, True]
    assert rows["as_published"].isna().tolist() == [True, False]
    assert rows["event_start_date"].iloc[0] == pd.Timestamp(2099, 5, 9)


def test_the_data_knows_up_to_its_latest_event_or_page(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=[event_row()],
        event_source=[event_source_row(published_date="2099-05-10"), event_source_row(seq=2, published_date="2099-06")],
        official_figure=[official_figure_row(published_date="2099")],
    )
    with read_only_engine(url).connect() as connection:
        assert data_date(connection) == date(2099, 6, 1)


def test_the_data_s_date_is_no_later_than_the_day_that_the_database_is_of(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=[event_row()],
        event_source=[event_source_row(published_date="2099-12-01")],
        build=[build_row(as_of_date=date(2099, 6, 1))],
    )

    with read_only_engine(url).connect() as connection:
        assert data_date(connection) == date(2099, 6, 1)


def test_an_empty_database_knows_no_day(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database()).connect() as connection:
        assert data_date(connection) is None
