"""The way back after a sign-in, which the provider ends at the first page: to the page that was asked for.

Kept in the browser for as long as a sign-in takes. It is always a page of ours: it is made anew of the page's address
and the parameters, whatever the cookie or the link says.
"""

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from dashboard.access.people import cookies_of
from dashboard.api.base_path import base_path, own_path
from dashboard.ui.address import LONGEST_ADDRESS
from dashboard.ui.sitemap import PAGES_BY_ADDRESS

COOKIE = "khorgos_way_back"
_SECONDS = 600


def way_asked(scope: Scope) -> str:
    """The page that a request is for, with its parameters; empty for the first page alone, and for what is no page."""
    return page_way(f"{own_path(scope)}?{scope.get('query_string', b'').decode('latin-1')}")


def page_way(text: str) -> str:
    """A page's address and parameters as they may be gone to; empty for all else."""
    if len(text) > LONGEST_ADDRESS:
        return ""
    try:
        asked = urlsplit(text)
        query = urlencode(parse_qsl(asked.query, keep_blank_values=True, max_num_fields=100))
    except ValueError:
        return ""
    page = asked.path
    if asked.scheme or asked.netloc or (page and page not in PAGES_BY_ADDRESS):
        return ""
    return f"{page}?{query}" if query else page


def keep_way(answer: Response, way: str) -> None:
    """Let the browser keep the way while its reader signs in."""
    if page_way(way):
        kept = quote(page_way(way), safe="")
        answer.set_cookie(COOKIE, kept, _SECONDS, path=f"{base_path()}/", httponly=True, samesite="lax")


def way_on(scope: Scope) -> RedirectResponse | None:
    """The answer to the first page for a reader who comes from signing in: on to the page that was asked for."""
    kept = cookies_of(scope).get(COOKIE)
    if kept is None or own_path(scope):
        return None
    answer = RedirectResponse(f"{base_path()}/{page_way(unquote(kept))}", 303, {"cache-control": "no-store"})
    answer.delete_cookie(COOKIE, path=f"{base_path()}/", httponly=True, samesite="lax")
    return answer
