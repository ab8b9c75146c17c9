"""What ``make bench`` prints."""

import pytest

from tests.benchmarks.__main__ import Part, print_table


def test_a_part_that_fails_is_named_and_leaves_what_was_measured(capsys: pytest.CaptureFixture[str]) -> None:
    def failing() -> list[str]:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        print_table(["| work |"], {Part.LOAD: lambda: ["| load |"], Part.EXPORT: failing})

    told = capsys.readouterr()
    assert told.out == "\n| work |\n| load |\n"
    assert "export: not measured to its end" in told.err
