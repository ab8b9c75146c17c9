"""A saved article is read in any usual encoding and form, with its headline and the day it was published."""

from datetime import date
from pathlib import Path

import pytest

from etl.drafts.article import Article, day_in_address, read_article, split_sentences
from etl.drafts.faults import NotAnArticle

PUBLISHED = date(2099, 5, 13)


def saved(folder: Path, text: str, name: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_web_page_gives_its_text_headline_and_day(tmp_path: Path) -> None:
    page = (
        '<html><head><meta property="article:published_time" content="2099-05-13T08:00"><title>T</title></head><body><nav>Menu</nav>'
        "<h1>Talks</h1><article><p>They met. It was long.</p></article><script>x()</script></body></html>"
    )
    assert read_article(saved(tmp_path, page, "a.html")) == Article("Talks", ["They met.", "It was long."], PUBLISHED)


@pytest.mark.parametrize(
    "declared",
    [
        '<time datetime="2099-05-13T08:00:00+05:00">yesterday</time>',
        '<meta itemprop="datePublished" content="2099-05-13">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2099-05-13T08:00:00Z"}</script>',
    ],
)
def test_the_day_that_a_page_declares_is_that_of_publication(tmp_path: Path, declared: str) -> None:
    page = f"<html><head>{declared}</head><body><div>1 January 2099</div><p>They met. It was long.</p></body></html>"
    assert read_article(saved(tmp_path, page, "a.html")).published == PUBLISHED


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-16", "Они встретились в Мариехамне."),
        ("windows-1251", "Они встретились в Мариехамне и говорили о зерне."),
        ("gb18030", "双方在玛丽港会见，愿扩大粮食进口。"),
    ],
)
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert read_article(path).sentences == [text]


def test_a_page_in_the_encoding_it_declares_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(
        f'<html><meta charset="gb2312">{"<div></div>" * 50}<p>双方在玛丽港会见。</p></html>'.encode("gb18030")
    )
    assert read_article(path).sentences == ["双方在玛丽港会见。"]


@pytest.mark.parametrize("content", [b"", b" \n", b"\x89PNG\r\n\0\0\0", b"<html><body></body></html>"])
def test_a_file_without_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(content)
    with pytest.raises(NotAnArticle):
        read_article(path)


@pytest.mark.parametrize(
    "stamp",
    [
        "16:40, 13 May 2099 | GMT +6",
        "09:34, 13 五月份 2099 | GMT +6",
        "2099年5月13日 00:05   来源:某某网",
        "POLITICS | 21:37 / 13.05.2099",
        "May 13, 2099",
        "2099-05-13 23:40",
    ],
)
def test_the_line_that_says_when_it_was_published_is_read_and_is_no_headline(tmp_path: Path, stamp: str) -> None:
    text, page = tmp_path / "a.txt", tmp_path / "a.html"
    text.write_text(f"EN\n{stamp}\nThey meet again\nAnna met Bo. They spoke.\n", encoding="utf-8")
    page.write_text(
        f"<body><h1>They meet again</h1><div>{stamp}</div><p>Anna met Bo. They spoke.</p></body>", encoding="utf-8"
    )

    for path in (text, page):
        assert read_article(path) == Article("They meet again", ["Anna met Bo.", "They spoke."], PUBLISHED)


def test_a_stamp_with_the_hour_goes_before_the_day_at_the_head_of_a_site(tmp_path: Path) -> None:
    text = "31.05.2099\nNews of Aland\n13.05.2099 00:00\nThey met. It was long.\n"
    assert read_article(saved(tmp_path, text, "a.txt")).published == PUBLISHED


def test_where_a_page_is_on_its_site_is_no_headline(tmp_path: Path) -> None:
    stamp = "发布时间:2099-05-13 18:21:56 文章来源:某某云/某某日报、某某社(某某一部转载)"
    text = f"当前位置: 首页 > 资讯信息 > 正文\n客人今天来访\n{stamp}\n双方会见。\n"
    assert read_article(saved(tmp_path, text, "a.txt")) == Article("客人今天来访", ["双方会见。"], PUBLISHED)


def test_a_month_in_short_ends_no_sentence() -> None:
    assert split_sentences(["They met on Oct. 17 in the town."]) == ["They met on Oct. 17 in the town."]


def test_a_sentence_with_a_day_is_no_stamp(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("They meet again\nThe two ministers of Aland and Bouvet met on 13 May 2099.\n", encoding="utf-8")
    assert read_article(path).published is None


def test_a_day_put_before_the_text_is_no_word_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" date 2099-05-13 Anna meets Bo\nThey met.\n", encoding="utf-8")
    assert read_article(path) == Article("Anna meets Bo", ["They met."], PUBLISHED)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/en/2099/05/13/talks/", PUBLISHED),
        ("https://example.org/202305/t20990513_11080742.htm", PUBLISHED),
        ("https://example.org/2099-05-13-talks", PUBLISHED),
        ("https://example.org/news/20991340", None),
        ("https://example.org/news/08000513", None),
        ("https://example.org/news/1290452.shtml", None),
    ],
)
def test_the_address_may_hold_the_day(url: str, day: date | None) -> None:
    assert day_in_address(url) == day


def test_a_sentence_ends_behind_a_quotation() -> None:
    assert split_sentences(["It is told by «24KZ». The protocol was signed."]) == [
        "It is told by «24KZ».",
        "The protocol was signed.",
    ]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Alander met her guest.", "en"),
        ("Анна встретилась с гостями из Бувета.", "ru"),
        ("安娜在玛丽港会见客人。WTO", "zh"),
    ],
)
def test_the_language_is_that_of_most_letters(sentence: str, language: str) -> None:
    assert Article("", [sentence], None).language == language


def test_a_page_with_a_table_in_its_text_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    table = "<table><tr><td>Wheat</td><td>5</td></tr></table>"
    path.write_text(
        f"<html><body><p>{'They met in the town and spoke of wheat. ' * 5}</p>{table}</body></html>", encoding="utf-8"
    )
    assert read_article(path).is_told_in_sentences
