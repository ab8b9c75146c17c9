"""A damaged database is built anew by the command that builds only what has changed."""

from pathlib import Path

from tests.etl.command_line import run
from tests.etl.received import write_received


def test_one_wrong_byte_is_built_anew_if_changed(tmp_path: Path, sqlite_url: str) -> None:
    data = write_received(tmp_path)
    given = ("build", "--if-changed", "--data", str(data), "--database", sqlite_url)
    assert run(*given).returncode == 0
    assert run(*given).stdout.startswith("The database is up to date")
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    content = bytearray(path.read_bytes())
    content[content.index(b"Bouvet")] ^= 1
    path.write_bytes(content)

    again = run(*given)

    assert (again.returncode, again.stdout.startswith("Built")) == (0, True), again.stderr
    assert run("verify", "--database", sqlite_url).returncode == 0
