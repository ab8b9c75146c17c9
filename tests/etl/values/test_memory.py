"""Memory that is no longer needed is the system's again."""

import ctypes

import psutil
import pytest

from etl.values.memory import give_back_memory


def own_memory() -> int:
    return psutil.Process().memory_info().rss


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="the system's own library keeps no heap")
def test_what_is_needed_no_more_is_given_back() -> None:
    give_back_memory()
    before = own_memory()
    taken = [bytes(1000) for _ in range(100_000)]
    kept = taken[-1]  # at the end of the heap, which keeps all that lies before it
    most = own_memory()
    del taken

    give_back_memory()

    assert most - before > 80_000_000
    assert own_memory() - before < 20_000_000
    assert len(kept) == 1000
