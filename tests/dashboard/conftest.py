"""What holds for every test that runs a page."""

from functools import cache
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard.ui.drawing.figures import Figure

# AppTest looks through every installed package before each run of a page, which takes as long as the page itself.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(autouse=True)
def plotly_knows_every_attribute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold each figure that is shown to plotly's schema, which no server does."""
    to_dict = Figure.to_dict

    def checked(figure: Figure) -> dict[str, Any]:
        go.Figure(to_dict(figure))
        return to_dict(figure)

    monkeypatch.setattr(Figure, "to_dict", checked)
