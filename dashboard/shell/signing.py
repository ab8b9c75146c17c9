"""The steps of signing in and out that Streamlit's own routes leave to us.

Streamlit makes a link to a provider only on a page that is drawn, and a page is drawn only for who is let in: here the
way begins at an address of ours. A sign-in that was ended is believed no more, and what the browser keeps goes over TLS
alone where readers come over TLS.
"""

from collections.abc import Iterable, Mapping
from http.cookies import SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_origin_from_redirect_uri
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard.access.people import Person, cookies_of, end_sign_in, is_configured, person_of
from dashboard.access.roles import Kind, reader_of
from dashboard.access.sign_in import has_signed_token, providers
from dashboard.api.base_path import base_path, own_path
from dashboard.shell.let_in import CALLBACK, LOGOUT, SIGN_IN, is_at
from dashboard.shell.sign_in_page import PROVIDER, WAY
from dashboard.shell.way_back import keep_way, way_on
from dashboard.watch.asked import NOBODY, Who
from dashboard.watch.audit import Act, audit_of

_PROGRAMS = "static/"
_ANSWERS = {"code", "error"}


def begin_sign_in(request: Request) -> RedirectResponse:
    """The way to a provider that is configured, the one asked for; to the first page where there is none such."""
    provider = request.query_params.get(PROVIDER, "")
    if provider not in providers():
        return RedirectResponse(f"{base_path()}/", 303)
    answer = RedirectResponse(generate_login_redirect_url(provider), 303, {"cache-control": "no-store"})
    keep_way(answer, request.query_params.get(WAY, ""))
    return answer


class Signing:
    """ASGI middleware that goes with every sign-in and sign-out; it does nothing where no access is configured."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not is_configured():
            await self.app(scope, receive, send)
            return
        if is_at(scope, LOGOUT):
            _sign_out(cookies_of(scope))
        told = _told(send) if _is_from_provider(scope) else send
        await (_own_answer(scope) or self.app)(scope, receive, _kept_close(scope, told))


def _is_from_provider(scope: Scope) -> bool:
    """Whether a request brings a provider's answer; after a sign-out one comes back to the same address without any."""
    return is_at(scope, CALLBACK) and not _ANSWERS.isdisjoint(Request(scope).query_params)


def _own_answer(scope: Scope) -> RedirectResponse | None:
    """The answer of ours to a request, on the way in; none where the app answers."""
    if is_at(scope, SIGN_IN):
        return begin_sign_in(Request(scope))
    return way_on(scope) if reader_of(scope) else None


def _sign_out(cookies: Mapping[str, str]) -> None:
    person = person_of(cookies)
    end_sign_in(cookies)
    if person is not None:
        audit_of(_who(person), Act.SIGNED_OUT)


def _told(send: Send) -> Send:
    """Send the answer to whoever comes from a provider, and tell whether it is a sign-in that lets somebody in."""

    async def send_told(message: Message) -> None:
        if message["type"] == "http.response.start":
            cookies = _cookies_in(Headers(raw=message["headers"]).getlist("set-cookie"))
            if not has_signed_token(cookies):
                cookies = {}
                message = {**message, "headers": [one for one in message["headers"] if not _is_sign_in(*one)]}
            _tell_sign_in(cookies)
        await send(message)

    return send_told


def _is_sign_in(name: bytes, value: bytes) -> bool:
    """Whether a header gives the browser a sign-in; one that takes it away does not."""
    is_cookie = name.lower() == b"set-cookie" and value.startswith(USER_COOKIE_NAME.encode())
    return is_cookie and b"max-age=0" not in value.lower()


def _cookies_in(kept: Iterable[str]) -> dict[str, str]:
    return {name: morsel.value for one in kept for name, morsel in SimpleCookie(one).items()}


def _tell_sign_in(cookies: Mapping[str, str]) -> None:
    person = person_of(cookies)
    if person is None:
        audit_of(NOBODY, Act.SIGN_IN_REFUSED, reason="no sign-in that can be believed")
    elif person.reader is None:
        reason = "address not verified" if person.is_unverified else "not on the list"
        audit_of(_who(person), Act.SIGN_IN_REFUSED, reason=reason, provider=person.provider)
    else:
        audit_of(_who(person), Act.SIGNED_IN, role=person.reader.role.word, provider=person.provider)


def _who(person: Person) -> Who:
    return Who(person.address, Kind.PERSON)


def _kept_close(scope: Scope, send: Send) -> Send:
    """Send what is answered so that no proxy keeps it for others, its cookies over TLS alone where readers come so."""
    is_program = own_path(scope).startswith(_PROGRAMS)
    is_tls = (get_origin_from_redirect_uri() or "").startswith("https:")

    async def send_kept_close(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=[_secure(*one) if is_tls else one for one in message.get("headers", ())])
            if not is_program and "no-store" not in headers.get("cache-control", ""):
                headers["cache-control"] = "private, no-cache"
            message = {**message, "headers": headers.raw}
        await send(message)

    return send_kept_close


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header; a cookie marked as one that goes over TLS alone."""
    is_bare = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return name, value + b"; Secure" if is_bare else value
