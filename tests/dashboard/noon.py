"""A clock that stands at noon: a test that asks for the day is on the same one at its end."""

from datetime import UTC, datetime, tzinfo
from types import ModuleType

import pytest

NOON = datetime(2099, 5, 9, 12, tzinfo=UTC)
TODAY = NOON.date()


class AtNoon(datetime):
    """The moment is always the same."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override] # whoever asks gets a plain one
        """Noon, wherever it is asked for."""
        return NOON.astimezone(tz)


def stand_still(monkeypatch: pytest.MonkeyPatch, *modules: ModuleType) -> None:
    """Let it be noon for what these modules ask."""
    for module in modules:
        monkeypatch.setattr(module, "datetime", AtNoon)
