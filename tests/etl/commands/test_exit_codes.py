"""Every fault has an exit code, its own or that of a class above it."""

from etl.commands.exit_codes import EXIT_CODES, FAULTS_FOUND, exit_code_of
from etl.errors import FetchFailed, KhorgosError, NoDatabase


class UnlistedFault(KhorgosError):
    """A fault without an exit code of its own."""


class FetchTimedOut(FetchFailed):
    """A fault whose class above has an exit code."""


def test_a_fault_has_the_code_of_its_class_or_of_the_nearest_above() -> None:
    assert exit_code_of(NoDatabase("sqlite:///nowhere.db")) == 3
    assert exit_code_of(FetchTimedOut("aland_customs", "no answer")) == EXIT_CODES[FetchFailed] == 6
    assert exit_code_of(UnlistedFault("A made-up fault.")) == FAULTS_FOUND
