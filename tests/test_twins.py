"""Which tests ``make quick`` runs."""

from pathlib import Path

from tests.twins import twins_of


def test_a_module_brings_the_test_in_its_place_and_a_test_itself() -> None:
    changed = [Path("etl/values/periods.py"), Path("tests/test_habits.py"), Path("etl/__init__.py"), Path("docs/no.py")]

    assert twins_of(changed) == [Path("tests/etl/values/test_periods.py"), Path("tests/test_habits.py")]
