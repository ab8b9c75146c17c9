"""The World Bank's WITS, trade by product group, years, thousand US dollars.

A file is one answer of its API, SDMX-JSON or SDMX-ML. In JSON a figure's key is the places of its dimensions' values
(``0:0:0:5:0``), which the answer lists beside the figures; a browser is given XML, in which they are attributes. Values
are exports and imports as the reporter gave them to UN Comtrade.
"""

import html
import json
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from etl.errors import KhorgosError
from etl.inputs.files import CsvRows
from etl.publishers.common.answers import ChangedForm, NotAnAnswer, describe_no_json
from etl.publishers.common.trade_rows import FETCH_AGAIN, TradeRecord, describe_file, refuse_whole, trade_rows
from etl.publishers.layouts import Layout, Sample
from etl.publishers.wits.words import (
    AREA_CODES,
    GROUP_CODES,
    OTHER_CODES,
    OTHER_COUNTRIES,
    OTHER_GROUPS,
    is_ours,
    to_commodity,
)
from etl.schema.json_objects import each_key_once
from etl.vocabulary.trade import Flow

SOURCE = "wits_trade"
DATA_SET = "DF_WITS_TradeStats_Trade"
INDICATORS = {"XPRT-TRD-VL": Flow.EXPORT, "MPRT-TRD-VL": Flow.IMPORT}
XML_ROOT = "StructureSpecificData"
REQUIRED = ("REPORTER", "PARTNER", "PRODUCTCODE", "INDICATOR", "TIME_PERIOD")
_ERROR = "wits:error"
_TAG = re.compile(r"<[^>]*>")
_NOT_GIVEN = {"", "NaN"}


class Refusal(KhorgosError):
    """The API's own words for why it gives no figures."""


class WitsFigure(NamedTuple):
    """One figure as it stands, by the publisher's codes; the value is empty where it is not given."""

    reporter: str
    partner: str
    group: str
    indicator: str
    year: str
    value: str


def parse_answer(path: Path) -> list[WitsFigure]:
    """The figures of one answer; numbers are the texts they are. Raises NotAnAnswer, Refusal and ChangedForm."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    if _ERROR in text:
        raise Refusal(" ".join(_TAG.sub(" ", html.unescape(text)).split()))
    return _parse_xml(text) if text.lstrip().startswith("<") and XML_ROOT in text else _parse_json(path, text)


def _parse_xml(text: str) -> list[WitsFigure]:
    try:
        root = ElementTree.fromstring(text.strip())  # noqa: S314 (expat bounds how far entities grow, and loads none from elsewhere)
    except ElementTree.ParseError as fault:
        message = f"XML that breaks off ({fault})"
        raise NotAnAnswer(message) from None
    figures: list[WitsFigure] = []
    for series in root.iterfind(".//{*}Series"):
        for observation in series.iterfind("{*}Obs"):
            attributes = series.attrib | observation.attrib
            _require(attributes)
            figures.append(_to_figure(attributes, attributes.get("OBS_VALUE")))
    return figures


def _require(names: Container[str]) -> None:
    if lacks := [name for name in REQUIRED if name not in names]:
        message = f"the answer lacks {', '.join(lacks)}: the publisher changed its form"
        raise ChangedForm(message)


def _parse_json(path: Path, text: str) -> list[WitsFigure]:
    try:
        answer = json.loads(text, object_pairs_hook=each_key_once, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as fault:
        raise NotAnAnswer(describe_no_json(path, fault)) from None
    if not isinstance(answer, Mapping) or "dataSets" not in answer or "structure" not in answer:
        message = "JSON without the data sets and the structure that every answer has"
        raise NotAnAnswer(message)
    try:
        return list(_list_figures(answer))
    except (
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
    ):  # each says that the answer is not built as its protocol has it
        message = "a figure's key is not explained by the answer's dimensions: the publisher changed its form"
        raise ChangedForm(message) from None


def _list_figures(answer: Mapping[str, Any]) -> Iterator[WitsFigure]:
    dimensions = answer["structure"]["dimensions"]
    listed = {place: _list_codes(dimensions[place]) for place in ("series", "observation")}
    _require([name for codes in listed.values() for name, _ in codes])
    for data_set in answer["dataSets"]:
        for key, series in data_set["series"].items():
            for place, values in series["observations"].items():
                of_figure = _look_up(key, listed["series"]) | _look_up(place, listed["observation"])
                yield _to_figure(of_figure, values[0])


def _to_figure(codes: Mapping[str, str], value: str | None) -> WitsFigure:
    reporter, partner, group, indicator, year = (codes[name] for name in REQUIRED)
    return WitsFigure(reporter, partner, group, indicator, year, (value or "").strip())


def _list_codes(dimensions: list[Mapping[str, Any]]) -> list[tuple[str, list[str]]]:
    """Each dimension's name with the codes of its values, in order."""
    return [(_text(dimension["id"]), [_text(value["id"]) for value in dimension["values"]]) for dimension in dimensions]


def _text(code: object) -> str:
    if not isinstance(code, str):
        raise TypeError
    return code


def _look_up(key: str, dimensions: list[tuple[str, list[str]]]) -> dict[str, str]:
    """The codes that a key stands for, by the names of their dimensions."""
    return {name: codes[int(place)] for place, (name, codes) in zip(key.split(":"), dimensions, strict=True)}


def read(path: Path, data_dir: Path) -> CsvRows:
    """Exports and imports of the project's countries with each other and the world.

    They are by product group and year, in thousand US dollars. An answer that cannot be read is refused whole. Left
    out, by reason: other countries, other indicators, groups by SITC or stage of processing, and figures that are not
    given.
    """
    source = describe_file(path, data_dir)
    try:
        figures = parse_answer(path)
    except (NotAnAnswer, Refusal, ChangedForm) as fault:
        return refuse_whole(source, str(fault), FETCH_AGAIN)
    reasons = [_reason_to_leave_out(figure) for figure in figures]
    records = (
        _to_record(line, figure)
        for line, (figure, reason) in enumerate(zip(figures, reasons, strict=True), start=1)
        if not reason
    )
    return trade_rows(source, records, left_out=Counter(reason for reason in reasons if reason))


def _reason_to_leave_out(figure: WitsFigure) -> str:
    if not is_ours(figure.reporter, figure.partner, AREA_CODES):
        return OTHER_COUNTRIES
    if figure.indicator not in INDICATORS:
        return "indicators other than export and import values"
    if figure.group in OTHER_CODES:
        return OTHER_GROUPS
    return "figures that are not given" if figure.value in _NOT_GIVEN else ""


def _to_record(line: int, figure: WitsFigure) -> TradeRecord:
    return TradeRecord(
        reporter=AREA_CODES[figure.reporter],
        partner=AREA_CODES[figure.partner],
        flow=str(INDICATORS[figure.indicator]),
        period=figure.year,
        commodity=to_commodity(figure.group, GROUP_CODES),
        value=figure.value,
        line=line,
    )


def recognise(sample: Sample) -> bool:
    """JSON whose header names this data set, or XML with a series of exports or imports of a product group."""
    head = sample.head.decode("utf-8-sig", errors="ignore").lstrip()
    if head.startswith("{"):
        return f'"{DATA_SET}"' in head
    return XML_ROOT in head and "PRODUCTCODE=" in head and any(indicator in head for indicator in INDICATORS)


LAYOUT = Layout(
    "wits_trade_api", "World Bank WITS, trade by product group, API answer, JSON or XML", SOURCE, recognise, read
)
