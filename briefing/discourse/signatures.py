"""A line and the one above it -> the speaker, where the line signs a quotation: "— Ana Lopez, mayor of Larkport"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefing.language.loading import Language, load_language

Span = tuple[int, int]

DASHES = ("-", "–", "—", "―")
LONGEST = 14
"""The most words in a signature: a longer line after a dash is an item of a list."""
_TITLED = 8
"""The most words in one that begins with a small letter: "— a deckhand on the ferry"."""
_CLOSED = re.compile(r"[\"”’'»“][\s.,]*\Z")
_SMALL = re.compile(r" [a-z][\w’'-]*")


@cache
def _forms(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Pattern of what signs a quotation in a language, and what ends with a full stop but is not part of a name."""
    language = load_language(code)
    rules, letter = language.signatures, r"[^\W\d_]" if language.sentences.noun_capitals else "[a-z]"
    articles = "|".join(sorted(rules.articles)) or "(?!)"
    signing = re.compile(
        rf"[-–—―]{{1,3}}\s*(?P<name>(?:(?P<small>(?:{articles}) ){letter}|[^\W\d_a-z])[\w.’'&/-]*(?: [\w.’'&/-]+)*)"
        r"(?:\s*[,(–—]\s*\S.*| - \S.*)?\.?\s*\Z",
        re.DOTALL,
    )
    suffixes = "".join(rf"(?<!\b{suffix})" for suffix in sorted(rules.suffixes))
    return signing, re.compile(rf"(?<![A-Z]){suffixes}[.!?…]\s*\Z")


def is_signature(texts: Sequence[str], place: int, language: Language) -> bool:
    """Whether one of an article's sentences signs the quotation above it."""
    return (
        place > 0 and texts[place].startswith(DASHES) and signer(texts[place], texts[place - 1], language) is not None
    )


def signer(line: str, above: str, language: Language) -> Span | None:
    """The name in a line that signs the quotation ending above it, as offsets in the line."""
    if not line.startswith(DASHES) or not _CLOSED.search(above, max(0, len(above) - 4)):
        return None
    signing, stopped = _forms(language.code)
    found, count = signing.match(line), len(line.split())
    if found is None or count > LONGEST:
        return None
    start, end = found.start("name"), found.start("name") + len(found["name"].rstrip("."))
    small = [word.strip() for word in _SMALL.findall(found["name"])]
    if found["small"]:
        return None if count > _TITLED or stopped.search(line) else (start, end)
    if not language.signatures.particles.issuperset(small) or (stopped.search(line) and count > LONGEST / 2):
        return None
    return start, end
