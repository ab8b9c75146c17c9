"""The page in the place of every other for whoever is not let in: a sentence in each language, and one way on.

It is whole in itself, and tells nothing but the product's name and, after a sign-in, the address of whoever signed in.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from starlette.responses import HTMLResponse
from starlette.types import Scope

from dashboard.access.people import Person, cookies_of, person_of
from dashboard.access.sign_in import providers
from dashboard.api.base_path import base_path
from dashboard.files.templates import templates_in
from dashboard.locale import available_languages, in_language
from dashboard.locale import gettext as _
from dashboard.shell.let_in import LOGOUT, SIGN_IN
from dashboard.shell.previews import NAME
from dashboard.shell.refusal import Refusal
from dashboard.shell.way_back import way_asked

PROVIDER, WAY = "provider", "to"
_TEMPLATES = templates_in(Path(__file__).parent)


def refusal_page(scope: Scope, refusal: Refusal) -> HTMLResponse:
    """What a person is shown who is not let in: the way in, or, after a sign-in that does not count, the way out."""
    person = person_of(cookies_of(scope))
    template = _TEMPLATES.get_template("sign_in_page.html.j2")
    page = template.render(
        name=NAME,
        sentences=in_each_language(lambda: _say_why(person)),
        ways=dict(_ways_in(scope) if person is None else _way_out()),
    )
    return HTMLResponse(page, refusal.status, {"cache-control": "no-store", **refusal.headers})


def _say_why(person: Person | None) -> str:
    if person is None:
        return _("Sign in to read these pages.")
    if person.is_unverified:
        return _("You are signed in as {address}, and your provider does not say that this address is yours.").format(
            address=person.address
        )
    return _("You are signed in as {address}, who is not on the list of those who may read these pages.").format(
        address=person.address
    )


def _ways_in(scope: Scope) -> Iterator[tuple[str, str]]:
    """A link for each provider, named where there are several."""
    words = " · ".join(in_each_language(lambda: _("Sign in")).values())
    names = list(providers())
    for provider in names:
        query = urlencode({PROVIDER: provider, WAY: way_asked(scope)})
        yield f"{base_path()}/{SIGN_IN}?{query}", words if len(names) == 1 else f"{words} ({provider})"


def _way_out() -> Iterator[tuple[str, str]]:
    yield f"{base_path()}/{LOGOUT}", " · ".join(in_each_language(lambda: _("Sign out")).values())


def in_each_language(say: Callable[[], str]) -> dict[str, str]:
    """The same in every language that there is, by its code."""
    said = {}
    for language in available_languages():
        with in_language(language):
            said[language] = say()
    return said
