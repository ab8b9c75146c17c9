from datetime import date
from pathlib import Path

from etl.sources.days import read_days
from tests.etl.inputs import write_data


def test_days_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "days:\n  - {day: 2099-06-01, why: made up}\n  - {day: 2098-12-31, why: made up too}\n"
    days, faults, (count,) = read_days(write_data(tmp_path, {"days.yml": text}))

    assert (days, faults) == ([date(2099, 6, 1), date(2098, 12, 31)], [])
    assert (count.rows_read, count.rows_loaded) == (2, 2)


def test_what_is_no_day_or_stands_twice_or_has_no_reason_is_a_fault(tmp_path: Path) -> None:
    items = "  - {day: 1 June, why: made up}\n  - {day: 2099-06-01}\n  - {day: 2099-06-01, why: again}\n"
    days, faults, (count,) = read_days(write_data(tmp_path, {"days.yml": f"days:\n{items}"}))

    assert days == [date(2099, 6, 1)]
    assert [str(fault) for fault in faults] == [
        "data/days.yml: line 2: field 'days[1].day': expected a day, got '1 June'. Write it as YYYY-MM-DD.",
        "data/days.yml: line 3: field 'days[2].why': expected a value, there is none. Fill in 'why'.",
        "data/days.yml: line 4: field 'days[3].day': the day stands twice in the list, got '2099-06-01'. Keep one of the two.",
    ]
    assert (count.rows_read, count.rows_loaded) == (3, 1)


def test_without_a_file_there_are_no_days(tmp_path: Path) -> None:
    assert read_days(write_data(tmp_path)) == ([], [], [])
