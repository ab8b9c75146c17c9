"""Tests of Khorgos; the tree mirrors the project's."""
