"""The pages: file, address, name, icon and question of each, in the order of the menu.

To add a page, add its line here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from dashboard.api.base_path import base_path
from dashboard.locale import N_

SCREENS = Path(__file__).parents[1] / "screens"


@dataclass(frozen=True)
class Page:
    """One page, with the question it answers; a hidden one has an address but no place in the menu.

    ``is_by_partner``: the page is about the trade with one partner, which the menu lets choose.
    """

    address: str
    title: str
    icon: str
    question: str
    is_hidden: bool = False
    script: str = ""
    is_by_partner: bool = False

    @property
    def file(self) -> Path:
        """The page's script: ``page.py`` in the room of its address, or the one named."""
        return SCREENS / (self.script or f"{self.address.replace('-', '_')}/page.py")


SITEMAP = (
    Page(
        "overview",
        N_("Overview"),
        ":material/dashboard:",
        N_("Where does trade between China and this partner stand, and what was said and promised?"),
        is_by_partner=True,
    ),
    Page(
        "timeline",
        N_("Timeline"),
        ":material/timeline:",
        N_("What was said, by whom, and when? Meetings and decisions of China and Central Asia."),
    ),
    Page(
        "commitments",
        N_("Promises"),
        ":material/handshake:",
        N_(
            "Which promises are kept, which are late, and which cannot be judged? Each is told once, where it was "
            "first made."
        ),
    ),
    Page(
        "commodities",
        N_("Commodities"),
        ":material/grass:",
        N_("What is traded: meat, grain, oilseeds and the rest; how much, at what price, and by whose figures?"),
        is_by_partner=True,
    ),
    Page(
        "market-access",
        N_("Market access"),
        ":material/fact_check:",
        N_("Which goods may go where, since when and by which act; and which are stopped?"),
        is_by_partner=True,
    ),
    Page(
        "both-sides",
        N_("Both sides"),
        ":material/compare_arrows:",
        N_("China says one number, its partner another: how far apart are they, since when, and why?"),
        is_by_partner=True,
    ),
    Page(
        "xinjiang",
        N_("Xinjiang"),
        ":material/pin_drop:",
        N_("What passes through Xinjiang, and how much of China's trade with Central Asia is it?"),
        is_by_partner=True,
    ),
    Page("people", N_("People"), ":material/groups:", N_("Who speaks for whom, in which role, and at which meetings?")),
    Page(
        "brief",
        N_("Brief"),
        ":material/article:",
        N_("What should I know before I meet them? Two pages to print or to edit, with sources."),
        is_by_partner=True,
    ),
    Page(
        "data",
        N_("Data"),
        ":material/database:",
        N_("Give me the rows: any table, filtered, as a file with sources and units; and what to know of each source."),
    ),
    Page(
        "search",
        N_("Search"),
        ":material/search:",
        N_("Where is it? Notes, promises, people, goods and figures by words, dates, places and names."),
        is_hidden=True,
    ),
    Page(
        "event",
        N_("Event note"),
        ":material/event_note:",
        N_("What was said and promised at this meeting, by whom, and what has trade done since?"),
        is_hidden=True,
    ),
    Page(
        "commitment",
        N_("Promise"),
        ":material/handshake:",
        N_("Was it kept, and whose figures say so?"),
        is_hidden=True,
        script="commitments/promise_page.py",
    ),
    Page(
        "person",
        N_("Person"),
        ":material/person:",
        N_("In which roles, at which meetings, and what was promised there?"),
        is_hidden=True,
        script="people/person_page.py",
    ),
    Page(
        "method",
        N_("Method"),
        ":material/rule:",
        N_("By which rules are figures taken over, set side by side and promises judged?"),
        is_hidden=True,
        script="documents/method.py",
    ),
    Page(
        "glossary",
        N_("Glossary"),
        ":material/dictionary:",
        N_("What do the words and the kinds on these pages mean?"),
        is_hidden=True,
        script="documents/glossary.py",
    ),
)

DRAFTS = Page(
    "drafts",
    N_("Drafts"),
    ":material/inbox:",
    N_("Which drafts wait for a person, what was found for each, and what is left to mend?"),
)
"""For editors alone, and only on a server that may write to the data; it stands in no list of pages."""

PAGES_BY_ADDRESS = {page.address: page for page in (*SITEMAP, DRAFTS)}


def href_of(address: str, parameters: Mapping[str, str]) -> str:
    """A link to the page at an address, for HTML of ours."""
    return f"{base_path()}/{address}?{urlencode(parameters)}" if parameters else f"{base_path()}/{address}"


def script_of(address: str) -> Path:
    """The script of the page at an address, by which Streamlit knows it."""
    return PAGES_BY_ADDRESS[address].file
