"""Headline, outlet, author, date and language: what the parts of a page agree on."""

from __future__ import annotations

from datetime import date

import pytest

from tests.intake.pages import HEADLINE, PARAGRAPHS, page, read

ARTICLE = f"<article><h1>{HEADLINE}</h1>{PARAGRAPHS}</article>"
SITE = '<meta property="og:site_name" content="The Larkport Herald">'
JSON_LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f"<title>{HEADLINE} - The Larkport Herald</title>{SITE}", ARTICLE),
        (f"<title>{HEADLINE} - The Larkport Herald</title>{SITE}", f"<article>{PARAGRAPHS}</article>"),
        (
            f"<title>{HEADLINE} | The Larkport Herald</title>",
            f"<header><h1>The Larkport Herald</h1></header><article><h2>{HEADLINE}</h2>{PARAGRAPHS}</article>",
        ),
        ("<title>Pier 9 closes | Herald</title>", ARTICLE),
        (
            JSON_LD.format(f'{{"@graph": [{{"@type": ["NewsArticle"], "headline": "{HEADLINE}",}}]}}'),
            f"<h1>News</h1><article>{PARAGRAPHS}</article>",
        ),
    ],
    ids=["site in title", "no h1", "logo", "shorter title", "JSON-LD"],
)
def test_the_headline_is_that_of_the_article(head: str, body: str) -> None:
    """Without the name of the site, whatever the <h1> is."""
    assert HEADLINE == read(page(body, head)).title


def test_a_dash_of_the_headline_stays() -> None:
    """Only what is the site's name is cut."""
    title = "Pier 9 – a farewell"
    head = f"<title>{title} – The Larkport Herald</title>{SITE}"
    assert title == read(page(f"<article>{PARAGRAPHS}</article>", head)).title


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (SITE, "The Larkport Herald"),
        (
            '<meta name="twitter:site" content="@herald"><meta property="og:site_name" content="@herald">',
            "herald.example",
        ),
        (JSON_LD.format('{"@type": "NewsArticle", "publisher": {"name": "The Herald"}}'), "The Herald"),
        (JSON_LD.format("{broken") + '<meta name="application-name" content="Herald">', "Herald"),
        (f"<title>{HEADLINE} | The Herald</title>", "The Herald"),
        ("", "herald.example"),
    ],
    ids=["og", "handle", "publisher", "application", "title", "host"],
)
def test_the_outlet_is_the_one_that_the_page_names(head: str, expected: str) -> None:
    """A saved page: by itself, else by its title, else by its host; never a handle. It is the page that says so."""
    head += '<link rel="canonical" href="https://www.herald.example/pier">'
    found = read(page(ARTICLE, head))
    assert (expected, True) == (found.outlet, found.claimed)


DAY = date(2024, 11, 12)


@pytest.mark.parametrize(
    ("head", "above", "url"),
    [
        (
            '<meta property="article:published_time" content="2024-11-12T21:40:00+01:00">',
            "",
            "https://h.example/2024/11/30/a",
        ),
        (JSON_LD.format('[{"@type": "NewsArticle", "datePublished": "2024-11-12"}]'), "", ""),
        ("", '<time datetime="2024-11-12T21:40">yesterday</time>', ""),
        ("", '<p class="stamp">Published 12 November 2024</p>', ""),
        ("", "<div>By Ana Ruiz | Nov. 12, 2024, 9:40 p.m.</div>", ""),
        ("", "", "https://h.example/2024/11/12/pier-9"),
    ],
    ids=["meta", "JSON-LD", "time", "stamp", "byline", "address"],
)
def test_the_date_is_the_one_that_the_page_states_or_shows(head: str, above: str, url: str) -> None:
    """Metadata before the address, the address before what is shown."""
    body = f"<article><h1>{HEADLINE}</h1>{above}{PARAGRAPHS}</article>"
    assert DAY == read(page(body, head), url=url).published


@pytest.mark.parametrize(
    ("stated", "shown", "expected"),
    [
        ("2024-11-13T01:53:00Z", "12 November 2024", DAY),
        ("2024-11-13T01:53:00.000+00:00", "12 November 2024", DAY),
        ("2024-11-12T21:53:00-04:00", "13 November 2024", DAY),
        ("2024-11-12T01:53:00Z", "20 November 2024", DAY),
    ],
    ids=["Z", "+00:00", "with its offset", "another date"],
)
def test_a_time_in_utc_is_of_the_day_that_the_page_prints(stated: str, shown: str, expected: date) -> None:
    """An evening in New York is the next day in Greenwich; a date further away is of something else."""
    head = f'<meta property="article:published_time" content="{stated}">'
    body = f"<article><h1>{HEADLINE}</h1><p>{shown}</p>{PARAGRAPHS}</article>"
    assert expected == read(page(body, head)).published


@pytest.mark.parametrize(
    "beside",
    [
        "<p>The pier was opened on 3 May 1934, when the town had a tenth of the people that it has today.</p>",
        "<table><tr><th>Day</th><th>Boats</th></tr><tr><td>12 November 2024</td><td>12</td></tr></table>",
        '<script>var offer = {"expires": "2026-01-31"};</script>',
        '<aside><time datetime="2020-01-02">2 January</time></aside>',
        '<div class="related"><a href="/x"><time datetime="2020-01-02">2 January</time></a></div>',
        "<p>In 2021 the boats had 812,000 passengers.</p>",
    ],
    ids=["text", "table", "script", "sidebar", "related", "year"],
)
def test_no_date_is_better_than_a_wrong_one(beside: str) -> None:
    """A footer's year, a table, a script, a neighbour and the text itself say nothing about the day."""
    assert read(page(f"<article><h1>{HEADLINE}</h1>{PARAGRAPHS}{beside}</article>")).published is None


def test_a_line_with_the_date_is_not_text() -> None:
    """It is shown with the sources."""
    body = f"<article><h1>{HEADLINE}</h1><p>Published 12 November 2024</p>{PARAGRAPHS}</article>"
    assert read(page(body)).text.startswith("The Larkport harbour board")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("By Ana Ruiz", "Ana Ruiz"), ("https://h.example/ana", ""), ("admin", ""), ("The Larkport Herald", "")],
)
def test_an_author_is_a_person(stated: str, expected: str) -> None:
    """No "By", no address, no account, not the site."""
    assert expected == read(page(ARTICLE, f'{SITE}<meta name="author" content="{stated}">')).author


@pytest.mark.parametrize(("stated", "expected"), [("de-AT", "de"), ("EN_us", "en"), ("", ""), ("klingon", "")])
def test_the_language_is_the_one_that_the_page_states(stated: str, expected: str) -> None:
    """As a code of two letters."""
    assert expected == read(page(language=stated)).language
