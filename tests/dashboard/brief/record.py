"""A made-up record of China and Kazakhstan in 2097 to 2099.

Each event and figure carries a mark that says from when it is known.
"""

from datetime import date

from tests.factories import (
    Row,
    area_member_row,
    area_row,
    ask_party_row,
    ask_row,
    ask_topic_row,
    assessment_row,
    authority_row,
    build_row,
    commitment_evidence_row,
    commitment_party_row,
    commitment_row,
    commodity_group_member_row,
    commodity_group_row,
    commodity_row,
    event_participant_row,
    event_party_row,
    event_row,
    event_source_row,
    event_topic_row,
    observation_row,
    official_figure_row,
    person_role_row,
    person_row,
    source_row,
    stage_row,
    term_row,
    topic_group_row,
    year,
)

FIRST, SECOND, THIRD = "2097-03-01-first", "2098-05-09-second", "2099-02-02-third"
DAYS = {FIRST: date(2097, 3, 1), SECOND: date(2098, 5, 9), THIRD: date(2099, 2, 2)}
OPENING = "2098-09-01-opening"


def event_rows(events: dict[str, date], kind: str = "ministerial_meeting") -> dict[str, list[Row]]:
    """Events of China and Kazakhstan, each told by a page of its own."""
    return {
        "event": [
            event_row(event_id=code, start_date=day, kind=kind, title=f"Known from {day.isoformat()}", known_from=day)
            for code, day in events.items()
        ],
        "event_party": [
            event_party_row(event_id=code, area_code=area, known_from=day)
            for code, day in events.items()
            for area in ("CN", "KZ")
        ],
        "event_source": [
            event_source_row(
                event_id=code,
                url=f"https://example.org/{code}",
                title=f"Page on {code}",
                published_date=day.isoformat(),
                known_from=day,
            )
            for code, day in events.items()
        ],
    }


def figure(code: str, value: float, published: str, known_from: date, **overrides: object) -> Row:
    return official_figure_row(
        figure_code=code,
        area_code="CN",
        partner_code="KZ",
        group_code="all_goods",
        value=value,
        counted_by="GACC",
        stated_by="GACC",
        published_date=published,
        known_from=known_from,
        shown_from=known_from,
        source_url=f"https://example.org/{code}",
        **overrides,
    )


def _participant(event_id: str, **overrides: object) -> Row:
    return event_participant_row(event_id=event_id, known_from=DAYS[event_id], **overrides)


def _commitment(event_id: str, text: str, **overrides: object) -> Row:
    return commitment_row(event_id=event_id, text=text, known_from=DAYS[event_id], **overrides)


def record() -> dict[str, list[Row]]:
    """The rows.

    Three meetings and an opening, four promises, tables of both sides to 2098, stated figures of 2098 and 2099.
    """
    meetings, opening = event_rows(DAYS), event_rows({OPENING: date(2098, 9, 1)}, "market_access")
    return {
        **{name: [*meetings[name], *opening[name]] for name in meetings},
        "build": [build_row(record_end=date(2100, 1, 31))],
        "area": [
            area_row(area_code="CN", name_en="China"),
            area_row(area_code="KZ", name_en="Kazakhstan", sort_order=2),
            area_row(area_code="C5", kind="group"),
        ],
        "area_member": [area_member_row(group_code="C5", area_code="KZ")],
        "authority": [authority_row(authority_code="GACC", area_code="CN")],
        "commodity": [commodity_row(commodity_id="TOTAL")],
        "commodity_group": [
            commodity_group_row(group_code="all_goods"),
            commodity_group_row(group_code="grain", sort_order=2),
        ],
        "commodity_group_member": [
            commodity_group_member_row(group_code="all_goods", commodity_id="TOTAL"),
            commodity_group_member_row(),
        ],
        "topic_group": [topic_group_row()],
        "event_topic": [event_topic_row(event_id=SECOND, known_from=DAYS[SECOND])],
        "person": [person_row(area_code="CN"), person_row(person_code="kairat-kz", area_code="KZ")],
        "event_participant": [
            _participant(SECOND, side_code="CN"),
            _participant(SECOND, seq=2, person_code="kairat-kz", side_code="KZ", role="Minister since 2098-05-09"),
            _participant(THIRD, person_code="kairat-kz", side_code="KZ", role="Premier since 2099-02-02"),
        ],
        "person_role": [
            person_role_row(
                person_code="kairat-kz",
                role=role,
                seen_from=DAYS[event],
                seen_to=DAYS[event],
                known_from=DAYS[event],
            )
            for event, role in ((SECOND, "Minister since 2098-05-09"), (THIRD, "Premier since 2099-02-02"))
        ],
        "ask": [
            ask_row(
                event_id=SECOND,
                text="Asked on 2098-05-09: apples",
                known_from=DAYS[SECOND],
                answered_by_event_id=THIRD,
                answer_extent="partly",
                answer_note="Answered on 2099-02-02",
                answer_known_from=DAYS[THIRD],
            ),
            ask_row(event_id=THIRD, text="Asked on 2099-02-02: camels", known_from=DAYS[THIRD]),
        ],
        "ask_party": [
            ask_party_row(ask_id=f"{event}-a1", area_code=area, role=role, known_from=DAYS[event])
            for event, asker, asked in ((SECOND, "KZ", "CN"), (THIRD, "CN", "KZ"))
            for area, role in ((asker, "by"), (asked, "to"))
        ],
        "ask_topic": [ask_topic_row(ask_id=f"{SECOND}-a1", known_from=DAYS[SECOND])],
        "commitment": [
            _commitment(FIRST, "Promised on 2097-03-01: sheep", deadline=date(2098, 12, 31), deadline_basis="stated"),
            _commitment(
                SECOND,
                "Promised on 2098-05-09: grain",
                measurability="series",
                target_value=1e6,
                target_unit="USD/year",
                comparator="at_least",
                series_measure="value_usd",
                series_reporter_code="CN",
                series_partner_code="KZ",
                series_flow="import",
                series_group_code="grain",
                series_period_kind="year",
                deadline=date(2099, 12, 31),
                deadline_basis="derived",
            ),
            _commitment(THIRD, "Promised on 2099-02-02: beans"),
        ],
        "commitment_party": [
            commitment_party_row(commitment_id=f"{event}-c1", area_code=area, role=role, known_from=day)
            for event, day in DAYS.items()
            for area, role in (("KZ", "by"), ("CN", "to"))
        ],
        "commitment_evidence": [
            commitment_evidence_row(
                commitment_id=f"{FIRST}-c1", kind="kept", event_id=OPENING, known_from=date(2098, 9, 1)
            )
        ],
        "stage": [
            stage_row(
                commitment_id=f"{FIRST}-c1", event_id=FIRST, known_from=DAYS[FIRST], known_until=date(2098, 9, 1)
            ),
            stage_row(commitment_id=f"{FIRST}-c1", seq=2, stage="done", event_id=OPENING, known_from=date(2098, 9, 1)),
        ],
        "assessment": [
            assessment_row(
                commitment_id=f"{FIRST}-c1",
                assessed_date=date(2098, 10, 1),
                known_from=date(2098, 10, 1),
                verdict="met",
                reason="Assessed on 2098-10-01",
            )
        ],
        "term": [
            term_row(list_name="standing_word", term_code=code, title_en=code.replace("_", " ").capitalize())
            for code in ("met", "partly", "not_met", "too_early", "not_assessable")
        ],
        "source": [
            source_row(source_code="cn_customs", publisher="China Customs", detail_level="total"),
            source_row(source_code="kz_customs", publisher="Kazakh Customs"),
        ],
        "observation": [
            observation_row(
                source_code="kz_customs",
                reporter_code="KZ",
                partner_code="CN",
                value_usd=777_000.0,
                net_weight_kg=None,
                **year(2098),
                known_from=date(2099, 4, 1),
            ),
            *(
                observation_row(
                    source_code=source,
                    reporter_code=reporter,
                    partner_code=partner,
                    commodity_id="TOTAL",
                    flow=flow,
                    value_usd=(number - 2000) * (1e8 if reporter == "CN" else 7e7),
                    net_weight_kg=None,
                    **year(number),
                    known_from=date(number + 1, 4, 1),
                )
                for number in (2096, 2097, 2098)
                for source, reporter, partner in (("cn_customs", "CN", "KZ"), ("kz_customs", "KZ", "CN"))
                for flow in ("export", "import")
            ),
        ],
        "official_figure": [
            figure("F-2098", 5.5e9, "2099-01-20", date(2099, 1, 20), **year(2098)),
            figure(
                "F-2099-growth",
                12.5,
                "2100-01-18",
                date(2100, 1, 18),
                **year(2099),
                measure="growth_pct",
                unit="pct",
                currency_as_published=None,
            ),
            figure("F-2099", 6.6e9, "2100-01", date(2100, 1, 31), **year(2099)),
        ],
    }


# Words that stand in a brief only from the day on.
KNOWN_FROM = {
    **{f"Known from {day.isoformat()}": day for day in (*DAYS.values(), date(2098, 9, 1))},
    "Promised on 2097-03-01": date(2097, 3, 1),
    "Promised on 2098-05-09": date(2098, 5, 9),
    "Promised on 2099-02-02": date(2099, 2, 2),
    "Minister since 2098-05-09": date(2098, 5, 9),
    "Premier since 2099-02-02": date(2099, 2, 2),
    "777 thousand USD a year": date(2099, 4, 1),
    "Asked on 2098-05-09": date(2098, 5, 9),
    "Asked on 2099-02-02": date(2099, 2, 2),
    "Answered on 2099-02-02": date(2099, 2, 2),
    "2098: 9.8 bn USD": date(2099, 4, 1),
    "5.5 bn USD": date(2099, 1, 20),
    "6.6 bn USD": date(2100, 1, 31),
    "+12.5 %": date(2100, 1, 31),
}
