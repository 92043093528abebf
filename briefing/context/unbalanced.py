"""The sentences of an article -> what depends on the other end of a quotation in single marks, which stands elsewhere.

A quotation of several paragraphs is opened again by each and closed by the last. Where a text has lost its paragraphs,
only these marks tell that the sentences belong together. It is shown whole, with its speaker, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.language.loading import Language, load_language

_OPENED_WITHIN = re.compile(r"(?:^|[\s(:])[‘'](?=\w)")
_CLOSED_ANYHOW = re.compile(r"[\w.,!?…][’'](?=\W|$)")
_CLOSED = re.compile(r"[.,!?…][’'](?=\W|$)")
_GLUED = re.compile(
    r"(?<!\w)‘\w[^‘’]*\w’ ‘(?=[^\W\d_a-z])|(?<!\w)'\w[^']*\w' '(?=[^\W\d_a-z])"
    r"|“[^“”]*\w” “(?=[^\W\d_a-z])|(?<!\w)\"[^\"]*\w\" \"(?=[^\W\d_a-z])"
)
"""A quotation that begins with a capital right after another one, with neither a stop nor a word between."""
_REACH = 12
"""Sentences in which the end of a quotation is looked for: a passage holds far fewer."""
_BETWEEN = 4
"""The most sentences between two opening marks: more are none of one paragraph of speech."""


def find_cut(texts: Sequence[str], quoted: Sequence[bool], language: Language) -> Iterator[tuple[int, int | None, str]]:
    """The place of a sentence, that of the one it depends on (None if there is none), and why.

    `quoted`: whether a whole quotation was found in a sentence.
    """
    held = range(0)
    for place, text in enumerate(texts):
        if quoted[place]:
            if _GLUED.search(text):
                yield place, None, "is a caption run into a quotation"
        elif place not in held and is_half(text, language):
            held = _resumed(texts, place, language)
            if not held:
                yield place, None, "is half of a quotation"
            yield from _tied(held, texts, language)


def is_half(text: str, language: Language) -> bool:
    """Whether a quotation in single marks begins in a sentence without ending there, or ends without beginning there.

    Such marks are also apostrophes: only those at the sentence's ends, or after a colon or a comma, are recognised.
    """
    if "‘" not in text and "'" not in text and not text.endswith("’"):  # which spares most sentences the search
        return False
    opened, opened_after = _openings(language.code)
    if opened.match(text):
        return _CLOSED.search(text, 1) is None
    if after := opened_after.match(text):
        return _CLOSED_ANYHOW.search(text, after.end()) is None
    return text[-1:] in "’'" and _CLOSED.search(text, len(text) - 2) is not None and not _OPENED_WITHIN.search(text)


def _resumed(texts: Sequence[str], place: int, language: Language) -> range:
    """The places of a quotation that a sentence opens and later ones open again, up to the one that closes it."""
    opened, opened_after = _openings(language.code)
    begins = opened.match(texts[place]) or opened_after.match(texts[place])
    if begins is None:
        return range(0)
    mark, latest = begins[0][-1], place
    for at in range(place + 1, min(place + _REACH, len(texts))):
        text = texts[at]
        if opens := text.startswith(mark) and opened.match(text) is not None:
            latest = at
        elif at - latest > _BETWEEN or _OPENED_WITHIN.search(text):
            break
        if _CLOSED.search(text, opens):
            return range(place, at + 1) if latest > place else range(0)
    return range(0)


def _tied(held: range, texts: Sequence[str], language: Language) -> Iterator[tuple[int, int | None, str]]:
    """Tie the sentences of a quotation to each other, and the first of them to its speaker."""
    if held and _openings(language.code)[0].match(texts[held[0]]):
        yield held[0], held[0] - 1 if held[0] else None, "the speaker is not named"
    for place in held[1:]:
        yield place, place - 1, "the quotation began before"
        yield place - 1, place, "the quotation goes on"


@cache
def _openings(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A single mark that opens a quotation and is not an apostrophe, at the opening and after a colon or a comma."""
    contractions = "|".join(sorted(load_language(code).quotations.contractions)) or "(?!)"
    opens = rf"[‘'](?!\d|(?i:{contractions})\b)(?=\w)"
    return re.compile(opens), re.compile(rf"[^‘']*[:,] {opens}")
