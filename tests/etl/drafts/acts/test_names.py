"""Countries and goods in a text. All made up."""

from pathlib import Path

import pytest

from etl.drafts.acts.names import named_codes, read_act_names
from tests.etl.drafts.acts.pages import data_with_plums


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("李子干和李子", ("dried_plums", "plums")),
        ("李子、李子干", ("plums", "dried_plums")),
        ("话梅", ("dried_plums",)),
        ("dried plums", ("dried_plums",)),
        ("plumsy", ()),
        ("梨", ()),
    ],
)
def test_the_longest_name_of_a_good_counts(tmp_path: Path, text: str, codes: tuple[str, ...]) -> None:
    assert named_codes(text, read_act_names(data_with_plums(tmp_path)).goods).codes == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("奥兰斯坦", ("AX",)),
        ("奥兰共和国", ("AX",)),
        ("布韦和奥兰斯坦", ("BV", "AX")),
        ("ALA", ("AX",)),
        ("中国", ()),
    ],
)
def test_a_country_is_known_with_and_without_its_ending_and_china_is_no_origin(
    tmp_path: Path, text: str, codes: tuple[str, ...]
) -> None:
    assert named_codes(text, read_act_names(data_with_plums(tmp_path)).areas).codes == codes


def test_what_else_is_listed_is_told(tmp_path: Path) -> None:
    assert named_codes("李子、野梨和蓝莓", read_act_names(data_with_plums(tmp_path)).goods).unknown == ("野梨", "蓝莓")
