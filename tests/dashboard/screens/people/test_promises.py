"""Promises in somebody's presence as a table: a row each, with the address of its page."""

from datetime import date

from dashboard.screens.people.promises import to_promises_table
from tests.dashboard.made_commitments import made_commitment, made_entry
from tests.dashboard.made_names import made_names


def test_a_promise_has_a_row_with_its_word_deadline_parties_and_page() -> None:
    promise = made_commitment(
        "2099-05-09-port", standing="met", promisers=("AX",), promisees=("BV",), deadline=date(2100, 1, 1)
    )
    names = made_names(areas={"AX": "Aland", "BV": "Bouvet"}, terms={"standing_word": {"met": "Kept"}})
    table = to_promises_table([made_entry(promise)], names, "http://aland.example/commitment?", {"lang": "ru"})
    row = table.frame.iloc[0]
    assert row[["outcome_name", "deadline", "by_names", "to_names"]].tolist() == [
        "Kept",
        date(2100, 1, 1),
        "Aland",
        "Bouvet",
    ]
    assert row["address"] == f"http://aland.example/commitment?id={promise.commitment_id}&lang=ru"
