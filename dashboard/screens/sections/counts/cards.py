"""What is told of one count beside its number. Pure: no database, no page."""

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names
from dashboard.subjects.trade.trade_points import Change, TradePoint


def change_in_words(change: Change | None) -> str:
    """A change on the year with its sign."""
    return formats.percent(change.pct if change else None, signed=True)


def basis_name(change: Change | None) -> str:
    """Where a change on the year is from, in words."""
    if change is None:
        return _("on the year: not known")
    return _("on the year, stated") if change.is_stated else _("on the year, computed")


def source_sentence(point: TradePoint, names: Names) -> str:
    """Whose count and where it is published, as Markdown with a link where there is one."""
    url, statement = names.url(point), point.statement
    if statement is None:
        sentence = _("{count}: [{source}]({url}).") if url else _("{count}: {source}.")
        return sentence.format(count=names.count(point.series), source=names.source(point), url=url)
    if statement.stated_by == point.series.counted_by:
        sentence = _("Counted and stated by {counter}; read in [{publisher}]({url}).")
    else:
        sentence = _("Count: {counter}; stated by {speaker}; read in [{publisher}]({url}).")
    return sentence.format(
        counter=names.office(point.series.counted_by),
        speaker=names.office(statement.stated_by),
        publisher=statement.publisher,
        url=url,
    )


def doubt_sentence(point: TradePoint) -> str:
    """Why a figure is less sure, or nothing."""
    if point.is_estimated:
        return _("Estimated by the publisher.")
    return _("Less sure: second hand, inferred or in conflict with others.") if point.is_doubtful else ""
