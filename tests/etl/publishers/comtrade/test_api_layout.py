"""Answers of UN Comtrade's API as rows of trade."""

from pathlib import Path

import pytest

from etl.inputs.files import CsvRows
from etl.publishers.comtrade.api_layout import ANNUAL_LAYOUT, MONTHLY_LAYOUT, parse_answer
from etl.publishers.layouts import take_sample
from etl.publishers.registry import recognise
from tests.etl.publishers.stub import Row, envelope, record


def read(tmp_path: Path, *records: Row, content: bytes | None = None) -> CsvRows:
    folder = tmp_path / "data"
    folder.mkdir(exist_ok=True)
    path = folder / "answer.json"
    path.write_bytes(envelope(list(records)) if content is None else content)
    return ANNUAL_LAYOUT.read(path, folder)


def row(tmp_path: Path, **changes: object) -> Row:
    (only,) = read(tmp_path, record(**changes)).frame.to_dict("records")
    return only


def test_a_record_is_one_row(tmp_path: Path) -> None:
    assert row(tmp_path) == {
        "reporter": "CN",
        "partner": "KZ",
        "flow": "import",
        "period": "2099",
        "commodity": "HS:1001",
        "value": "1000.0",
        "net_weight": "2000.0",
        "quantity": "2000.0",
        "quantity_unit": "kg",
        "status": "",
        "quality": "",
        "note": "",
        "hs_revision": "HS2022",
        "commodity_title": "Wheat",
        "line": 1,
    }


def test_world_totals_and_months(tmp_path: Path) -> None:
    seen = row(
        tmp_path,
        reporterCode=860,
        partnerCode=0,
        flowCode="X",
        freqCode="M",
        period="209905",
        cmdCode="TOTAL",
        cmdDesc="All",
    )

    assert {name: seen[name] for name in ("reporter", "partner", "flow", "period", "commodity", "commodity_title")} == {
        "reporter": "UZ",
        "partner": "WLD",
        "flow": "export",
        "period": "2099-05",
        "commodity": "TOTAL",
        "commodity_title": "",
    }


@pytest.mark.parametrize("weight", [None, 0, 0.0])
def test_a_weight_of_nought_is_unknown(tmp_path: Path, weight: float | None) -> None:
    seen = row(tmp_path, netWgt=weight, isNetWgtEstimated=True, qty=weight, qtyUnitCode=-1, qtyUnitAbbr="N/A")

    assert [seen[name] for name in ("value", "net_weight", "quantity", "quantity_unit", "status", "note")] == [
        "1000.0",
        "",
        "",
        "",
        "",
        "",
    ]


def test_a_quantity_without_a_unit_is_none(tmp_path: Path) -> None:
    assert row(tmp_path, qty=7, qtyUnitCode=-1)["quantity"] == ""
    assert row(tmp_path, qty=7, qtyUnitCode=5, qtyUnitAbbr="u")["quantity_unit"] == "u"


def test_an_estimated_weight_marks_the_row_and_says_that_the_value_is_reported(tmp_path: Path) -> None:
    seen = row(tmp_path, isNetWgtEstimated=True)

    assert (seen["net_weight"], seen["status"], seen["note"]) == (
        "2000.0",
        "estimated",
        "weight estimated by the UN; value as reported",
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"partnerCode": 32}, "other reporters and partners"),
        ({"reporterCode": 32}, "other reporters and partners"),
        ({"flowCode": "RX"}, "re-exports, re-imports and other flows"),
        ({"partner2Code": 398}, "parts of a total, by second partner, procedure or transport"),
        ({"customsCode": "C01"}, "parts of a total, by second partner, procedure or transport"),
        ({"motCode": 3000}, "parts of a total, by second partner, procedure or transport"),
        ({"cmdCode": "9999AA"}, "codes outside the HS"),
        ({"cmdCode": "00"}, "codes outside the HS"),
    ],
)
def test_what_is_left_out_is_counted_by_its_reason(tmp_path: Path, changes: Row, reason: str) -> None:
    rows = read(tmp_path, record(), record(**changes))

    assert (len(rows.frame), rows.rows_read, rows.left_out, rows.faults) == (1, 1, {reason: 1}, [])


def test_numbers_are_kept_as_written_and_without_exponents(tmp_path: Path) -> None:
    content = (
        envelope([record(primaryValue="VALUE", netWgt="WEIGHT")])
        .replace(b'"VALUE"', b"1.5E3")
        .replace(b'"WEIGHT"', b"0.1230")
    )
    (seen,) = read(tmp_path, content=content).frame.to_dict("records")

    assert (seen["value"], seen["net_weight"]) == ("1500", "0.1230")


def test_an_empty_answer_has_no_rows_and_no_fault(tmp_path: Path) -> None:
    rows = read(tmp_path)

    assert (len(rows.frame), rows.rows_read, rows.faults) == (0, 0, [])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (envelope([record()])[:200], "refused whole: JSON that breaks off"),
        (b"<html>gone</html>", "refused whole: an HTML page that begins"),
        (envelope([record()], count=2), "refused whole: the answer counts 2 records and holds 1"),
        (envelope([], error="Invalid"), "refused whole: Invalid"),
        (b'{"statusCode": 429}', "refused whole: JSON with statusCode, without the count"),
        (b"[1, 2]", "refused whole: JSON of another form"),
        (envelope([{"a": 1}]), "refused whole: the records lack freqCode, period, reporterCode"),
        (b"\xff\xfe", "refused whole: a file that is no UTF-8 text"),
    ],
)
def test_another_form_is_refused_whole(tmp_path: Path, content: bytes, problem: str) -> None:
    rows = read(tmp_path, content=content)

    assert len(rows.frame) == 0
    assert [fault.problem[: len(problem)] for fault in rows.faults] == [problem]
    assert rows.rows_read >= 1


def test_fields_that_are_not_read_may_go(tmp_path: Path) -> None:
    slim = {
        name: value
        for name, value in record().items()
        if name not in {"cmdDesc", "qtyUnitAbbr", "isReported", "mosCode"}
    }

    (seen,) = read(tmp_path, slim).frame.to_dict("records")
    assert (seen["value"], seen["commodity_title"], seen["quantity"]) == ("1000.0", "", "")


def test_each_layout_knows_its_own_files(tmp_path: Path) -> None:
    annual, monthly, other = (tmp_path / name for name in ("a.json", "m.json", "o.json"))
    annual.write_bytes(b" " + envelope([record()] * 100))
    monthly.write_bytes(envelope([record(freqCode="M")]))
    other.write_bytes(b'{"freqCode": "A"}')

    assert (recognise(annual), recognise(monthly)) == (ANNUAL_LAYOUT, MONTHLY_LAYOUT)
    assert [layout.recognise(take_sample(other)) for layout in (ANNUAL_LAYOUT, MONTHLY_LAYOUT)] == [False, False]


def test_an_answer_is_the_records_whatever_time_it_took(tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    first.write_bytes(envelope([record()]))
    second.write_bytes(envelope([record()]).replace(b"0.21", b"0.34"))

    assert parse_answer(first) == parse_answer(second)
