"""The quick way to read a table gives what the slow way gives, or leaves it to that one."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.inputs import files
from etl.inputs.files import CsvRows, read_csv_rows
from etl.inputs.plain_lines import split_plain_lines

FIELD = st.text(st.sampled_from('ab 0,"\t\r\n\x00é中;.-'), max_size=4)
TEXT = st.one_of(
    st.lists(FIELD, max_size=12).map("".join),
    st.lists(
        st.lists(st.text(st.sampled_from("ab 0é中"), max_size=3), min_size=2, max_size=2).map(",".join), max_size=6
    ).map("\n".join),
)


def read(path: Path) -> CsvRows:
    return read_csv_rows(path, path.parent, ("a", "b"), ("c",))


@given(
    body=TEXT,
    head=st.sampled_from(["a,b", "b,a", "a,b,c", "a", "a,b,a", "a,d", '"a","b"', '"a",b,"c', '"a"x,b']),
    end=st.sampled_from(["\n", "\r\n", ""]),
)
def test_both_ways_give_the_same_rows_lines_and_faults(
    tmp_path_factory: pytest.TempPathFactory, body: str, head: str, end: str
) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.csv"
    path.write_bytes(f"{head}{end or chr(10)}{body}{end}".encode())

    quick = read(path)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(files, "split_plain_lines", lambda *_, **__: None)
        slow = read(path)

    pd.testing.assert_frame_equal(quick.frame, slow.frame)
    assert (quick.faults, quick.rows_read) == (slow.faults, slow.rows_read)


def test_codes_and_missing_words_stay_the_texts_they_are() -> None:
    split = split_plain_lines("code,name\n01,NA\n1e3,\nnan,null\n")

    assert split
    assert split[1].to_numpy().tolist() == [["01", "NA"], ["1e3", ""], ["nan", "null"]]


@pytest.mark.parametrize(
    "text",
    [
        'a,b\n"1",2\n',
        "a,b\n1,2\n\n3,4\n",
        "\na,b\n1,2\n",
        "a,b\n1,2,3\n",
        "a,b\n1\n",
        "a,a\n1,2\n",
        "a\n1\n",
        "a,b\r1,2\r",
        "a,b\n",
        "",
    ],
)
def test_whatever_is_not_plain_is_left_to_be_read_row_by_row(text: str) -> None:
    assert split_plain_lines(text) is None
