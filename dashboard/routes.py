"""HTTP routes that the server answers beside the pages."""

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.database import connect, current_build


def health(request: Request) -> JSONResponse:
    """Say whether the database can be read and which build it is: 200 with the build, 503 with the reason."""
    try:
        with connect() as connection:
            build = current_build(connection)
    except SQLAlchemyError as fault:
        return JSONResponse({"database": "unreadable", "reason": type(fault).__name__}, status_code=503)
    if build is None:
        return JSONResponse({"database": "empty", "reason": "nothing was built yet"}, status_code=503)
    return JSONResponse({"database": "readable", "build_id": build.build_id, "built_at": build.built_at.isoformat()})


routes = [Route("/api/health", health)]
