"""Brief -> what of it goes with its page: the quoted articles with their texts, all others by their hash.

Of fifty articles a brief quotes five; the texts of the others prove nothing that it says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from briefing.model import Brief, Document, Omitted
from briefing.page.citations import cited_documents, source_numbers
from briefing.page.visible import without_surrogates


def carried(brief: Brief) -> Brief:
    """The brief with the texts that it quotes: every other document is without text, known by its hash.

    A passage that was left out is listed if its article is quoted, or if it is the first on a theme without a passage:
    then its article is carried, too, to bear out what the page says of that theme. Of a carried brief, all is carried.
    """
    texts = {*cited_documents(brief), *(one.passage.document for one in _left_out_on_empty_themes(brief))}
    at_hand = {one: one if one in texts or not one.is_at_hand else _by_hash(one) for one in brief.documents}
    return replace(
        brief,
        documents=tuple(at_hand.values()),
        omitted=tuple(one for one in brief.omitted if one.passage.document in texts),
        copies=tuple(tuple(map(at_hand.__getitem__, group)) for group in brief.copies),
    )


def attached_texts(brief: Brief) -> dict[int, Document]:
    """The documents whose texts are attached to the page, by their numbers."""
    return {number: one for one, number in source_numbers(carried(brief)).items() if one.is_at_hand}


def source_bytes(document: Document) -> bytes:
    """The text of a source as it is hashed and attached: UTF-8."""
    return without_surrogates(document.text).encode()


def source_hash(document: Document) -> str:
    """SHA-256 of the UTF-8 text, in hexadecimal."""
    return document.sha256 or hashlib.sha256(source_bytes(document)).hexdigest()


def _left_out_on_empty_themes(brief: Brief) -> Iterator[Omitted]:
    """The first passage that was left out on each theme without a passage."""
    empty = {section.theme for section in brief.sections if not section.passages}
    for one in brief.omitted:
        if one.theme in empty:
            empty.discard(one.theme)
            yield one


def _by_hash(document: Document) -> Document:
    return replace(document, text="", sha256=source_hash(document))
