"""How much there is to read."""

from pathlib import Path


def trade_bytes(data_dir: Path) -> int:
    """The bytes of all files of trade figures: those that ship with the project and those that came."""
    folders = (data_dir / name for name in ("trade", "snapshots"))
    return sum(path.stat().st_size for folder in folders for path in folder.rglob("*") if path.is_file())
