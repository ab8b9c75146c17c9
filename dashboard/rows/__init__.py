"""Whole tables as rows: each described once, read as Arrow, filtered and named alike for pages, files and API."""
