"""What figures and people say of promises, on SQLite and PostgreSQL alike."""

from datetime import date

from dashboard.subjects.promises.attestations import Attestation, AttestingPage, DatedEvent
from dashboard.subjects.promises.commitments import (
    CommitmentFilters,
    commitment_by_id,
    commitments_with,
    tellings_of_commitment,
)
from dashboard.subjects.promises.evidence import evidence_of_commitments
from dashboard.subjects.promises.judgements import data_date, figures_of_commitment, judgements
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    EVENT,
    area_member_row,
    area_row,
    build_row,
    commitment_evidence_row,
    commitment_figure_row,
    commitment_party_row,
    commitment_row,
    commitment_topic_row,
    event_row,
    judgement_row,
    official_figure_row,
    stage_row,
)

C1, C2, C3 = (f"{EVENT}-c{number}" for number in (1, 2, 3))


def test_promises_are_found_by_each_filter(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        area=[
            area_row(),
            area_row(area_code="AX-01", kind="region", parent_code="AX"),
            area_row(area_code="BV"),
            area_row(area_code="XG"),
        ],
        area_member=[area_member_row(area_code="BV")],
        commitment=[
            commitment_row(
                commitment_id=C1,
                kind="target",
                measurability="series",
                target_value=1.0,
                target_unit="USD/year",
                comparator="at_least",
                series_reporter_code="AX",
                series_partner_code="BV",
                series_flow="export",
                series_group_code="grain",
                series_measure="value_usd",
                series_period_kind="year",
                deadline=date(2100, 12, 31),
            ),
            commitment_row(commitment_id=C2, deadline=date(2099, 12, 31)),
            commitment_row(commitment_id=C3),
        ],
        stage=[stage_row(commitment_id=C2, stage="done")],
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
        found = {filters: [one.commitment_id for one in commitments_with(connection, filters)] for filters in expected}
        by_id = commitment_by_id(connection, C2)
        nothing = commitment_by_id(connection, "2099-05-09-nowhere-c1")
    assert found == expected
    assert by_id is not None
    assert by_id.stage == "done"
    assert nothing is None


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
        tellings = [
            [one.commitment_id for one in tellings_of_commitment(connection, code)]
            for code in (C1, "2099-09-09-later-c2", C2, "nothing")
        ]
    family = [C1, "2099-09-09-later-c1", "2099-09-09-later-c2"]
    assert tellings == [family, family, [C2], []]


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


def test_evidence_is_an_event_a_figure_or_a_page(loaded_database: LoadDatabase) -> None:
    page = {
        "event_id": None,
        "source_url": "https://example.org/page",
        "publisher": "Example News",
        "published_date": "2100-02",
    }
    url = loaded_database(
        official_figure=[official_figure_row()],
        commitment_evidence=[
            commitment_evidence_row(note="a step"),
            commitment_evidence_row(seq=2, kind="reported", event_id=None, figure_code="F0001"),
            commitment_evidence_row(seq=3, **page),
        ],
    )
    with read_only_engine(url).connect() as connection:
        evidence = evidence_of_commitments(connection, (C1,))
    assert [piece.kind for piece in evidence] == ["progress", "reported", "progress"]
    by_event, by_figure, by_page = (piece.shown_by for piece in evidence)
    assert by_event == Attestation(event=DatedEvent(EVENT, f"Meeting {EVENT}", date(2099, 5, 9), "day"))
    assert by_figure.figure is not None
    assert (by_figure.page, by_figure.figure.page.url) == (None, "https://example.org/figure")
    assert by_page == Attestation(page=AttestingPage("https://example.org/page", "Example News", "2100-02"))


def test_the_data_knows_up_to_the_end_of_the_record(loaded_database: LoadDatabase) -> None:
    url = loaded_database(event=[event_row()], build=[build_row(record_end=date(2099, 6, 1))])
    with read_only_engine(url).connect() as connection:
        assert data_date(connection) == date(2099, 6, 1)
    with read_only_engine(url, date(2099, 5, 1)).connect() as connection:
        assert data_date(connection) == date(2099, 5, 1)


def test_an_empty_database_knows_no_day(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database()).connect() as connection:
        assert data_date(connection) is None
