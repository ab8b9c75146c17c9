"""So many at once and no more; who finds no place is told when to come again."""

import asyncio
import threading

import pytest

from dashboard.api.places import NoPlace, Places


def test_places_are_taken_given_back_and_waited_for() -> None:
    async def ask() -> list[str]:
        places, told = Places(1, most_waiting=5, patience=5), []
        await places.take()

        async def second() -> None:
            await places.take()
            told.append("second")

        waiting = asyncio.create_task(second())
        await asyncio.sleep(0.05)
        told.append("first is done")
        places.give_back()
        await waiting
        return told

    assert asyncio.run(ask()) == ["first is done", "second"]


def test_who_waits_too_long_or_behind_too_many_is_told_when_to_come_again() -> None:
    async def ask() -> list[int]:
        places = Places(1, most_waiting=1, patience=0.1)
        await places.take()
        told: list[int] = []

        async def fail() -> None:
            with pytest.raises(NoPlace) as full:
                await places.take()
            told.append(full.value.again_in)

        await asyncio.gather(fail(), fail())
        return told

    assert asyncio.run(ask()) == [1, 1]


def test_a_thread_has_a_place_while_it_works_and_gives_it_back_whatever_comes() -> None:
    places = Places(1, most_waiting=5, patience=0.05)
    with pytest.raises(KeyError), places.taken():
        raise KeyError
    seen: list[str] = []

    def work() -> None:
        with pytest.raises(NoPlace), places.taken():
            seen.append("worked")
        seen.append("refused")

    with places.taken():
        other = threading.Thread(target=work)
        other.start()
        other.join()
    with places.taken():
        seen.append("again")
    assert seen == ["refused", "again"]
