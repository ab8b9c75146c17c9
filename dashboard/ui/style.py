"""Style sheets and scripts that lie in ``client/``, as elements of a page."""

from functools import cache
from pathlib import Path

_CLIENT = Path(__file__).parent / "client"


@cache
def style_sheet(file_name: str) -> str:
    """A style sheet of ``client/`` as an HTML element."""
    return f"<style>{(_CLIENT / file_name).read_text(encoding='utf-8')}</style>"


@cache
def script(file_name: str) -> str:
    """A script of ``client/`` as an HTML element."""
    return f"<script>{(_CLIENT / file_name).read_text(encoding='utf-8')}</script>"
