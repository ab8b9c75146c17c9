"""A few pages are drawn at once, and one that fails makes room for the next."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

import pytest

from dashboard.shell.turns import MOST_AT_ONCE, turn


def test_no_more_pages_are_drawn_at_once_than_have_a_place_and_all_come_to_their_turn() -> None:
    full, counting, drawn, most = Barrier(MOST_AT_ONCE, timeout=60), Lock(), 0, 0

    def draw(_page: int) -> None:
        nonlocal drawn, most
        with turn():
            with counting:
                drawn += 1
                most = max(most, drawn)
            full.wait()
            with counting:
                drawn -= 1

    with ThreadPoolExecutor(4 * MOST_AT_ONCE) as readers:
        list(readers.map(draw, range(4 * MOST_AT_ONCE)))

    assert most == MOST_AT_ONCE


def test_a_page_that_fails_gives_its_place_back() -> None:
    for _page in range(2 * MOST_AT_ONCE):
        with pytest.raises(ZeroDivisionError), turn():
            _ = 1 // 0

    with turn():
        pass
