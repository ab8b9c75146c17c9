"""What a search finds, and by which words."""

from etl.build.search.index import index_search

__all__ = ["index_search"]
