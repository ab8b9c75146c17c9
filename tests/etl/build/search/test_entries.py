from datetime import date

from etl.build.search.entries import Entry
from etl.vocabulary.search import SearchKind
from tests.factories import ALWAYS


def test_an_entry_has_its_texts_line_by_line_and_their_words() -> None:
    entry = Entry(
        SearchKind.NOTE,
        "2099-talks",
        title=("Talks", "会谈"),
        promises=("Raise  trade\nin grain",),
        body=("Talks", "Held in Mariehamn", ""),
        start=date(2099, 5, 9),
        end=date(2099, 5, 10),
        place="mariehamn",
    )

    assert entry.to_row() == {
        "kind": "note",
        "code": "2099-talks",
        "part": "whole",
        "start_date": date(2099, 5, 9),
        "end_date": date(2099, 5, 10),
        "place_code": "mariehamn",
        "title": "Talks\n会谈",
        "promises": "Raise trade in grain",
        "body": "Talks\nHeld in Mariehamn",
        "title_words": "talks talk 会谈 谈",
        "promise_words": "raise rais trade in grain",
        "words": "talks talk 会谈 谈 raise rais trade in grain held mariehamn",
        "known_from": ALWAYS,
        "known_until": None,
    }
