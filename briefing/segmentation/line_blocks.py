"""A paragraph -> where layout, not punctuation, starts something new: an item, an entry, the text after a heading."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefing.segmentation.paragraphs import LINE_BREAKS, trimmed_end

_BULLETS = "•⁃◦▪‣●■►∙"
_HINTS = (*_BULLETS, "1)", "a)", "i)", "A)", ".)", "2. ", "b. ")
"""A paragraph without any of these has no list within its lines, and is not searched for one. A list numbered with full
stops is recognised by its second item."""

_BREAK = re.compile(rf"[{LINE_BREAKS}]\s*+")
_MARKER = re.compile(
    rf"(?<!\S)(?P<bullet>[{_BULLETS}]\s*)?+(?:(?P<open>\()?(?P<value>\d{{1,2}}|[ivx]{{2,4}}|[A-Za-z])"
    r"(?P<close>\.\)|[.)])(?=\s+\S))?"
)
_ITEM_LINE = re.compile(rf"[{_BULLETS}]|[-–—*]\s|\(?(?:\d{{1,2}}|[ivx]{{1,4}}|[a-zA-Z])\.?\)\s|(?:\d{{1,2}}|[a-z])\.\s")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_COLUMN = 30
"""Characters: text set narrower than this is not a column of prose."""

_FULL = 0.8
"""The share of the widest line up to which a line counts as ended early; ragged text varies by a long word."""

_WORD = 3
"""Characters: a line of fewer is a letter that was cut off its word, not an entry."""

_SENTENCE_ENDS = ".!?…؟。！？"
_ENDS = _SENTENCE_ENDS + ":;"


def blocks(text: str, paragraphs: Iterable[tuple[int, int]], *, ordinals: bool) -> Iterator[tuple[int, int]]:
    """The paragraphs, divided where a new item or entry begins: spans without surrounding white space, in order.

    `ordinals` says that the language writes ordinal numbers with a full stop, so that "1. ... 2. ..." within a line is
    not a list.
    """
    hints = _hints(text)
    for start, end in paragraphs:
        has_items = bisect(hints, end) > bisect(hints, start - 1)
        if has_items or _BREAK.search(text, start, end):
            begins = [start, *_starts(text, start, end, ordinals, has_items), end]
            yield from ((begin, trimmed_end(text, begin, to)) for begin, to in pairwise(begins))
        else:
            yield start, end


def _hints(text: str) -> list[int]:
    """Where lists may be, in order: found by plain search, which is many times faster than a pattern."""
    found = []
    for hint in _HINTS:
        at = text.find(hint)
        while at >= 0:
            found.append(at)
            at = text.find(hint, at + 1)
    return sorted(found)


def _starts(text: str, start: int, end: int, ordinals: bool, has_items: bool) -> list[int]:
    """The offsets inside a paragraph at which a new item or entry begins, in order."""
    items = sorted({start, *(_item_starts(text, start, end, ordinals) if has_items else ())})
    return sorted({*items, *_line_starts(text, start, end, items)} - {start})


def _line_starts(text: str, start: int, end: int, items: Sequence[int]) -> Iterator[int]:
    """Lines that begin something: items, and lines after one that ended early."""
    breaks = [(trimmed_end(text, start, match.start()), match.end()) for match in _BREAK.finditer(text, start, end)]
    begins = [start, *(after for _, after in breaks)]
    stops = [*(at for at, _ in breaks), end]
    width = max(_COLUMN, *(stop - begin for begin, stop in zip(begins, stops, strict=True)), 0)
    entries, ended = [], []
    for begin, (at, after), stop in zip(begins, breaks, stops[1:], strict=False):
        ends_item = bisect(items, at) > bisect(items, begin) and text[after].isupper()
        if ends_item or _ITEM_LINE.match(text, after, end):
            yield after
        elif text[after].islower() and text[at - 1] in _ENDS:
            ended.append(after)
        elif not _is_wrapped(text[begin:at], text[after:stop], width):
            if text[after].islower():
                entries.append(after)
            else:
                yield after
    if len(entries) > 1:  # a single one may be an accident of copying; several are a list
        yield from (*entries, *ended)


def _is_wrapped(line: str, following: str, width: int) -> bool:
    """Whether a line continues in the next: it ends with a comma or hyphen, or had no room for the next word."""
    if line[-1] in ",-–—(" or len(line) < _WORD:
        return True
    return len(line) + 1 + len(following.split(None, 1)[0]) > width * _FULL


def _item_starts(text: str, start: int, end: int, ordinals: bool) -> Iterator[int]:
    """Items within a line: after a bullet, or two or more numbered in sequence."""
    open_runs: dict[tuple[str, str], tuple[int, int]] = {}
    for marker in _MARKER.finditer(text, start, end):
        if marker["bullet"]:
            yield marker.start()
        if not marker["value"] or (marker["close"] == "." and (ordinals or marker["value"].isupper())):
            continue
        for kind, number in _readings(marker["value"]):
            run = (kind, marker["close"])
            before = open_runs.pop(run, None)
            if before and before[0] == number - 1:
                yield from (before[1], marker.start())
                open_runs[run] = (number, marker.start())
            elif (number == 1 or marker["close"] != ".") and _begins_sentence(text, start, marker.start()):
                open_runs[run] = (number, marker.start())


def _readings(value: str) -> Iterator[tuple[str, int]]:
    """What a marker may count: figures, letters, Roman numerals ("i" is both)."""
    if value.isdigit():
        yield "figure", int(value)
        return
    if len(value) == 1:
        yield "upper" if value.isupper() else "lower", ord(value.lower()) - ord("a") + 1
    if value in _ROMAN:
        yield "roman", _ROMAN.index(value) + 1


def _begins_sentence(text: str, start: int, at: int) -> bool:
    """Whether a list may begin here; items after a colon or within a clause are parts of one sentence."""
    before = text[max(start, at - 8) : at].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS or text[at - 1] in LINE_BREAKS
