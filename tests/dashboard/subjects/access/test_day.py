from datetime import date

from dashboard.subjects.access.day import access_day
from dashboard.subjects.engine import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import complete, market_access_row


def test_the_day_is_the_one_asked_for_else_the_last_on_which_an_act_came_to_be_known(
    loaded_database: LoadDatabase,
) -> None:
    acts = [
        market_access_row(known_from=date(2099, 5, 9)),
        market_access_row(act_code="A0002", known_from=date(2099, 6, 1)),
    ]
    address = loaded_database(**complete(market_access=acts))

    days = []
    for asked in (None, date(2099, 5, 20), date(2099, 5, 8)):
        with read_only_engine(address, asked).connect() as connection:
            days.append(access_day(connection))

    assert days == [date(2099, 6, 1), date(2099, 5, 20), None]
