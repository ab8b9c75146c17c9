"""The Overview's charts in words and as tables: names of series, hovers, facts, table twins.

Pure: no database, no page.
"""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.screens.sections.counts.cards import HomeAndPartner, doubt_sentence
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.words import facts_line
from dashboard.subjects.names import Names
from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.words import event_day
from dashboard.subjects.trade.coverage import is_table, reach
from etl.vocabulary.commitments import DeadlineBasis
from etl.vocabulary.trade import Side

Row = Mapping[Hashable, Any]

HOVER_WIDTH = 44


def legend_names(points: pd.DataFrame, sides: HomeAndPartner) -> dict[tuple[str, str], str]:
    """Name of each (side, series) with the years it reaches, so that a legend says where each ends."""
    first_rows = {
        (row["side"], row["series"]): row for row in points.drop_duplicates(["side", "series"]).to_dict("records")
    }
    names = {}
    for span in reach(points).to_dict("records"):
        key = (str(span["side"]), str(span["series"]))
        years = (
            f"{span['first_year']}"
            if span["first_year"] == span["last_year"]
            else f"{span['first_year']}–{span['last_year']}"
        )
        names[key] = wrap(_("{series}, {years}").format(series=sides.names.series(first_rows[key]), years=years))
    return names


def add_hover(points: pd.DataFrame, sides: HomeAndPartner) -> pd.DataFrame:
    """Add ``hover``: what, when, how much, whose and where from."""
    texts = []
    for row in points.to_dict("records"):
        lines = [
            f"<b>{formats.amount(row['value'], row['unit'], 2)}</b>",
            _("{what}, {period}").format(
                what=sides.directions[row["direction"]], period=formats.period(row["period_start"], row["period_end"])
            ),
            wrap(sides.names.count(row), HOVER_WIDTH),
            wrap(sides.names.source(row), HOVER_WIDTH),
            wrap(doubt_sentence(row), HOVER_WIDTH),
        ]
        texts.append("<br>".join(line for line in lines if line))
    return points.assign(hover=texts)


def event_hover(event: Event, names: Names) -> str:
    """What a mark of an event says: the title, then date, kind, place and parties."""
    return f"<b>{wrap(event.title, HOVER_WIDTH)}</b><br>{wrap(facts_line(event, names), HOVER_WIDTH)}"


def to_points_table(drawn: pd.DataFrame, parts: pd.DataFrame, sides: HomeAndPartner) -> ShownTable:
    """Points as a table for people and files, those drawn and those of parts of years, newest first.

    Values in full in their own unit.
    """
    points = pd.concat(
        [rows for rows in (drawn.assign(is_drawn=True), parts.assign(is_drawn=False)) if len(rows)] or [drawn]
    )
    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("period", _("Period"), lambda row: formats.period(row["period_start"], row["period_end"])),
        ShownColumn("counted_in", _("Counted in"), lambda row: sides.name(row["side"])),
        ShownColumn("what", _("What"), lambda row: sides.directions[row["direction"]]),
        ShownColumn("value", _("Value"), lambda row: row["value"]),
        ShownColumn("unit", _("Unit"), lambda row: row["unit"]),
        ShownColumn("is_on_chart", _("On the chart"), lambda row: _("yes") if row["is_drawn"] else _("no")),
        ShownColumn("change_pct", _("Change on the year, %"), lambda row: row["change_pct"]),
        ShownColumn("change_basis", _("Change is"), lambda row: basis_word(row["change_basis"])),
        ShownColumn("counted_by_name", _("Whose count"), sides.names.count),
        ShownColumn("valuation_name", _("Valuation"), lambda row: sides.names.term("valuation", row["valuation"])),
        ShownColumn("source_name", _("Source"), sides.names.source),
        ShownColumn("mark", _("Mark"), doubt_sentence),
        ShownColumn("note", _("Note"), lambda row: row["note"] if isinstance(row["note"], str) else ""),
        ShownColumn("source_url", _("Link"), sides.names.url),
        ShownColumn("period_start", _("First day"), lambda row: row["period_start"].date()),
        ShownColumn("period_end", _("Last day"), lambda row: row["period_end"].date()),
        ShownColumn("series_code", _("Series code"), lambda row: row["series"]),
    )
    return tabulate(
        points.sort_values(["period_end", "side", "series"], ascending=[False, True, True]).to_dict("records"), columns
    )


def basis_word(basis: str) -> str:
    """Where a change is from, in a word."""
    return {"stated": _("stated"), "computed": _("computed")}.get(basis, "")


def listed(names: pd.Series | list[str]) -> str:
    """Different names in their order, as one text."""
    return _("; ").join(dict.fromkeys(str(name) for name in names))


def span_of(points: pd.DataFrame) -> str:
    """From the first period to the last, in years."""
    first, last = points["period_start"].min().year, points["period_end"].max().year
    return f"{first}" if first == last else f"{first}–{last}"


def trade_alt(points: pd.DataFrame, what: str, names: Mapping[tuple[str, str], str]) -> str:
    """One sentence that says what the chart of trade by year shows, with the last value of each series."""
    last = points.sort_values("period_end").drop_duplicates(["side", "series"], keep="last")
    ends = [
        _("{series}: {value} in {year}").format(
            series=names[row["side"], row["series"]].replace("<br>", " "),
            value=formats.amount(row["value"], row["unit"]),
            year=row["period_start"].year,
        )
        for row in last.to_dict("records")
    ]
    return _("{what} by year, one line a source, meetings marked below. Last values: {ends}.").format(
        what=what, ends=_("; ").join(ends)
    )


def marks_note(points: pd.DataFrame) -> str:
    """What the marks of the chart mean, and that an end of data is no end of trade."""
    sentences = [
        _(
            "A line ends where its source ends, not where trade does; the years stand in each name. Gaps are years "
            "without a figure."
        )
    ]
    if not is_table(points).all():
        sentences.append(
            _(
                "Open marks are figures that an authority stated; they are joined to nothing. Figures of parts of "
                "years stand in the table."
            )
        )
    if points["is_doubtful"].any():
        sentences.append(
            _("Crosses are less sure: second hand, inferred or in conflict with others; the table says why.")
        )
    if points["is_estimated"].any():
        sentences.append(_("Some values are the publisher's estimates; the table says which."))
    return " ".join(sentences)


def sides_named(points: pd.DataFrame, sides: HomeAndPartner) -> str:
    """Names of the sides whose figures are there."""
    return listed([sides.name(side) for side in Side if side in set(points["side"])])


def deadline_line(commitment: Commitment, names: Names) -> str:
    """A commitment's deadline, how it is known, its stage, how it stands, and when it was made."""
    day = "" if commitment.deadline is None else formats.day(commitment.deadline)
    is_derived = commitment.deadline_basis == DeadlineBasis.DERIVED
    return _("By {deadline} · {stage} · {outcome} · promised {made}").format(
        deadline=_("{date} (read from the wording)").format(date=day) if is_derived else day,
        stage=names.term("stage", commitment.stage),
        outcome=names.outcome(commitment.standing.outcome),
        made=event_day(commitment.event),
    )


def source_lines(sources: pd.DataFrame, codes: set[str], sides: HomeAndPartner) -> list[str]:
    """Each source as one line of Markdown.

    Its title with a link, its publisher, the periods it gives and when it was retrieved.
    """
    lines = []
    for row in sources[sources["source_code"].isin(codes)].to_dict("records"):
        title = sides.names.source_title(row["source_code"])
        linked = f"[{title}]({row['url']})" if isinstance(row["url"], str) and row["url"] else title
        reach = formats.period(row["first_date"], row["last_date"])
        if isinstance(row["retrieved_date"], date):
            line = _("- {title}. {publisher}. Figures of {reach}, retrieved {day}.")
            lines.append(
                line.format(
                    title=linked, publisher=row["publisher"], reach=reach, day=formats.day(row["retrieved_date"])
                )
            )
        else:
            lines.append(
                _("- {title}. {publisher}. Figures of {reach}.").format(
                    title=linked, publisher=row["publisher"], reach=reach
                )
            )
    return lines
