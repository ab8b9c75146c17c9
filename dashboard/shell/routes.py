"""HTTP routes that the server answers beside the pages."""

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from dashboard.api.base_path import base_path
from dashboard.api.routes import API_ROUTES
from dashboard.subjects.unreadable import Unreadable, why_unreadable
from dashboard.ui.database import connect, current_build
from dashboard.ui.embedding import ROUTE
from dashboard.ui.sitemap import SITEMAP


def health(request: Request) -> JSONResponse:
    """Say whether the database can be read and which build it is: 200 with the build, 503 with the reason."""
    try:
        with connect() as connection:
            build = current_build(connection)
    except SQLAlchemyError as fault:
        return JSONResponse({"database": "unreadable", "reason": why_unreadable(fault)}, status_code=503)
    if build is None:
        return JSONResponse({"database": "empty", "reason": Unreadable.NOT_BUILT}, status_code=503)
    return JSONResponse({"database": "readable", "build_id": build.build_id, "built_at": build.built_at.isoformat()})


def first_page(request: Request) -> RedirectResponse:
    """The first page's name as an address leads to the first page, its filters with it."""
    return RedirectResponse(str(request.url.replace(path=f"{base_path()}/")))


def embedded_chart(request: Request) -> RedirectResponse:
    """The address of a chart that stands alone leads to its page, which draws nothing else."""
    page = request.path_params["page"]
    path = "" if page == SITEMAP[0].address else page
    url = request.url.replace(path=f"{base_path()}/{path}")
    return RedirectResponse(str(url.include_query_params(embed="true")))


routes = [
    Route("/api/health", health),
    *API_ROUTES,
    Route(f"/{SITEMAP[0].address}", first_page),
    Route(f"/{ROUTE}/{{page}}", embedded_chart),
]
