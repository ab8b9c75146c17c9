"""The names of every code in the language of the page."""

from collections.abc import Callable, Mapping

from dashboard.locale import language
from dashboard.subjects.names import Names, read_names
from dashboard.ui.database import ask


def page_names() -> Names:
    """The names of every code in the language of the page."""
    return ask(read_names, language())


def labeller(names: Mapping[str, str]) -> Callable[[str], str]:
    """A function from code to name for a widget; a code without a name shows itself."""
    return lambda code: names.get(code, code)
