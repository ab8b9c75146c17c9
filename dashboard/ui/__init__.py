"""Pieces that every page is built of: chart frame, table, address, downloads, pictures, theme."""
