"""Every feature of a mail's HTML and CSS, looked up in a table of what mail programs support (caniemail.com).

The table is not part of the project: it is looked for in `../shared/data`, and the test is skipped without it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from briefing.model import Page
from briefing.rendering.mail import Whole, mail_body
from briefing.typesetting.edition import make_edition
from tests.rendering.briefs import Recipe, crowded_brief, hostile_brief, sample_brief

TABLE = Path(__file__).parents[3] / "shared" / "data" / "caniemail.jsonl"
CLIENTS = (
    *("gmail/desktop-webmail", "gmail/ios", "gmail/android"),
    *("outlook/windows", "outlook/outlook-com", "outlook/macos", "outlook/ios", "outlook/android"),
    *("apple-mail/macos", "apple-mail/ios"),
    *("yahoo/desktop-webmail", "yahoo/ios", "yahoo/android"),
)
"""Where a mail must be right; outlook-com is what Microsoft 365 shows, too."""

HARMLESS = {
    "html-doctype": "without it a program chooses its own mode; tables look the same in all",
    "html-body": "replaced by another element; the outer table repeats ground and margins",
    "html-aria-hidden": "a screen reader reads the preheader before the text",
    "html-meta-color-scheme": "who does not know it shows the light colours, or turns them round",
    "css-at-media": "only the dark colours stand in it",
    "css-at-media-prefers-color-scheme": "only the dark colours stand in it",
    "css-table-layout": "a word longer than the line makes the mail wider there",
    "css-word-wrap": "a word longer than the line makes the mail wider there",
}
"""Feature -> why nothing is lost where it is missing."""

OLDER_THAN_THE_TABLE = {
    *("<html>", "<head>", "<meta>", "<title>", "<a>", "<br>", "<em>", "<tbody>", "<tr>", "<td>"),
    *("charset=", "name=", "content=", "class=", "style=", "href=", "border=", "bgcolor="),
    *("color", "border-top", "border-color"),
}
"""What mail programs have always had; the table does not ask."""

OUR_OWN = {
    "data-sentence=": "numbers a sentence for a proof by machine; nothing is shown by it",
    "data-css-inline=": "a word to the inliner",
    "mso-hide": "Outlook's own word for display: none",
}

NAMES = {
    **{f"h{n}": "html-h1-h6" for n in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "li", "dl", "dt", "dd"), "html-lists"),
    **dict.fromkeys(("main", "header", "footer", "section", "article", "nav", "aside"), "html-semantics"),
}
"""Element -> its entry, where that is not called like it."""


class Features(HTMLParser):
    """The features of an HTML text, called as the table calls them, or as they are written if it has none."""

    def __init__(self, html: str, known: set[str]) -> None:
        super().__init__()
        self.known, self.found, self._is_style = known, set[str](), False
        self.feed(html)
        self.close()

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002 - HTMLParser's
        """The doctype."""
        self.found.add("html-doctype")

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - HTMLParser's
        """A comment, also one for Outlook alone."""
        self.found.add("html-comments")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element with its attributes."""
        self._is_style = tag == "style"
        self._add(NAMES.get(tag, f"html-{tag}"), f"<{tag}>")
        if tag == "meta" and ("name", "color-scheme") in attrs:
            self.found.add("html-meta-color-scheme")
        for name, value in attrs:
            self._add("" if name == "style" else f"html-{name}", f"{name}=")
            if name == "style":  # the table's entry of that name is the element
                self._declarations(tinycss2.parse_blocks_contents(value or ""))
            if name == "href" and str(value).startswith(("#", "mailto:")):
                self.found.add("html-anchor-links" if str(value).startswith("#") else "html-mailto-links")

    def handle_data(self, data: str) -> None:
        """A style sheet; other text has no features."""
        if self._is_style:
            for rule in tinycss2.parse_stylesheet(data, skip_whitespace=True, skip_comments=True):
                self._rule(rule)
            self._is_style = False

    def _rule(self, rule: Any) -> None:
        if rule.type == "at-rule":
            self.found.add(f"css-at-{rule.lower_at_keyword}")
            for feature in re.findall(r"\(([\w-]+)", tinycss2.serialize(rule.prelude)):
                self._add(f"css-at-{rule.lower_at_keyword}-{feature}", f"({feature})")
            for inner in tinycss2.parse_rule_list(rule.content or [], skip_whitespace=True, skip_comments=True):
                self._rule(inner)
        else:
            selector = tinycss2.serialize(rule.prelude).strip()
            self.found |= set(selectors(selector))
            self._declarations(tinycss2.parse_blocks_contents(rule.content))

    def _declarations(self, declarations: list[Any]) -> None:
        for one in declarations:
            if one.type != "declaration":
                continue
            if one.important:
                self.found.add("css-important")
            self._property(one.lower_name, tinycss2.serialize(one.value).strip())
            for token in one.value:
                if token.type == "dimension":
                    self._add(f"css-unit-{token.lower_unit}", token.lower_unit)
                if token.type == "function":
                    self._add(f"css-function-{token.lower_name}", f"{token.lower_name}()")

    def _property(self, name: str, value: str) -> None:
        shorthand = next((one for one in ("padding", "margin") if name.startswith(f"{one}-")), name)
        self._add(f"css-{shorthand}", name)
        if name == "display" and f"css-display-{value}" in self.known:
            self.found.add(f"css-display-{value}")

    def _add(self, entry: str, written: str) -> None:
        self.found.add(entry if entry in self.known else written)


def selectors(selector: str) -> Iterator[str]:
    """The kinds of selector in one."""
    if "," in selector:
        yield "css-selector-grouping"
    for part in (part.strip() for part in selector.split(",")):
        if " " in part:
            yield "css-selector-descendant"
        if "." in part:
            yield "css-selector-class"
        if re.search(r"(?:^|\s)[a-z]", part):
            yield "css-selector-type"
        if re.search(r"[\w-]\.", part):
            yield "css-selector-chaining"
        for odd in re.findall(r"[>+~*\[:#]", part):
            yield f"selector {odd}"


BRIEFS = {
    "sample": sample_brief(),
    "hebrew": sample_brief(language="he"),
    "hostile": hostile_brief("<b>bold</b>", url="https://news.example/"),
    "too large": crowded_brief(sources=14, themes=5),
    **{
        kind: Recipe(
            seed=seed,
            themes=4,
            bare=2,
            passages=14,
            sources=7,
            kinds=(kind, "en"),
            headline="A headline of the usual length for a paper",
            has_lead=True,
            has_dates=True,
            skipped=5,
        ).brief()
        for seed, kind in enumerate(("ar", "he", "cjk", "long", "emoji"))
    },
}


@pytest.fixture(scope="module")
def table() -> dict[str, dict[str, str]]:
    """Feature -> mail program -> y, a (partly), n or u (unknown)."""
    if not TABLE.is_file():
        pytest.skip("the table of what mail programs support is not here (../shared/data/caniemail.jsonl)")
    with TABLE.open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    return {one["id"]: {client: told["support"][:1] for client, told in one["latest"].items()} for one in entries}


def features(name: str, table: dict[str, dict[str, str]]) -> set[str]:
    """What the mail of one of BRIEFS uses."""
    html = mail_body(make_edition(BRIEFS[name], Page()), Whole(name="brief.pdf", link="cid:1@briefing"))
    return Features(html, set(table)).found


@pytest.mark.parametrize("name", BRIEFS)
def test_no_mail_program_fails_a_feature_that_is_used(name: str, table: dict[str, dict[str, str]]) -> None:
    """None of CLIENTS, but where HARMLESS says why nothing is lost."""
    failing = {
        feature: [client for client in CLIENTS if table[feature].get(client) == "n"]
        for feature in features(name, table) & set(table) - set(HARMLESS)
    }
    assert {} == {feature: clients for feature, clients in failing.items() if clients}


@pytest.mark.parametrize("name", BRIEFS)
def test_what_the_table_does_not_know_is_known_here(name: str, table: dict[str, dict[str, str]]) -> None:
    """A new feature cannot slip in unseen."""
    assert set() == features(name, table) - set(table) - OLDER_THAN_THE_TABLE - set(OUR_OWN)


def test_no_exception_is_made_for_what_is_not_used(table: dict[str, dict[str, str]]) -> None:
    """The lists stay as short as they can be."""
    used = {feature for name in BRIEFS for feature in features(name, table)}
    assert set() == {*HARMLESS, *OLDER_THAN_THE_TABLE, *OUR_OWN} - used
    supported = {f for f in HARMLESS if not any(table[f].get(client) == "n" for client in CLIENTS)}
    assert set() == supported
