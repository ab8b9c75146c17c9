"""HTTP routes that the server answers beside the pages, each by its path below the server's own."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from dashboard.api.base_path import base_path
from dashboard.api.routes import API_ROUTES
from dashboard.shell.counts import metrics
from dashboard.shell.health import HealthCheck
from dashboard.ui.embedding import ROUTE
from dashboard.ui.sitemap import SITEMAP


def first_page(request: Request) -> RedirectResponse:
    """The first page's name as an address leads to the first page, its filters with it."""
    return RedirectResponse(str(request.url.replace(path=f"{base_path()}/")))


def embedded_chart(request: Request) -> RedirectResponse:
    """The address of a chart that stands alone leads to its page, which draws nothing else."""
    page = request.path_params["page"]
    path = "" if page == SITEMAP[0].address else page
    url = request.url.replace(path=f"{base_path()}/{path}")
    return RedirectResponse(str(url.include_query_params(embed="true")))


def below_base_path(routes: Sequence[Route]) -> list[Route]:
    """The routes where the server is: each below the path that a proxy serves it at, as Streamlit's own are."""
    return [Route(f"{base_path()}{route.path}", route.endpoint, methods=route.methods) for route in routes]


routes = [
    Route("/api/health", HealthCheck().answer),
    Route("/api/metrics", metrics),
    *API_ROUTES,
    Route(f"/{SITEMAP[0].address}", first_page),
    Route(f"/{ROUTE}/{{page}}", embedded_chart),
]
