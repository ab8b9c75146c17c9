"""What the commands say in plain sentences."""

import pytest

from etl.errors import Fault
from etl.report import count, tell_check
from etl.values.reading import FileCount, Finding, Reading
from etl.vocabulary.builds import Severity

FAULT = Fault("data/b.csv", "line 2", "value", "expected a number", "many", "Write digits.")
FILES = [FileCount("data/a.csv", "", 1000, 1000, 0), FileCount("data/b.csv", "", 2, 1, 1)]


@pytest.mark.parametrize(("number", "said"), [(0, "0 faults"), (1, "1 fault"), (2, "2 faults"), (1204, "1,204 faults")])
def test_a_number_stands_with_its_noun(number: int, said: str) -> None:
    assert count(number, "fault") == said


def test_a_noun_has_the_plural_that_it_is_given() -> None:
    assert (count(1, "entry", "entries"), count(2, "entry", "entries")) == ("1 entry", "2 entries")


def test_a_check_tells_findings_then_faults_then_the_sum() -> None:
    reading = Reading(
        faults=[FAULT], set_aside=[FAULT], files=FILES, findings=[Finding("jump", Severity.WARNING, "A jump.")]
    )

    assert list(tell_check(reading)) == [
        "warning: A jump.",
        str(FAULT),
        "1 fault in 1 file, of 2 files and 1,002 rows read. 1 row known not to fit. 1 finding.",
    ]


def test_a_check_without_a_fault_says_how_much_is_good() -> None:
    assert list(tell_check(Reading(files=FILES))) == ["No fault in 2 files: 1,002 rows read, 1,001 of them good."]
