"""Where below its host the server is."""

import streamlit as st


def base_path() -> str:
    """Where below the host the server is: empty, or ``/khorgos`` behind a proxy that serves it there."""
    option = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{option}" if option else ""
