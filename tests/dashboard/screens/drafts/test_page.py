"""The page Drafts: who sees it, what it shows, and that a click is looked at again on the server."""

import logging
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access.people import Person
from dashboard.access.roles import Kind, Reader, Role
from dashboard.drafts import inbox
from dashboard.drafts.inbox import VARIABLE, Decided, Decision, InboxUnreadable, WaitingDraft
from dashboard.ui import reader as ui_reader
from dashboard.watch.log import FACTS
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import open_page, texts
from tests.loading import file_of
from tests.signed_in import set_up_access

HOSTILE = "[x](https://bland.example) ![y](https://bland.example/y.png) <script>"
READY = WaitingDraft("2099-05-09-b", "2099-05-09", HOSTILE, "https://aland.example/b", {"topics": 2}, [], [], "", "b")
FAULTY = WaitingDraft("2099-05-08-a", "", "", "", {}, ["data/events/2099/a.md: line 1: <b>wrong"], [], "old", "a")


@pytest.fixture(autouse=True)
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A server with access, a data folder and two drafts in its inbox."""
    set_up_access(monkeypatch, tmp_path)
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of())
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(inbox, "list_waiting", lambda _folder: [FAULTY, READY])
    monkeypatch.setattr(inbox, "draft_text", lambda _folder, draft: f"text of {draft.name}")


def sign_in(monkeypatch: pytest.MonkeyPatch, role: Role | None) -> None:
    reader = Reader("one@aland.example", role, Kind.PERSON) if role else None
    monkeypatch.setattr(
        ui_reader, "person_of", lambda _cookies: Person("one@aland.example", reader, is_unverified=False)
    )


def decisions(monkeypatch: pytest.MonkeyPatch, *, is_done: bool = True) -> list[tuple[Decision, str]]:
    """Let decisions end so; gives those that are taken."""
    taken: list[tuple[Decision, str]] = []

    def decide(_folder: Path, decision: Decision, draft: WaitingDraft) -> Decided:
        taken.append((decision, draft.name))
        return Decided(is_done, "what the command line said")

    monkeypatch.setattr(inbox, "decide", decide)
    return taken


def menu_of(app: AppTest) -> list[str]:
    return [str(link.proto.label) for link in app.sidebar.get("page_link")]


@pytest.mark.parametrize(("role", "is_shown"), [(Role.READER, False), (Role.EDITOR, True), (Role.MAINTAINER, True)])
def test_the_page_stands_in_the_menu_of_editors(monkeypatch: pytest.MonkeyPatch, role: Role, *, is_shown: bool) -> None:
    sign_in(monkeypatch, role)

    assert ("Drafts" in menu_of(open_page("glossary"))) is is_shown


def test_a_server_that_may_not_write_to_the_data_has_no_such_page(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, Role.EDITOR)
    monkeypatch.delenv(VARIABLE)

    assert "Drafts" not in menu_of(open_page("glossary"))


def test_drafts_are_shown_newest_first_as_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, Role.EDITOR)
    app = open_page("drafts")

    shown = texts(app)
    assert shown.index("2099-05-09-b") < shown.index("2099-05-08-a")
    assert [text.value for text in app.main.get("text")] == [HOSTILE, "No title"]
    assert [link.proto.label for link in app.main.get("page_link")] == []
    assert "2 topics" in shown
    assert [code.value for code in app.code][:3] == ["text of 2099-05-09-b", FAULTY.faults[0], "text of 2099-05-08-a"]
    assert [(button.key, button.disabled) for button in app.button if "accept" in str(button.key)] == [
        ("accept_2099-05-09-b", False),
        ("accept_2099-05-08-a", True),
    ]


@pytest.mark.parametrize(("key", "decision"), [("accept", Decision.ACCEPT), ("drop", Decision.DROP)])
def test_a_click_of_an_editor_is_carried_out_and_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, key: str, decision: Decision
) -> None:
    caplog.set_level(logging.INFO, "khorgos.audit")
    sign_in(monkeypatch, Role.EDITOR)
    taken = decisions(monkeypatch)
    app = open_page("drafts")
    app.button(f"{key}_2099-05-09-b").click().run()

    assert taken == [(decision, "2099-05-09-b")]
    assert len(app.success) == 1
    (line,) = [record for record in caplog.records if record.name == "khorgos.audit"]
    assert line.message == {Decision.ACCEPT: "draft accepted", Decision.DROP: "draft dropped"}[decision]
    assert line.__dict__[FACTS] == {
        "reader": "one@aland.example", "kind": "person", "draft": "2099-05-09-b", "sha256": "b"
    }  # fmt: skip


def test_a_click_after_the_right_was_lost_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, Role.EDITOR)
    taken = decisions(monkeypatch)
    app = open_page("drafts")
    sign_in(monkeypatch, None)
    app.button("accept_2099-05-09-b").click().run()

    assert taken == []
    assert "text of" not in texts(app)


def test_what_cannot_be_done_is_told_in_the_words_of_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, Role.EDITOR)
    decisions(monkeypatch, is_done=False)
    app = open_page("drafts")
    app.button("accept_2099-05-09-b").click().run()

    assert [error.value for error in app.error] == ["Nothing was changed: 2099-05-09-b stays in the inbox."]
    assert app.code[0].value == "what the command line said"


def test_an_inbox_that_cannot_be_read_is_told_in_the_words_of_the_command_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_folder: Path) -> list[WaitingDraft]:
        message = "what is wrong"
        raise InboxUnreadable(message)

    sign_in(monkeypatch, Role.EDITOR)
    monkeypatch.setattr(inbox, "list_waiting", fail)
    app = open_page("drafts")

    assert ([error.value for error in app.error], app.code[0].value) == (["The inbox cannot be read."], "what is wrong")


def test_the_reader_is_named_and_can_sign_out(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, Role.READER)
    app = open_page("glossary")

    assert [text.value for text in app.sidebar.get("text")] == ["one@aland.example"]
    assert [button.label for button in app.sidebar.button if button.key == "sign_out"] == ["Sign out"]


def test_an_open_page_whose_reader_lost_the_right_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, None)

    assert texts(open_page("glossary")).split("\n") == [
        "Khorgos",
        "Your sign-in has ended. Reload this page to sign in again.",
    ]
