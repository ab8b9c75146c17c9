"""Asks in the reader's words. Pure: no database."""

from dashboard.locale import gettext as _
from dashboard.subjects.asks.asks import Ask
from dashboard.subjects.names import Names
from dashboard.subjects.promises.words import dated_title, parties_by_name


def who_asks_whom(ask: Ask, names: Names) -> str:
    """Who asks, and whom."""
    return parties_by_name(ask.askers, ask.asked, names)


def answer_in_words(ask: Ask, names: Names) -> str:
    """How far it was answered, how, and at which event; that nothing is known of an answer where there is none."""
    if ask.answer is None:
        return _("No answer is known.")
    extent = names.term("answer_extent", ask.answer.extent)
    told = ask.answer.note or dated_title(ask.answer.event)
    return _("{extent}: {told}").format(extent=extent, told=told)


def account_in_words(ask: Ask, names: Names) -> str:
    """Whose account alone tells it; empty where that is not so or not said."""
    return _("Told by {area}").format(area=names.area(ask.account_of)) if ask.account_of else ""
