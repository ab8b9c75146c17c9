"""The day of a meeting, from an article's words in three languages and the day it was published."""

from datetime import date

import pytest

from etl.drafts.dates import meeting_day

PUBLISHED = date(2099, 5, 13)  # a Wednesday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("They met on Wednesday.", date(2099, 5, 13)),
        ("They met on Thursday.", date(2099, 5, 7)),
        ("They met yesterday.", date(2099, 5, 12)),
        ("Встреча прошла в понедельник.", date(2099, 5, 11)),
        ("双方周一举行会谈。", date(2099, 5, 11)),
        ("They met on 3 May 2099.", date(2099, 5, 3)),
        ("They met on Dec. 30.", date(2098, 12, 30)),
        ("They met two days ago.", date(2099, 5, 11)),
        ("They met on the 9th of May.", date(2099, 5, 9)),
        ("Встреча прошла 9 мая.", date(2099, 5, 9)),
        ("Встреча прошла 09.05.2099.", date(2099, 5, 9)),
        ("Они встретились позавчера.", date(2099, 5, 11)),
        ("双方前天举行会谈。", date(2099, 5, 11)),
        ("双方昨日举行会谈。", date(2099, 5, 12)),
        ("双方11日举行会谈。", date(2099, 5, 11)),
    ],
)
def test_relative_days_count_from_publication(words: str, day: date) -> None:
    found = meeting_day([words], PUBLISHED)
    assert found
    assert found.day == day


def test_a_day_after_publication_is_not_the_meeting() -> None:
    assert meeting_day(["They meet on May 20, 2099."], PUBLISHED) is None


@pytest.mark.parametrize(
    "words",
    [
        "They met on 13.05.0800.",
        "They met on May 12, 2150.",
        "They met on February 30.",
        "Они встретились 31 апреля.",
        "双方2月30日会谈。",
        "They met for 30 tons.",
    ],
)
def test_what_is_no_day_of_the_calendar_is_none(words: str) -> None:
    assert meeting_day([words], PUBLISHED) is None


def test_a_weekday_without_publication_stays_unknown() -> None:
    assert meeting_day(["They met on Tuesday."], None) is None
