"""The table of promises and the next dates."""

from datetime import date

from dashboard.brief.model import TO_FILL, Grid
from dashboard.brief.promise_parts import MOST_PROMISES, together
from tests.dashboard.brief.briefs import brief_of, section, section_of
from tests.dashboard.brief.record import DAYS, FIRST, THIRD, record
from tests.factories import commitment_party_row, commitment_row
from tests.loading import file_of


def test_a_promise_is_a_row_with_its_word_its_figures_and_its_deadline() -> None:
    block = section_of(brief_of(file_of(**record()), on_day=date(2099, 4, 1)), "Promises between us").blocks[0]
    assert isinstance(block, Grid)

    assert block.headings == ("Who promised whom what", "Made", "Stands", "By whose figures", "Deadline")
    assert [cell.text for cell in block.rows[0]] == [
        "Kazakhstan to China: Promised on 2098-05-09: grain (target: at least 1 m USD a year)",
        "9 May 2098",
        "Too early",
        "Kazakhstan: Kazakh Customs: 777 thousand USD a year in 2098",
        "31 December 2099, from the wording",
    ]


def test_what_has_no_room_is_counted() -> None:
    rows = record()
    more = range(2, MOST_PROMISES + 3)
    rows["commitment"] += [
        commitment_row(commitment_id=f"{THIRD}-c{seq}", text="More", known_from=DAYS[THIRD]) for seq in more
    ]
    rows["commitment_party"] += [
        commitment_party_row(commitment_id=f"{THIRD}-c{seq}", area_code=area, known_from=DAYS[THIRD])
        for seq in more
        for area in ("CN", "KZ")
    ]
    block, rest = section_of(brief_of(file_of(**rows)), "Promises between us").blocks
    assert isinstance(block, Grid)

    assert len(block.rows) == MOST_PROMISES
    assert rest.text == "3 more in the ledger."  # type: ignore[union-attr]  # a line follows the table


def test_the_next_dates_are_deadlines_ahead_each_once() -> None:
    url = file_of(**record())

    assert section(brief_of(url, on_day=DAYS[FIRST]), "Next dates") == (
        "31 December 2098: Promised on 2097-03-01: sheep (1 March 2097)"
    )
    assert section(brief_of(url, on_day=date(2100, 1, 31)), "Next dates") == TO_FILL.text


def test_all_five_partners_are_told_as_one() -> None:
    assert together(["CN", "KZ", "KG", "TJ", "TM", "UZ"]) == ["CN", "C5"]
    assert together(["CN", "KZ"]) == ["CN", "KZ"]
