"""What a file is recognised by."""

from pathlib import Path

from etl.publishers.layouts import HEAD_BYTES, Sample, take_sample


def test_a_sample_is_the_name_and_the_beginning_of_a_file(tmp_path: Path) -> None:
    short, long = tmp_path / "short.csv", tmp_path / "long.csv"
    short.write_bytes(b"a,b\n")
    long.write_bytes(b"a" * HEAD_BYTES + b"b")

    assert take_sample(short) == Sample("short.csv", b"a,b\n", short)
    assert take_sample(long) == Sample("long.csv", b"a" * HEAD_BYTES, long)
