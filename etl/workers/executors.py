"""The executor of a build: small data stay in this process, large ones go to one a core, or to the cluster named.

All have the interface of ``concurrent.futures.Executor``, and none is ours but the one that works here: who does what,
and who does again what a lost worker had, is up to ``concurrent.futures`` and to Dask.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, suppress
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import ParamSpec, Self, TypeVar

from etl.errors import BadSetting, WorkersLost
from etl.values.memory import give_back_memory
from etl.values.written import is_whole_number

CLUSTER_VARIABLE = "KHORGOS_DASK"
WORKERS_VARIABLE = "KHORGOS_WORKERS"
# Processes are ready after some seconds, in which one of them reads about so much.
LARGE_BYTES = 32 * 2**20
_STAGES = ["etl.build.read_trade"]
P = ParamSpec("P")
R = TypeVar("R")


def open_executor(input_bytes: int) -> AbstractContextManager[Executor]:
    """The executor for so many bytes of trade files, while the block runs.

    Raises BadSetting, NoCluster where the cluster named cannot be used, and WorkersLost where workers end before their
    work.
    """
    address = os.environ.get(CLUSTER_VARIABLE)
    if address:
        from etl.workers.cluster import cluster_executor  # noqa: PLC0415 - few builds name a cluster

        return cluster_executor(address)
    workers = _workers_asked()
    return processes(workers) if input_bytes >= LARGE_BYTES and workers > 1 else Here()


class Here(Executor):
    """Does each work in this process, at once."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """The outcome of the work, which is done when this returns; what it raises is raised here."""
        future: Future[R] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def loaders(executor: Executor) -> Executor | None:
    """Who puts rows into PostgreSQL, part by part: other workers, where there are any."""
    return None if isinstance(executor, Here) else executor


class Processes(ProcessPoolExecutor):
    """Processes of this machine that give back after each work what memory it took."""

    def __enter__(self) -> Self:
        Thread(target=self._watch, daemon=True).start()
        return super().__enter__()

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """As the class above says. Raises WorkersLost where a process cannot be begun."""
        try:
            return super().submit(_tidily, fn, *args, **kwargs)
        except (EOFError, ConnectionError) as fault:
            raise WorkersLost("the process that begins the others was ended") from fault

    def _watch(self) -> None:
        """See that who waits is told when a process is lost, at whatever moment.

        The class above waits for the rest of an answer, for ever, of a process that was ended while it sent it.
        """
        while (processes := self._processes) is not None:
            known = dict(processes)
            if wait([one.sentinel for one in known.values()], timeout=1):
                if any(one.exitcode for one in known.values()):
                    self._cut_answers(known)
                return

    def _cut_answers(self, numbers: Iterable[int]) -> None:
        """Close every end that an answer is sent from: what is not here by now is told to be lost."""
        for number in numbers:
            # By its number: a process counts as ended too where the one that begins them is, which tells of ends.
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        self._result_queue._writer.close()  # type: ignore[attr-defined]  # nothing public closes it; typeshed lacks it


def _tidily(work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """The outcome of a work, after which the memory that it took is the system's again."""
    try:
        return work(*args, **kwargs)
    finally:
        give_back_memory()


@contextmanager
def processes(workers: int) -> Iterator[Executor]:
    """So many processes of this machine. Raises WorkersLost where one ends before its work."""
    with Processes(workers, mp_context=_context(), initializer=_end_with_builder) as executor:
        try:
            yield executor
        except BrokenProcessPool as fault:
            raise WorkersLost(
                f"of {workers} processes one was ended, as a system does that has no memory left"
            ) from fault


def _end_with_builder() -> None:
    """Have this process end when the one that it works for does, however that one ends.

    Else those of a builder that was killed wait for its next work for ever.
    """
    if builder := multiprocessing.parent_process():
        Thread(target=_end_after, args=(builder,), daemon=True).start()


def _end_after(builder: BaseProcess) -> None:
    builder.join()
    os._exit(1)


def _context() -> multiprocessing.context.BaseContext:
    """How processes begin: out of one that has read the code and nothing else, where a system can do that.

    That one begins at once, and reads the code while the builder reads what comes before trade.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver  # noqa: PLC0415 - not every system has it

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_STAGES)
    forkserver.ensure_running()
    return context


def _workers_asked() -> int:
    asked = os.environ.get(WORKERS_VARIABLE)
    if not asked:
        return os.cpu_count() or 1
    if not is_whole_number(asked) or int(asked) < 1:
        raise BadSetting(WORKERS_VARIABLE, asked, "a number of processes, as 4")
    return int(asked)
