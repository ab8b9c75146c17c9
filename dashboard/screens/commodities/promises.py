"""What both sides promised each other on these goods, as links with how each promise stands."""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.commodities.view import GoodsView
from dashboard.screens.sections.counts.data import today
from dashboard.screens.sections.promise_links import show_links
from dashboard.subjects.promises.commitments import CommitmentFilters, commitments_with
from dashboard.subjects.promises.ledger import LedgerChoice, LedgerEntry, choose_entries, to_ledger
from dashboard.ui.database import ask
from etl.vocabulary.events import Topic

TOPICS: dict[str, Topic] = {
    "meat": Topic.MEAT,
    "live_animals": Topic.LIVESTOCK,
    "grain": Topic.GRAIN,
    "milling": Topic.GRAIN,
    "oilseed": Topic.OILSEED,
    "vegetable_oil": Topic.OILSEED,
    "oil_meal": Topic.OILSEED,
}
"""The topic under which what was promised on a group of goods is filed; of the others there is none of their own."""


def promises_on(view: GoodsView) -> list[LedgerEntry]:
    """The promises of the two on the goods of the group, each told once; none of what was only expected."""
    topic = TOPICS.get(view.goods.group)
    if topic is None:
        return []
    parties = (view.home.whose, view.home.partner)
    own = ask(commitments_with, CommitmentFilters(parties=parties, topics=(topic,)))
    every = ask(commitments_with, CommitmentFilters())
    entries = choose_entries(to_ledger(own, every, today()), LedgerChoice())
    return [entry for entry in entries if not entry.commitment.is_forecast]


def show_promises(view: GoodsView) -> None:
    """The promises as links; nothing where there are none."""
    ledger = promises_on(view)
    if ledger:
        st.header(_("What was promised on these goods"), anchor="promises")
        show_links(ledger)
