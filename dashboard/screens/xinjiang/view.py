"""Xinjiang's figures put in order: shares stated and computed, partners side by side, ports one by one.

Pure: no database, no page.
"""

from dataclasses import dataclass

import pandas as pd

from dashboard.screens.xinjiang.stated_periods import both_ways_first
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.trade import Flow

XINJIANG, CHINA, WORLD, CENTRAL_ASIA = "CN-XJ", "CN", "WLD", "C5"
CUSTOMS_OF_CHINA = ("gacc", "urumqi-customs")
OF_CHINA, OF_XINJIANG = "of_china", "of_xinjiang"
STATED, COMPUTED = "stated", "computed"
PERIOD_KEYS = ["flow", "unit", "period_kind", "period_start", "period_end"]
SHARE_COLUMNS = [
    *("share_kind", "partner_code", "basis", "counted_by", *PERIOD_KEYS, "value"),
    *("confidence", "source_code", "source_url", "publisher", "stated_by", "note"),
]

# What a stated share is a share of stands in its subject only.
_SUBJECTS = (
    (r"^Xinjiang in China's trade with ", OF_CHINA),
    (r"^Xinjiang in .*'s trade with China$", OF_CHINA),
    (r" in Xinjiang's foreign trade$", OF_XINJIANG),
)

FIRST_PORTS = ("khorgos", "alashankou", "bakhty")
LEAST_FIGURES_OF_A_PANEL = 2


def stated_shares(figures: pd.DataFrame) -> pd.DataFrame:
    """Shares of all goods that authorities stated; gives ``SHARE_COLUMNS``.

    ``of_china`` is Xinjiang in China's trade with a partner, whichever side counted it; ``of_xinjiang`` a partner in
    Xinjiang's trade.
    """
    parts = []
    for pattern, kind in _SUBJECTS:
        found = figures[figures["subject"].str.contains(pattern, regex=True)]
        partner = found["area_code"].where(found["area_code"] != XINJIANG, found["partner_code"])
        parts.append(found.assign(share_kind=kind, basis=STATED, partner_code=partner))
    return pd.concat(parts, ignore_index=True).reindex(columns=SHARE_COLUMNS)


def computed_shares(figures: pd.DataFrame) -> pd.DataFrame:
    """Shares got from two stated values of the same period and currency; gives ``SHARE_COLUMNS``.

    Takes values of trade in all goods of Xinjiang and of China. Xinjiang's share in China's trade is computed only
    where China's customs stated both; a partner's share in Xinjiang's trade only where one office stated both.
    """
    values = figures[figures["measure"] == FigureMeasure.VALUE]
    customs = values[values["counted_by"].isin(CUSTOMS_OF_CHINA)]
    xinjiang, china = customs[customs["area_code"] == XINJIANG], customs[customs["area_code"] == CHINA]
    of_china = _divide(xinjiang, china, ["partner_code"]).assign(share_kind=OF_CHINA)
    own = values[values["area_code"] == XINJIANG]
    world = own[own["partner_code"] == WORLD]
    of_xinjiang = _divide(own[own["partner_code"] != WORLD], world, ["counted_by"]).assign(share_kind=OF_XINJIANG)
    return (
        pd.concat([of_china, of_xinjiang], ignore_index=True)
        .assign(basis=COMPUTED, unit="pct")
        .reindex(columns=SHARE_COLUMNS)
    )


def _divide(parts: pd.DataFrame, wholes: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Part by whole in per cent, as sure as the less sure of the two."""
    names = {"value": "_whole", "confidence": "_confidence"}
    whole = wholes[[*keys, *PERIOD_KEYS, *names]].rename(columns=names).drop_duplicates([*keys, *PERIOD_KEYS])
    joined = parts.merge(whole, on=[*keys, *PERIOD_KEYS], validate="many_to_one")
    confidence = joined["confidence"].where(joined["confidence"] != Confidence.HIGH, joined["_confidence"])
    return joined.assign(value=joined["value"] / joined["_whole"] * 100, confidence=confidence).drop(
        columns=list(names.values())
    )


def partners_side_by_side(values: pd.DataFrame, least: int = 3) -> pd.DataFrame:
    """Xinjiang's turnover with its partners in the newest period for which one office gave at least ``least`` of them.

    Takes Xinjiang's values of trade in all goods; gives the rows of that period, office and currency, the largest
    first, groups and the world among them; no rows where there is no such period.
    """
    turnover = values[values["flow"] == Flow.TURNOVER]
    states = turnover[~turnover["partner_code"].isin((WORLD, CENTRAL_ASIA))]
    counts = states.groupby(["period_end", "period_start", "counted_by", "unit"], as_index=False).agg(
        state_count=("partner_code", "nunique")
    )
    enough = counts[counts["state_count"] >= least].assign(_is_customs=counts["counted_by"].isin(CUSTOMS_OF_CHINA))
    newest = (
        enough.sort_values(["period_end", "state_count", "_is_customs"])
        .tail(1)
        .drop(columns=["state_count", "_is_customs"])
    )
    found = turnover.merge(newest, on=list(newest.columns), validate="many_to_one")
    return found.drop_duplicates("partner_code").sort_values("value", ascending=False, ignore_index=True)


@dataclass(frozen=True)
class PortMeasure:
    """What is told of ports: the indicators that hold it, and the units that may share an axis or be chosen between."""

    indicators: tuple[Indicator, ...]
    kind: FigureMeasure
    units: tuple[str, ...]


PORT_MEASURES = {
    "cargo": PortMeasure((Indicator.CARGO_VIA_PORT, Indicator.RAIL_CARGO), FigureMeasure.WEIGHT, ("t",)),
    "trade": PortMeasure((Indicator.TRADE_VIA_PORT,), FigureMeasure.VALUE, ("CNY", "USD")),
    "trains": PortMeasure((Indicator.TRAINS,), FigureMeasure.COUNT, ("trains",)),
    "vehicles": PortMeasure((Indicator.VEHICLES,), FigureMeasure.COUNT, ("vehicles",)),
    "persons": PortMeasure((Indicator.PERSONS,), FigureMeasure.COUNT, ("persons",)),
}


def port_figures(figures: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Figures of ports in one measure, those of both directions first.

    The measures are those of ``PORT_MEASURES``; of ``trade`` all goods together. Adds ``panel``: the port, or what is
    counted where the figure is about several ports together. Trade in single goods, cargo that names no port and no
    group of ports, and counts in another unit (trains a day) stay out.
    """
    meant = PORT_MEASURES[measure]
    of_measure = figures[
        figures["indicator"].isin(meant.indicators)
        & (figures["measure"] == meant.kind)
        & figures["unit"].isin(meant.units)
    ]
    if measure == "trade":
        of_measure = of_measure[of_measure["group_code"] == "all_goods"]
    is_port = of_measure["place_code"].notna() | of_measure["subject"].str.contains("port|Alashankou|district")
    ports = of_measure[is_port]
    panelled = ports.assign(panel=ports["place_code"].fillna(ports["subject"]))
    return both_ways_first(panelled, ["panel", "subject", "counted_by", "unit"])


def panel_order(figures: pd.DataFrame) -> list[str]:
    """Panels worth drawing: the three ports first, then by their number of figures.

    Those of a single figure stay in the table.
    """
    counts = figures["panel"].value_counts()
    first = [port for port in FIRST_PORTS if port in counts.index]
    others = [
        str(panel) for panel in counts.index if panel not in FIRST_PORTS and counts[panel] >= LEAST_FIGURES_OF_A_PANEL
    ]
    return first + others
