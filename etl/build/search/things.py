"""What a search finds beside what was said: goods by their names, and figures that authorities stated."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from etl.build.search.entries import Entry
from etl.build.search.names import AllWords, Tables
from etl.values.typed_rows import typed_rows
from etl.vocabulary.search import SearchKind


@dataclass(frozen=True)
class _Figure:
    figure_code: str
    area_code: str
    partner_code: str
    flow: str
    period_start: date
    period_end: date
    period_label: str
    indicator: str
    group_code: str | None
    commodity_id: str | None
    subject: str
    place_code: str | None
    stated_by: str
    as_published: str
    publisher: str
    note: str | None
    shown_from: date | None
    shown_until: date | None


def goods_entries(tables: Tables, words: AllWords) -> Iterator[Entry]:
    """Groups of goods, goods as acts name them, and goods by code."""
    for code, definition in zip(
        tables["commodity_group"]["group_code"], tables["commodity_group"]["definition"], strict=True
    ):
        yield Entry(SearchKind.GROUP, code, words.named("commodity_group", code), body=words.said(definition))
    for code in tables["access_good"]["good_code"]:
        yield Entry(SearchKind.ACCESS_GOOD, code, words.named("access_good", code))
    for code in tables["commodity"]["commodity_id"]:
        yield Entry(SearchKind.COMMODITY, code, words.named("commodity", code), body=(code,))


def figure_entries(tables: Tables, words: AllWords) -> Iterator[Entry]:
    """Stated figures, of several statements of one number the one that charts show."""
    for one in typed_rows(tables["official_figure"], _Figure):
        if one.shown_from is not None:
            yield Entry(
                SearchKind.FIGURE,
                one.figure_code,
                title=words.said(one.subject, one.as_published),
                body=(*words.said(one.period_label, one.note), *_names_of(one, words), *words.said(one.publisher)),
                start=one.period_start,
                end=one.period_end,
                place=one.place_code,
                known_from=one.shown_from,
                known_until=one.shown_until,
            )


def _names_of(figure: _Figure, words: AllWords) -> tuple[str, ...]:
    codes = (
        ("indicator", figure.indicator),
        ("area", figure.area_code),
        ("area", figure.partner_code),
        ("flow", figure.flow),
        ("place", figure.place_code),
        ("commodity_group", figure.group_code),
        ("commodity", figure.commodity_id),
        ("authority", figure.stated_by),
    )
    return tuple(name for list_name, code in codes for name in words.named(list_name, code))
