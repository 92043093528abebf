"""Every field of the evidence, and what proves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import briefing
from briefing.evidence.writer import evidence
from tests import flood
from tests.wire import ARTICLES

AGAIN, READ, FOUND = "made again from texts and offsets", "the form that is read", "found again in the text"
COUNTED, COMPARED = "counted again", "compared with the rest of the brief"
_SENTENCE = {
    "type": AGAIN,
    "source": AGAIN,
    "sourceNumber": "the words that stand there",
    "paragraph": AGAIN,
    "selector[].type": AGAIN,
    "selector[].start": "the words that stand there",
    "selector[].end": "the words that stand there",
    "selector[].exact": AGAIN,
    "selector[].prefix": AGAIN,
    "selector[].suffix": AGAIN,
}
_THEME = {f"theme.{name}": "claimed: theme names" for name in ("name", "terms[]", "about", "weight")}
_SHOWN = {f"sentences[].{name}": how for name, how in {**_SENTENCE, "number": AGAIN}.items()} | {"number": AGAIN}
_SOURCE = {
    "id": AGAIN,
    "number": AGAIN,
    "identifier": "claimed: names of files",
    "title": "claimed: headlines",
    "url": "claimed: addresses",
    "outlet": "claimed: outlets",
    "author": "claimed: authors",
    "published": "claimed: days of publication",
    "accessed": "claimed: days of access",
    "language": FOUND,
    "languageFound": FOUND,
    "sha256": "the text; of an article that is not quoted, only the article",
    "copyOf": "the texts, as far as they are carried",
    "text": "its SHA-256; that it is the article's, only the article",
}
FIELDS = {
    "@context[]": AGAIN,
    "@context[].@vocab": AGAIN,
    "type": AGAIN,
    "version": READ,
    "title": "claimed: headline",
    "language": AGAIN,
    "issued": "claimed: day of issue",
    **{f"counts.{name}": COUNTED for name in ("sentences", "words", "passages", "sources", "articles")},
    **{f"counts.{name}": COUNTED for name in ("independent", "omitted")},
    **{f"lead.{name}": how for name, how in _SHOWN.items()},
    **{f"sections[].{name}": how for name, how in _THEME.items()},
    "sections[].absence": COMPARED,
    "sections[].kind": "figures that are read again where sources differ",
    **{f"sections[].passages[].{name}": how for name, how in _SHOWN.items()},
    **{f"sources[].{name}": how for name, how in _SOURCE.items()},
    "documents[]": AGAIN,
    "skipped[].name": "claimed: unread articles",
    "skipped[].reason": "claimed: unread articles",
    "omitted[].reason": "claimed: what was left out, and why",
    **{f"omitted[].{name}": how for name, how in _THEME.items()},
    **{f"omitted[].sentences[].{name}": how for name, how in _SENTENCE.items()},
}
"""Field -> what proves it, or under which name the verdict has it among what is only claimed."""


@cache
def rich() -> dict[str, Any]:
    """Evidence with every field: copies, articles not quoted, an empty theme, unread articles, an odd language."""
    articles = [
        replace(one, accessed=date(2026, 1, 2), author="A. Writer", url=f"https://news.example/{n}", language="la")
        for n, one in enumerate(ARTICLES)
    ]
    themes = (briefing.Theme(name="Vigil", terms=("candles", "bishop"), about="mourning"),)
    brief = briefing.make_brief(articles, themes=themes, length="45w")
    skipped = (briefing.Skipped(name="gone.html", reason="does not exist"),)
    return evidence(replace(brief, skipped=skipped, issued=date(2026, 1, 3)))


EARLIER = frozenset({"since.title", "since.issued", "since.sha256"}) | {
    f"since.sources[].{name}" for name in ("author", "identifier", "outlet", "published", "title", "url")
}
"""What only the earlier brief bears out, which the verdict names among what is claimed."""


@cache
def since_earlier() -> dict[str, Any]:
    """Evidence of a brief of what is new, from articles whose outlets only they themselves state."""
    articles = [replace(one, claimed=True) for one in flood.articles(2)]
    earlier = briefing.make_brief(flood.articles(1), length="100w")
    return evidence(briefing.make_brief(articles, length="150w", since=earlier))


def leaves(values: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Each value that holds no others: the path of its field, what holds it, and its place there."""
    for key, value in values.items() if isinstance(values, dict) else enumerate(values):
        name = f"{path}[]" if isinstance(values, list) else f"{path}.{key}".lstrip(".")
        if isinstance(value, (dict, list)):
            yield from leaves(value, name)
        elif value is not None:
            yield name, values, key


def another(value: Any) -> Any:
    """A value of the same form."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        is_day = len(value) == 10 and value[4:8:3] == "--"
        return "2001-02-03" if is_day else value[:-1] + ("b" if value.endswith("a") else "a")
    return value + 1
