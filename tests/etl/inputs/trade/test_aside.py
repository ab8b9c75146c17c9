"""Arrivals that a person does without are told, and come back as they were."""

from datetime import date
from pathlib import Path

import pytest

from etl.inputs.trade.aside import NoSuchArrival, list_set_aside, put_back, set_aside
from etl.inputs.trade.snapshots import list_arrivals
from tests.etl.received import receive, write_received

CODE = "aland/2100-01-05T120000Z"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    data_dir = write_received(tmp_path)
    receive(data_dir, 5, [{"value": "1"}])
    receive(data_dir, 6, [{"value": "2"}])
    return data_dir


def codes(data_dir: Path) -> list[str]:
    return [arrival.code for arrival in list_arrivals(data_dir)[0]]


def test_an_arrival_set_aside_is_no_arrival_until_it_is_put_back(data_dir: Path) -> None:
    before = list_arrivals(data_dir)

    set_aside(data_dir, CODE, "One byte is wrong.", date(2100, 2, 1))
    assert codes(data_dir) == ["aland-2100-01-06T120000Z"]

    put_back(data_dir, CODE)
    assert list_arrivals(data_dir) == before
    assert list_set_aside(data_dir) == []


def test_what_is_set_aside_is_told_with_day_and_reason(data_dir: Path) -> None:
    set_aside(data_dir, CODE, "One byte is wrong", date(2100, 2, 1))

    assert [one.to_finding().text for one in list_set_aside(data_dir)] == [
        f"The snapshot {CODE} was set aside on 2100-02-01 and is not in this build: One byte is wrong; "
        f"'python -m etl set-aside {CODE} --undo' puts it back."
    ]


def test_a_code_that_is_none_is_told_with_the_nearest(data_dir: Path) -> None:
    with pytest.raises(NoSuchArrival, match=f"Did you mean '{CODE}'"):
        set_aside(data_dir, f"{CODE}x", "Why", date(2100, 2, 1))
    with pytest.raises(NoSuchArrival, match="Nothing was fetched or imported yet"):
        put_back(data_dir, CODE)
