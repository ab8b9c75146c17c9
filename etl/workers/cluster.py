"""A Dask cluster as executor: its client has the interface of ``concurrent.futures``, so stages are what they are.

Its workers are Python processes that can import this very code and reach the same files. Dask gives the work of a
worker that is lost to another one.
"""

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager

from etl.errors import NoCluster, WorkersLost
from etl.inputs.trade.checked_folder import hash_of_code

SECONDS_TO_CONNECT = 30


@contextmanager
def cluster_executor(address: str, seconds: float = SECONDS_TO_CONNECT) -> Iterator[Executor]:
    """The workers of the scheduler at ``address``, ``tcp://host:8786``, while the block runs.

    Raises NoCluster where Dask is not installed, the scheduler does not answer within so many seconds, it has no
    worker, or one has other code; and WorkersLost where a work ended every worker that it was given to, or the
    scheduler ended.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - only who names a cluster needs Dask
        from distributed.comm.core import CommClosedError  # noqa: PLC0415 - as above
    except ImportError as fault:
        raise NoCluster(address, "Dask is not installed here (pip install -r requirements-cluster.txt)") from fault
    try:
        client = Client(address, timeout=seconds)  # type: ignore[no-untyped-call]  # Dask leaves it untyped
    except (OSError, ValueError) as fault:
        raise NoCluster(address, f"no scheduler answers there: {fault}") from fault
    with client:
        try:
            require_same_edition(address, client.run(hash_of_code))
            # Not pure: to name works by a hash of their arguments takes long, and nothing is asked for twice.
            with client.get_executor(pure=False) as executor:  # type: ignore[no-untyped-call]  # Dask leaves it untyped
                yield executor
        except KilledWorker as fault:
            raise WorkersLost(f"each worker that was given {fault.task} ended") from fault
        except (CommClosedError, CancelledError) as fault:
            raise WorkersLost(f"the scheduler at {address}, or a worker, does not answer any more") from fault


def require_same_edition(address: str, editions: dict[str, str]) -> None:
    """Raise NoCluster where there are no workers, or one, by its address, has another edition of code or libraries."""
    if not editions:
        raise NoCluster(address, "it has no workers")
    others = sorted(worker for worker, found in editions.items() if found != hash_of_code())
    if others:
        raise NoCluster(address, f"{', '.join(others)} have another edition of this code, pandas, numpy or pyarrow")
