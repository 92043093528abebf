"""Edition -> CommonMark in which every sentence reads as in its source, whatever characters it has.

Reference: CommonMark 0.31, backslash escapes (any ASCII punctuation can be escaped).
"""

from __future__ import annotations

import re

from briefing.page.citations import Joint
from briefing.page.view import Block, Excerpt, Reference, ShownSentence, SourceView, View
from briefing.rendering.plain import BREAK
from briefing.typesetting.edition import Edition

_SYNTAX = re.compile(r"([\\`*_\[\]<>&#|~!$])")
_LINE_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=:])", re.MULTILINE)
_URL_SYNTAX = str.maketrans({"(": "%28", ")": "%29", "\\": "%5C"})


def make_markdown(edition: Edition) -> bytes:
    """The brief as UTF-8 Markdown that ends in a line break."""
    view = edition.view
    blocks = [f"# {escaped(view.title)}", f"*{escaped(_facts(view))}*"]
    blocks += [f"**{escaped(str(view.since))}**"] if view.since else []
    for block in view.blocks:
        blocks += _block(block)
    if view.sources:
        blocks += [f"## {escaped(view.labels['sources'])}", *map(_source, view.sources)]
    blocks += map(escaped, view.notes)
    blocks.append(escaped(view.labels["proof"]).replace("{command}", "`briefing verify FILE`"))
    return ("\n\n".join(blocks) + "\n").encode()


def escaped(text: str) -> str:
    """Text with a backslash before everything that Markdown would take for markup."""
    shown = _SYNTAX.sub(r"\\\1", text)
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", shown)


def _facts(view: View) -> str:
    return " · ".join(filter(None, (view.issued, *view.facts)))


def _block(block: Block) -> list[str]:
    """A heading or a break, if there is one, then the text of the block."""
    head = [f"## {escaped(block.heading)}"] if block.heading else []
    head += [BREAK] if block.is_parted else []
    quiet = [f"*{escaped(block.quiet)}*"] if block.quiet else []
    return [*head, *map(_excerpt, block.excerpts), *quiet]


def _excerpt(excerpt: Excerpt) -> str:
    """The passage; its paragraphs stay paragraphs, its mark closes the last one; below it, what was said before."""
    shown = ["".join(map(_sentence, sentences)).strip(" ") for sentences in excerpt.paragraphs]
    places = "".join(_place(*one) for one in excerpt.joined)
    link = rf"\[{places}\]" if excerpt.others else _linked(rf"\[{excerpt.mark}\]", excerpt.url)
    return "\n\n".join((*shown[:-1], f"{shown[-1]} {link}", *(f"> {escaped(str(one))}" for one in excerpt.before)))


def _sentence(sentence: ShownSentence) -> str:
    tag = f"**{escaped(sentence.tag)}** " if sentence.tag else ""
    return sentence.joint + tag + escaped(sentence.text)


def _place(place: Reference, joint: Joint) -> str:
    """A place of a mark that names several, with what follows it."""
    return _linked(place.mark.place, place.url) + str(joint)


def _linked(text: str, url: str) -> str:
    return f"[{text}]({url.translate(_URL_SYNTAX)})" if url else text


def _source(source: SourceView) -> str:
    title = escaped(source.title)
    linked = f"[{title}]({source.url.translate(_URL_SYNTAX)})" if source.url else title
    imprint = ", ".join((linked, *map(escaped, source.imprint)))
    return rf"\[{source.number}\] {imprint}"
