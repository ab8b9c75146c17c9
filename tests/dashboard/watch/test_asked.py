"""Which id a request has, and that those who work for it share it."""

import asyncio

import pytest

from dashboard.watch.asked import Asked, Who, accepted_id, begin, current_asked, note_build, note_who, working_on


@pytest.mark.parametrize("given", ["9f", "of-a-proxy_1.2", "a" * 64])
def test_an_id_of_the_form_of_one_is_kept(given: str) -> None:
    assert accepted_id(given) == given


@pytest.mark.parametrize("given", [None, "", "a" * 65, "a b", "a\n", 'a"', "é", "<b>"])
def test_any_other_is_replaced_by_a_new_one(given: str | None) -> None:
    first, second = accepted_id(given), accepted_id(given)

    assert given not in {first, second}
    assert (len(first), first == second) == (32, False)


def test_a_thread_notes_the_build_for_the_task_that_it_works_for() -> None:
    async def answer() -> Asked:
        with working_on("9f") as asked:
            await asyncio.to_thread(note_build, "made-up")
        return asked

    assert asyncio.run(answer()) == Asked("9f", "made-up")


def test_who_asks_is_noted_and_told_without_what_is_empty() -> None:
    with working_on("9f") as asked:
        note_who(Who("aland", "program"))
    note_who(Who("nobody", "person"))

    assert (asked.who, current_asked().who) == (Who("aland", "program"), Who())
    assert [who.as_fact() for who in (Who("aland", "program"), Who("", "anyone"), Who())] == [
        {"reader": "aland", "kind": "program"},
        {"kind": "anyone"},
        {},
    ]


def test_what_nobody_asked_has_no_id_and_notes_no_build() -> None:
    note_build("made-up")

    assert (current_asked(), current_asked().as_fact()) == (Asked(""), {})


def test_what_begins_takes_the_place_of_what_was_asked_before() -> None:
    with working_on("before"):
        begin("after")
        assert current_asked().as_fact() == {"request_id": "after"}
    assert current_asked() == Asked("")
