"""Pages of our own making: one story, set in the ways in which real pages are."""

from __future__ import annotations

from briefing.intake.html_reader import read_html
from briefing.model import Document, Source

HEADLINE = "Harbour board votes to close Pier 9"
STORY = (
    "The Larkport harbour board voted on Tuesday to close Pier 9, ending ninety years of ferry traffic to the islands.",
    "Chairwoman Imogen Stroud said the pier needed repairs of 14 million crowns that the board could not pay.",
    "The islanders’ council called the decision a disaster for the 2,300 people who commute by ferry every day.",
    "Its speaker, Tobias Renn, announced that the council would ask a court in Larkport to stop the closure.",
    "Ferries will use the new terminal at Gull Point from 1 March, which adds twenty minutes to each crossing.",
    "The transport ministry offered a grant of 3 million crowns for buses between Gull Point and the old town.",
)
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in STORY)


def page(body: str = "", head: str = f"<title>{HEADLINE}</title>", language: str = "en") -> str:
    """A page with navigation and footer around a body; the story in an <article> if none is given."""
    body = body or f"<article><h1>{HEADLINE}</h1>{PARAGRAPHS}</article>"
    around = f'<nav><a href="/">Home</a> <a href="/w">World</a></nav>{body}<footer>© 2024 The Larkport Herald</footer>'
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{around}</body></html>'


def read(markup: str | bytes, url: str = "", charset: str = "") -> Document:
    """The document of a page."""
    data = markup if isinstance(markup, bytes) else markup.encode()
    return read_html(Source(name="story.html", media_type="text/html", data=data, url=url, charset=charset))
