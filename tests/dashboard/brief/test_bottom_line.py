"""The bottom line: trade, the sharpest sore point, what they ask, what we owe, the next date."""

from datetime import date

from tests.dashboard.brief.briefs import brief_of
from tests.dashboard.brief.record import DAYS, FIRST, THIRD, event_rows, record
from tests.factories import commitment_party_row, commitment_row
from tests.loading import file_of


def told(url: str, **asked: object) -> list[str]:
    return [line.text for line in brief_of(url, **asked).bottom_line]  # type: ignore[arg-type]  # parts of the request


def test_it_says_what_the_record_has_in_one_order() -> None:
    assert told(file_of(**record()), on_day=date(2099, 4, 1)) == [
        "In 2098 China counted 19.6 bn USD of trade with Kazakhstan, 1 % more than in 2097; Kazakhstan counted 13.7 bn USD. "
        "The two counts are 5.9 bn USD apart.",
        "All goods, Kazakhstan to China, 2098: China counts 9.8 bn USD, Kazakhstan 6.9 bn USD, 2.9 bn USD apart.",
        "They ask us to: asked on 2098-05-09: apples.",
        "Next date: 31 December 2099: Promised on 2098-05-09: grain.",
    ]


def test_what_the_record_lacks_is_left_out() -> None:
    assert told(file_of(**record()), on_day=DAYS[FIRST]) == [
        "Next date: 31 December 2098: Promised on 2097-03-01: sheep."
    ]


def test_our_open_promise_is_told_with_its_deadline_and_not_again_as_the_next_date() -> None:
    rows = record()
    rows["commitment"].append(
        commitment_row(
            commitment_id=f"{THIRD}-c2",
            text="Promised by us: tents.",
            deadline=date(2099, 6, 1),
            deadline_basis="stated",
            known_from=DAYS[THIRD],
        )
    )
    rows["commitment_party"].append(
        commitment_party_row(commitment_id=f"{THIRD}-c2", area_code="CN", known_from=DAYS[THIRD])
    )
    rows["commitment_party"].append(
        commitment_party_row(commitment_id=f"{THIRD}-c2", area_code="KZ", role="to", known_from=DAYS[THIRD])
    )
    sentences = told(file_of(**rows), on_day=DAYS[THIRD])

    assert "Our open promise (2 February 2099, due 1 June 2099): Promised by us: tents." in sentences
    assert sentences[-1] == "Next date: 31 December 2099: Promised on 2098-05-09: grain."


def test_a_restriction_is_the_sharpest_sore_point() -> None:
    rows, closure = record(), event_rows({"2099-03-03-shut": date(2099, 3, 3)}, "restriction")
    url = file_of(**rows | {name: [*rows[name], *closure[name]] for name in closure})

    assert told(url)[1] == "Sharpest sore point: Known from 2099-03-03 (3 March 2099)."
