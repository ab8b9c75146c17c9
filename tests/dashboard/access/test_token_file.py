"""What the file of tokens holds, who may write it, and that it is swapped in whole."""

import json
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from dashboard.access.token_file import (
    Opens,
    Token,
    WrongTokens,
    changing,
    hash_of,
    parse_tokens,
    read_tokens,
    to_text,
)

MADE, EXPIRES = date(2099, 1, 1), date(2099, 4, 1)


def token(name: str = "aland", **given: object) -> Token:
    values: dict[str, object] = {"opens": Opens.API, "sha256": hash_of(name), "made": MADE, "expires": EXPIRES}
    return Token(name, **(values | given))  # type: ignore[arg-type] # fields by their names


def entries(path: Path) -> list[dict[str, str]]:
    return list(json.loads(path.read_text(encoding="utf-8"))["tokens"])


def test_the_last_day_is_the_one_before_it_expires() -> None:
    assert token().is_in_force(date(2099, 3, 31))
    assert not token().is_in_force(EXPIRES)


def test_what_is_written_is_read_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    kept = [token(), token("counts", opens=Opens.METRICS)]
    with changing(path) as tokens:
        tokens.extend(kept)

    assert read_tokens(path) == tuple(kept)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["tokens.json"]


def test_no_file_has_no_tokens(tmp_path: Path) -> None:
    assert read_tokens(tmp_path / "none.json") == ()


def clear_and_fail(path: Path) -> None:
    with changing(path) as tokens:
        tokens.clear()
        raise LookupError


def test_a_change_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    with changing(path) as tokens:
        tokens.append(token())
    before = path.read_bytes()

    with pytest.raises(LookupError):
        clear_and_fail(path)

    assert path.read_bytes() == before


def test_of_many_who_write_at_once_none_loses_what_another_wrote(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"

    def add(number: int) -> None:
        with changing(path) as tokens:
            tokens.append(token(f"t{number:02}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(16)))

    assert sorted(one.name for one in read_tokens(path)) == [f"t{number:02}" for number in range(16)]


def test_a_file_that_others_may_write_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    path.write_text(to_text([token()]), encoding="utf-8")
    path.chmod(0o620)

    with pytest.raises(WrongTokens, match=r"others than its owner can write to it.*Run chmod 600"):
        read_tokens(path)


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongTokens, match="cannot be read"):
        read_tokens(tmp_path)


def without(field: str) -> Callable[[dict[str, str]], dict[str, str]]:
    return lambda entry: {name: text for name, text in entry.items() if name != field}


def with_(**given: str) -> Callable[[dict[str, str]], dict[str, str]]:
    return lambda entry: entry | given


@pytest.mark.parametrize(
    "changed",
    [
        without("sha256"),
        with_(sha256="0"),
        with_(name="A b"),
        with_(expires="soon"),
        with_(opens="everything"),
        with_(role="maintainer"),
    ],
)
def test_an_entry_that_no_command_wrote_is_refused(changed: Callable[[dict[str, str]], dict[str, str]]) -> None:
    [entry] = json.loads(to_text([token()]))["tokens"]

    with pytest.raises(WrongTokens, match=r"t\.json: no file of tokens \("):
        parse_tokens(json.dumps({"tokens": [changed(entry)]}), "t.json")


NO_TOKENS = ["", "[]", "{}", '{"tokens": 1}', '{"tokens": [1]}', '{"tokens": [null]}', '{"tokens": [], "tokens": []}']


@pytest.mark.parametrize("text", [*NO_TOKENS, "[" * 100_000])
def test_what_is_no_file_of_tokens_is_refused(text: str) -> None:
    with pytest.raises(WrongTokens, match="no file of tokens"):
        parse_tokens(text, "t.json")


def test_a_name_belongs_to_one_token() -> None:
    with pytest.raises(WrongTokens, match="two tokens of one name"):
        parse_tokens(to_text([token(), token()]), "t.json")
