"""When the reader last looked: the newest day kept before this one."""

from datetime import date

import pytest

from dashboard.ui.last_look import day_before

TODAY = date(2099, 5, 9)


@pytest.mark.parametrize(
    ("kept", "day"),
    [
        ("", None),
        ("2099-05-09", None),
        ("2099-05-01", date(2099, 5, 1)),
        ("2099-05-01.2099-05-09", date(2099, 5, 1)),
        ("2099-04-01.2099-05-01", date(2099, 5, 1)),
        ("2099-05-01.2099-06-01", date(2099, 5, 1)),
        ("yesterday.2099-05-01", date(2099, 5, 1)),
    ],
)
def test_the_last_look_is_the_newest_day_before_this_one(kept: str, day: date | None) -> None:
    assert day_before(kept, TODAY) == day
