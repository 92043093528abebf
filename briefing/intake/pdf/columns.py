"""Lines of a page -> blocks of lines in reading order: columns one after the other, what spans them between.

Reference: Nagy, Seth and Viswanathan 1992 (the recursive XY cut), here with the order of drawing as what decides
where a page can be cut both ways.
"""

from __future__ import annotations

from itertools import pairwise

from briefing.intake.pdf.lines import Line

_LEADING = 1.9
"""Times its size by which a line of the same block stands below the one before."""
_SHORTENED = 0.88
"""Share of the estimated width that a line has at least."""

Block = list[Line]
_Numbered = tuple[int, int, Block]
"""The numbers of the first and the last line of a block in the order of drawing, and the block."""


def reading_order(lines: list[Line], *, is_right_to_left: bool) -> list[Block]:
    """The blocks of a page, each a run of lines of one column and one size."""
    blocks = _blocks(lines)
    return [block for _, _, block in _ordered(blocks, is_right_to_left)]


def _blocks(lines: list[Line]) -> list[_Numbered]:
    blocks: list[_Numbered] = []
    for number, line in enumerate(lines):
        above = [place for place, (_, _, block) in enumerate(blocks) if _belongs(block, line)]
        if above:
            first, _, block = blocks[above[-1]]
            block.append(line)
            blocks[above[-1]] = (first, number, block)
        else:
            blocks.append((number, number, [line]))
    return blocks


def _belongs(block: Block, line: Line) -> bool:
    last = block[-1]
    is_alike = abs(last.size - line.size) <= 0.08 * line.size and last.bold == line.bold
    overlap = min(max(one.right for one in block), line.right) - max(min(one.x for one in block), line.x)
    is_below = 0.3 * line.size < line.y - last.y <= _LEADING * line.size
    return is_alike and is_below and overlap > 0.2 * min(last.right - last.x, line.right - line.x)


def _ordered(blocks: list[_Numbered], is_right_to_left: bool) -> list[_Numbered]:
    sides = _sides(blocks, is_right_to_left)
    if sides and _is_drawn_first(*sides):
        return _ordered(sides[0], is_right_to_left) + _ordered(sides[1], is_right_to_left)
    bands = _bands(blocks, is_right_to_left)
    if len(bands) > 1:
        return [block for band in bands for block in _ordered(band, is_right_to_left)]
    if sides:
        return _ordered(sides[0], is_right_to_left) + _ordered(sides[1], is_right_to_left)
    return sorted(blocks, key=lambda one: one[0])


def _sides(blocks: list[_Numbered], is_right_to_left: bool) -> tuple[list[_Numbered], list[_Numbered]] | None:
    """The blocks on both sides of the leftmost gutter, the side that is read first before the other."""
    for edge in sorted({min(line.x for line in block) for _, _, block in blocks})[1:]:
        left = [one for one in blocks if min(line.x for line in one[2]) < edge - 1]
        ends = [line.x + _SHORTENED * (line.right - line.x) for _, _, block in left for line in block]
        if left and max(ends) < edge:
            right = [one for one in blocks if one not in left]
            return (right, left) if is_right_to_left else (left, right)
    return None


def _bands(blocks: list[_Numbered], is_right_to_left: bool) -> list[list[_Numbered]]:
    """The blocks between white stripes across the page; neighbours that one gutter divides stay together."""
    bands: list[list[_Numbered]] = []
    lowest = float("-inf")
    for one in sorted(blocks, key=lambda one: one[2][0].y - one[2][0].size):
        top = one[2][0].y - 0.7 * one[2][0].size
        if bands and top < lowest:
            bands[-1].append(one)
        else:
            bands.append([one])
        lowest = max(lowest, one[2][-1].y)
    merged: list[list[_Numbered]] = []
    for band in bands:
        if merged and _stay_together(merged[-1], band, is_right_to_left):
            merged[-1] = merged[-1] + band
        else:
            merged.append(band)
    return merged


def _stay_together(one: list[_Numbered], other: list[_Numbered], is_right_to_left: bool) -> bool:
    """Whether two bands are columns that go on, not rows of headings beside their text, drawn row by row."""
    sides = _sides(one + other, is_right_to_left)
    if sides is None or _is_drawn_first(*sides) or not _is_drawn_first(one, other):
        return sides is not None
    spans = sorted((first, last) for first, last, _ in one + other)
    return any(last > first for (_, last), (first, _) in pairwise(spans))


def _is_drawn_first(some: list[_Numbered], others: list[_Numbered]) -> bool:
    return max(last for _, last, _ in some) < min(first for first, _, _ in others)
