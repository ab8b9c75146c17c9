"""A promise on its event's note: how it stands, its terms, and evidence that can be followed."""

from datetime import date

from dashboard.subjects.promises.cards import CommitmentCard, EvidenceLine, to_cards
from dashboard.subjects.promises.commitments import commitments_of_event
from dashboard.subjects.promises.evidence import evidence_of_commitments
from dashboard.subjects.promises.judgements import judgements
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.dashboard.made_names import made_names
from tests.factories import (
    EVENT,
    assessment_row,
    commitment_evidence_row,
    commitment_party_row,
    commitment_row,
    event_row,
    official_figure_row,
)

LATER = "2099-09-mariehamn-later"
NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    authorities={"AX-CUSTOMS": "Aland Customs"},
    terms={
        "topic": {"grain": "Grain"},
        "commitment_kind": {"pledge": "Pledge"},
        "stage": {"announced": "Announced"},
        "standing_word": {"met": "Met", "not_assessable": "Cannot be judged"},
        "unjudged_cause": {"nothing_found": "Nothing was found after it", "indefinite": "Indefinite"},
        "evidence_kind": {"progress": "Progress", "reported": "Figure reported"},
    },
)


def cards(url: str) -> list[CommitmentCard]:
    with read_only_engine(url).connect() as connection:
        commitments = commitments_of_event(connection, EVENT)
        evidence = evidence_of_commitments(connection, [one.commitment_id for one in commitments])
        judged = judgements(connection)
    return to_cards(commitments, evidence, judged, date(2100, 1, 1), NAMES)


def test_terms_are_told_and_what_is_not_set_is_left_out(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commitment=[
            commitment_row(
                deadline=date(2100, 12, 31), deadline_basis="derived", not_measurable_reason="Nobody counts it."
            )
        ],
        commitment_party=[commitment_party_row(), commitment_party_row(area_code="BV", role="to")],
    )
    (card,) = cards(url)
    terms = dict(card.terms)
    assert card.parties == "Aland to Bouvet"
    assert (terms["Kind"], terms["Stage on paper"]) == ("Pledge", "Announced")
    assert "31 December 2100" in terms["Deadline"]
    assert terms["Measurable"].endswith("Nobody counts it.")
    assert "Target" not in terms


def test_a_promise_nobody_judged_cannot_be_judged(loaded_database: LoadDatabase) -> None:
    (card,) = cards(loaded_database(commitment=[commitment_row()]))
    assert "Cannot be judged: indefinite" in card.badge
    assert card.standing == ["It names nothing that evidence could show."]


def test_the_latest_assessment_of_a_person_is_how_it_stands(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commitment=[commitment_row()],
        assessment=[
            assessment_row(seq=1, assessed_date=date(2100, 3, 1), verdict="met", reason="All of it was traded."),
            assessment_row(seq=2, assessed_date=date(2100, 2, 1)),
        ],
    )
    (card,) = cards(url)
    assert "[Met]" in card.badge
    assert card.standing == ["All of it was traded."]


def test_evidence_leads_to_its_event_or_to_the_page_that_states_it(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=[
            event_row(),
            event_row(event_id=LATER, start_date=date(2099, 9, 1), end_date=date(2099, 9, 30), date_precision="month"),
        ],
        commitment=[commitment_row()],
        official_figure=[official_figure_row()],
        commitment_evidence=[
            commitment_evidence_row(event_id=LATER, note="A step."),
            commitment_evidence_row(seq=2, kind="reported", event_id=None, figure_code="F0001"),
            commitment_evidence_row(
                seq=3,
                event_id=None,
                source_url="https://example.org/page",
                publisher="Example News",
                published_date="2099-10",
                note="A page.",
            ),
        ],
    )
    (card,) = cards(url)
    assert card.evidence == [
        EvidenceLine("Progress, September 2099: A step.", event_id=LATER, event_title=f"Meeting {LATER}"),
        EvidenceLine(
            "Figure reported by Aland Customs for 2099: 2 bn US dollars",
            url="https://example.org/figure",
            publisher="Example News",
        ),
        EvidenceLine("Progress, October 2099: A page.", url="https://example.org/page", publisher="Example News"),
    ]


def test_a_repeated_promise_leads_to_the_event_of_the_earlier_one(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commitment=[commitment_row(repeats_commitment_id=f"{LATER}-c1"), commitment_row(commitment_id=f"{LATER}-c1")]
    )
    (card,) = cards(url)
    assert card.repeats_event_id == LATER


def test_an_event_without_promises_has_none(loaded_database: LoadDatabase) -> None:
    assert cards(loaded_database(event=[event_row()])) == []
