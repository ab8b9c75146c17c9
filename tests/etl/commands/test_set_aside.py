"""A damaged snapshot stops the build, and one set aside lets it go on and is told."""

from pathlib import Path

import pytest

from tests.etl.command_line import run
from tests.etl.received import receive, write_received

CODE = "bouvet/2100-01-05T120000Z"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder with an arrival of which one byte is wrong."""
    data_dir = write_received(tmp_path)
    receive(data_dir, 5, [{"value": "1"}], source="bouvet")
    file = data_dir / "snapshots" / CODE / "part1.csv"
    content = bytearray(file.read_bytes())
    content[40] ^= 1
    file.write_bytes(content)
    return data_dir


def test_one_wrong_byte_stops_the_build_and_the_way_out_lets_it_go_on(data_dir: Path, sqlite_url: str) -> None:
    given = ("--data", str(data_dir), "--database", sqlite_url)

    stopped = run("build", *given)
    assert stopped.returncode == 4
    assert stopped.stderr.splitlines()[0] == "Nothing was built, since figures would be lost; the old database stays:"
    assert (
        "the file is not the one that arrived, got 'part1.csv'. Put it back with 'python -m etl restore'"
        in stopped.stderr
    )
    assert f"'python -m etl set-aside {CODE}'" in stopped.stderr

    assert run("set-aside", CODE, "--data", str(data_dir)).returncode == 2  # no reason
    moved = run("set-aside", CODE, "--reason", "One byte is wrong", "--data", str(data_dir))
    assert (moved.returncode, moved.stdout.splitlines()[-1]) == (0, "Next: python -m etl build")

    built = run("build", *given)
    assert built.returncode == 0, built.stderr
    assert f"warning: The snapshot {CODE} was set aside on" in run("status", "--database", sqlite_url).stdout
