"""The ledger's filters as parts of a file's name."""

from datetime import date

from dashboard.screens.commitments.filters import file_parts
from dashboard.subjects.promises.commitments import CommitmentFilters
from dashboard.subjects.promises.ledger import Due, LedgerChoice


def told(filters: CommitmentFilters, choice: LedgerChoice) -> list[str]:
    return [part for part in file_parts(filters, choice) if part]


def test_a_file_of_all_promises_has_no_part_of_a_filter() -> None:
    assert told(CommitmentFilters(), LedgerChoice()) == []


def test_every_filter_is_in_the_files_name() -> None:
    filters = CommitmentFilters(
        parties=("AX", "BV"),
        topics=("grain",),
        stages=("signed",),
        first_deadline=date(2098, 1, 1),
        last_deadline=date(2099, 12, 31),
    )
    choice = LedgerChoice(outcomes=("met",), due=Due.OVERDUE, text="hub", with_repetitions=True)

    assert told(filters, choice) == [
        *("AX-BV", "grain", "met", "signed", "overdue", "2098-2099", "hub", "with-repetitions")
    ]
