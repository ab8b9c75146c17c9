"""A file that is another one than before is noticed."""

import os
from pathlib import Path

from dashboard.access.file_state import file_state


def test_a_file_that_was_written_swapped_or_given_other_rights_is_in_another_state(tmp_path: Path) -> None:
    path, other = tmp_path / "list", tmp_path / "other"
    states = [file_state(path)]
    path.write_text("one")
    states.append(file_state(path))
    path.chmod(0o640)
    states.append(file_state(path))
    other.write_text("two")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    states.append(file_state(path))

    assert states[0] is None
    assert len(set(states)) == len(states)
    assert file_state(path) == states[-1]
