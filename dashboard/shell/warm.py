"""What a server does once, before its first reader: load the pages' modules, and keep the collector from them.

Python's collector looks through all that lives to find what does not. Of that, two hundred thousand parts of programs
stay for good; frozen, they are not looked through again. Streamlit's collection after every run is off for the same
reason (``.streamlit/config.toml``): it took half of a page's time. What pages leave behind is found when it is much.
"""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

from dashboard.locale import available_languages, translations
from dashboard.shell.own_machine import tell_openness
from dashboard.subjects.kept_connections import let_go_in_idle_times
from dashboard.ui.sitemap import PAGES_BY_ADDRESS, SCREENS
from dashboard.watch.log import begin_log


@asynccontextmanager
async def warmed(_app: object) -> AsyncIterator[None]:
    """A server's life, which begins with ``warm``, with its log, and with what it says of who may read.

    While nobody asks, it holds no database open: one that a build has replaced would keep its room on the disk.
    """
    warm()
    begin_log()
    tell_openness()
    letting_go = asyncio.create_task(let_go_in_idle_times())
    try:
        yield
    finally:
        letting_go.cancel()


def warm() -> None:
    """Load what pages are made of; their scripts are left out, since they draw when they are loaded."""
    scripts = {page.file for page in PAGES_BY_ADDRESS.values()}
    for path in sorted(set(SCREENS.rglob("*.py")) - scripts):
        import_module(".".join(path.relative_to(SCREENS.parents[1]).with_suffix("").parts))
    for language in available_languages():
        translations(language)
    gc.collect()
    gc.freeze()
