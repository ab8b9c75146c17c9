"""Where below its host the server is."""

import pytest
import streamlit as st

from dashboard.api.base_path import base_path


@pytest.mark.parametrize(("option", "path"), [("", ""), ("khorgos", "/khorgos"), ("/a/b/", "/a/b"), (None, "")])
def test_a_path_begins_with_a_slash_and_ends_without(
    monkeypatch: pytest.MonkeyPatch, option: str | None, path: str
) -> None:
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": option}.get)

    assert base_path() == path
