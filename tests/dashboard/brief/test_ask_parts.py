"""What each side wants of the other, side by side."""

from datetime import date

from dashboard.brief.ask_parts import MOST_ASKS
from dashboard.brief.model import TO_FILL, Columns
from tests.dashboard.brief.briefs import brief_of, section_of
from tests.dashboard.brief.record import DAYS, SECOND, THIRD, record
from tests.factories import ask_party_row, ask_row
from tests.loading import file_of

HEADING = "What they want, what we want"


def wanted(url: str, on_day: date | None = None) -> tuple[list[str], ...]:
    (block,) = section_of(brief_of(url, on_day=on_day), HEADING).blocks
    assert isinstance(block, Columns)
    return tuple([line.text for line in lines] for lines in block.lists)


def test_each_sides_asks_stand_under_its_heading_and_say_what_was_answered_in_part() -> None:
    assert wanted(file_of(**record())) == (
        ["Asked on 2098-05-09: apples (9 May 2098, answered in part)"],
        ["Asked on 2099-02-02: camels (2 February 2099)"],
    )


def test_before_the_answer_was_known_none_is_told_and_what_was_not_asked_yet_is_to_be_filled() -> None:
    assert wanted(file_of(**record()), DAYS[SECOND]) == (["Asked on 2098-05-09: apples (9 May 2098)"], [TO_FILL.text])


def test_what_has_no_room_is_counted() -> None:
    rows = record()
    more = range(2, MOST_ASKS + 4)
    rows["ask"] += [ask_row(ask_id=f"{THIRD}-a{seq}", text="More camels", known_from=DAYS[THIRD]) for seq in more]
    rows["ask_party"] += [
        ask_party_row(ask_id=f"{THIRD}-a{seq}", area_code=area, role=role, known_from=DAYS[THIRD])
        for seq in more
        for area, role in (("CN", "by"), ("KZ", "to"))
    ]
    _theirs, ours = wanted(file_of(**rows))

    assert len(ours) == MOST_ASKS + 1
    assert ours[-1] == "3 more in the ledger."
