"""Pages of HTML out of templates (Jinja) that lie beside the code that fills them."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def templates_in(room: Path) -> Environment:
    """The templates of a room.

    Whatever is put in is escaped, a name that is not given is an error, and a line with a statement alone leaves none.
    They hold no words that are translated: message extraction reads Python only.
    """
    return Environment(
        loader=FileSystemLoader(room),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
