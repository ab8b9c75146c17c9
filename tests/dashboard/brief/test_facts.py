"""What a brief is written from, and how it cites."""

from dashboard.brief.facts import LONGEST_TEXT, as_sentence, shortened
from dashboard.brief.model import Brief
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.names import read_names
from tests.dashboard.brief.briefs import facts_of, lines, words
from tests.dashboard.brief.record import SECOND, record
from tests.factories import event_source_row, source_row
from tests.loading import file_of


def test_a_text_is_cut_at_a_word_where_it_is_too_long(brief: Brief) -> None:
    assert max(len(word) for line in lines(brief) for word in line.text.split()) <= LONGEST_TEXT + 1
    assert "Endless Endless…" in words(brief)
    assert shortened("a" * 200) == "a" * LONGEST_TEXT + "…"
    assert shortened("short.") == "short."


def test_a_cut_text_or_an_abbreviation_ends_a_sentence_by_itself() -> None:
    assert [as_sentence(words) for words in ("Kept: sheep.", "Kept: sheep and….", "In 2099 г..")] == [
        "Kept: sheep.",
        "Kept: sheep and…",
        "In 2099 г.",
    ]


def test_an_event_is_cited_by_an_account_of_each_side_before_others() -> None:
    rows = record()
    pages = [("third", None), ("ours", "CN"), ("ours again", "CN"), ("theirs", "KZ")]
    rows["event_source"] = [
        event_source_row(event_id=SECOND, seq=seq, url=f"https://example.org/{name}", title=name, account_of=side)
        for seq, (name, side) in enumerate(pages, start=1)
    ]
    facts = facts_of(file_of(**rows))

    assert facts.cite_event(SECOND) == (1, 2)
    assert [note.url for note in facts.notes.listed()] == ["https://example.org/ours", "https://example.org/theirs"]


def test_the_record_and_a_page_are_one_note_however_often_they_are_cited() -> None:
    facts = facts_of(file_of(**record()))

    assert facts.cite_record() == facts.cite_record() == (1,)
    assert (facts.cite_figure("F-2098"), facts.cite_figure("F-2098")) == (2, 2)


def test_a_source_without_an_address_has_none() -> None:
    rows = record()
    rows["source"] = [source_row(source_code="no_address", url=None, sort_order=99), *rows["source"]]
    with read_only_engine(file_of(**rows)).connect() as connection:
        assert "no_address" not in read_names(connection, "en").source_urls
