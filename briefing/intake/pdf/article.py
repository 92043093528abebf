"""The lines of a PDF's pages -> its headline and its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

from briefing.intake.pdf.columns import Block, reading_order
from briefing.intake.pdf.hyphens import Words
from briefing.intake.pdf.lines import Line, width
from briefing.intake.pdf.margins import without_footnotes, without_furniture
from briefing.vectors.vocabulary import is_known

LARGER = 1.15
"""Times the size of the text that a headline is set at, at least."""
MAX_HEADING = 150
"""Characters; what is longer is text, however it is set."""
_STOPPED = re.compile(r"[.!?…:;。！？؟۔][”’\"'»)\]」』]*$")
_NO_HEADING = re.compile(r"[.,;:。，；：،؛۔][”’\"'»)\]」』]*$")
_CAP = re.compile(r"[“„«\"'‘]?[^\W\d_]")
_ONE_LETTER_WORDS = frozenset("AIOÀYE")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


def headline_and_text(pages: list[list[Line]]) -> tuple[str, str]:
    """The headline ("" if no line is larger than the text) and the paragraphs, as in `Document.text`."""
    pages = [_with_drop_caps(lines) for lines in without_furniture(pages)]
    size = _usual_size(pages)
    pages = [without_footnotes(lines, size) for lines in pages]
    everything = " ".join(line.text for lines in pages for line in lines)
    is_right_to_left = 2 * len(_RIGHT_TO_LEFT.findall(everything)) > len(re.findall(r"[^\W\d_]", everything))
    blocks = [block for lines in pages for block in reading_order(lines, is_right_to_left=is_right_to_left)]
    words = Words(line.text for block in blocks for line in block)
    headline = _headline(blocks, size)
    if headline:
        # What is set above a headline is the paper's name, a kicker or a date.
        above = next(number for number, block in enumerate(blocks) if block is headline)
        blocks = [block for block in blocks[:above] if _STOPPED.search(block[-1].text)] + blocks[above + 1 :]
    text = "\n\n".join(_paragraphs(blocks, words, size))
    return (_text(headline, words) if headline else ""), text


def _usual_size(pages: list[list[Line]]) -> float:
    """The size that most letters are set in; a line with a full stop counts three times, as headlines have none."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text) * (3 if _STOPPED.search(line.text) else 1)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _headline(blocks: list[Block], size: float) -> Block | None:
    """The largest block of the first page that is a few words, or longer than one word if there is any such."""
    first = [
        block
        for block in blocks
        if block[0].page == 0 and block[0].size >= LARGER * size and re.search(r"[^\W\d_]{2}", block[0].text)
    ]
    first = [block for block in first if len(" ".join(line.text for line in block)) <= 2 * MAX_HEADING]
    several = [block for block in first if len(block) > 1 or len(block[0].text.split()) > 1 or len(block[0].text) > 15]
    return max(several or first, key=lambda block: block[0].size, default=None)


def _with_drop_caps(lines: list[Line]) -> list[Line]:
    """The lines with each large initial at the beginning of the line that it belongs to."""
    for cap in [line for line in lines if _CAP.fullmatch(line.text)]:
        beside = [line for line in lines if _is_beside(cap, line)]
        if beside:
            first = min(beside, key=lambda line: line.y)
            moved = {line: replace(line, x=cap.x) for line in beside}
            moved[first] = replace(first, x=cap.x, text=_initialled(cap.text, first.text))
            lines = [moved.get(line, line) for line in lines if line is not cap]
    return lines


def _is_beside(cap: Line, line: Line) -> bool:
    is_level = cap.y - cap.size < line.y <= cap.y + 0.5 * line.size
    return 1.8 * line.size < cap.size and is_level and cap.x - 1 <= line.x < cap.x + 1.5 * cap.size


def _initialled(cap: str, line: str) -> str:
    """A line with its initial, which is a word of its own in "A ferry"."""
    first = line.split(maxsplit=1)[0].casefold()
    is_word = cap in _ONE_LETTER_WORDS and is_known(first) and not is_known(cap.casefold() + first)
    return f"{cap} {line}" if is_word else f"{cap}{line}"


def _paragraphs(blocks: list[Block], words: Words, size: float) -> Iterator[str]:
    letters = [line.bold for block in blocks for line in block for _ in line.text]
    is_bold = 2 * sum(letters) > len(letters)
    paragraph: Block = []
    for block in blocks:
        leading = _leading(block)
        for number, line in enumerate(block):
            if paragraph and _begins(paragraph, line, block, leading, number):
                yield _marked(paragraph, words, size, is_bold)
                paragraph = []
            paragraph.append(line)
    if paragraph:
        yield _marked(paragraph, words, size, is_bold)


def _leading(block: Block) -> float:
    return median([two.y - one.y for one, two in pairwise(block)] or [0.0])


def _begins(paragraph: Block, line: Line, block: Block, leading: float, number: int) -> bool:
    """Whether a line begins a paragraph."""
    last = paragraph[-1]
    if abs(last.size - line.size) > 0.08 * line.size or last.bold != line.bold:
        return True
    is_stopped = _STOPPED.search(last.text) is not None
    if number == 0:
        # Another column or page, or a gap: a sentence may go on there.
        is_below = last.page == line.page and abs(last.x - line.x) < line.size and 0 < line.y - last.y < 4 * line.size
        return is_stopped or (is_below and not line.text[:1].islower())
    if leading and line.y - last.y > 1.25 * leading:
        return is_stopped or not line.text[:1].islower()
    left = min(one.x for one in block)
    if line.x > left + 0.8 * line.size and last.x < left + 0.3 * line.size:
        return True
    column = max(width(one.text) for one in block)
    first_word = line.text.split()[0]
    return is_stopped and len(first_word) < 30 and width(last.text) + width(f" {first_word}") < 0.85 * column


def _marked(paragraph: Block, words: Words, size: float, is_bold: bool) -> str:
    """A paragraph, or a heading with its mark."""
    text = _text(paragraph, words)
    stands_out = paragraph[0].size > 1.08 * size or (paragraph[0].bold and not is_bold)
    is_heading = stands_out and len(text) <= MAX_HEADING and not _NO_HEADING.search(text)
    return f"## {text}" if is_heading else text


def _text(lines: Block, words: Words) -> str:
    text = ""
    for line in lines:
        text = words.joined(text, line.text)
    return text
