"""Whether a server may begin: its settings of access have to be right, or it does not start."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from streamlit.auth_util import get_secrets_auth_section, get_validated_redirect_uri, validate_auth_credentials
from streamlit.errors import StreamlitAuthError

from dashboard.access.access_file import VARIABLE, access_file, access_path
from dashboard.access.access_list import WrongAccessList
from dashboard.access.openness import LOOPBACK, WrongOpenness, require_openness
from dashboard.access.rates import WrongRates, require_rates
from dashboard.access.sign_in import DEFAULT_PROVIDER, providers
from dashboard.access.token_file import WrongTokens
from dashboard.access.tokens import require_tokens
from dashboard.watch.audit import WrongAudit, begin_audit

SHORTEST_SECRET = 32


class WrongAccess(Exception):
    """The settings of access cannot be used; the text has a sentence for each thing to mend."""


def require_access() -> None:
    """Look at the settings of access, read the list and begin the audit, before the first request.

    Raises ``WrongAccess``.
    """
    section = get_secrets_auth_section()
    faults = [*_setting_faults(), *_list_faults(), *(_section_faults() if section else ())]
    if section and not access_path():
        faults.append(f"Sign-in is set up ([auth] in secrets.toml), and {VARIABLE} names no file of who is let in.")
    if access_path() and not section:
        faults.append(f"{VARIABLE} names who is let in, and nobody can sign in: secrets.toml has no [auth].")
    if faults:
        raise WrongAccess("\n".join(faults))


def _setting_faults() -> Iterator[str]:
    for begin in (require_openness, require_rates, require_tokens, begin_audit):
        try:
            begin()
        except (WrongOpenness, WrongRates, WrongTokens, WrongAudit) as fault:
            yield str(fault)


def _list_faults() -> list[str]:
    if not access_path():
        return []
    file = access_file(access_path())
    try:
        file.begin()
    except WrongAccessList as fault:
        return fault.faults
    unknown = sorted(file.current().vouched_providers - set(providers()))
    return [f"{file.path}: vouched_providers has {name!r}, and secrets.toml has no such provider." for name in unknown]


def _section_faults() -> Iterator[str]:
    section = get_secrets_auth_section()
    named = [name for name, part in section.items() if isinstance(part, Mapping) and "client_id" in part]
    for provider in named or [DEFAULT_PROVIDER]:
        try:
            validate_auth_credentials(provider)
        except StreamlitAuthError as fault:
            yield f"secrets.toml: {fault}"
    if len(str(section.get("cookie_secret", ""))) < SHORTEST_SECRET:
        yield f"secrets.toml: cookie_secret of [auth] has less than {SHORTEST_SECRET} signs: openssl rand -hex 32"
    if get_validated_redirect_uri() is None:
        yield "secrets.toml: redirect_uri of [auth] is the address of readers, with /oauth2callback at its end."
    parts = [section, *(section[name] for name in named)]
    addresses = [part.get(name) for part in parts for name in ("redirect_uri", "server_metadata_url")]
    yield from (
        f"secrets.toml: {address} of [auth] is not safe on its way. Write https://."
        for address in addresses
        if address and not _is_safe(str(address))
    )


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
