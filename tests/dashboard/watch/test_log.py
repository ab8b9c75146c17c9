"""What a line of the log has, in both forms, and that libraries write no other."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dashboard.watch import log
from dashboard.watch.asked import note_build, working_on
from dashboard.watch.log import FORM_VARIABLE, begin_log, tell, tell_fault


@contextmanager
def logged(monkeypatch: pytest.MonkeyPatch, form: str) -> Iterator[io.StringIO]:
    """What is written to stderr meanwhile; the log is as before afterwards."""
    root, written = logging.getLogger(), io.StringIO()
    before = root.handlers[:]
    monkeypatch.setattr("sys.stderr", written)
    monkeypatch.setattr(log, "_OTHERS", ("made_up_library",))
    monkeypatch.setenv(FORM_VARIABLE, form)
    try:
        begin_log()
        yield written
    finally:
        root.handlers[:] = before


def fail() -> BaseException:
    with pytest.raises(ZeroDivisionError) as failed:
        _ = 1 // 0
    return failed.value


def test_a_line_is_one_object_with_the_request_the_build_and_its_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    with logged(monkeypatch, "") as written, working_on("9f"):
        note_build("made-up")
        tell("export", table="trade", text="две\nстроки")

    [line] = written.getvalue().splitlines()
    told = json.loads(line)
    assert told.pop("time").endswith("+00:00")
    assert told.pop("level") == "info"
    assert told == {
        "logger": "khorgos",
        "event": "export",
        "request_id": "9f",
        "build_id": "made-up",
        "table": "trade",
        "text": "две\nстроки",
    }


def test_a_fault_stands_on_one_line_with_its_whole_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    with logged(monkeypatch, "json") as written:
        tell_fault("failed", fail())

    [line] = written.getvalue().splitlines()
    assert (json.loads(line)["level"], "ZeroDivisionError" in json.loads(line)["trace"]) == ("error", True)
    assert "in fail" in json.loads(line)["trace"]


def test_plain_text_has_the_same_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    with logged(monkeypatch, "plain") as written, working_on("9f"):
        tell("export", table="trade")

    assert written.getvalue().endswith("info khorgos export request_id=9f table=trade\n")


def test_a_library_that_brings_a_handler_of_its_own_writes_the_same_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    library, own = logging.getLogger("made_up_library.part"), io.StringIO()
    library.addHandler(logging.StreamHandler(own))
    library.propagate = False
    with logged(monkeypatch, "json") as written:
        library.warning("It %s", "warns")

    assert (json.loads(written.getvalue())["event"], own.getvalue()) == ("It warns", "")


def test_a_library_that_tells_what_is_asked_for_stays_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = logging.getLogger("made_up_library.access")
    silent.propagate = False
    silent.setLevel(logging.INFO)
    monkeypatch.setattr(log, "_SILENT", silent.name)
    with logged(monkeypatch, "json") as written:
        silent.info("GET /?text=private")

    assert written.getvalue() == ""


def test_an_unknown_form_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FORM_VARIABLE, "xml")

    with pytest.raises(ValueError, match="expected one of json, plain, got 'xml'"):
        begin_log()
