"""Where the parts of a build are worked on."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
import pytest

from etl.errors import BadSetting, WorkersLost
from etl.workers.executors import (
    CLUSTER_VARIABLE,
    LARGE_BYTES,
    WORKERS_VARIABLE,
    Here,
    open_executor,
    processes,
)

LARGE = LARGE_BYTES + 1
PATIENCE = 300  # seconds, on a machine that is busy with other things
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CLUSTER_VARIABLE, raising=False)
    monkeypatch.delenv(WORKERS_VARIABLE, raising=False)


def own_number(_work: int) -> int:
    return os.getpid()


def end_this_process(_work: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def end_within_the_answer(work: int) -> None:
    """End the process that has the first work when half of what it gives is sent."""
    if work == 0:
        Connection._send = send_half


def send_half(connection: Connection, answer: bytes) -> None:
    os.write(connection.fileno(), bytes(answer)[: len(answer) // 2])
    end_this_process(0)


def test_small_data_stay_in_this_process() -> None:
    with open_executor(LARGE_BYTES - 1) as executor:
        assert list(executor.map(own_number, range(3))) == [os.getpid()] * 3


def test_large_data_stay_in_this_process_where_one_worker_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WORKERS_VARIABLE, "1")

    with open_executor(LARGE) as executor:
        assert isinstance(executor, Here)


def test_large_data_go_to_other_processes_and_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WORKERS_VARIABLE, "2")

    with open_executor(LARGE) as executor:
        assert os.getpid() not in set(executor.map(own_number, range(4)))
        assert list(executor.map(divmod, range(10), [3] * 10)) == [divmod(number, 3) for number in range(10)]


def own_memory(_work: int) -> int:
    return psutil.Process().memory_info().rss


def take_memory(_work: int) -> int:
    """Many small things, which the heap keeps when they are gone while one of them at its end is left."""
    taken = [bytes(1000) for _ in range(100_000)]
    kept.append(taken[-1])
    return own_memory(0)


kept: list[bytes] = []


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="the system's own library keeps no heap")
def test_what_a_work_took_is_given_back_when_it_is_done() -> None:
    with processes(1) as executor:
        before, most, after = (executor.submit(work, 0).result() for work in (own_memory, take_memory, own_memory))

    assert most - before > 80_000_000
    assert after - before < 20_000_000


@pytest.mark.parametrize("work", [end_this_process, end_within_the_answer])
def test_a_process_that_is_ended_is_told_and_waits_for_nobody(work: Callable[[int], object]) -> None:
    told = "the old database stays: of 2 processes one was ended"

    with pytest.raises(WorkersLost, match=told), processes(2) as executor:
        list(executor.map(work, range(2)))


def end_who_begins(told: Path) -> None:
    """End the process that begins the others, and be at work for longer than anybody waits."""
    told.write_text(str(os.getpid()), encoding="ascii")
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(600)


def test_processes_end_where_the_one_that_begins_them_is_ended(tmp_path: Path) -> None:
    with pytest.raises(WorkersLost), processes(1) as executor:
        list(executor.map(end_who_begins, [tmp_path / "number"]))

    number = int((tmp_path / "number").read_text(encoding="ascii"))
    until = time.monotonic() + PATIENCE
    while goes_on(number):
        assert time.monotonic() < until
        time.sleep(0.05)


def goes_on(number: int) -> bool:
    """Whether a process is there and has not ended, which one that nobody waited for is after its end, too."""
    try:
        return bool(psutil.Process(number).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_a_process_that_cannot_be_begun_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def hear_nothing(_sentinel: int) -> int:
        raise EOFError

    monkeypatch.setattr("multiprocessing.forkserver.read_signed", hear_nothing)

    with pytest.raises(WorkersLost, match="the process that begins the others was ended"), processes(1) as executor:
        executor.submit(own_number, 0)


BUILDER = """\
import os, signal
from etl.workers.executors import processes

if __name__ == "__main__":
    with processes(1) as executor:
        print(executor.submit(os.getpid).result(), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_end_with_a_builder_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "builder.py"
    script.write_text(BUILDER, encoding="utf-8")

    variables = os.environ | {"PYTHONPATH": str(ROOT)}

    # This waits for the end of the output, which any process that is left would hold open.
    killed = subprocess.run([sys.executable, script], env=variables, capture_output=True, check=False, timeout=PATIENCE)

    assert killed.returncode == -signal.SIGKILL
    assert int(killed.stdout) > 0


@pytest.mark.parametrize("asked", ["0", "two", "-1", "²", "２"])
def test_a_number_of_workers_that_is_none_is_refused(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WORKERS_VARIABLE, asked)

    with pytest.raises(BadSetting, match="KHORGOS_WORKERS: expected a number of processes"):
        open_executor(LARGE)


def test_what_a_work_raises_here_is_raised_by_whoever_asked() -> None:
    with pytest.raises(ZeroDivisionError), Here() as executor:
        list(executor.map(divmod, [1], [0]))
