"""How often one reader is answered: a rule of the door.

Who is signed in or shows a token is counted by name, all others by the address of their connection. A proxy that is
trusted (uvicorn's ``FORWARDED_ALLOW_IPS``) names its readers' addresses; nobody else is believed.
"""

from starlette.types import Scope

from dashboard.access.rates import Work, counted_under, current_rates, name_or_address
from dashboard.access.roles import Kind, Reader, reader_of
from dashboard.access.tokens import offered_token
from dashboard.api.base_path import own_path
from dashboard.api.tables import API_FORMS, API_TABLES
from dashboard.shell.let_in import CALLBACK, LOGIN, SIGN_IN
from dashboard.shell.refusal import Refusal

_FILES = {f"api/{table}.{form}" for table in API_TABLES for form in API_FORMS}
_SIGNING_IN = {SIGN_IN, LOGIN, CALLBACK}
# Parts of a page, and what watches the server.
_NOT_COUNTED = {"static", "media", "component", "_stcore"}
_HEALTH = "api/health"


def not_too_often(scope: Scope) -> Refusal | None:
    """Refuse who asks more often than the rate of the work allows.

    The machine itself is not counted where the server is open to it, but for its tries to get in.
    """
    reader = reader_of(scope)
    work = work_of(scope, reader)
    counted = name_or_address(reader, scope) if work is Work.SIGN_IN else counted_under(reader, scope)
    rates = current_rates()
    if work is None or not counted or not (seconds := rates.seconds_to_wait(work, counted)):
        return None
    error = f"asked too often: {rates.by_work[work]} for {work}; ask again in {seconds} s"
    return Refusal(429, error, {"retry-after": str(seconds)})


def work_of(scope: Scope, reader: Reader | None) -> Work | None:
    """What a request or a WebSocket is counted as; none of what is not."""
    path = own_path(scope)
    if not (reader and reader.kind is Kind.PROGRAM) and offered_token(scope):
        return Work.SIGN_IN
    if scope["type"] == "websocket":
        return Work.PAGES
    if path in _SIGNING_IN:
        return Work.SIGN_IN
    if path in _FILES and scope["method"] == "GET":
        return Work.EXPORTS
    folder = path.partition("/")[0]
    if folder in _NOT_COUNTED or path == _HEALTH:
        return None
    return Work.API if folder == "api" else Work.PAGES
