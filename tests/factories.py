"""Rows of every table, made up and visibly so: Aland (AX) trades with Bouvet (BV) in 2099.

``area_row(name_en="Nowhere")`` gives a whole row of ``area`` as a dict, with the columns named replaced. ``complete``
adds what rows refer to, so a test names only what matters to it:
``complete(observation=[observation_row(value_usd=5.0)])`` brings areas, commodity and source.
"""

import hashlib
import pickle
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

import pandas as pd
from sqlalchemy import Table

from etl import schema
from etl.build.judge import conclude
from etl.build.judge.conclude import count_observations
from etl.build.search import INDEXED, index_search
from etl.errors import Fault
from etl.values.frames import rows_to_frame
from etl.values.knowledge import find_record_end
from etl.values.reading import FileCount, Reading

Row = dict[str, Any]

SOURCE = "aland_customs"
EVENT = "2099-05-09-mariehamn-a-b"
LINE = f"0-0010-{SOURCE}"
ALWAYS = date(1900, 1, 1)


_COUNTED_OF = ("area_member", "commodity", "commodity_group_member", "observation", "source", "revision")
_INDEXED_OF = tuple(table.name for table in INDEXED)
_NO_ROWS = pickle.dumps([])

# What a test does not date was always known.
_KNOWN = {"known_from": ALWAYS, "is_known_from_assumed": False}


def row(table: Table, overrides: Row, **defaults: Any) -> Row:
    """Give a row with every column of ``table``; one that is neither overridden nor given by default is NULL."""
    unknown = set(overrides) - set(table.columns.keys())
    if unknown:
        message = f"table {table.name} has no column {sorted(unknown)}"
        raise TypeError(message)
    known = {name: value for name, value in _KNOWN.items() if name in table.columns}
    return {name: overrides.get(name, (known | defaults).get(name)) for name in table.columns.keys()}  # noqa: SIM118 (columns iterate as objects)


def month(year: int, number: int) -> Row:
    """Period columns of a month: ``observation_row(**month(2099, 5))``."""
    return {
        "period_start": date(year, number, 1),
        "period_end": date(year, number, monthrange(year, number)[1]),
        "period_kind": "month",
    }


def year(number: int) -> Row:
    """Period columns of a calendar year."""
    return {"period_start": date(number, 1, 1), "period_end": date(number, 12, 31), "period_kind": "year"}


def term_row(**overrides: Any) -> Row:
    return row(schema.term, overrides, list_name="topic", term_code="meat", sort_order=1, title_en="Meat")


def area_row(**overrides: Any) -> Row:
    names = {"AX": "Aland", "BV": "Bouvet"}
    code = overrides.get("area_code", "AX")
    return row(
        schema.area, overrides, area_code=code, kind="country", sort_order=1, name_en=names.get(code, f"Area {code}")
    )


def area_member_row(**overrides: Any) -> Row:
    return row(schema.area_member, overrides, group_code="XG", area_code="AX")


def place_row(**overrides: Any) -> Row:
    code = overrides.get("place_code", "mariehamn")
    return row(schema.place, overrides, place_code=code, kind="city", area_code="AX", name_en=code.title())


def crossing_line_row(**overrides: Any) -> Row:
    return row(
        schema.crossing_line,
        overrides,
        place_code="mariehamn",
        mode="rail",
        neighbour_code="BV",
        sort_order=1,
        source_url="https://example.org/rail",
        publisher="Aland News",
    )


def cargo_mode_row(**overrides: Any) -> Row:
    return row(
        schema.cargo_mode,
        overrides,
        indicator="rail_cargo",
        subject="cargo",
        mode="rail",
        sort_order=1,
        title_en="Cargo",
    )


def authority_row(**overrides: Any) -> Row:
    code = overrides.get("authority_code", "AX-CUSTOMS")
    return row(schema.authority, overrides, authority_code=code, area_code="AX", name_en=f"Office {code}")


def person_row(**overrides: Any) -> Row:
    code = overrides.get("person_code", "anna-alander")
    return row(schema.person, overrides, person_code=code, area_code="AX", name_en=code.replace("-", " ").title())


def person_role_row(**overrides: Any) -> Row:
    return row(
        schema.person_role,
        overrides,
        person_code="anna-alander",
        role="Minister of Sheep",
        seen_from=date(2099, 5, 9),
        seen_to=date(2099, 5, 9),
    )


def role_row(**overrides: Any) -> Row:
    return row(schema.role, overrides, role_en="Minister of Sheep", role_zh="绵羊部长", role_ru="Министр овец")


def commodity_row(**overrides: Any) -> Row:
    identity = overrides.get("commodity_id", "HS:1001")
    classification, _, code = identity.partition(":")
    levels = {2: "chapter", 4: "heading", 6: "subheading"}
    level = "total" if identity == "TOTAL" else levels.get(len(code), "item") if classification == "HS" else "item"
    return row(
        schema.commodity,
        overrides,
        commodity_id=identity,
        classification=classification,
        code=code or identity,
        level=level,
        title_en=f"Goods {identity}",
    )


def commodity_group_row(**overrides: Any) -> Row:
    code = overrides.get("group_code", "grain")
    return row(
        schema.commodity_group,
        overrides,
        group_code=code,
        sort_order=1,
        title_en=code.replace("_", " ").title(),
        definition="Made up.",
    )


def commodity_group_member_row(**overrides: Any) -> Row:
    return row(schema.commodity_group_member, overrides, group_code="grain", commodity_id="HS:1001", basis="exact")


def synonym_row(**overrides: Any) -> Row:
    return row(schema.synonym, overrides, synonym_code="mutton", words_en="mutton; sheep", words_ru="баранина")


def search_entry_row(**overrides: Any) -> Row:
    return row(
        schema.search_entry,
        overrides,
        kind="note",
        code=EVENT,
        part="whole",
        title="Meeting",
        title_words="meeting",
        words="meeting",
    )


def search_name_row(**overrides: Any) -> Row:
    return row(schema.search_name, overrides, name_key="mariehamn", list_name="place", code="mariehamn")


def topic_group_row(**overrides: Any) -> Row:
    return row(schema.topic_group, overrides, topic="grain", group_code="grain")


def gap_reason_row(**overrides: Any) -> Row:
    return row(
        schema.gap_reason,
        overrides,
        reason_code="timing",
        sort_order=1,
        cause="timing",
        text_en="Ships arrive later than they leave.",
        source_url="https://example.org/gaps",
        publisher="Example Statistics",
    )


def source_row(**overrides: Any) -> Row:
    code = overrides.get("source_code", SOURCE)
    return row(
        schema.source,
        overrides,
        source_code=code,
        title_en=f"Source {code}",
        publisher="Aland Customs",
        kind="table",
        coverage="all",
        detail_level="heading",
        report_kind="own",
        export_valuation="fob",
        import_valuation="cif",
        unit_as_published="USD",
        licence="CC0",
        url="https://example.org/customs",
        cadence="monthly",
        sort_order=1,
    )


def snapshot_row(**overrides: Any) -> Row:
    code = overrides.get("snapshot_code", f"{overrides.get('source_code', SOURCE)}-1")
    source = code.removesuffix("-1")
    return row(
        schema.snapshot,
        overrides,
        snapshot_code=code,
        source_code=source,
        file=f"trade/{source}.csv",
        sha256="0" * 64,
        retrieved_date=date(2099, 12, 1),
        bytes=100,
        rows_read=1,
    )


def observation_row(**overrides: Any) -> Row:
    source = overrides.get("source_code", SOURCE)
    return row(
        schema.observation,
        overrides,
        source_code=source,
        reporter_code="AX",
        partner_code="BV",
        flow="export",
        commodity_id="HS:1001",
        **month(2099, 5),
        valuation="fob",
        value_usd=1_000_000.0,
        net_weight_kg=500_000.0,
        hs_revision="HS2022",
        status="final",
        quality="ok",
        is_derived=False,
        snapshot_code=f"{source}-1",
        source_row=2,
    )


def official_figure_row(**overrides: Any) -> Row:
    code = overrides.get("figure_code", "F0001")
    return row(
        schema.official_figure,
        overrides,
        figure_code=code,
        source_code="official_figures",
        area_code="AX",
        partner_code="BV",
        flow="turnover",
        **year(2099),
        period_label="2099",
        indicator="goods_trade",
        measure="value",
        subject="all goods",
        value=2_000_000_000.0,
        unit="USD",
        currency_as_published="USD",
        stated_by="AX-CUSTOMS",
        counted_by="AX-CUSTOMS",
        as_published="2 bn US dollars",
        source_url="https://example.org/figure",
        publisher="Example News",
        published_date="2100-01-15",
        confidence="high",
        statement_key=code,
        is_shown=True,
        shown_from=ALWAYS if overrides.get("is_shown", True) else None,
    )


def price_good_row(**overrides: Any) -> Row:
    code = overrides.get("price_good_code", "rye")
    return row(
        schema.price_good, overrides, price_good_code=code, sort_order=1, title_en=code.title(), definition="Made up."
    )


def nearest_price_row(**overrides: Any) -> Row:
    return row(
        schema.nearest_price,
        overrides,
        commodity_id="HS:1001",
        price_good_code="rye",
        told_for="HS:1001",
        reason="Both are grain.",
    )


def price_row(**overrides: Any) -> Row:
    source = overrides.get("source_code", "aland_prices")
    return row(
        schema.price,
        overrides,
        source_code=source,
        price_good_code="rye",
        **month(2099, 5),
        value=250.0,
        unit="t",
        currency="USD",
        quality="ok",
        snapshot_code=f"{source}-1",
        source_row=2,
    )


def exchange_rate_row(**overrides: Any) -> Row:
    source = overrides.get("source_code", "aland_rates")
    return row(
        schema.exchange_rate,
        overrides,
        source_code=source,
        currency="CNY",
        per_currency="USD",
        **month(2099, 5),
        kind="mean",
        value=8.0,
        quality="ok",
        snapshot_code=f"{source}-1",
        source_row=2,
    )


def production_row(**overrides: Any) -> Row:
    source = overrides.get("source_code", "aland_harvests")
    return row(
        schema.production,
        overrides,
        source_code=source,
        area_code="AX",
        crop_id="FAO:rye",
        **year(2099),
        area_harvested_ha=100.0,
        yield_kg_per_ha=2_000.0,
        production_t=200.0,
        status="final",
        quality="ok",
        snapshot_code=f"{source}-1",
        source_row=2,
    )


def crop_code_row(**overrides: Any) -> Row:
    return row(schema.crop_code, overrides, crop_id="FAO:rye", commodity_id="HS:1002", reason="Rye as grain.")


def event_row(**overrides: Any) -> Row:
    identity = overrides.get("event_id", EVENT)
    start = overrides.get("start_date", date(2099, 5, 9))
    return row(
        schema.event,
        overrides,
        event_id=identity,
        start_date=start,
        end_date=start,
        date_precision="day",
        kind="ministerial_meeting",
        title=f"Meeting {identity}",
        place_code="mariehamn",
        country_code="AX",
        note="Made up.",
        confidence="high",
        file=f"events/2099/{identity}.md",
        search_text=f"meeting {identity}",
    )


def event_party_row(**overrides: Any) -> Row:
    return row(schema.event_party, overrides, event_id=EVENT, area_code="AX")


def event_participant_row(**overrides: Any) -> Row:
    return row(
        schema.event_participant,
        overrides,
        event_id=EVENT,
        seq=1,
        person_code="anna-alander",
        role="Minister of Sheep",
        side_code="AX",
    )


def event_topic_row(**overrides: Any) -> Row:
    return row(schema.event_topic, overrides, event_id=EVENT, topic="grain")


def event_figure_row(**overrides: Any) -> Row:
    return row(
        schema.event_figure,
        overrides,
        event_id=EVENT,
        seq=1,
        what="trade in grain",
        value=1_000_000.0,
        unit="USD",
        period="2098",
        stated_by="Ministry of Sheep",
    )


def event_source_row(**overrides: Any) -> Row:
    return row(
        schema.event_source,
        overrides,
        event_id=EVENT,
        seq=1,
        url="https://example.org/meeting",
        publisher="Example News",
        published_date="2099-05-10",
        title="Ministers meet",
    )


def event_relation_row(**overrides: Any) -> Row:
    return row(
        schema.event_relation, overrides, event_id=EVENT, earlier_event_id="2098-01-01-earlier-event", kind="follows"
    )


def ask_row(**overrides: Any) -> Row:
    event, _, seq = overrides.get("ask_id", f"{overrides.get('event_id', EVENT)}-a1").rpartition("-a")
    answer = overrides.get("answered_by_event_id")
    return row(
        schema.ask,
        overrides,
        ask_id=f"{event}-a{seq}",
        event_id=event,
        seq=int(seq),
        text="Let apples in",
        answer_extent="wholly" if answer else None,
        answer_known_from=ALWAYS if answer else None,
    )


def ask_party_row(**overrides: Any) -> Row:
    return row(schema.ask_party, overrides, ask_id=f"{EVENT}-a1", area_code="AX", role="by")


def ask_topic_row(**overrides: Any) -> Row:
    return row(schema.ask_topic, overrides, ask_id=f"{EVENT}-a1", topic="grain")


def commitment_row(**overrides: Any) -> Row:
    event, _, seq = overrides.get("commitment_id", f"{overrides.get('event_id', EVENT)}-c1").rpartition("-c")
    return row(
        schema.commitment,
        overrides,
        commitment_id=f"{event}-c{seq}",
        event_id=event,
        seq=int(seq),
        text="Raise trade in grain",
        kind="pledge",
        measurability="none",
        repeats_known_from=ALWAYS if overrides.get("repeats_commitment_id") else None,
    )


def commitment_party_row(**overrides: Any) -> Row:
    return row(schema.commitment_party, overrides, commitment_id=f"{EVENT}-c1", area_code="AX", role="by")


def commitment_topic_row(**overrides: Any) -> Row:
    return row(schema.commitment_topic, overrides, commitment_id=f"{EVENT}-c1", topic="grain")


def commitment_evidence_row(**overrides: Any) -> Row:
    return row(
        schema.commitment_evidence, overrides, commitment_id=f"{EVENT}-c1", seq=1, kind="progress", event_id=EVENT
    )


def assessment_row(**overrides: Any) -> Row:
    return row(
        schema.assessment,
        overrides,
        commitment_id=f"{EVENT}-c1",
        seq=1,
        assessed_date=date(2100, 1, 15),
        assessed_by="desk officer",
        verdict="partly",
        reason="Half of it was traded.",
    )


def stage_row(**overrides: Any) -> Row:
    return row(schema.stage, overrides, commitment_id=f"{EVENT}-c1", seq=1, stage="announced", event_id=EVENT)


def commitment_figure_row(**overrides: Any) -> Row:
    return row(
        schema.commitment_figure,
        overrides,
        commitment_id=f"{EVENT}-c1",
        line=LINE,
        period_start=date(2099, 1, 1),
        period_end=date(2099, 12, 31),
        value=500_000.0,
        is_doubtful=False,
        is_stand_in=False,
    )


def judgement_row(**overrides: Any) -> Row:
    return row(
        schema.judgement,
        overrides,
        commitment_id=f"{EVENT}-c1",
        line=LINE,
        reporter_code="AX",
        partner_code="BV",
        flow="export",
        is_own=True,
        bound="exact",
        source_code=SOURCE,
        indicator="goods_trade",
        valuation="fob",
        unit="USD",
        verdict="partly",
        rule="halfway",
        period_start=date(2099, 1, 1),
        period_end=date(2099, 12, 31),
        value=500_000.0,
        target_value=1_000_000.0,
        share_of_target_pct=50.0,
        is_heard=True,
        is_doubtful=False,
        is_stand_in=False,
    )


def standing_row(**overrides: Any) -> Row:
    return row(
        schema.standing,
        overrides,
        commitment_id=f"{EVENT}-c1",
        word="not_assessable",
        cause="nothing_found",
        judged_by="nobody",
        reason="nothing_found",
    )


def standing_side_row(**overrides: Any) -> Row:
    return row(schema.standing_side, overrides, commitment_id=f"{EVENT}-c1", side_code="AX", word="partly")


def group_trade_row(**overrides: Any) -> Row:
    counts = {f"{name}_count": 0 for name in ("doubtful", "derived", "estimated", "stand_in")}
    return row(
        schema.group_trade,
        overrides,
        group_code="grain",
        source_code=SOURCE,
        reporter_code="AX",
        partner_code="BV",
        flow="export",
        valuation="fob",
        **year(2099),
        is_at_least=False,
        value_usd=1_000_000.0,
        net_weight_kg=2_000_000.0,
        partner_count=1,
        commodity_count=1,
        **counts,
        is_known_from_assumed=False,
    )


def trade_reach_row(**overrides: Any) -> Row:
    years = {"years_from": date(2099, 1, 1), "years_until": date(2099, 12, 31)}
    return row(schema.trade_reach, overrides, quality="ok", **years, **_reach())


def group_reach_row(**overrides: Any) -> Row:
    of_goods = {"group_code": "grain", "level": "heading", "valuation": "fob", "start_month": 1, "has_weight": True}
    return row(schema.group_reach, overrides, **of_goods, **_reach())


def goods_kind_row(**overrides: Any) -> Row:
    return row(schema.goods_kind, overrides, kind=0, group_code="grain", level="heading")


_FIRST, _LAST = date(2099, 1, 1), date(2099, 12, 31)
_OF_YEAR = {"years_from": _FIRST, "years_until": _LAST}
_OF_KIND = {"kind": 0, "period_kind": "year", "quality": "ok"}
_HELD = {"row_count": 1, "first_date": _FIRST, "last_date": _LAST, "newest_start": _FIRST}


def trade_years_row(**overrides: Any) -> Row:
    return row(schema.trade_years, overrides, **_trade(), period_kind="year", quality="ok", **_OF_YEAR, **_HELD)


def trade_count_row(**overrides: Any) -> Row:
    return row(schema.trade_count, overrides, **_trade(), period_kind="year", quality="ok", **_HELD)


def goods_reach_row(**overrides: Any) -> Row:
    return row(schema.goods_reach, overrides, **_trade(), **_OF_KIND, **_OF_YEAR, **_HELD)


def goods_count_row(**overrides: Any) -> Row:
    return row(schema.goods_count, overrides, **_trade(), **_OF_KIND, **_HELD)


def goods_change_row(**overrides: Any) -> Row:
    return row(schema.goods_change, overrides, **(_reach() | _OF_KIND), **_OF_YEAR)


def named_goods_row(**overrides: Any) -> Row:
    of_kind = {"kind": 0, "goods_count": 1, "value_usd": 1.0}
    return row(schema.named_goods, overrides, **_trade(), **of_kind, year=2099, is_own=True)


def largest_goods_row(**overrides: Any) -> Row:
    good = {"level": "heading", "commodity_id": "HS:1001", "valuation": "fob"}
    return row(schema.largest_goods, overrides, **_trade(), **good, year=2099, is_own=True)


def _reach() -> Row:
    return _trade() | {"period_kind": "year", "row_change": 1}


def _trade() -> Row:
    return {"reporter_code": "AX", "partner_code": "BV", "flow": "export", "source_code": SOURCE}


def headline_line_row(**overrides: Any) -> Row:
    return row(
        schema.headline_line,
        overrides,
        home_code="AX",
        partner_code="BV",
        direction="to_partner",
        group_code="grain",
        side="home",
        unit="USD",
        source_code=SOURCE,
        reporter_code="AX",
        valuation="fob",
        is_at_least=False,
        is_doubtful=False,
        is_stand_in=False,
        period_start=date(2099, 1, 1),
        period_end=date(2099, 12, 31),
        value=1_000_000.0,
    )


def headline_pair_row(**overrides: Any) -> Row:
    sides = {"home": ("AX", 1_500_000.0), "partner": ("BV", 1_000_000.0)}
    told = {
        f"{side}_{name}": value
        for side, (reporter, amount) in sides.items()
        for name, value in {
            "source_code": SOURCE,
            "reporter_code": reporter,
            "value": amount,
            "valuation": "fob",
        }.items()
    }
    marks = {f"{side}_is_{mark}": False for side in sides for mark in ("at_least", "doubtful", "stand_in")}
    return row(
        schema.headline_pair,
        overrides,
        home_code="AX",
        partner_code="BV",
        direction="to_partner",
        group_code="grain",
        unit="USD",
        period_start=date(2099, 1, 1),
        period_end=date(2099, 12, 31),
        **told,
        **marks,
    )


def access_good_row(**overrides: Any) -> Row:
    code = overrides.get("good_code", "apples")
    name = code.replace("_", " ").capitalize()
    return row(schema.access_good, overrides, good_code=code, sort_order=1, is_collective=False, name_en=name)


def access_good_part_row(**overrides: Any) -> Row:
    return row(schema.access_good_part, overrides, whole_code="fruit", part_code="apples")


def access_good_code_row(**overrides: Any) -> Row:
    return row(schema.access_good_code, overrides, good_code="apples", commodity_id="HS:0808", basis="exact")


def market_access_row(**overrides: Any) -> Row:
    """An announcement that lets Aland's apples into Bouvet on 9 May 2099, told by a page of that day."""
    first = overrides.get("from_date", date(2099, 5, 9))
    return row(
        schema.market_access,
        overrides,
        act_code="A0001",
        good_code="apples",
        origin_code="AX",
        destination_code="BV",
        kind="announcement",
        force="in_force",
        scope="whole",
        date=first.isoformat(),
        date_precision="day",
        date_basis="stated",
        from_date=first,
        is_last_date_computed=False,
        instrument="announcement",
        instrument_number="2099 No. 1",
        publisher="Example News",
        source_url="https://example.org/act",
        published_date=first.isoformat(),
        read_date=date(2099, 12, 1),
    )


def market_access_event_row(**overrides: Any) -> Row:
    return row(schema.market_access_event, overrides, act_code="A0001", event_id=EVENT)


def market_access_conflict_row(**overrides: Any) -> Row:
    return row(
        schema.market_access_conflict,
        overrides,
        act_code="A0001",
        other_act_code="A0002",
        about="day",
        text="The days differ.",
    )


def access_state_row(**overrides: Any) -> Row:
    flags = dict.fromkeys(("is_less_sure", "is_duty_known", "is_quota_known", "is_restricted"), False)
    return row(
        schema.access_state,
        overrides,
        good_code="apples",
        origin_code="AX",
        destination_code="BV",
        from_date=date(2099, 5, 9),
        state="open",
        since_date=date(2099, 5, 9),
        act_code="A0001",
        **flags,
    )


def build_row(**overrides: Any) -> Row:
    return row(
        schema.build,
        overrides,
        build_id="0123456789ab",
        schema_version=schema.SCHEMA_VERSION,
        built_at=datetime(2099, 12, 31, 12, 0),  # noqa: DTZ001 (the column is UTC without a zone)
        input_sha256="0" * 64,
        rows_read=0,
        rows_loaded=0,
        rows_rejected=0,
    )


def build_file_row(**overrides: Any) -> Row:
    counts = {"rows_read": 1, "rows_loaded": 1, "rows_rejected": 0, "rows_absorbed": 0}
    return row(schema.build_file, overrides, file="trade/aland_customs.csv", sha256="0" * 64, **counts)


def rejection_row(**overrides: Any) -> Row:
    return row(
        schema.rejection,
        overrides,
        seq=1,
        kind="refused",
        file="trade/aland_customs.csv",
        place="row 7",
        field="value",
        problem="expected a number",
        seen="many",
        advice="Write digits only.",
    )


def finding_row(**overrides: Any) -> Row:
    return row(
        schema.finding,
        overrides,
        seq=1,
        kind="parts_exceed_total",
        severity="warning",
        text="The parts exceed their total.",
    )


def large_revision_row(**overrides: Any) -> Row:
    return row(schema.large_revision, overrides, seq=1)


def revision_row(**overrides: Any) -> Row:
    return row(
        schema.revision,
        overrides,
        seq=1,
        source_code=SOURCE,
        reporter_code="AX",
        partner_code="BV",
        flow="export",
        commodity_id="HS:1001",
        period_start=date(2099, 5, 1),
        period_end=date(2099, 5, 31),
        column_name="value_usd",
        old_value=1.0,
        new_value=2.0,
        old_snapshot_code=f"{SOURCE}-1",
        new_snapshot_code=f"{SOURCE}-1",
    )


def translation_row(**overrides: Any) -> Row:
    english = overrides.get("english", "They met.")
    return row(
        schema.translation,
        overrides,
        language="zh",
        english_sha256=hashlib.sha256(english.encode()).hexdigest(),
        english=english,
        translation="双方会见。",
        is_complete=True,
    )


FACTORIES: dict[str, Callable[..., Row]] = {
    table.name: globals()[f"{table.name}_row"] for table in schema.metadata.sorted_tables
}


def file_sums(files: list[Row]) -> Row:
    """Counts of a build that read these files."""
    return {name: sum(file[name] for file in files) for name in ("rows_read", "rows_loaded", "rows_rejected")}


def complete(**tables: Iterable[Row]) -> dict[str, list[Row]]:
    """Add what goes with the rows where it is not given.

    For every code that they refer to a made-up row that has it; a build with the record's end; a first stage of each
    commitment; and what the build concludes from these facts and finds in them, for each such table of which no row is given.
    """
    given = pickle.dumps({name: list(rows) for name, rows in tables.items()})
    return cast("dict[str, list[Row]]", pickle.loads(_completed(given)))  # noqa: S301 - our own bytes


@lru_cache(maxsize=512)
def _completed(given: bytes) -> bytes:
    """``complete`` of pickled tables, pickled: many tests ask for the same rows, and concluding from them takes a while."""
    tables: dict[str, list[Row]] = pickle.loads(given)  # noqa: S301 - as above
    whole = _with_referred(tables)
    staged = {one["commitment_id"] for one in whole.get("stage", [])}
    whole.setdefault("stage", []).extend(
        stage_row(commitment_id=one["commitment_id"], event_id=one["event_id"])
        for one in whole.get("commitment", [])
        if one["commitment_id"] not in staged
    )
    pickled = {name: pickle.dumps(rows) for name, rows in whole.items() if name != "build"}
    facts = {name: _frame(name, rows) for name, rows in pickled.items()}
    whole.setdefault("build", [build_row(record_end=find_record_end(facts), **file_sums(whole.get("build_file", [])))])
    index = _indexed(*(pickled.get(name, _NO_ROWS) for name in _INDEXED_OF))
    for name, concluded in (_conclude(pickled) | index).items():
        if not whole.get(name):
            whole[name] = _to_rows(concluded)
    return pickle.dumps(_with_referred(whole))


@lru_cache(maxsize=2048)
def _frame(name: str, rows: bytes) -> pd.DataFrame:
    """The frame of a table's pickled rows: most are of the rows that other tests refer to as well."""
    return rows_to_frame(schema.metadata.tables[name], pickle.loads(rows))  # noqa: S301 - our own bytes


def _conclude(pickled: dict[str, bytes]) -> dict[str, pd.DataFrame]:
    """What the build concludes; nothing is concluded from nothing, which takes as long as from a few rows."""
    facts = {name: _frame(name, rows) for name, rows in pickled.items()}
    given = {name for name, rows in facts.items() if len(rows)}
    if not given & {"observation", "revision", "official_figure", "commitment", "market_access"}:
        return {}
    of_trade = pickled if given & {"observation", "revision"} else {}
    return conclude(facts | _counted(*(of_trade.get(name, _NO_ROWS) for name in _COUNTED_OF)))


@lru_cache(maxsize=512)
def _counted(*pickled: bytes) -> dict[str, pd.DataFrame]:
    return count_observations({name: _frame(name, rows) for name, rows in zip(_COUNTED_OF, pickled, strict=True)})


@lru_cache(maxsize=512)
def _indexed(*pickled: bytes) -> dict[str, pd.DataFrame]:
    return index_search({name: _frame(name, rows) for name, rows in zip(_INDEXED_OF, pickled, strict=True)})


def _to_rows(frame: pd.DataFrame) -> list[Row]:
    columns = {str(name): [_plain(value) for value in frame[name].tolist()] for name in frame}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _plain(value: Any) -> object:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def _with_referred(whole: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Add, for every code that the rows refer to, a made-up row that has it, where none is given."""
    for table in reversed(schema.metadata.sorted_tables):
        for key in table.foreign_keys:
            target, target_key = key.column.table.name, key.column.name
            there = {row[target_key] for row in whole.get(target, [])}
            for code in dict.fromkeys(row[key.parent.name] for row in whole.get(table.name, [])):
                if code is not None and code not in there:
                    whole.setdefault(target, []).append(FACTORIES[target](**{target_key: code}))
    return whole


def frames(**tables: Iterable[Row]) -> dict[str, pd.DataFrame]:
    """Make a frame of each table's rows, with all of its columns."""
    known = schema.metadata.tables
    return {name: pd.DataFrame(list(rows), columns=list(known[name].columns.keys())) for name, rows in tables.items()}


def reading(
    *,
    faults: Iterable[Fault] = (),
    set_aside: Iterable[Fault] = (),
    files: Iterable[FileCount] = (),
    **tables: Iterable[Row],
) -> Reading:
    """Give what reading would give: the rows named and what they refer to."""
    whole = complete(**tables)
    del whole["build"]
    return Reading(tables=frames(**whole), faults=list(faults), set_aside=list(set_aside), files=list(files))
