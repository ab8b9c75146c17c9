"""Khorgos' maintenance half: files under ``data/`` become a verified database."""
