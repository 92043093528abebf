"""A text -> the spans of its quotations, marks included."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.segmentation.paragraphs import trimmed_end

CLOSERS = {
    "“": '”"“',
    "„": '“”"„',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "‚": "‘’'",
    "'": "'’",
    '"': '"”“',
    "”": "”",
}
"""Each opening mark with the marks that may close it: several, since German closes with the mark that English opens
with, Swedish opens with what it closes with, and word processors mix straight marks with curly ones."""

_SINGLE = frozenset("'‘’‚")
"""Marks that are apostrophes as well; a quotation in them counts only when it is closed."""

_ONE_LETTER = 3
"""Characters, marks included: a single letter between single marks is a contraction (rock 'n' roll)."""

_ONE_WAY = frozenset("“„«‹「『‘‚")
"""Marks that open, unless an open quotation is one they can close."""

_MARK = re.compile(
    # One set of characters first, which makes the search fast; then the context that each of them needs.
    r"[“”„«»‹›「」『』\"'‘’‚`](?:(?<=[“”„«»‹›「」『』])|(?<=')'|(?<=`)`"
    r"|(?<=(?<!\w)\")|(?<=\")(?!\w)"  # not the gershayim inside a Hebrew word
    r"|(?<=(?<!\w)['‘‚])(?=\S)|(?<=\S['’])(?!\w))"  # not the apostrophe inside a word
)

_REACH = 3
"""Paragraphs in which the end of a quotation is looked for: a closing mark further off ends another one."""

_BEFORE_OPENING = frozenset("([{-–—/¿¡")
_BEHIND_CLOSING = frozenset(",.;:!?)]}…")


class _Open:
    """A quotation that is open: its mark, the form it is written in, its start.

    `spare` is the end of a possible closing mark that was taken for an apostrophe.
    """

    __slots__ = ("mark", "spare", "start", "written")

    def __init__(self, mark: str, written: str, start: int) -> None:
        self.mark, self.written, self.start, self.spare = mark, written, start, 0

    def runs_on_at(self, text: str, at: int) -> bool:
        """Whether the paragraph that begins at `at` opens with the same mark."""
        return not self.spare and text.startswith(self.written, at)


def quotation_spans(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The start and end offsets of every quotation, outer before inner, in order.

    A quotation that is not closed ends with its paragraph, unless the next one opens with the same mark: then it
    continues, as newspapers set a speech of several paragraphs; or unless a mark near by closes it before another
    opens, as where each sentence was made a paragraph.
    """
    spans: list[tuple[int, int]] = []
    stack: list[_Open] = []
    for number, (start, end) in enumerate(paragraphs):
        reopened = stack[0].start if stack else -1
        for mark in _MARK.finditer(text, start, end):
            if mark.start() == start and reopened >= 0:
                continue
            _read(text, mark, stack, spans)
        stack = _at_paragraph_end(text, stack, (start, end), paragraphs[number + 1 : number + 1 + _REACH], spans)
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _read(text: str, match: re.Match[str], stack: list[_Open], spans: list[tuple[int, int]]) -> None:
    """Let a mark close what is open or open something new."""
    mark = '"' if len(match[0]) == 2 else match[0]
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    looks_opening = (before.isspace() or before in _BEFORE_OPENING or before in CLOSERS) and not (
        after.isspace() or after in _BEHIND_CLOSING
    )
    level = _level_closed(mark, stack, before)
    if level >= 0 and not looks_opening:
        if mark in _SINGLE and _is_possessive(text, match):
            stack[level].spare = match.end()
            return
        _close(stack, level, match.end(), spans)
    elif _opens(mark, before, after, looks_opening):
        _close_same(text, mark, match.start(), stack, spans)
        stack.append(_Open(mark, match[0], match.start()))
    elif level >= 0:
        _close(stack, level, match.end(), spans)


def _close(stack: list[_Open], level: int, end: int, spans: list[tuple[int, int]]) -> None:
    """End a quotation and drop what was opened inside and never closed."""
    closed = stack[level]
    if closed.mark not in _SINGLE or end - closed.start > _ONE_LETTER:
        spans.append((closed.start, end))
    del stack[level:]


def _level_closed(mark: str, stack: list[_Open], before: str) -> int:
    """The innermost open quotation that this mark may close, else -1; the stack is never deep."""
    for level in range(len(stack) - 1, -1, -1):
        if mark in CLOSERS[stack[level].mark] and not (mark in _SINGLE and before.isspace()):
            return level
    return -1


def _opens(mark: str, before: str, after: str, looks_opening: bool) -> bool:
    if mark not in CLOSERS or mark == "’":
        return False
    if mark in _SINGLE:
        return looks_opening and after.isalpha()
    return looks_opening or mark in _ONE_WAY or (mark == '"' and before in ":,;" and after.isalnum())


def _close_same(text: str, mark: str, at: int, stack: list[_Open], spans: list[tuple[int, int]]) -> None:
    """A mark that reopens a quotation which it opened already: the earlier one lost its end, and stops here."""
    for level, open_ in enumerate(stack):
        if open_.mark == mark:
            if mark not in _SINGLE:
                spans.append((open_.start, trimmed_end(text, open_.start, at)))
            del stack[level:]
            return


def _is_possessive(text: str, match: re.Match[str]) -> bool:
    """Whether the mark is a possessive as in "the families' house": after an s, before a space and a small letter."""
    at = match.end()
    return (
        text[match.start() - 1 : match.start()] == "s" and text[at : at + 1] == " " and text[at + 1 : at + 2].islower()
    )


def _at_paragraph_end(
    text: str,
    stack: list[_Open],
    paragraph: tuple[int, int],
    following: Sequence[tuple[int, int]],
    spans: list[tuple[int, int]],
) -> list[_Open]:
    """What stays open in the next paragraph; everything else is closed or dropped."""
    start, end = paragraph
    carried = stack[:1] if stack and following and _runs_on(text, stack[0], following) else []
    for open_ in stack[len(carried) :]:
        if open_.spare:
            spans.append((open_.start, open_.spare))
        elif open_.mark not in _SINGLE or _opens_speech(text, start, open_):
            spans.append((open_.start, end))
    return carried


def _runs_on(text: str, open_: _Open, following: Sequence[tuple[int, int]]) -> bool:
    """Whether a quotation goes on in the next paragraph: it is reopened there, or closed there or soon after."""
    if open_.runs_on_at(text, following[0][0]):
        return True
    for start, end in following if not open_.spare else ():
        for mark in _MARK.finditer(text, start, end):
            if mark[0] in _SINGLE and open_.mark not in _SINGLE:
                continue
            closes = mark[0] in (*CLOSERS[open_.mark], "''") and mark.start() > start
            after = text[mark.end() : mark.end() + 1]
            return closes and not text[mark.start() - 1].isspace() and (not after.strip() or after in _BEHIND_CLOSING)
    return False


def _opens_speech(text: str, start: int, open_: _Open) -> bool:
    """Whether a single mark that is never closed still opens speech: at the start of a paragraph, or after a colon."""
    leads = open_.start == start or text[max(start, open_.start - 2) : open_.start] == ": "
    return leads and text[open_.start + 1 : open_.start + 2].isupper()
