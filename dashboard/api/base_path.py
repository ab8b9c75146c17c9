"""Where below its host the server is, and what a request asks for below that."""

import streamlit as st
from starlette.types import Scope


def base_path() -> str:
    """Where below the host the server is: empty, or ``/khorgos`` behind a proxy that serves it there."""
    option = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{option}" if option else ""


def own_path(scope: Scope) -> str:
    """The path that a request or a WebSocket is for, below the server's own, without slashes at its ends."""
    return str(scope["path"]).removeprefix(base_path()).strip("/")
