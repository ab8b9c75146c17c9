"""Names broken into lines for a chart's legend."""

from dashboard.locale.wrapping import wrap


def test_a_long_name_is_broken_between_words_only() -> None:
    assert wrap("one two three", 7) == "one two<br>three"
    assert wrap("unbreakable", 5) == "unbreakable"


def test_chinese_breaks_between_characters_but_not_before_a_closing_sign() -> None:
    assert wrap("奥兰群岛海关统计，公开表述", 14) == "奥兰群岛海关统<br>计，公开表述"
    assert wrap("奥兰：Statistics of the Islands", 12) == "奥兰：<br>Statistics of<br>the Islands"
