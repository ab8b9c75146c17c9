"""What each side owes the other: open promises by who made them."""

from dashboard.brief.model import TO_FILL, Columns
from tests.dashboard.brief.briefs import brief_of, section_of
from tests.dashboard.brief.record import DAYS, FIRST, SECOND, record
from tests.loading import file_of


def owed(url: str, **asked: object) -> tuple[list[str], ...]:
    (block,) = section_of(brief_of(url, **asked), "What we owe them, what they owe us").blocks  # type: ignore[arg-type]  # parts of the request
    assert isinstance(block, Columns)
    return tuple([line.text for line in lines] for lines in block.lists)


def test_a_promise_stands_with_its_maker_its_day_its_word_and_its_deadline() -> None:
    ours, theirs = owed(file_of(**record()), on_day=DAYS[SECOND])

    assert ours == [TO_FILL.text]
    assert theirs[0] == "Promised on 2097-03-01: sheep (1 March 2097; not assessable; due 31 December 2098)"
    assert theirs[1] == "Promised on 2098-05-09: grain (9 May 2098; too early; due 31 December 2099)"


def test_for_a_reader_of_the_other_side_they_change_places() -> None:
    ours, theirs = owed(file_of(**record()), on_day=DAYS[FIRST], side="KZ")

    assert ours == ["Promised on 2097-03-01: sheep (1 March 2097; not assessable; due 31 December 2098)"]
    assert theirs == [TO_FILL.text]
