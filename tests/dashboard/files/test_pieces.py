"""A file that goes only forward."""

import zipfile

from dashboard.files.pieces import Pieces


def test_what_was_written_is_taken_once_and_counted_for_good() -> None:
    file = Pieces()
    file.write(b"sheep")
    file.write(memoryview(b"goats"))

    assert (file.taken(), file.taken(), file.tell()) == (b"sheepgoats", b"", 10)
    file.write(b"!")
    assert (file.taken(), file.tell()) == (b"!", 11)


def test_what_is_written_later_into_the_same_memory_changes_nothing() -> None:
    file, memory = Pieces(), bytearray(b"sheep")
    file.write(memory)
    memory[:] = b"goats"

    assert file.taken() == b"sheep"


def test_a_writer_that_never_goes_back_can_write_to_it() -> None:
    file = Pieces()
    with zipfile.ZipFile(file, "w") as package:  # type: ignore[call-overload] # it only writes and tells
        package.writestr("sheep.txt", "made up")

    assert file.taken().startswith(b"PK")
