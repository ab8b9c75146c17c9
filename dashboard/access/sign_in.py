"""What the signed cookie of Streamlit's sign-in says of a person, where it can be believed.

Streamlit writes it after the provider's answer was checked (``st.login``) and its functions read it here: nothing is
signed or checked by code of ours. A cookie is believed where this server signed it, for this address, not longer ago
than a sign-in counts, of a provider that is configured and for our client there, and not signed out since.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from joserfc.jws import extract_compact
from streamlit.auth_util import (
    generate_default_provider_section,
    get_cookie_with_chunks,
    get_origin_from_redirect_uri,
    get_secrets_auth_section,
)
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

DEFAULT_PROVIDER = "default"
_LONGEST_KEPT = 10_000
_signed_out: dict[str, None] = {}


@dataclass(frozen=True)
class SignIn:
    """Who signed in: the address as the provider gives it, and whether the provider says that it is verified.

    ``is_verified`` is None where it says nothing.
    """

    address: str
    provider: str
    is_verified: bool | None


def sign_in_of(cookies: Mapping[str, str], hours: int) -> SignIn | None:
    """The sign-in that a request's cookies show, if it is not older than some hours; none where it is not believed.

    A cookie that Streamlit had to split, as its provider tells very much, is not: parts of two could be put together.
    """
    cookie = cookies.get(USER_COOKIE_NAME, "")
    signed = _decoded(cookie, hours)
    return None if signed is None or _digest(cookie) in _signed_out else _believed(signed)


def _decoded(cookie: str, hours: int) -> bytes | None:
    return decode_signed_value(get_cookie_secret(), USER_COOKIE_NAME, cookie.encode("latin-1"), hours / 24)


def _believed(signed: bytes) -> SignIn | None:
    try:
        told = json.loads(signed)
    except ValueError:
        return None
    if not isinstance(told, dict) or told.get("origin") != get_origin_from_redirect_uri():
        return None
    address, provider, verified = told.get("email"), told.get("provider"), told.get("email_verified")
    if told.get("is_logged_in") is not True or not _is_for_us(provider, told.get("aud")):
        return None
    named = address if isinstance(address, str) else ""
    return SignIn(named, str(provider), None if verified is None else verified is True)


def _is_for_us(provider: object, audience: object) -> bool:
    client = providers().get(provider) if isinstance(provider, str) else None
    return client is not None and client in (audience if isinstance(audience, list) else [audience])


def has_signed_token(cookies: Mapping[str, str]) -> bool:
    """Whether the provider signed what it said, by the token that Streamlit keeps beside the sign-in.

    Authlib takes a token without a signature from a provider that says of itself that it may give such ones.
    """
    secret = get_cookie_secret()

    def one(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies.get(name, "").encode("latin-1"))

    kept = json.loads(get_cookie_with_chunks(one, TOKENS_COOKIE_NAME) or b"{}")
    if "id_token" not in kept:
        return False
    algorithm = extract_compact(str(kept["id_token"]).encode()).headers().get("alg")
    return str(algorithm).lower() not in {"none", ""}


def providers() -> dict[str, str]:
    """The providers that are configured now, each with the id by which it knows us; the unnamed one is ``default``."""
    section = get_secrets_auth_section()
    parts = {DEFAULT_PROVIDER: generate_default_provider_section(section), **section}
    found = {name: part.get("client_id") for name, part in parts.items() if isinstance(part, Mapping)}
    return {name: str(client) for name, client in found.items() if client}


def sign_out(cookies: Mapping[str, str], hours: int) -> None:
    """Believe the sign-in of these cookies no more, on this server, wherever else the cookie may still be."""
    cookie = cookies.get(USER_COOKIE_NAME, "")
    if _decoded(cookie, hours) is not None:
        _signed_out[_digest(cookie)] = None
        while len(_signed_out) > _LONGEST_KEPT:
            del _signed_out[next(iter(_signed_out))]


def _digest(cookie: str) -> str:
    # Of what was signed: the signature behind the last dot can be written in several ways.
    return hashlib.sha256(cookie.rpartition(".")[0].encode("latin-1")).hexdigest()
