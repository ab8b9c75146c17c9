"""The forms for programs.

Whatever the rows hold comes back to the last digit and the last letter, however they were cut.
"""

from typing import Any

import pytest
from hypothesis import given

from dashboard.files.forms import FORMS
from tests.dashboard.files.forms.made_rows import tables, written


@pytest.mark.parametrize("form", FORMS)
@given(rows=tables)
def test_the_bytes_do_not_show_how_the_rows_were_cut_or_coded(form: str, rows: list[dict[str, Any]]) -> None:
    assert len({written(form, rows, size, coded=coded) for size in (1, 3, 100) for coded in (True, False)}) == 1


def test_every_form_has_a_kind_and_an_ending_of_its_own() -> None:
    assert [name for name, form in FORMS.items() if form.ending == name] == list(FORMS)
    assert len({form.media_type for form in FORMS.values()}) == len(FORMS)
