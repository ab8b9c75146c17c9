"""Memory that is no longer needed, given back to the system."""

import ctypes

import pyarrow as pa


def give_back_memory() -> None:
    """Give back what is free in Arrow's pool and in the heap.

    Else a process keeps the most that it ever took, and several together keep more than all take at any time.
    """
    pa.default_memory_pool().release_unused()
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):  # of glibc alone
        trim(0)
