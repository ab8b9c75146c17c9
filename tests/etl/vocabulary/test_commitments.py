"""The unit of a target, and the id of a commitment, as they are written."""

import pytest

from etl.vocabulary.commitments import CommitmentId, TargetUnit


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
    assert (TargetUnit.parse(written), str(unit)) == (unit, written)


@pytest.mark.parametrize("written", ["2099-05-09-mariehamn-a-b-c1", "made-up-c2-c12"])
def test_an_id_names_its_event_and_its_place_there(written: str) -> None:
    read = CommitmentId.parse(written)

    assert read is not None
    assert (str(read), f"{read.event}-c{read.place}") == (written, written)


@pytest.mark.parametrize("written", ["2099-05-09-mariehamn-a-b", "made-up-c0", "made-up-cx", "-c1", ""])
def test_what_is_no_id_is_none(written: str) -> None:
    assert CommitmentId.parse(written) is None
