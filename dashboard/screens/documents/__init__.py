"""Texts of ``docs/`` as pages: the method and the glossary, in the reader's language."""
