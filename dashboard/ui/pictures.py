"""Pictures of charts to take away, with all that a reader must know written into them.

The browser makes them of the chart that it shows: of a still one as it is, of another with the very copy of plotly
that drew it. The server needs no browser, and what the reader changed in the chart, such as a series that was hidden,
is in the picture too.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.locale import gettext as _

_CLIENT = Path(__file__).parent / "client"
_HTML = """
<div class="buttons" role="group">
  <span class="label"></span>
  <button type="button" data-form="png">PNG</button>
  <button type="button" data-form="svg">SVG</button>
  <span class="said" role="status"></span>
</div>
"""

_buttons = st.components.v2.component(
    "khorgos_picture",
    html=_HTML,
    css=(_CLIENT / "buttons.css").read_text(encoding="utf-8"),
    js=(_CLIENT / "picture.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Picture:
    """What is written into a chart's picture, in the reader's language, and its file's name.

    A title stands above, paragraphs below. ``file_name`` has no ending: the form adds it.
    """

    title: str
    paragraphs: tuple[str, ...]
    file_name: str


def offer_picture(picture: Picture, chart_key: str) -> None:
    """Two buttons that save the chart with this key as PNG and as SVG."""
    _buttons(
        key=f"{chart_key}.picture",
        data={
            "title": picture.title,
            "paragraphs": [paragraph for paragraph in picture.paragraphs if paragraph],
            "fileName": picture.file_name,
            "chart": element_class(chart_key),
            "label": _("Picture, with title and source in it"),
            "saved": _("Saved: {file}"),
            "failed": _("The picture could not be made: the chart is not drawn yet. Scroll to it and try again."),
        },
    )


def element_class(key: str) -> str:
    """The class that Streamlit gives the element with a key."""
    return "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key)
