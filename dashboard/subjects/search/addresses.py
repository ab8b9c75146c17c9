"""Where a thing that was found has its page, and by which parameters of the address."""

from dashboard.subjects.search.results import Result
from dashboard.subjects.trade.figures import StatedFigure
from etl.vocabulary.search import SearchKind

LONGEST_WORDS = 50  # characters: a text in an address is no longer
_PAGES = {
    SearchKind.NOTE: ("event", "id"),
    SearchKind.PROMISE: ("commitment", "id"),
    SearchKind.PERSON: ("person", "id"),
    SearchKind.GROUP: ("commodities", "group"),
    SearchKind.ACCESS_GOOD: ("market-access", "good"),
    SearchKind.COMMODITY: ("data", "commodity"),
}


def page_of(result: Result) -> tuple[str, dict[str, str]]:
    """The page of a thing and the parameters that name it there."""
    if result.figure:
        return "data", _figure_parameters(result.figure)
    page, parameter = _PAGES[result.hit.kind]
    return page, {parameter: result.hit.code}


def _figure_parameters(figure: StatedFigure) -> dict[str, str]:
    """The rows of the Data page that a figure is among, which are few."""
    return {
        "table": "figures",
        "area": figure.area_code,
        "indicator": figure.indicator,
        "years": f"{figure.period.start.year}-{figure.period.end.year}",
        "text": _beginning(figure.subject),
    }


def _beginning(text: str) -> str:
    """The words of a text that an address has room for."""
    return text if len(text) <= LONGEST_WORDS else text[:LONGEST_WORDS].rsplit(" ", 1)[0]
