"""Commands are loaded when they are asked for, and no sooner."""

import subprocess
import sys
from importlib.util import find_spec

import typer
from typer.testing import CliRunner

from etl.__main__ import COMMANDS
from etl.commands.on_demand import CommandPlaces, on_demand
from tests.etl.command_line import ROOT

MODULE = "etl.commands.schema"


def test_a_command_is_loaded_when_it_is_asked_for_and_not_to_list_it() -> None:
    loaded = sys.modules.pop(MODULE, None)
    try:
        commands = typer.main.get_command(_app({"schema": f"{MODULE}:schema_command"})).commands
        assert (list(commands), MODULE in sys.modules) == (["schema"], False)
        assert (commands["schema"].name, MODULE in sys.modules) == ("schema", True)
    finally:
        if loaded is not None:
            sys.modules[MODULE] = loaded


def test_a_command_that_is_not_there_is_wrong_usage_with_the_nearest_name() -> None:
    result = CliRunner().invoke(_app({"schema": f"{MODULE}:schema_command"}), ["shcema"])

    assert result.exit_code == 2
    assert "Did you mean 'schema'?" in result.stderr


def test_every_command_is_where_the_command_line_says() -> None:
    commands = typer.main.get_command(_app(COMMANDS)).commands

    assert [commands[name].name for name in COMMANDS] == list(COMMANDS)


def test_to_tell_a_status_takes_nothing_of_what_a_build_needs() -> None:
    asked = "import sys; from etl.commands import status; print([name for name in sys.argv[1:] if name in sys.modules])"
    needed = ["etl.pipeline", "openpyxl", "bs4", "httpx2"]
    done = subprocess.run([sys.executable, "-c", asked, *needed], cwd=ROOT, capture_output=True, text=True, check=True)

    assert [name for name in needed if find_spec(name) is None] == []
    assert done.stdout == "[]\n"


def _app(places: CommandPlaces) -> typer.Typer:
    app = typer.Typer(cls=on_demand(places), add_completion=False)
    app.callback()(lambda: None)
    return app
