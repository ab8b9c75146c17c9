"""Lines of the log on files that pages make."""

import time
from collections.abc import Callable

from dashboard.watch.asked import current_asked, new_id, working_on
from dashboard.watch.log import tell


def telling(event: str, make: Callable[[], bytes], **facts: object) -> Callable[[], bytes]:
    """What ``make`` gives, with a line on it: its facts, its bytes, and how long it took.

    The line has the id of whoever asked, and the build that ``make`` notes.
    """

    def made() -> bytes:
        with working_on(current_asked().request_id or new_id()):
            begun = time.perf_counter()
            content = make()
            tell(event, bytes=len(content), seconds=round(time.perf_counter() - begun, 4), **facts)
            return content

    return made
