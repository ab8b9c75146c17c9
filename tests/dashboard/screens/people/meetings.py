"""Three meetings of Anna of Aland, two of them with Berta of Bouvet, made up."""

from collections.abc import Callable
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.factories import (
    Row,
    area_row,
    commitment_row,
    event_participant_row,
    event_relation_row,
    event_row,
    person_role_row,
    person_row,
)

Load = Callable[..., None]
EVENTS = ("2097-01-01-first", "2098-02-03-second", "2099-05-09-third")


def attended(event: str, person: str, seq: int, **more: Any) -> Row:
    return event_participant_row(**({"event_id": event, "person_code": person, "seq": seq} | more))


def three_meetings() -> dict[str, list[Row]]:
    there = [attended(EVENTS[0], "anna", 1, role="Envoy")] + [
        attended(event, "anna", 1, role="Minister") for event in EVENTS[1:]
    ]
    there += [attended(event, "berta", 2, role="Premier of Bouvet", side_code="BV") for event in EVENTS[:2]]
    return {
        "area": [area_row(), area_row(area_code="BV")],
        "event": [
            event_row(event_id=event, start_date=date.fromisoformat(event[:10]), title=f"Meeting {event[11:]}")
            for event in EVENTS
        ],
        "person": [
            person_row(person_code="anna", name_en="Anna Alander", name_zh="安娜", name_ru="Анна"),
            person_row(person_code="berta", name_en="Berta Bouvet", area_code="BV"),
        ],
        "event_participant": there,
        "person_role": [
            person_role_row(person_code=code, role=role, seen_from=first, seen_to=last, known_from=last)
            for code, role, first, last in (
                ("anna", "Envoy", date(2097, 1, 1), date(2097, 1, 1)),
                ("anna", "Minister", date(2098, 2, 3), date(2099, 5, 9)),
                ("berta", "Premier of Bouvet", date(2097, 1, 1), date(2098, 2, 3)),
            )
        ],
        "commitment": [
            commitment_row(commitment_id=f"{EVENTS[2]}-c1", text="Sell sheep"),
            commitment_row(commitment_id=f"{EVENTS[0]}-c1", text="Buy sheep"),
        ],
        "event_relation": [
            event_relation_row(event_id=EVENTS[place], earlier_event_id=EVENTS[place - 1]) for place in (1, 2)
        ],
    }


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.main.get("page_link")]
