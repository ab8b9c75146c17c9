"""An article becomes a draft: what is found in it, in which words it is told, and what only a person can let in."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from etl.__main__ import EXIT_CODES, app
from etl.drafts.article import Article, split_sentences
from etl.drafts.draft import Draft, read_draft
from etl.drafts.figures import find_figures
from etl.drafts.inbox import accept_draft, draft_article, drop_draft
from etl.drafts.inbox_list import list_drafts
from etl.drafts.reference import read_names
from etl.drafts.writing import write_draft
from etl.errors import InputFaults, NoDraft, NoteExists
from etl.inputs.notes import parse_note
from tests.etl.made_inputs import note_text, write_data

PUBLISHED = date(2099, 5, 13)  # a Wednesday
ENGLISH = """Aland and Bouvet talk grain
Anna Alander, Minister of Agriculture of Aland, met with Bo Bouvet, President of Bouvet, in Mariehamn on Tuesday.The spring summit \
will be held on June 18 under Eva Else, President of Elsewhere.Alander said that the two countries traded 1.5 billion US dollars of goods.
We are willing to increase imports of wheat and expand trade in livestock products, Alandr said. Bouvet will supply 20,000 tonnes of \
beef by 2105, Bouvet noted.
"""
URL = "https://www.example.org/a"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return write_data(tmp_path)


def drafted(data_dir: Path, text: str, published: date | None = PUBLISHED) -> Draft:
    return read_draft(Article("", split_sentences(text.splitlines()), None), published, read_names(data_dir))


def saved(folder: Path, text: str = ENGLISH, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def finished(data_dir: Path, **overrides: object) -> str:
    """Put a note as a person leaves it in the inbox."""
    text = note_text(**overrides)
    (data_dir / "inbox").mkdir(exist_ok=True)
    (data_dir / "inbox" / "2099-05-09-mariehamn-a-b.md").write_text(text, encoding="utf-8")
    return text


def test_an_article_gives_day_place_people_and_sides(data_dir: Path) -> None:
    draft = drafted(data_dir, ENGLISH)

    assert draft.day
    assert (draft.day.day, draft.day.words) == (date(2099, 5, 12), "Tuesday")
    assert draft.place
    assert (draft.place.code, draft.place.country) == ("mariehamn", "AX")
    assert [(one.code, one.area, one.role, one.near_spellings) for one in draft.people] == [
        ("anna-alander", "AX", "Minister of Agriculture of Aland", ["Alandr"]),
        ("bo-bouvet", "BV", "President of Bouvet", []),
    ]
    assert [(one.code, one.known) for one in draft.mentioned] == [("eva-else", False)]
    assert draft.parties == ["AX", "BV"]
    assert list(draft.topics) == ["meat", "grain", "livestock"]
    assert [(one.value, one.unit) for one in draft.figures] == [(1.5e9, "USD"), (20000, "t")]
    assert draft.missing == []


def test_each_promise_has_our_words_its_sides_and_its_deadline(data_dir: Path) -> None:
    promises = drafted(data_dir, ENGLISH).commitments

    assert [(one.text, one.by, one.to, one.topics, one.deadline) for one in promises] == [
        ("Increase imports of grain", ["AX"], ["BV"], ["grain"], None),
        ("Expand trade in livestock", ["AX"], ["BV"], ["livestock"], None),
        ("Supply meat", ["BV"], ["AX"], ["meat"], date(2105, 12, 31)),
    ]


def test_a_denial_is_no_promise(data_dir: Path) -> None:
    assert (
        drafted(
            data_dir, "Anna Alander met Bo Bouvet. Alander said Aland will not increase imports of wheat."
        ).commitments
        == []
    )


def test_what_is_to_be_held_is_no_promise(data_dir: Path) -> None:
    assert (
        drafted(data_dir, "Anna Alander met Bo Bouvet. Trade talks of the two sides will be held in June.").commitments
        == []
    )


def test_russian_names_are_found_in_any_case(data_dir: Path) -> None:
    people = data_dir / "reference" / "people.csv"
    people.write_text(
        people.read_text(encoding="utf-8") + "ivan-alandov,AX,Ivan Alandov,,Иван Аландов\n", encoding="utf-8"
    )

    draft = drafted(data_dir, "В Мариехамне 12 мая прошла встреча с министром сельского хозяйства Иваном Аландовым.")

    assert [(one.code, one.role) for one in draft.people] == [("ivan-alandov", "Minister of Agriculture")]
    assert draft.place
    assert draft.place.code == "mariehamn"
    assert draft.day
    assert draft.day.day == date(2099, 5, 12)


def test_chinese_is_read_without_spaces(data_dir: Path) -> None:
    draft = drafted(data_dir, "5月12日，安娜在玛丽港会见客人。安娜表示，愿扩大粮食进口，加强农业科技合作。")

    assert draft.day
    assert draft.day.day == date(2099, 5, 12)
    assert [one.code for one in draft.people] == ["anna-alander"]
    assert [one.text for one in draft.commitments] == [
        "Expand imports of grain",
        "Strengthen cooperation in farm technology",
    ]


def test_a_role_is_of_the_side_named_last_before_it(data_dir: Path) -> None:
    draft = drafted(data_dir, "新疆维吾尔自治区党委书记张三在玛丽港会见哈萨克斯坦农业部部长安娜。")
    assert [one.role for one in draft.people] == [
        "Party Secretary of Xinjiang",
        "Minister of Agriculture of Kazakhstan",
    ]


def test_a_surname_alone_beside_a_title_is_marked(data_dir: Path) -> None:
    people = data_dir / "reference" / "people.csv"
    people.write_text(
        people.read_text(encoding="utf-8") + "ivan-alandov,AX,Ivan Alandov,伊万·阿兰多夫,Иван Аландов\n",
        encoding="utf-8",
    )

    for text in (
        "总统阿兰多夫在玛丽港会见客人。",
        "President Alandov met guests.",
        "Президент Аландов встретился с гостями.",
    ):
        assert [(one.code, one.surname_only) for one in drafted(data_dir, text).people] == [("ivan-alandov", True)]
    assert drafted(data_dir, "The Alandov theatre met its guests.").people == []


def test_an_amount_alone_tells_what_is_promised(data_dir: Path) -> None:
    promises = drafted(
        data_dir, "Anna Alander met Bo Bouvet. The two sides agreed to invest $300 million and double trade by 2107."
    ).commitments
    assert [(one.text, one.deadline) for one in promises] == [
        ("Invest $300 million", None),
        ("Double trade", date(2107, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$1.2 billion", 1.2e9, "USD"),
        ("1,200 tonnes", 1200, "t"),
        ("31,2 млрд долларов", 31.2e9, "USD"),
        ("1 200 тыс. тонн", 1.2e6, "t"),
        ("1.5万吨", 15000, "t"),
        ("311.7亿美元", 31.17e9, "USD"),
        ("20亿元", 2e9, "CNY"),
        ("12.5 per cent", 12.5, "pct"),
    ],
)
def test_amounts_are_in_full_and_in_our_units(words: str, value: float, unit: str) -> None:
    assert [(one.value, one.unit) for one in find_figures([f"It was {words}."])] == [(value, unit)]


def test_a_year_is_no_amount() -> None:
    assert find_figures(["In 2099 three ministers met 12 times."]) == []


@given(text=st.text(max_size=300))
def test_a_draft_of_any_text_is_a_note_that_can_be_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    data_dir = write_data(tmp_path_factory.mktemp("any"))
    article = Article(" ".join(text.split()), split_sentences([ENGLISH, text, "End."]), None)
    draft = read_draft(article, PUBLISHED, read_names(data_dir))

    written = write_draft(draft, "2099-05-12-a", article, url=URL, published=PUBLISHED)

    faults = parse_note("data/events/2099/2099-05-12-a.md", written).faults
    assert "read_from" in {fault.field for fault in faults}
    assert not [str(fault) for fault in faults if "not YAML" in fault.problem or "front matter" in fault.problem]


def test_a_draft_is_never_written_over(data_dir: Path, tmp_path: Path) -> None:
    article = saved(tmp_path)
    first = draft_article(data_dir, article, url=URL, published=PUBLISHED)
    assert first.path.name == "2099-05-12-mariehamn-alander-bouvet.md"
    with pytest.raises(NoteExists):
        draft_article(data_dir, article, url=URL, published=PUBLISHED)


def test_an_unfinished_draft_does_not_enter(data_dir: Path, tmp_path: Path) -> None:
    name = draft_article(data_dir, saved(tmp_path), url=URL, published=PUBLISHED).path.stem
    with pytest.raises(InputFaults) as refused:
        accept_draft(data_dir, name)

    fields = {fault.field for fault in refused.value.faults}
    assert not [field for field in fields if field.endswith("comparator")]
    assert {
        "read_from",
        "commitments[3].reason",
        "confidence",
        "participants[1].read_from",
        "commitments[1].read_from",
        "figures[1].what",
    } <= fields
    assert [one.name for one in list_drafts(data_dir)] == [name]
    assert list(data_dir.glob("events/2099/*.md")) == []


def test_a_finished_draft_moves_to_the_events(data_dir: Path) -> None:
    text = finished(data_dir)
    note = accept_draft(data_dir, "2099-05-09-mariehamn-a-b")
    assert note == data_dir / "events" / "2099" / "2099-05-09-mariehamn-a-b.md"
    assert note.read_text(encoding="utf-8") == text
    assert list_drafts(data_dir) == []


def test_a_person_nobody_knows_keeps_a_draft_out(data_dir: Path) -> None:
    finished(data_dir, participants=[{"person": "nobody", "role": "Minister", "side": "AX"}])
    with pytest.raises(InputFaults, match="nobody"):
        accept_draft(data_dir, "2099-05-09-mariehamn-a-b")
    assert list(data_dir.glob("events/2099/*.md")) == []
    assert len(list_drafts(data_dir)) == 1


def test_a_note_is_not_replaced_by_a_draft(data_dir: Path) -> None:
    finished(data_dir)
    note = accept_draft(data_dir, "2099-05-09-mariehamn-a-b")
    finished(data_dir, title="Another")
    with pytest.raises(NoteExists):
        accept_draft(data_dir, "2099-05-09-mariehamn-a-b.md")
    assert "Another" not in note.read_text(encoding="utf-8")


def test_a_dropped_draft_is_gone(data_dir: Path) -> None:
    finished(data_dir)
    drop_draft(data_dir, "2099-05-09-mariehamn-a-b")
    with pytest.raises(NoDraft, match="nothing"):
        drop_draft(data_dir, "2099-05-09-mariehamn-a-b")


def test_the_commands_say_what_to_do_next(data_dir: Path, tmp_path: Path) -> None:
    arguments = ["draft-note", str(saved(tmp_path)), "--url", URL, "--published", "2099-05-13", "--data", str(data_dir)]
    made = CliRunner().invoke(app, arguments)
    listed = CliRunner().invoke(app, ["inbox", "list", "--data", str(data_dir)])
    missing = CliRunner().invoke(app, ["inbox", "accept", "none", "--data", str(data_dir)])

    assert (made.exit_code, listed.exit_code) == (0, 0)
    assert "inbox accept 2099-05-12-mariehamn-alander-bouvet" in made.output
    assert "2099-05-12-mariehamn-alander-bouvet" in listed.output
    assert isinstance(missing.exception, NoDraft)
    assert EXIT_CODES[NoDraft] == 2


def test_an_address_that_is_none_is_wrong_usage(data_dir: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["draft-note", str(saved(tmp_path)), "--url", "example", "--data", str(data_dir)])
    assert result.exit_code == 2
