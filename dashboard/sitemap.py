"""The pages: file, address, name and icon of each, in the order of the menu. To add a page, add its line here."""

from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent / "pages"


def N_(message: str) -> str:  # noqa: N802 (the name that message extraction knows)
    """Mark a text for translation that is translated where it is shown."""
    return message


@dataclass(frozen=True)
class Page:
    """One page; a hidden one has an address but no place in the menu."""

    address: str
    title: str
    icon: str
    is_hidden: bool = False

    @property
    def file(self) -> Path:
        """The page's script."""
        return PAGES / f"{self.address.replace('-', '_')}.py"


SITEMAP = (
    Page("overview", N_("Overview"), ":material/dashboard:"),
    Page("timeline", N_("Timeline"), ":material/timeline:"),
    Page("commitments", N_("Commitments"), ":material/handshake:"),
    Page("commodities", N_("Commodities"), ":material/grass:"),
    Page("both-sides", N_("Both sides"), ":material/compare_arrows:"),
    Page("xinjiang", N_("Xinjiang"), ":material/pin_drop:"),
    Page("people", N_("People"), ":material/groups:"),
    Page("brief", N_("Brief"), ":material/article:"),
    Page("data", N_("Data"), ":material/database:"),
    Page("event", N_("Event note"), ":material/event_note:", is_hidden=True),
    Page("commitment", N_("Commitment"), ":material/handshake:", is_hidden=True),
    Page("person", N_("Person"), ":material/person:", is_hidden=True),
)
