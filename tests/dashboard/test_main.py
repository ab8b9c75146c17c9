"""The command line of the reading half."""

from typer.testing import CliRunner

from dashboard.__main__ import app


def test_help_names_both_commands_and_the_exit_codes() -> None:
    told = CliRunner().invoke(app, ["--help"])

    assert told.exit_code == 0
    for word in ("brief", "export", "Exit codes: 0 fine, 2 wrong usage"):
        assert word in " ".join(told.output.split())
