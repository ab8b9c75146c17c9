"""What every answer of the API has in common.

Which build it is of, what is said when something is wrong, and no more than that.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Generic, TypeVar
from urllib.parse import quote

import anyio
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard.api.base_path import base_path
from dashboard.api.places import ANSWERS, SENDINGS, NoPlace, Places
from dashboard.api.sending import SpooledResponse
from dashboard.locale import in_language
from dashboard.rows.parameters import BadParametersError, read_day, read_language
from dashboard.subjects.engine import Build, connect, current_build
from dashboard.subjects.one_build import BuildReplaced, of_one_build, require_build
from dashboard.subjects.stopping import NotWanted, Stop, working_for
from dashboard.subjects.unreadable import Unreadable, Why, why_unreadable
from dashboard.watch.asked import current_asked, note_build
from dashboard.watch.log import tell_fault

# Raise it when the same build gives other bytes: everyone's copies are then fetched anew.
EDITION = 6
SECONDS_UNTIL_AGAIN = 10  # when to ask a database again that could not be read
_ADVICE = {
    Why.NOT_BUILT: "build one: python -m etl build",
    Why.OLDER: "build it anew: python -m etl build",
    Why.NEWER: "start the server anew with that edition",
}
A = TypeVar("A")


@dataclass(frozen=True)
class Answer(Generic[A]):
    """An answer in two steps: ``check`` reads what is asked and raises BadParametersError, ``give`` answers it.

    Between the two a copy that the asker has of this build is told to be good: a wrong question is refused whatever
    copy there is. It is made in one of ``places``.
    """

    check: Callable[[Request, Connection], A]
    give: Callable[[Request, Connection, Build, A], Response]
    places: Places = ANSWERS


def answering(answer: Answer[A]) -> Callable[[Request], Awaitable[Response]]:
    """Endpoint that gives ``answer`` the database and its build.

    400 for what can not be asked, 503 where nothing can be read or too many ask. Whoever goes ends the work.
    """

    async def endpoint(request: Request) -> Response:
        stop = Stop()
        response: Response = _nobody()
        with ExitStack() as held:
            async with anyio.create_task_group() as group:
                group.start_soon(_end_when_gone, request, stop, group.cancel_scope)
                response = await _in_its_place(answer, request, stop, held)
                group.cancel_scope.cancel()
        return response

    return endpoint


async def _end_when_gone(request: Request, stop: Stop, scope: anyio.CancelScope) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    await run_in_threadpool(stop.set)
    scope.cancel()


async def _in_its_place(answer: Answer[A], request: Request, stop: Stop, held: ExitStack) -> Response:
    """The answer, made in a place that is given back with ``held``; that of a file is, once the file is made."""

    def work() -> Response:
        with working_for(stop):
            return _answer_or_refusal(answer, request)

    try:
        await answer.places.take()
        held.callback(answer.places.give_back)
        response = await run_in_threadpool(work)
        if isinstance(response, SpooledResponse):
            await SENDINGS.take()
            response.on_sent = SENDINGS.give_back
            response.on_made = held.pop_all().close
    except NoPlace as full:
        return fault(503, "too many ask at once", {"retry-after": str(full.again_in)}, advice="ask again later")
    return response


def _answer_or_refusal(answer: Answer[A], request: Request) -> Response:
    try:
        return of_one_build(lambda: _answer_now(answer, request))
    except BadParametersError as wrong:
        return fault(400, "bad parameters", faults=[asdict(one) for one in wrong.faults])
    except BuildReplaced:
        return fault(503, "another build came in between", {"retry-after": "1"}, advice="ask again")
    except NotWanted:
        return _nobody()
    except SQLAlchemyError as failed:
        tell_fault("database not read", failed)
        return unreadable(why_unreadable(failed))


def _nobody() -> Response:
    """What is answered to one who is gone."""
    return fault(503, "whoever asked is gone")


def _answer_now(answer: Answer[A], request: Request) -> Response:
    """What the build answers that is there now; raises BuildReplaced where another takes its place meanwhile."""
    asked_in, as_of = read_language(request.query_params), read_day(request.query_params)
    with in_language(asked_in), connect(as_of) as connection:
        build = current_build(connection)
        if build is None:
            return unreadable(Unreadable(Why.NOT_BUILT))
        note_build(build.build_id)
        asked = _check(answer, request, connection, build)
        return _not_modified(request, build) or answer.give(request, connection, build, asked)


def _check(answer: Answer[A], request: Request, connection: Connection, build: Build) -> A:
    if build.as_of is None:
        return answer.check(request, connection)
    # What may be asked does not hang on the day: a code that no row had yet is answered with no rows.
    with connect() as whole:
        require_build(whole, build.build_id)
        return answer.check(request, whole)


def unreadable(found: Unreadable) -> JSONResponse:
    """The refusal where the database cannot be read: why, and what to do."""
    advice = _ADVICE.get(found.why, "try again later")
    return fault(503, found.why, {"retry-after": str(SECONDS_UNTIL_AGAIN)}, advice=advice, **found.versions)


def fault(status: int, error: str, headers: Mapping[str, str] | None = None, **facts: object) -> JSONResponse:
    """A refusal as JSON, for ``error`` and what else helps, with the id by which the log has it."""
    told = {"cache-control": "no-store", "x-content-type-options": "nosniff", **(headers or {})}
    return JSONResponse({"error": error, **facts, **current_asked().as_fact()}, status, told)


def build_headers(build: Build, *links: str) -> dict[str, str]:
    """Headers that tell one build, and one day's knowledge, from another.

    ``links`` stand beside the link to the description of the API. The tag is a weak one: the same rows may be sent with
    and without compression.
    """
    changed = build.built_at.replace(tzinfo=UTC)
    day = f"-{build.as_of.isoformat()}" if build.as_of else ""
    return {
        "etag": f'W/"{build.build_id}-{changed:%Y%m%dT%H%M%S}-{EDITION}{day}"',
        "last-modified": format_datetime(changed, usegmt=True),
        "cache-control": "no-cache",
        "vary": "accept-encoding",
        "x-content-type-options": "nosniff",
        "link": ", ".join([f'<{base_path()}/api/openapi.json>; rel="service-desc"', *links]),
    }


def site_of(request: Request) -> str:
    """Where the dashboard's first page is for whoever asks, without a slash at its end."""
    return str(request.url.replace(path=base_path(), query="", fragment=""))


def file_header(name: str) -> dict[str, str]:
    """Header that names the file; readers that know no other letters get the Latin ones of it."""
    plain = name.encode("ascii", "ignore").decode()
    return {"content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"}


def _not_modified(request: Request, build: Build) -> Response | None:
    headers = build_headers(build)
    return (
        Response(status_code=304, headers=headers)
        if _has_copy(request.headers, headers["etag"], build.built_at)
        else None
    )


def _has_copy(asked: Mapping[str, str], tag: str, built_at: datetime) -> bool:
    if "if-none-match" in asked:
        tags = {one.strip().removeprefix("W/") for one in asked["if-none-match"].split(",")}
        return bool(tags & {"*", tag.removeprefix("W/")})
    try:
        copied = parsedate_to_datetime(asked.get("if-modified-since", ""))
    except ValueError:
        return False
    return copied.replace(tzinfo=copied.tzinfo or UTC) >= built_at.replace(tzinfo=UTC, microsecond=0)
