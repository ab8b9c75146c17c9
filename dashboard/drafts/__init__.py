"""Drafts of notes that wait in the inbox, read and decided on by the command line of ``etl``."""
