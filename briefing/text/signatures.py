"""A line and the one above it -> the speaker, where the line signs a quotation: "— Ana Lopez, mayor of Larkport"."""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]

DASHES = ("-", "–", "—", "―")
LONGEST = 14
"""Words in a signature: a longer line behind a dash is an item of a list."""
_TITLED = 8
"""Words in one that begins small: "— a deckhand on the ferry"."""
_CLOSED = re.compile(r"[\"”’'»“][\s.,]*\Z")
_NAME = re.compile(
    r"[-–—―]{1,3}\s*(?P<name>(?:(?P<small>(?:an?|the|one) )[a-z]|[^\W\d_a-z])[\w.’'&/-]*(?: [\w.’'&/-]+)*)"
    r"(?:\s*[,(–—]\s*\S.*| - \S.*)?\.?\s*\Z",
    re.DOTALL,
)
_SMALL = re.compile(r" [a-z][\w’'-]*")
_PARTICLES = frozenset(
    ("of", "for", "the", "at", "in", "and", "to", "de", "la", "du", "van", "von", "der", "al", "bin")
)
"""Small words within a name or an office."""
_STOPPED = re.compile(r"(?<![A-Z])(?<!\b[JS]r)[.!?…]\s*\Z")


def is_signature(texts: Sequence[str], place: int) -> bool:
    """Whether one of an article's sentences signs the quotation above it."""
    return place > 0 and texts[place].startswith(DASHES) and signer(texts[place], texts[place - 1]) is not None


def signer(line: str, above: str) -> Span | None:
    """The name in a line that signs the quotation which ends above it, as offsets in the line."""
    if not line.startswith(DASHES) or not _CLOSED.search(above, max(0, len(above) - 4)):
        return None
    found, count = _NAME.match(line), len(line.split())
    if found is None or count > LONGEST:
        return None
    start, end = found.start("name"), found.start("name") + len(found["name"].rstrip("."))
    small = [word.strip() for word in _SMALL.findall(found["name"])]
    if found["small"]:
        return None if count > _TITLED or _STOPPED.search(line) else (start, end)
    if not _PARTICLES.issuperset(small) or (_STOPPED.search(line) and count > LONGEST / 2):
        return None
    return start, end
