"""Text -> paragraphs, the spans between blank lines, and headings, which are none.

A heading is a line of its own in the ATX form of Markdown, "## Words": readers write it so, and so do people in plain
text. It is never shown and not counted among the paragraphs.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

Span = tuple[int, int]

LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Every character at which str.splitlines ends a line; a carriage return and its line feed are one break."""

# Begins with one set of characters, which makes the search fast. Possessive: otherwise "\r\n" could be read as two
# breaks, and a megabyte of spaces after a line break would be scanned once for every space.
_GAP = re.compile(rf"[{LINE_BREAKS}](?:(?<=\r)\n)?+(?:(?<=\u2029)|[^\S{LINE_BREAKS}]*+(?:\r\n|[{LINE_BREAKS}]))\s*+")

# Possessive, and with a letter or figure ahead: a line of marks and spaces is read twice at most.
_HEADING = re.compile(
    rf"(?:\A|(?<=[{LINE_BREAKS}]))[ \t]{{0,3}}#{{1,6}}[ \t\xa0]++"
    rf"(?=[^\w{LINE_BREAKS}]*+\w)(?P<words>[^{LINE_BREAKS}]*+)"
)
_TEXT = re.compile(r"\S")


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """The start and end offset of each paragraph, in order, without surrounding white space.

    Paragraphs are separated by at least one blank line (nothing on it, or white space only), by Unicode's paragraph
    separator or by a heading, which is not one of them. A text of white space only has none.
    """
    spans = _spans_between_gaps(text)
    return tuple(_without_headings(text, spans)) if "#" in text else spans


def headings(text: str) -> tuple[tuple[int, str], ...]:
    """Each heading of a text: the offset of its line, and its words without the marks around them."""
    found = _HEADING.finditer(text) if "#" in text else ()
    return tuple((one.start(), one["words"].rstrip("# \t")) for one in found)


def blank_headings(text: str) -> str:
    """The text with spaces in place of its headings: all offsets stay."""
    return _HEADING.sub(lambda found: " " * len(found[0]), text) if "#" in text else text


def _without_headings(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The paragraphs, cut where a line is a heading."""
    found = deque(match.span() for match in _HEADING.finditer(text))
    for start, end in spans:
        at = start
        while found and found[0][0] < end:
            opens, closes = found.popleft()
            if (last := trimmed_end(text, at, opens)) > at:
                yield at, last
            following = _TEXT.search(text, closes, end)
            at = following.start() if following else end
        if at < end:
            yield at, end


def _spans_between_gaps(text: str) -> tuple[Span, ...]:
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
