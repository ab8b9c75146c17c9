"""What columns of the record mean, where a wrong word would mislead."""

from dashboard.rows.meanings_of_record import OF_RECORD


def test_a_flag_says_what_yes_means() -> None:
    flags = [name for name in OF_RECORD if name.startswith("is_")]
    assert flags
    assert all(OF_RECORD[name].startswith("Yes where ") for name in flags)


def test_a_row_that_ends_before_another_says_that_the_day_is_the_first_of_the_next() -> None:
    assert all(OF_RECORD[name].startswith("First day on which") for name in ("standing_until", "until_date"))
