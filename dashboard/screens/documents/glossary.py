"""Glossary: what words and kinds mean."""

from dashboard.screens.documents.document import show_document

show_document("glossary")
