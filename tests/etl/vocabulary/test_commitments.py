"""The unit of a target as it is written."""

import pytest

from etl.vocabulary.commitments import TargetUnit


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("USD/year", TargetUnit("USD", is_yearly=True)),
        ("t", TargetUnit("t", is_yearly=False)),
        ("documents", TargetUnit("documents", is_yearly=False)),
        ("", TargetUnit("", is_yearly=False)),
    ],
)
def test_a_unit_says_whether_so_much_is_meant_every_year(written: str, unit: TargetUnit) -> None:
    assert TargetUnit.parse(written) == unit
