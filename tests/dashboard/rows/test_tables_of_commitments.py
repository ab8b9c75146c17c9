"""Promises and their standings as rows."""

from datetime import date

from dashboard.subjects.promises.commitments import CommitmentFilters, commitments_with
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.dashboard.rows.made_tables import everything, rows
from tests.factories import (
    EVENT,
    commitment_evidence_row,
    commitment_row,
    standing_row,
    standing_side_row,
)


def test_a_commitment_shows_how_it_stands_and_what_each_side_says(loaded_database: LoadDatabase) -> None:
    sides = [
        standing_side_row(word="not_met", late_date=date(2100, 12, 31)),
        standing_side_row(side_code="BV", word="not_assessable"),
    ]
    with read_only_engine(loaded_database(**everything() | {"standing_side": sides})).connect() as connection:
        promise = rows(connection, "commitments").iloc[0]
    assert (promise["standing"], promise["judged_by"], promise["standing_reason"]) == ("met", "people", "assessed")
    assert (promise["assessed_date"], promise["assessment_reason"]) == (date(2100, 6, 1), "Half of it was traded.")
    assert (promise["side_codes"], promise["side_standing_codes"], promise["late_side_codes"]) == (
        "AX; BV",
        "not_met; not_assessable",
        "AX",
    )
    assert (promise["by_codes"], promise["to_codes"], promise["evidence"]) == ("AX", "BV", EVENT)


def test_every_change_of_a_standing_is_a_row_of_its_own(loaded_database: LoadDatabase) -> None:
    turn = date(2100, 6, 1)
    url = loaded_database(
        commitment=[commitment_row()],
        standing=[
            standing_row(known_until=turn),
            standing_row(
                word="met", cause=None, judged_by="record", reason="documented", evidence_seq=1, known_from=turn
            ),
        ],
        commitment_evidence=[commitment_evidence_row(kind="kept", note="It opened.")],
    )
    told = ["standing", "cause", "standing_until", "evidence_note"]
    with read_only_engine(url).connect() as connection:
        every = rows(connection, "standings")[told].fillna("").to_numpy().tolist()
        in_year = rows(connection, "standings", first_year=2100)["standing"].tolist()
    with read_only_engine(url, date(2100, 1, 1)).connect() as connection:
        before = rows(connection, "standings")[told].fillna("").to_numpy().tolist()
    assert every == [["not_assessable", "nothing_found", turn, ""], ["met", "", "", "It opened."]]
    assert in_year == ["met"]
    assert before == [["not_assessable", "nothing_found", "", ""]]


def test_the_files_word_and_the_pages_word_are_the_same_row(loaded_database: LoadDatabase) -> None:
    told = ["commitment_id", "standing", "cause", "judged_by", "standing_reason", "assessed_date"]
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        in_file = rows(connection, "commitments")[told].fillna("").to_numpy().tolist()
        on_page = commitments_with(connection, CommitmentFilters())
        last = rows(connection, "standings")[told].fillna("").to_numpy().tolist()[-1:]
    standing_of = {one.commitment_id: one.standing for one in on_page}
    shown = [
        [code, one.word, one.cause or "", one.judged_by, one.reason, one.assessed_date or ""]
        for code, one in standing_of.items()
    ]
    assert in_file == shown == last
