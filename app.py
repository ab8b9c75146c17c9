"""Khorgos on one server: the dashboard's page script and, beside it, the HTTP routes.

Start with ``streamlit run app.py``.
"""

import sys

import streamlit as st
from starlette.middleware import Middleware

from dashboard.access.beginning import WrongAccess, require_access
from dashboard.shell.guard import Guard, tell_failure
from dashboard.shell.head import PageHead
from dashboard.shell.messages import KnownMessages
from dashboard.shell.programs import PackedPrograms
from dashboard.shell.routes import below_base_path, routes
from dashboard.shell.signing import Signing
from dashboard.shell.warm import warmed
from dashboard.shell.watch import show_page_fault

# Python lets a thread go on for 5 ms while others wait; answers wait behind each of those that make files and pages.
sys.setswitchinterval(0.0005)

try:
    require_access()
except WrongAccess as fault:
    sys.exit(f"The server does not start: access is not set up rightly.\n{fault}")

app = st.App(
    "dashboard/shell/entry/page_script.py",
    lifespan=warmed,
    routes=below_base_path(routes),
    middleware=[Middleware(one) for one in (Guard, Signing, KnownMessages, PackedPrograms, PageHead)],
    on_script_error=show_page_fault,
    exception_handlers={Exception: tell_failure},
)
