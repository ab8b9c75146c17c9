"""A small made-up record to be searched, with names in three languages."""

from datetime import date

from tests.factories import (
    EVENT,
    Row,
    access_good_row,
    area_row,
    commitment_row,
    commodity_group_row,
    commodity_row,
    event_participant_row,
    event_party_row,
    event_row,
    official_figure_row,
    person_row,
    place_row,
    role_row,
    synonym_row,
    translation_row,
)

LATER, WIDER = "2099-06-01-later", "2099-05-wider"


def made_record() -> dict[str, list[Row]]:
    """Three events, a promise, a person, goods and a figure."""
    return {
        "area": [area_row(area_code="AX", name_zh="奥兰", name_ru="Аланды"), area_row(area_code="BV", sort_order=2)],
        "place": [place_row(name_zh="玛丽港", name_ru="Мариехамн"), place_row(place_code="eckero")],
        "person": [person_row(person_code="anna-berg", name_en="Anna Berg", name_zh="安娜·贝里", name_ru="Анна Берг")],
        "role": [role_row(role_en="Minister of Trade", role_zh="贸易部长", role_ru="Министр торговли")],
        "synonym": [synonym_row(synonym_code="sheep", words_en="sheep; mutton", words_zh="羊肉; 羊", words_ru="баранина")],
        "event": [
            event_row(title="Ministers speak of rye", note="Mutton was named too.", known_from=date(2099, 5, 10)),
            event_row(
                event_id=LATER,
                start_date=date(2099, 6, 1),
                title="A fair",
                note="Rye and Anna Berg were there.",
                place_code="eckero",
                known_from=date(2099, 6, 1),
            ),
            event_row(
                event_id=WIDER,
                start_date=date(2099, 5, 1),
                end_date=date(2099, 5, 31),
                date_precision="month",
                title="Mutton in May",
                note="Sent from Mariehamn.",
                place_code=None,
                known_from=date(2099, 5, 31),
            ),
        ],
        "translation": [
            translation_row(
                language="ru", english="Rye and Anna Berg were there.", translation="Рожь привезла Анна Берг."
            )
        ],
        "event_party": [event_party_row(), event_party_row(event_id=LATER)],
        "event_participant": [event_participant_row(person_code="anna-berg", role="Minister of Trade", known_from=date(2099, 5, 10))],
        "commitment": [commitment_row(event_id=EVENT, text="Buy mutton of Aland", known_from=date(2099, 5, 10))],
        "commodity_group": [commodity_group_row(group_code="meat", title_en="Meat, with mutton")],
        "access_good": [access_good_row(good_code="mutton", name_en="Mutton")],
        "commodity": [commodity_row(commodity_id="HS:0204", title_en="Meat of sheep")],
        "official_figure": [
            official_figure_row(
                subject="mutton", as_published="12 t of mutton", place_code="mariehamn",
                period_start=date(2099, 5, 1), period_end=date(2099, 5, 31), period_kind="month",
                period_label="2099-05", shown_from=date(2099, 7, 1), known_from=date(2099, 7, 1),
            )
        ],
    }  # fmt: skip
