"""Lines to take: only what the record supports, at most five, each with its note."""

from datetime import date

from dashboard.brief.model import TO_FILL
from tests.dashboard.brief.briefs import brief_of, lines_in, section_of
from tests.dashboard.brief.record import DAYS, FIRST, record
from tests.loading import file_of

HEADING = "Lines to take that the record supports"


def test_they_come_in_one_order_and_each_has_its_note() -> None:
    lines = list(lines_in(section_of(brief_of(file_of(**record()), on_day=date(2099, 4, 1)), HEADING)))

    assert [line.text for line in lines] == [
        "By our own count our trade grew by 1 % in 2098, to 19.6 bn USD.",
        "You asked us (9 May 2098) to asked on 2098-05-09: apples. Since then: Answered on 2099-02-02",
        "Kept as promised (1 March 2097): Promised on 2097-03-01: sheep.",
        "You promised (9 May 2098): Promised on 2098-05-09: grain. How does it stand?",
        "We asked you (2 February 2099) to asked on 2099-02-02: camels; this is still open.",
    ]
    assert [line.text for line in lines if not line.notes] == []


def test_the_readers_side_speaks_of_its_own_count() -> None:
    turned = brief_of(file_of(**record()), on_day=date(2099, 4, 1), side="KZ")

    assert (
        next(lines_in(section_of(turned, HEADING))).text
        == "By our own count our trade grew by 1 % in 2098, to 13.7 bn USD."
    )


def test_without_anything_to_say_there_is_a_line_to_fill() -> None:
    rows = record()
    empty = {"commitment": [], "commitment_party": [], "stage": [], "assessment": [], "commitment_evidence": []}
    brief = brief_of(file_of(**rows | empty), on_day=DAYS[FIRST])

    assert list(lines_in(section_of(brief, HEADING))) == [TO_FILL]
