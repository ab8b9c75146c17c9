"""The English of translated texts, one click away."""

from streamlit.testing.v1 import AppTest

from dashboard.screens.sections.written import written_html


def page(language: str) -> None:
    """Run as a page of its own by AppTest."""
    from dashboard.locale import use_language  # noqa: PLC0415 (AppTest runs the function's text alone)
    from dashboard.screens.sections.written import show_written  # noqa: PLC0415 (the same)

    use_language(language)
    show_written(lambda: ["Talks", "They met."])


def test_a_reader_of_english_is_told_nothing() -> None:
    app = AppTest.from_function(page, args=("en",)).run()

    assert (len(app.caption), len(app.expander)) == (0, 0)


def test_another_reader_is_told_once_and_can_open_the_english() -> None:
    app = AppTest.from_function(page, args=("zh",)).run()

    assert [caption.value for caption in app.caption] == ["本文系我们据英文翻译。"]
    (english,) = app.expander
    assert english.label == "英文原文"
    assert english.get("html")[0].proto.body == '<div lang="en"><p>Talks</p><p>They met.</p></div>'


def test_signs_of_html_are_shown_as_they_are() -> None:
    assert written_html(["a < b", ""]) == '<div lang="en"><p>a &lt; b</p></div>'
