"""What later happened that bears on commitments, on SQLite and PostgreSQL alike."""

from datetime import date

from dashboard.subjects.promises.attestations import Attestation, AttestingPage, DatedEvent
from dashboard.subjects.promises.evidence import EvidenceBetween, evidence_between, evidence_of_commitments
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import EVENT, commitment_evidence_row, commitment_row, event_row, official_figure_row

C1 = f"{EVENT}-c1"
LATER = "2099-09-09-mariehamn-later"


def test_evidence_is_a_later_event_or_a_figure(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=[event_row(), event_row(event_id=LATER)],
        commitment=[commitment_row()],
        official_figure=[official_figure_row()],
        commitment_evidence=[
            commitment_evidence_row(event_id=LATER),
            commitment_evidence_row(seq=2, kind="reported", event_id=None, figure_code="F0001", note="All of it."),
        ],
    )
    with read_only_engine(url).connect() as connection:
        first, second = evidence_of_commitments(connection, (f"{EVENT}-c1",))
        assert evidence_of_commitments(connection, (f"{LATER}-c1",)) == []
    assert first.shown_by.event is not None
    assert (first.shown_by.event.title, first.shown_by.figure) == (f"Meeting {LATER}", None)
    assert second.shown_by.figure is not None
    assert (second.shown_by.event, second.note) == (None, "All of it.")
    assert (second.shown_by.figure.as_published, second.shown_by.figure.stated_by) == ("2 bn US dollars", "AX-CUSTOMS")


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


def test_what_events_show_of_each_others_promises_is_told_from_both_ends(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=[event_row(), event_row(event_id=LATER)],
        commitment=[commitment_row()],
        official_figure=[official_figure_row()],
        commitment_evidence=[
            commitment_evidence_row(event_id=LATER, kind="kept"),
            commitment_evidence_row(seq=2, kind="reported", event_id=None, figure_code="F0001"),
        ],
    )
    with read_only_engine(url).connect() as connection:
        found = [evidence_between(connection, event_id) for event_id in (EVENT, LATER, "2099-nowhere")]
    assert found == [[EvidenceBetween(EVENT, LATER, "kept")]] * 2 + [[]]
