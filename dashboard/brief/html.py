"""A brief as one HTML file that needs nothing from outside, for the screen and for two pages of A4."""

from pathlib import Path

from dashboard.brief.model import Brief, Bullets, Columns, Line, Picture
from dashboard.brief.svg import to_key, to_svg
from dashboard.files.templates import templates_in
from dashboard.locale import gettext as _

_TEMPLATES = templates_in(Path(__file__).parent)
# A picture is drawn in code, which escapes what it writes: more places are reckoned there than marked up.
_TEMPLATES.globals |= {kind.__name__: kind for kind in (Line, Bullets, Columns, Picture)}
_TEMPLATES.globals |= {"to_svg": to_svg, "to_key": to_key}
_TEMPLATES.tests["a"] = isinstance


def to_html(brief: Brief) -> bytes:
    """The brief as a whole document in UTF-8; the same brief gives the same bytes."""
    page = _TEMPLATES.get_template("brief.html.j2")
    words = {"sources": _("Sources"), "bottom_line": _("Bottom line."), "caption": _caption}
    return page.render(brief=brief, **words).encode()


def _caption(picture: Picture) -> str:
    return _(
        "{title}, {unit}. A line ends where its source ends, not where trade does; open marks are stated figures."
    ).format(title=picture.title, unit=picture.unit)
