from pathlib import Path

import pytest

from etl.vocabulary.access import AccessKind
from tests.etl.inputs.access.test_acts import CONFLICT, CSV, OTHER, read
from tests.etl.made_inputs import Row, counts, said

GOODS = "data/reference/access_goods.csv"
FAULTS: dict[str, tuple[Row, str]] = {
    "unknown good": (
        {"good": "pears"},
        f"field 'good': no such code in {GOODS}, got 'pears'. Add it to {GOODS}.",
    ),
    "unknown area": (
        {"origin": "QQ"},
        "field 'origin': no such code in data/reference/areas.csv, got 'QQ'. Add it to data/reference/areas.csv.",
    ),
    "unknown kind": (
        {"kind": "anouncement"},
        f"field 'kind': expected one of {', '.join(AccessKind)}, got 'anouncement'. Did you mean 'announcement'?",
    ),
    "unknown event": (
        {"event": "2099-01-01-nothing"},
        "field 'event': no such code in data/events, got '2099-01-01-nothing'. Add it to data/events.",
    ),
    "no way": (
        {"destination": "AX"},
        "field 'destination': the good goes nowhere, got 'AX'. Name another area, or any.",
    ),
    "list without firms": (
        {"kind": "firms_listed"},
        "field 'scope': a list of firms opens to firms, got 'whole'. Write firms.",
    ),
    "no date": ({"date": ""}, "field 'date': there is no date. Write it, or not_printed under date_basis."),
    "date from nowhere": (
        {"date_basis": "not_printed"},
        "field 'date': a date that is printed nowhere, got '2099-05-09'. Say under date_basis where from.",
    ),
    "coarse last day": (
        {"last_day": "2099-06"},
        "field 'last_day': expected a day, got '2099-06'. Write it as YYYY-MM-DD.",
    ),
    "two ends": (
        {"last_day": "2099-06-01", "term_months": "6"},
        "field 'term_months': the end is told twice, got '6'. Keep the last day.",
    ),
    "shipment after its page": (
        {"kind": "first_shipment", "date": "2099-05-11"},
        "field 'date': the act is later than the page that tells of it, got '2099-05-11'. "
        "Look both days up; a plan is a draft.",
    ),
    "page after it was read": (
        {"published_date": "2099-12-02"},
        "field 'published_date': the page is later than the day on which it was read, got '2099-12-02'. "
        "Look both days up.",
    ),
    "end before the beginning": (
        {"last_day": "2099-05-08"},
        "field 'last_day': it ends before it begins, got '2099-05-08'. Look both days up.",
    ),
    "number without a unit": (
        {"quantity": "25"},
        "field 'unit': a number without its unit. Say what it counts.",
    ),
    "unit without a number": ({"unit": "firms"}, "field 'unit': a unit without its number, got 'firms'. Take it out."),
    "no number": (
        {"quantity": "some", "unit": "firms"},
        "field 'quantity': expected a number, got 'some'. "
        "Write digits and a decimal point only, 1234.5; leave it empty where it is unknown.",
    ),
    "no term": (
        {"term_months": "six"},
        "field 'term_months': expected a number of months, got 'six'. Write digits only, 6.",
    ),
    "neither address nor number": (
        {"source_url": "", "instrument_number": ""},
        "field 'source_url': nobody can look the act up. "
        "Give the address of its page or, under instrument_number, the number of its notice.",
    ),
    "no address": (
        {"source_url": "example"},
        "field 'source_url': expected a web address, got 'example'. Write it in full, https://example.org/page.",
    ),
    "conflict with nothing": (
        CONFLICT | {"conflict_with": ""},
        "field 'conflict_with': a conflict without its other half. Write the act_code of the other act.",
    ),
    "conflict with no act": (
        CONFLICT | {"conflict_with": "A0009"},
        "field 'conflict_with': no such act in this file, got 'A0009'. Write the act_code of the other act.",
    ),
    "conflict about nothing": (
        CONFLICT | {"conflict_about": ""},
        "field 'conflict_about': a conflict without its other half. Write one of day, effect, detail.",
    ),
    "conflict with itself": (
        CONFLICT | {"conflict_with": "A0002"},
        "field 'conflict_with': an act contradicts itself, got 'A0002'. Put what the other page says in a row of its own.",
    ),
}


@pytest.mark.parametrize(("wrong", "fault"), FAULTS.values(), ids=FAULTS.keys())
def test_a_wrong_row_is_refused_with_what_to_mend_and_the_others_are_read(
    tmp_path: Path, wrong: Row, fault: str
) -> None:
    reading = read(tmp_path, {}, OTHER | {"date": "2099-05-09", "published_date": "2099-05-10"} | wrong)

    assert said(reading) == [f"{CSV}: line 3: {fault}"]
    assert counts(reading) == {CSV: (2, 1, 1)}


@pytest.mark.parametrize(
    "right",
    [
        {"kind": "export_ban", "date": "2099-06-01"},
        {"kind": "first_shipment", "force": "draft", "date": "2099-06-01"},
        {"kind": "suspended", "date": "2099", "last_day": "2099-12-31", "published_date": ""},
        {"source_url": ""},
        {"destination": "any"},
        {"origin": "XG"},
        {"date": "", "date_basis": "not_printed"},
        {"conflict_with": "A0001", "conflict_about": "detail", "conflict": "The numbers differ."},
    ],
    ids=["told ahead", "plan", "stop without a reopening", "number alone", "any", "group", "no date", "conflict"],
)
def test_what_is_told_ahead_coarsely_or_without_an_address_is_no_fault(tmp_path: Path, right: Row) -> None:
    assert said(read(tmp_path, {}, OTHER | right)) == []


def test_a_code_stands_once(tmp_path: Path) -> None:
    assert said(read(tmp_path, {}, {})) == [
        f"{CSV}: line 3: field 'act_code': the same act_code as on line 2, got 'A0001'. Keep one of the two rows."
    ]
