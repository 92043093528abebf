"""Text -> paragraphs: the spans between blank lines."""

from __future__ import annotations

import re

LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Every character at which str.splitlines ends a line; a carriage return and its line feed are one break."""

_BREAK = rf"(?>\r\n|[{LINE_BREAKS}])"
# Atomic and possessive: without them "\r\n" could be read as two breaks, and a megabyte of spaces behind a
# line break would be walked once for every space.
_GAP = re.compile(rf"(?:{_BREAK}[^\S{LINE_BREAKS}]*+{_BREAK}|\u2029)\s*+")


def paragraph_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The start and end offset of each paragraph, in order, without the white space around it.

    Paragraphs are separated by at least one blank line (nothing on it, or white space only) or by
    Unicode's paragraph separator. A text of white space only has none.
    """
    spans: list[tuple[int, int]] = []
    at = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    for gap in _GAP.finditer(text, at, end):
        spans.append((at, _trimmed_end(text, at, gap.start())))
        at = gap.end()
    if at < end:
        spans.append((at, end))
    return tuple(spans)


def _trimmed_end(text: str, start: int, end: int) -> int:
    """The end offset without the white space before it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
