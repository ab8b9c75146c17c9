"""Ways in which a file may come that its publisher did not send."""

import io
import re
import zipfile
from collections.abc import Callable

from hypothesis import strategies as st

from etl.publishers.common.bounds import BROKEN_ZIP

TOKENS = (
    *("9" * 400, "1e999", "inf", "nan", "-5", "1.2.3", "1,5", "9" * 20, "=1+1", "0x10", "1_000"),
    *(
        "-0",
        "1e309",
        "NaN",
        "-Infinity",
        "1,234.5",
        "1.234,5",
        "1 234,5",
        "1'234",
        "−5",
        "(5)",
        "5%",
        ".5",
        "1e-400",
        "½",
    ),
    *(
        "2099-13",
        "2099-02-29",
        "0000-01",
        "10000-01",
        "2099M13",
        "2099年13月",
        "Feb 29, 2099",
        "-2099",
        "#REF!",
        "TRUE",
    ),
    *("\u200b", "\u2066", "\u2028", "\x85", "\x0b", "\x1c", "\xad", "𝟓", "1،5"),
    *("٢٠٩٩", "１２３", "²", "Ⅷ", "〇", "2150", "0001", "0001-01-01", "209913", "9999-99"),
    *(
        "\x00",
        "\x07",
        "\ufeff",
        "\u202e",
        "\xa0",
        '"',
        "'",
        ",",
        ";",
        "\t",
        "\n",
        "\r",
        "<",
        "&",
        "{",
        "}",
        "[",
        "]",
        "",
    ),
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "utf-7", "gb18030", "cp1251", "shift-jis")
_KEY = re.compile(rb'"\w+": ?(?:"[^"]*"|[\w.]+)')
_WORD = re.compile(rb"[0-9A-Za-z.]+")

Mutation = Callable[[bytes], bytes]


def mutations() -> st.SearchStrategy[Mutation]:
    """One change of a file's bytes, or within a zip of those of a member."""
    place, token = st.floats(0, 1, exclude_max=True), st.sampled_from(TOKENS)
    of_bytes = st.one_of(
        st.builds(_other_byte, place, st.integers(0, 255)),
        st.builds(_cut_off, place),
        st.builds(_put_in, place, token),
        st.builds(_other_word, place, token),
        st.builds(_take_out, place, st.integers(1, 40)),
        st.builds(_line_again, place),
        st.builds(_line_less, place),
        st.builds(_column_again, place, token),
        st.builds(_key_again, place, token),
        st.builds(_other_line_ends, st.sampled_from(["\r", "\r\n", "\n\r", "\u2028"])),
        st.builds(_in_encoding, place, st.sampled_from(_ENCODINGS)),
    )
    return st.one_of(of_bytes, st.builds(_within_zip, place, of_bytes))


def _other_byte(place: float, value: int) -> Mutation:
    return lambda content: content[: _at(place, content)] + bytes([value]) + content[_at(place, content) + 1 :]


def _cut_off(place: float) -> Mutation:
    return lambda content: content[: _at(place, content)]


def _put_in(place: float, token: str) -> Mutation:
    return lambda content: content[: _at(place, content)] + token.encode() + content[_at(place, content) :]


def _take_out(place: float, length: int) -> Mutation:
    return lambda content: content[: _at(place, content)] + content[_at(place, content) + length :]


def _other_word(place: float, token: str) -> Mutation:
    def change(content: bytes) -> bytes:
        words = list(_WORD.finditer(content))
        if not words:
            return content
        word = words[int(place * len(words))]
        return content[: word.start()] + token.encode() + content[word.end() :]

    return change


def _line_again(place: float) -> Mutation:
    def change(content: bytes) -> bytes:
        lines = content.split(b"\n")
        number = int(place * len(lines))
        return b"\n".join([*lines[:number], lines[number], *lines[number:]])

    return change


def _line_less(place: float) -> Mutation:
    def change(content: bytes) -> bytes:
        lines = content.split(b"\n")
        del lines[int(place * len(lines))]
        return b"\n".join(lines)

    return change


def _column_again(place: float, token: str) -> Mutation:
    """A column of a table once more at its end, with other values."""

    def change(content: bytes) -> bytes:
        head, *lines = content.split(b"\n")
        headings = head.rstrip(b"\r").split(b",")
        heading = headings[int(place * len(headings))]
        return b"\n".join([head.rstrip(b"\r") + b"," + heading, *(line + b"," + token.encode() for line in lines)])

    return change


def _key_again(place: float, token: str) -> Mutation:
    """A key of JSON once more in its object, with another value."""

    def change(content: bytes) -> bytes:
        keys = list(_KEY.finditer(content))
        if not keys:
            return content
        key = keys[int(place * len(keys))]
        again = key[0].partition(b":")[0] + b': "' + token.encode() + b'"'
        return content[: key.end()] + b", " + again + content[key.end() :]

    return change


def _other_line_ends(end: str) -> Mutation:
    return lambda content: content.replace(b"\r\n", b"\n").replace(b"\n", end.encode())


def _in_encoding(place: float, encoding: str) -> Mutation:
    """The text in another encoding, and cut off somewhere behind its middle."""

    def change(content: bytes) -> bytes:
        written = content.decode(errors="replace").encode(encoding, errors="replace")
        return written[: len(written) - int(place * len(written) / 2)]

    return change


def _within_zip(place: float, mutation: Mutation) -> Mutation:
    """Change a member of a zip; of any other file, or one that is no whole zip any more, its bytes."""

    def change(content: bytes) -> bytes:
        if not zipfile.is_zipfile(io.BytesIO(content)):
            return mutation(content)
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                members = [(one.filename, archive.read(one)) for one in archive.infolist()]
        except (*BROKEN_ZIP, ValueError, OSError, RuntimeError):
            return mutation(content)
        if not members:
            return mutation(content)
        changed = int(place * len(members))
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, (name, held) in enumerate(members):
                archive.writestr(zipfile.ZipInfo(name), mutation(held) if number == changed else held)
        return packed.getvalue()

    return change


def _at(place: float, content: bytes) -> int:
    return int(place * len(content))
