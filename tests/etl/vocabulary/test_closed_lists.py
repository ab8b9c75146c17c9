"""The closed lists, their glossary and their names in three languages say the same thing."""

import ast
import csv
import io
import re
import tokenize
from pathlib import Path

import pytest

from etl.inputs.reference import closed_lists

ROOT = Path(__file__).parents[3]
TITLES = ("title_en", "title_zh", "title_ru")
SECTION = re.compile(r"### (\w+)")
MEMBER = re.compile(r"- `(\w+)`: (.+)")
TRANSLATED_MEMBER = re.compile(r"- `(\w+)` \*\*(.+?)\*\*[:：].+")
Meanings = dict[tuple[str, str], str]


def snake_case(class_name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", class_name).lower()


def comments_by_line(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]: token.string.removeprefix("#").strip() for token in tokens if token.type == tokenize.COMMENT
    }


def meanings_in_code() -> Meanings:
    """The comment beside each member, empty where there is none."""
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "etl/vocabulary").glob("*.py"))]
    return {
        (snake_case(listed.name), ast.literal_eval(line.value)): comments.get(line.lineno, "")
        for source in sources
        for comments in [comments_by_line(source)]
        for listed in ast.parse(source).body
        if isinstance(listed, ast.ClassDef)
        for line in listed.body
        if isinstance(line, ast.Assign)
    }


def meanings_in_glossary() -> Meanings:
    """What stands behind each member in the part of the glossary that repeats the closed lists."""
    text = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    return members_told(text.partition("\n## Closed lists\n")[2], MEMBER)


def members_told(text: str, pattern: re.Pattern[str]) -> Meanings:
    told: Meanings = {}
    section = ""
    for line in text.splitlines():
        if heading := SECTION.fullmatch(line):
            section = heading[1]
        elif member := pattern.fullmatch(line):
            told[section, member[1]] = member[2]
    return told


def term_rows() -> list[dict[str, str]]:
    with (ROOT / "data/reference/terms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members() -> list[tuple[str, str]]:
    return [(name, member) for name, listed in closed_lists().items() for member in listed]


def test_every_member_says_in_one_line_what_it_means() -> None:
    assert [member for member, meaning in meanings_in_code().items() if not meaning] == []


def test_no_list_is_overlooked() -> None:
    assert list(meanings_in_code()) == members()


def test_glossary_repeats_every_list_word_for_word_and_in_order() -> None:
    assert list(meanings_in_glossary().items()) == list(meanings_in_code().items())


def test_terms_name_every_member_once_and_nothing_else() -> None:
    assert sorted((row["list_name"], row["term_code"]) for row in term_rows()) == sorted(members())


def test_terms_stand_in_the_order_of_the_code() -> None:
    expected = {
        (name, member): place for name, listed in closed_lists().items() for place, member in enumerate(listed, start=1)
    }
    assert {(row["list_name"], row["term_code"]): int(row["sort_order"]) for row in term_rows()} == expected


def test_every_term_is_named_in_three_languages() -> None:
    assert [
        (row["list_name"], row["term_code"]) for row in term_rows() if not all(row[title].strip() for title in TITLES)
    ] == []


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_a_translated_glossary_names_the_members_as_the_pages_do(language: str) -> None:
    titles = {(row["list_name"], row["term_code"]): row[f"title_{language}"] for row in term_rows()}
    told = members_told((ROOT / f"docs/glossary.{language}.md").read_text(encoding="utf-8"), TRANSLATED_MEMBER)

    assert told
    assert {member: title for member, title in told.items() if title != titles.get(member, title)} == {}
