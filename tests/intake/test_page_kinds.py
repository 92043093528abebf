"""Pages that hold no article: refused in one line that says why."""

from __future__ import annotations

import pytest

from briefing.errors import SourceError
from tests.intake.pages import HEADLINE, PARAGRAPHS, STORY, page, read

CARD = "<h3><a href='/{n}'>Ferry crews threaten to strike number {n}</a></h3><p>The crews of {n} ferries want pay.</p>"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            "<div><h1>Your privacy matters to us</h1><p>We and our partners store information on your device to show "
            "you advertisements that match your interests.</p><p>Some of our partners process your data without "
            "asking for consent, on the basis of their legitimate interests.</p></div>",
            "asks for consent",
        ),
        (
            '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
            "needs JavaScript",
        ),
        (
            "<h1>404</h1><p>Sorry, the page that you are looking for is not here any more, or never was.</p>",
            "no such page",
        ),
        (
            "<h1>Page not found</h1><p>Try the search, or go back to where you came from, to find it.</p>",
            "no such page",
        ),
        (
            "<h1>Welcome</h1><p>Log in with your mail address and your password to read this and other articles.</p>"
            "<p>Create a free account to go on with this article.</p>",
            "asks to log in",
        ),
        ("<h1>News</h1>" + "".join(CARD.format(n=n) for n in range(12)), "list of articles"),
        ("<p></p>", "no recognisable article"),
    ],
    ids=["consent", "script", "404", "not found", "login", "index", "empty"],
)
def test_a_page_without_an_article_says_what_it_is(body: str, reason: str) -> None:
    """In one line, with what to do."""
    with pytest.raises(SourceError, match=f"{reason}.*; give its text instead"):
        read(page(body, "<title>The Larkport Herald</title>"))


def test_an_article_about_cookies_is_an_article() -> None:
    """Also one that quotes what such pages say."""
    about = "<p>The court said that sites may not write “we use cookies” and take silence for your consent.</p>"
    assert "cookies" in read(page(f"<article><h1>{HEADLINE}</h1>{about}{PARAGRAPHS}</article>")).text


def test_an_article_with_links_to_others_below_is_an_article() -> None:
    """The list stands behind it."""
    cards = "".join(CARD.format(n=n) for n in range(12))
    text = read(page(f"<article><h1>{HEADLINE}</h1>{PARAGRAPHS}</article><div class='related'>{cards}</div>")).text
    assert "\n\n".join(STORY) == text
