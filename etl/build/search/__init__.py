"""What a search finds, and by which words."""

from etl.build.search.index import INDEXED, index_search

__all__ = ["INDEXED", "index_search"]
