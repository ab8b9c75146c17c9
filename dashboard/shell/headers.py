"""The headers by which a browser is told what a page of ours may do, for every answer of the server.

A page may load what this server has and nothing else: no picture, script, style, font or frame of another host, and
nobody else's page may show it in a frame.
"""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from urllib.parse import parse_qs

from starlette.types import Scope

from dashboard.api.base_path import own_path
from dashboard.shell.head import inline_scripts
from dashboard.ui.embedding import CHART_PARAMETER, frame_ancestors

_EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_PAGE = {
    "default-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",  # Streamlit's and plotly's are made in the browser
    "img-src": "'self' data: blob:",  # the logo, and a chart that is taken away as a picture
    "font-src": "'self' data:",  # one of Streamlit's lies in its style sheet
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# A file that was made for somebody, and the API's words for people, are shown and do nothing.
_FILE = {
    "default-src": "'none'",
    "style-src": "'unsafe-inline'",
    "img-src": "data:",
    "base-uri": "'none'",
    "form-action": "'none'",
    "sandbox": "allow-popups allow-top-navigation-by-user-activation",
}
_FILES = {"api", "media"}


def safe_headers(scope: Scope) -> dict[str, str]:
    """The headers of whatever is answered to a request."""
    is_file = own_path(scope).partition("/")[0] in _FILES
    policy = _FILE if is_file else _PAGE | {"script-src": _own_scripts()}
    return {**_EVERYWHERE, "content-security-policy": _in_words(policy | {"frame-ancestors": _ancestors(scope)})}


@cache
def _own_scripts() -> str:
    """The server's files, those inside a page that we know, and components, which Streamlit hands over as blobs."""
    hashes = (hashlib.sha256(one.encode()).digest() for one in inline_scripts())
    return " ".join(["'self'", "blob:", *(f"'sha256-{base64.b64encode(one).decode()}'" for one in hashes)])


def _ancestors(scope: Scope) -> str:
    """Whose pages may show it: a chart that stands alone those that are allowed to, all else nobody's."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return frame_ancestors() or "'none'" if CHART_PARAMETER in asked else "'none'"


def _in_words(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}".strip() for name, sources in policy.items())
