"""Access set up for a test, and cookies as Streamlit signs them once a provider's answer was checked."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import streamlit as st
from streamlit.runtime.secrets import AttrDict, Secrets
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from dashboard.access import rates
from dashboard.access.access_file import VARIABLE

ORIGIN = "https://khorgos.aland.example"
KEY = "made-up-for-the-tests-and-nothing-else"
CLIENT = "khorgos-of-the-tests"
SECTION = {
    "redirect_uri": f"{ORIGIN}/oauth2callback",
    "cookie_secret": KEY,
    "client_id": CLIENT,
    "client_secret": "made-up",  # pragma: allowlist secret
    "server_metadata_url": "https://provider.aland.example/.well-known/openid-configuration",
}
LIST = """
addresses:
  editor@aland.example: editor
  maintainer@aland.example: maintainer
domains:
  aland.example: reader
"""

SetUp = Callable[..., Path]


def set_section(monkeypatch: pytest.MonkeyPatch, section: dict[str, object] | None) -> None:
    """Let secrets.toml have this section ``[auth]``; None: no such file."""
    told = {"auth": AttrDict(section)} if section else {}
    monkeypatch.setattr(Secrets, "load_if_toml_exists", lambda _secrets: section is not None)
    monkeypatch.setattr(Secrets, "get", lambda _secrets, name, default=None: told.get(name, default))


def set_up_access(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str = LIST) -> Path:
    """Set up access for who is on the list of a text; gives the list's file."""
    options = {"server.allowedHosts": [urlsplit(ORIGIN).hostname], "server.corsAllowedOrigins": []}
    monkeypatch.setattr(st, "get_option", {**options, "server.baseUrlPath": ""}.get)
    set_section(monkeypatch, dict(SECTION))
    path = folder / "access.yml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(path))
    monkeypatch.setenv(rates.VARIABLE, "off")
    return path


def cookies_with(key: str = KEY, **told: object) -> dict[str, str]:
    """The cookies of a sign-in; ``told`` overrules what the provider said, None leaves it out."""
    said = {
        "email": "editor@aland.example",
        "email_verified": True,
        "aud": CLIENT,
        "origin": ORIGIN,
        "is_logged_in": True,
        "provider": "default",
        **told,
    }
    return signed(json.dumps({name: value for name, value in said.items() if value is not None}), key)


def signed(text: str, key: str = KEY, name: str = USER_COOKIE_NAME) -> dict[str, str]:
    """A cookie with a text, signed."""
    return {USER_COOKIE_NAME: create_signed_value(key, name, text).decode()}


def tokens_with(algorithm: str, key: str = KEY) -> dict[str, str]:
    """The cookie that Streamlit keeps beside a sign-in, with a token of the provider's in the form of an algorithm."""
    head, said = (
        urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in ({"alg": algorithm}, {})
    )
    text = json.dumps({"id_token": f"{head}.{said}.c2lnbmVk", "access_token": "made-up"})
    return {TOKENS_COOKIE_NAME: create_signed_value(key, TOKENS_COOKIE_NAME, text).decode()}


def header_of(cookies: dict[str, str]) -> dict[str, str]:
    """The header with cookies."""
    return {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
