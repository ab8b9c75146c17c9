"""The languages that names may be in."""

SOURCE_LANGUAGE = "en"  # of the texts in the code and in the notes
ENGLISH_MARK = "[EN]"
"""Stands behind an English text of ours that a reader of another language sees for want of a translation."""
LANGUAGES = {
    SOURCE_LANGUAGE: "English",
    "zh": "中文",
    "ru": "Русский",
}
"""Every language that names may be in, by its code, as it calls itself, in the order of the columns of names."""
