"""Method: by which rules figures are taken over and promises judged."""

from dashboard.screens.documents.document import show_document

show_document("method")
