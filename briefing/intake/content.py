"""The first bytes of a source -> what they show: a file's name and a server's header may lie or be missing."""

from __future__ import annotations

import re
from functools import lru_cache

REACH = 8192
"""Bytes within which a page, a feed or a message has begun; licences in comments above a page take two thousand."""

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ROOT = re.compile(r"\s*(?:(?:<\?.*?\?>|<!--.*?-->|<!doctype\b[^>\[]*(?:\[.*?\]\s*)?>)\s*)*<([a-z][\w:.-]*)", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s+html\b")


def beginning(data: bytes) -> str:
    """The first characters in lower case, a byte order mark left out; of a binary file a character a byte."""
    return _lowered(data[:REACH])


@lru_cache(maxsize=4)  # each format looks in turn
def _lowered(head: bytes) -> str:
    if head.startswith(_WIDE_MARKS) and len(head) >= 2:
        text = head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    return text.lower()


def root_element(data: bytes) -> str:
    """The name of the first element in lower case, "html" where the doctype says so; "" if it does not begin with one.

    An XML declaration, comments and a doctype may stand before it (XML 1.0, production 22).
    """
    head = beginning(data)
    found = _ROOT.match(head)
    if found is None:
        return ""
    return "html" if _DOCTYPE.search(head, 0, found.start(1)) else found[1]
