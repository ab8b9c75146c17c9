"""What each role may do, and who a scope says asks."""

from dashboard.access.roles import ANYONE, STATE, Kind, Reader, Role, reader_of


def test_each_role_may_do_what_those_before_it_may() -> None:
    assert sorted(Role) == [Role.READER, Role.EDITOR, Role.MAINTAINER]
    assert [role.word for role in Role] == ["reader", "editor", "maintainer"]


def test_a_scope_tells_its_reader_only_where_the_door_put_one() -> None:
    editor = Reader("one@aland.example", Role.EDITOR, Kind.PERSON)

    assert reader_of({"state": {STATE: editor}}) == editor
    assert [reader_of(scope) for scope in ({}, {"state": {}}, {"state": {STATE: None}})] == [None, None, None]


def test_anyone_only_reads() -> None:
    assert ANYONE.role < Role.EDITOR
