"""Text -> paragraphs: the spans between blank lines."""

from __future__ import annotations

import re

Span = tuple[int, int]

LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Every character at which str.splitlines ends a line; a carriage return and its line feed are one break."""

# Begins with one set of characters, which makes the search fast. Possessive: otherwise "\r\n" could be read as two
# breaks, and a megabyte of spaces after a line break would be scanned once for every space.
_GAP = re.compile(rf"[{LINE_BREAKS}](?:(?<=\r)\n)?+(?:(?<=\u2029)|[^\S{LINE_BREAKS}]*+(?:\r\n|[{LINE_BREAKS}]))\s*+")


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """The start and end offset of each paragraph, in order, without surrounding white space.

    Paragraphs are separated by at least one blank line (nothing on it, or white space only) or by Unicode's paragraph
    separator. A text of white space only has none.
    """
    spans: list[Span] = []
    at = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    for gap in _GAP.finditer(text, at, end):
        spans.append((at, trimmed_end(text, at, gap.start())))
        at = gap.end()
    if at < end:
        spans.append((at, end))
    return tuple(spans)


def trimmed_end(text: str, start: int, end: int) -> int:
    """The end of a span without trailing white space; an empty span stays empty."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
