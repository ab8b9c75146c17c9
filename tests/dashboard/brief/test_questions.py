from datetime import date

from dashboard.brief.questions import latest_day
from dashboard.subjects.engine import read_only_engine
from tests.dashboard.brief.record import record
from tests.factories import assessment_row, build_row
from tests.loading import file_of


def test_the_latest_day_is_that_of_the_record_or_of_an_assessment() -> None:
    late = [assessment_row(assessed_date=date(2101, 1, 1))]
    found = []
    for rows in (record(), record() | {"build": [build_row(record_end=date(2100, 1, 31))], "assessment": late}, {}):
        with read_only_engine(file_of(**rows)).connect() as connection:
            found.append(latest_day(connection))

    assert found == [date(2100, 1, 31), date(2101, 1, 1), None]
