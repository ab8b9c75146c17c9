"""The command line: what each command says and with which code it ends, in a process of its own where that matters."""

import re

import pytest

from etl import __main__ as command_line
from etl.errors import FetchFailed, KhorgosError, NoDatabase
from tests.etl.command_line import run
from tests.etl.golden import GOLDEN

DATA = ("--data", str(GOLDEN / "data"))


def test_a_password_is_never_printed() -> None:
    result = run("build", *DATA, KHORGOS_DATABASE_URL="postgresql://anna:swordfish@127.0.0.1:1/name?connect_timeout=2")

    assert result.returncode == 3
    assert "swordfish" not in result.stdout + result.stderr
    assert "anna:***@127.0.0.1" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("status", "--database", "rubbish"), "is no address of a database"),
        (("build", "--data", "nowhere"), "does not exist"),
        (("sing",), "No such command"),
        (("new-event",), "Give --date, --slug, --title, --kind, --country: there is no terminal to ask in."),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)

    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_help_names_the_commands_and_the_exit_codes() -> None:
    said = " ".join(run("--help").stdout.split())

    assert {"check", "build", "status", "new-event"} <= set(re.findall(r"│ ([a-z-]+) ", said))
    assert "Exit codes: 0 fine, 1 faults found, 2 wrong usage, 3 no database, 4 verification failed" in said


class UnlistedFault(KhorgosError):
    """A fault that no list of exit codes knows."""


class FetchTimedOut(FetchFailed):
    """A fault whose class above has an exit code."""


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (UnlistedFault("A made-up fault."), 1),
        (FetchTimedOut("aland_customs", "no answer"), 6),
        (NoDatabase("sqlite:///nowhere.db"), 3),
    ],
)
def test_every_fault_becomes_its_sentence_and_an_exit_code(
    fault: KhorgosError, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_options: str) -> None:
        raise fault

    monkeypatch.setattr(command_line, "app", fail)
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    assert (ended.value.code, capsys.readouterr().err) == (code, f"{fault}\n")
