"""A draft as the text of a note that a person must finish."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.drafts.article import Article, split_sentences
from etl.drafts.draft import Draft, read_draft
from etl.drafts.front_matter import to_plain
from etl.drafts.person import FoundPerson
from etl.drafts.reference import read_names
from etl.drafts.writing import name_draft, quote, write_draft
from etl.inputs.notes import parse_note
from etl.inputs.plain_yaml import parse_plain_yaml
from tests.etl.drafts.made_articles import ENGLISH, PUBLISHED, URL
from tests.etl.made_inputs import write_data

ALANDER = FoundPerson("anna-alander", "Anna Alander", "AX", True, re.compile("Alander"))
LI = FoundPerson("li-hua", "Li Hua", "CN", True, re.compile("Li Hua"))


@settings(max_examples=25)
@given(text=st.text(max_size=300))
def test_a_draft_of_any_text_is_a_note_that_can_be_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    data_dir = write_data(tmp_path_factory.mktemp("any"))
    article = Article(" ".join(text.split()), split_sentences([ENGLISH, text, "End."]), None)
    draft = read_draft(article, PUBLISHED, read_names(data_dir))

    written = write_draft(draft, "2099-05-12-a", article, url=URL, published=PUBLISHED)

    faults = parse_note("data/events/2099/2099-05-12-a.md", written).faults
    assert "read_from" in {fault.field for fault in faults}
    assert not [str(fault) for fault in faults if "not YAML" in fault.problem or "front matter" in fault.problem]


@pytest.mark.parametrize(
    ("changes", "published", "slug", "name"),
    [
        ({}, None, "", "undated-article"),
        ({}, PUBLISHED, "", "2099-05-13-article"),
        ({"parties": ["AX", "CN-XJ", "BV"]}, PUBLISHED, "", "2099-05-13-ax-cn-xj"),
        ({"parties": ["AX"]}, PUBLISHED, "talks", "2099-05-13-talks"),
        ({"people": [LI, ALANDER], "parties": ["AX"]}, PUBLISHED, "", "2099-05-13-li-alander"),
        ({"people": [replace(ALANDER, code="a" * 90)]}, PUBLISHED, "", f"2099-05-13-{'a' * 60}"),
    ],
)
def test_a_draft_is_named_by_day_place_and_surnames(
    changes: dict[str, object], published: date | None, slug: str, name: str
) -> None:
    draft = Draft(None, None, [], [], [], {}, [], [])

    assert name_draft(replace(draft, **changes), published, slug) == name  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize("text", ['He said "no"', "C:\\data", "a: b # c", "- x"])
def test_a_quoted_text_is_read_as_itself(text: str) -> None:
    block, faults = parse_plain_yaml("a.yml", f"key: {quote(text)}")

    assert faults == []
    assert block
    assert to_plain(block.values["key"]) == text
