"""Templates: what is put in stays text, and what is not given is an error."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from dashboard.files.templates import templates_in


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "page.html.j2").write_text("<p>{{ text }}</p>\n", encoding="utf-8")
    return tmp_path


def test_a_text_that_looks_like_markup_stays_text(room: Path) -> None:
    page = templates_in(room).get_template("page.html.j2").render(text="<b>'Aland' & \"Bouvet\"</b>")

    assert page == "<p>&lt;b&gt;&#39;Aland&#39; &amp; &#34;Bouvet&#34;&lt;/b&gt;</p>\n"


def test_a_name_that_is_not_given_is_an_error_and_no_gap(room: Path) -> None:
    with pytest.raises(UndefinedError, match="text"):
        templates_in(room).get_template("page.html.j2").render()
