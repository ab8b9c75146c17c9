from pathlib import Path

import pytest

from etl import schema
from etl.inputs.reference import closed_lists, read_reference
from etl.vocabulary.events import Topic
from tests.etl.made_inputs import REFERENCE, counts, rows_of, said, write_data


def test_the_files_become_tables_with_the_columns_of_the_schema(tmp_path: Path) -> None:
    reading = read_reference(write_data(tmp_path))

    assert reading.faults == []
    assert {name: list(frame.columns) for name, frame in reading.tables.items()} == {
        name: list(schema.metadata.tables[name].columns.keys())
        for name in (
            *("area", "area_member", "place", "person", "authority", "commodity"),
            *("commodity_group", "commodity_group_member", "topic_group", "term"),
        )
    }


def test_titles_of_roles_are_read_where_there_is_a_file_of_them(tmp_path: Path) -> None:
    text = "role_en,role_zh,role_ru\nMinister of Sheep,绵羊部长,\nEnvoy,,\nEnvoy,特使,\n"
    reading = read_reference(write_data(tmp_path, {"reference/roles.csv": text}))

    assert rows_of(reading.tables["role"]) == [
        {"role_en": "Envoy"},
        {"role_en": "Minister of Sheep", "role_zh": "绵羊部长"},
    ]
    assert said(reading) == [
        "data/reference/roles.csv: line 4: field 'role_en': the same role_en as on line 3, got 'Envoy'. Keep one of the two rows."
    ]


def test_a_file_may_do_without_names_in_a_language_but_not_without_the_english_ones(tmp_path: Path) -> None:
    head, people = "person_code,area_code", "anna-alander,AX,Anna Alander\n"
    reading = read_reference(write_data(tmp_path / "english", {"reference/people.csv": f"{head},name_en\n{people}"}))
    chinese = read_reference(write_data(tmp_path / "chinese", {"reference/people.csv": f"{head},name_zh\n{people}"}))

    assert rows_of(reading.tables["person"]) == [
        {"person_code": "anna-alander", "area_code": "AX", "name_en": "Anna Alander"}
    ]
    assert said(reading) == []
    assert ["name_en" in fault for fault in said(chinese)] == [True]


def test_codes_keep_their_noughts_and_empty_is_missing(tmp_path: Path) -> None:
    reading = read_reference(write_data(tmp_path))

    assert rows_of(reading.tables["area"])[2] == {
        "area_code": "BV",
        "kind": "country",
        "iso3": "BVT",
        "m49_code": "074",
    } | {
        "sort_order": 2,
        "name_en": "Bouvet",
    }


def test_groups_are_spelled_out(tmp_path: Path) -> None:
    reading = read_reference(write_data(tmp_path))

    assert rows_of(reading.tables["commodity_group_member"]) == [
        {"group_code": "grain", "commodity_id": "HS:10", "basis": "exact", "reason": "Chapter 10"},
        {"group_code": "grain", "commodity_id": "HS:1001", "basis": "exact", "reason": "Chapter 10"},
        {"group_code": "grain", "commodity_id": "HS:1005", "basis": "exact", "reason": "Chapter 10"},
        {"group_code": "oilseed", "commodity_id": "HS:12", "basis": "stand_in", "reason": "Holds hay too"},
        {"group_code": "oilseed", "commodity_id": "HS:1201", "basis": "exact"},
    ]


@pytest.mark.parametrize(
    ("file", "row", "sentence"),
    [
        (
            "areas.csv",
            "CX,country,,,,5,,,",
            "line 6: field 'name_en': expected a value, the field is empty. Fill it in, or take the row out.",
        ),
        (
            "areas.csv",
            "AX,country,,,,5,Again,,",
            "line 6: field 'area_code': the same area_code as on line 2, got 'AX'. Keep one of the two rows.",
        ),
        (
            "areas.csv",
            "CX,land,,,,5,Cx,,",
            "line 6: field 'kind': expected one of country, region, group, world, got 'land'. Take one of the list.",
        ),
        (
            "areas.csv",
            "CX,country,,,,first,Cx,,",
            "line 6: field 'sort_order': expected a whole number, got 'first'. Write digits only, 10.",
        ),
        (
            "areas.csv",
            "CX-1,region,,,AXX,5,Cx,,",
            "line 6: field 'parent_code': no such code in data/reference/areas.csv, got 'AXX'. "
            "Did you mean 'AX'? If not, add it to data/reference/areas.csv.",
        ),
        (
            "areas.csv",
            "CX,country,,,CX,5,Cx,,",
            "line 6: field 'parent_code': the parents go round in a circle, got 'CX'. Name a parent that is above it.",
        ),
        (
            "people.csv",
            "cy,QQ,Cy,,",
            "line 4: field 'area_code': no such code in data/reference/areas.csv, got 'QQ'. Add it to data/reference/areas.csv.",
        ),
        (
            "commodities.csv",
            "HS:1003,HS,1004,heading,HS:10,Barley,,",
            "line 8: field 'commodity_id': expected the classification, a colon and the code, got 'HS:1003'. "
            "Write it as HS:1001, or TOTAL for all goods.",
        ),
        (
            "commodity_group_codes.csv",
            "oilseed,HS:1005,include,,",
            "line 5: field 'basis': an include needs its basis. Write one of exact, stand_in, published.",
        ),
        (
            "areas.csv",
            "CY';--,country,,,,5,Cyland,,",
            "line 6: field 'area_code': expected capital letters, digits and single hyphens, got \"CY';--\". Write it as CN-XJ.",
        ),
        (
            "commodity_groups.csv",
            "dried fruit,3,Dried fruit,,,Fruit.",
            "line 4: field 'group_code': expected small letters, digits and single underscores, got 'dried fruit'. "
            "Write it as dried_fruit.",
        ),
        (
            "terms.csv",
            "topic,grian,2,Grain,,",
            "line 3: field 'term_code': no such member in the closed list, got 'grian'. Take a value that etl/vocabulary lists.",
        ),
    ],
)
def test_a_faulty_row_is_refused_alone(tmp_path: Path, file: str, row: str, sentence: str) -> None:
    text = REFERENCE[file] + row + "\n"
    reading = read_reference(write_data(tmp_path, {f"reference/{file}": text}))
    rows = text.count("\n") - 1

    assert said(reading) == [f"data/reference/{file}: {sentence}"]
    assert counts(reading)[f"data/reference/{file}"] == (rows, rows - 1, 1)


@pytest.mark.parametrize(
    "code", ["anna alander", "anna/alander", "Anna", "..", "anna-", "анна", "anna_alander", "a?b=c"]
)
def test_a_code_of_a_person_that_no_address_could_have_is_refused(tmp_path: Path, code: str) -> None:
    text = REFERENCE["people.csv"] + f"{code},AX,Anna Alander the younger,,\n"

    assert said(read_reference(write_data(tmp_path, {"reference/people.csv": text}))) == [
        "data/reference/people.csv: line 4: field 'person_code': expected small letters, digits and single hyphens, "
        f"got '{code}'. Write it as anna-alander."
    ]


def test_what_stands_below_a_refused_row_is_refused_with_it(tmp_path: Path) -> None:
    rows = "CX,land,,,,5,Cx,,\nCX-1,region,,,CX,6,Cx one,,\nCX-1-1,region,,,CX-1,7,Cx one one,,\n"
    reading = read_reference(write_data(tmp_path, {"reference/areas.csv": REFERENCE["areas.csv"] + rows}))

    assert [(fault.where, fault.field) for fault in reading.faults] == [
        ("line 6", "kind"),
        ("line 7", "parent_code"),
        ("line 8", "parent_code"),
    ]
    assert list(reading.tables["area"]["area_code"]) == ["AX", "AX-01", "BV", "XG"]


def test_a_missing_file_leaves_its_table_empty_and_the_others_go_on(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path)
    (data_dir / "reference" / "people.csv").unlink()
    reading = read_reference(data_dir)

    assert said(reading) == [
        "data/reference/people.csv: the file is missing. Put it back; data/README.md gives its form."
    ]
    assert (len(reading.tables["person"]), len(reading.tables["place"])) == (0, 1)


def test_closed_lists_go_by_their_snake_case_names() -> None:
    lists = closed_lists()

    assert lists["topic"] == list(Topic)
    assert {"area_kind", "deadline_basis"} <= set(lists)
