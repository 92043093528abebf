"""Web pages: the article, and what the page knows of it."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.errors import SourceError
from briefing.intake.html_reader import read_html
from briefing.model import Document, Source

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<title>Bridge closed after flood | The Example</title>
<meta property="og:title" content="Bridge closed after flood">
<meta property="og:site_name" content="The Example">
<meta name="author" content="Ana Ruiz">
<meta property="article:published_time" content="2025-01-21T08:00:00Z">
</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Bridge closed after flood</h1>
<p>The harbour bridge was closed on Tuesday after the river rose by two metres within a single night.</p>
<p>“Nobody was hurt,” said Mayor Zoë Müller, who had ordered the closure at dawn. “We were lucky.”</p>
<p>Engineers will examine the piers next week, and the council is to vote on repairs in early March.</p>
</article>
<footer>Cookies, imprint, subscribe to our newsletter</footer>
</body></html>"""


def read(page: str, url: str = "") -> Document:
    """The document of a page."""
    return read_html(Source(name="story.html", media_type="text/html", data=page.encode(), url=url))


def test_the_article_is_what_the_page_is_about() -> None:
    """Paragraph by paragraph, word for word, without navigation and footer."""
    text = read(PAGE).text
    assert 3 == len([part for part in text.split("\n\n") if part.endswith((".", "”"))])
    assert "“Nobody was hurt,” said Mayor Zoë Müller, who had ordered the closure at dawn. “We were lucky.”" in text
    assert "newsletter" not in text
    assert "Sport" not in text


def test_the_page_says_who_published_what_and_when() -> None:
    """Title, outlet, author, date and address are known afterwards."""
    document = read(PAGE, url="https://news.example/bridge")
    expected = (
        "Bridge closed after flood",
        "news.example",
        "Ana Ruiz",
        date(2025, 1, 21),
        "https://news.example/bridge",
    )
    assert expected == (document.title, document.outlet, document.author, document.published, document.url)


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><img src=x></body></html>", "<", "\x00\xff"])
def test_a_page_without_an_article_is_a_source_error(page: str) -> None:
    """It says what to do instead."""
    with pytest.raises(SourceError, match="has no recognisable article; give its text instead"):
        read(page)
