"""Khorgos' reading half: questions to the database become pages, charts and files."""
