"""Every choice on a page is in its address, and with everything chosen that can be chosen the address is still short."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlencode

import pytest

from dashboard.rows.table_list import TABLES
from dashboard.ui import address
from dashboard.ui.address import LONGEST_ADDRESS, LONGEST_CHOICE, LONGEST_WRITTEN_TEXT
from dashboard.ui.sitemap import SITEMAP
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, open_page

DASHBOARD = Path(__file__).parents[4] / "dashboard"
SERVER = "https://trade-cooperation.ministry.example.org/khorgos"
SEED = "2023-05-09-urumqi-ma-karashukeyev"
# What of a view is not in the widgets: which thing it is of, and what goes along from page to page.
OF = {
    "event": {"id": SEED},
    "commitment": {"id": f"{SEED}-c1"},
    "person": {"id": "ma-xingrui"},
    "brief": {"event": SEED},
}
ALONG = {"lang": "zh", "asof": "2023-05-09"}
VIEWS = [(page.address, OF.get(page.address, {})) for page in SITEMAP] + [
    ("data", {"table": table}) for table in TABLES
]
# Streamlit's widgets that choose what is shown; a button does something, and an expander only folds.
CHOOSERS = {
    *(
        "selectbox",
        "multiselect",
        "radio",
        "toggle",
        "checkbox",
        "pills",
        "segmented_control",
        "slider",
        "select_slider",
        "tabs",
    ),
    *(
        "text_input",
        "text_area",
        "number_input",
        "date_input",
        "time_input",
        "datetime_input",
        "pagination",
        "feedback",
        "color_picker",
    ),
}


def longest_many(_name: str, _label: str, options: list[str], *_args: Any, **_kwargs: Any) -> list[str]:
    return sorted(options, key=len, reverse=True)[:LONGEST_CHOICE]


def longest_one(
    _name: str, _label: str, options: list[str], *_args: Any, default: str | None = None, **_kwargs: Any
) -> list[str]:
    first = default if default in options else options[0]
    return sorted((option for option in options if option != first), key=len)[-1:]


def inner_span(_name: str, _label: str, first: int, last: int, **_kwargs: Any) -> list[str]:
    return [f"{first + 1}-{last - 1}"] if last - first > 2 else []


LONGEST: dict[str, Callable[..., list[str]]] = {
    "choose_many": longest_many,
    "choose_one": longest_one,
    "choose_span": inner_span,
    "choose_text": lambda *_args, **_kwargs: ["🍵" * (LONGEST_WRITTEN_TEXT // len(quote_plus("🍵")))],
    "choose_switch": lambda *_args, default=False, **_kwargs: ["0" if default else "1"],
    "choose_page": lambda _name, pages, **_kwargs: [str(pages)] if pages > 1 else [],
    "choose_number": lambda _name, _label, low, high, **_kwargs: [f"{(low + high) / 2:g}"],
    "choose_day": lambda _name, _label, first, _last, **_kwargs: [first.isoformat()],
}


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Whatever the widgets of the pages opened offer, by its name in the address: the choice that takes most of it."""
    found: dict[str, list[str]] = {}

    def watched(choose: Callable[..., Any], longest: Callable[..., list[str]]) -> Callable[..., Any]:
        def record(name: str, *args: Any, **kwargs: Any) -> Any:
            found[name] = longest(name, *args, **kwargs)
            return choose(name, *args, **kwargs)

        return record

    for name, longest in LONGEST.items():
        monkeypatch.setattr(address, name, watched(getattr(address, name), longest))
    return found


@pytest.mark.parametrize(
    ("page", "of"), VIEWS, ids=lambda value: value if isinstance(value, str) else "-".join(value.values())
)
def test_with_everything_chosen_an_address_is_short(
    real_database: str, monkeypatch: pytest.MonkeyPatch, offered: dict[str, list[str]], page: str, of: dict[str, str]
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, real_database)
    written: dict[str, list[str]] = {}
    chosen: dict[str, list[str]] = {}
    for opening in range(3):  # a choice brings other choices along
        before, chosen = chosen, chosen_of(offered, of)
        if opening and chosen == before:
            break
        app = open_page(page.replace("-", "_"), **of, **chosen)
        assert not app.exception
        written = {**written, **address_of(app)}
    assert written.keys() & chosen.keys() or not chosen
    everything = {**written, **{name: [value] for name, value in ALONG.items()}}
    assert len(f"{SERVER}/{page}?{urlencode(everything, doseq=True)}") < LONGEST_ADDRESS


def chosen_of(offered: dict[str, list[str]], of: dict[str, str]) -> dict[str, list[str]]:
    """What a reader chooses of what is offered: all but what the view is of, and what goes along."""
    kept = {"view", "table", *of, *ALONG}
    return {name: values for name, values in offered.items() if values and name not in kept}


def widgets_used(path: Path) -> set[str]:
    calls = (node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return {call.attr for call in calls if isinstance(call, ast.Attribute)} & CHOOSERS


def test_whatever_chooses_a_view_writes_it_to_the_address() -> None:
    using = {path.relative_to(DASHBOARD).as_posix() for path in DASHBOARD.rglob("*.py") if widgets_used(path)}
    # The form of a file is chosen for the one download and is no part of the view; nor is how a chart is looked at.
    kinds = {f"ui/address/{kind}.py" for kind in ("codes", "numbers_and_days", "switches", "texts")}
    # The words of the menu's box open another page; the goods are one choice made by two widgets, written as one.
    own = {"shell/menu.py", "screens/commodities/goods.py"}
    assert using == kinds | own | {"ui/downloads.py", "ui/chart_frame.py"}
