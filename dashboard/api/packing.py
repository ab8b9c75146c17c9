"""Compression of an answer while it is made, in the thread that makes it.

The server's own would hold up every page meanwhile.
"""

import zlib
from collections.abc import Generator
from contextlib import closing

from starlette.datastructures import Headers

_LEVEL = 1  # rows repeat so much that more work saves little
_GZIP = 31  # zlib's word for a gzip header and the widest window


def takes_gzip(headers: Headers) -> bool:
    """Whether whoever asks takes gzip."""
    for part in headers.get("accept-encoding", "").split(","):
        name, _, quality = part.replace(" ", "").lower().partition(";q=")
        if name in {"gzip", "*"}:
            return quality not in {"0", "0.0", "0.00", "0.000"}
    return False


def gzipped(pieces: Generator[bytes]) -> Generator[bytes]:
    """The pieces as one gzip stream without a time in it; each can be read as soon as it comes."""
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    with closing(pieces):
        for piece in pieces:
            yield packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()
