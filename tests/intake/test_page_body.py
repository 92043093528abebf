"""The body of a web page: all of the article and nothing else, as the page shows it."""

from __future__ import annotations

import pytest

from tests.intake.pages import HEADLINE, PARAGRAPHS, STORY, page, read

TITLE = f"<h1>{HEADLINE}</h1>"
FIRST, SECOND = "".join(f"<p>{one}</p>" for one in STORY[:3]), "".join(f"<p>{one}</p>" for one in STORY[3:])


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{TITLE}{PARAGRAPHS}</article>",
        f"<main>{TITLE}{''.join(f'<div>{one}</div>' for one in STORY)}</main>",
        f"<main>{TITLE}<div class='grid'><div class='body article__body'>{FIRST}</div></div><div class='ad'>An ad"
        f"</div><div class='grid'><div class='body article__body'>{SECOND}</div></div></main>",
        f"<article>{TITLE}{FIRST}<ul>{''.join(f'<li>{one}</li>' for one in STORY[3:])}</ul></article>",
        f"{TITLE}{FIRST}<ul>{''.join(f'<li>{one}</li>' for one in STORY[3:])}</ul>",
        f"<table><tr><td><a href='/'>Home</a></td><td>{TITLE}{PARAGRAPHS}</td></tr></table>",
        f"<div>{TITLE}{'<br><br>'.join(STORY)}</div>",
        f"<article>{TITLE}<p>{STORY[0]}</p><p hidden>Nobody is shown this paragraph, though it is one.</p>"
        f"{''.join(f'<p>{one}</p>' for one in STORY[1:])}</article>",
        f"<article>{TITLE}{FIRST}<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2021</td><td>8</td></tr></table>"
        f"{SECOND}</article>",
    ],
    ids=["article", "divs", "parts", "list", "list in body", "layout", "breaks", "hidden", "table"],
)
def test_nothing_of_the_body_is_dropped_and_nothing_added(body: str) -> None:
    """However it is set."""
    assert "\n\n".join(STORY) == read(page(body)).text


def test_headings_are_headings() -> None:
    """A question or a sentence as a heading does not become a sentence."""
    parts = read(page(f"<article>{TITLE}{FIRST}<h2>Who pays?</h2>{SECOND}</article>")).text.split("\n\n")
    assert [*STORY[:3], "## Who pays?", *STORY[3:]] == parts


@pytest.mark.parametrize(
    "beside",
    [
        '<div class="related"><h3>More</h3><p>Ferry fares were raised for the third time in two years.</p></div>',
        '<p class="wp-caption-text">The old pier of Larkport, seen from the tower of the lighthouse on Monday.</p>',
        '<div class="newsletter-signup"><p>Sign up for our letter and get the news of the coast.</p></div>',
        '<blockquote class="twitter-tweet"><p>What a shame for all of us who live on the islands, truly.</p>'
        "&mdash; Ann (@ann) May 1, 2024</blockquote>",
        '<p><a href="/f">Read more: ferry crews threaten to strike over changes of their rota</a></p>',
    ],
    ids=["related", "caption", "newsletter", "post", "link"],
)
def test_what_stands_beside_the_article_stays_out(beside: str) -> None:
    """Also in the middle of it."""
    assert "\n\n".join(STORY) == read(page(f"<article>{TITLE}{FIRST}{beside}{SECOND}</article>")).text


def test_other_articles_on_the_page_stay_out() -> None:
    """An <article> beside the page's is a teaser."""
    teaser = (
        "<article><h2><a href='/2'>Fares</a></h2><p>Ferry fares were raised again by the board this week.</p></article>"
    )
    assert "\n\n".join(STORY) == read(page(f"<article>{TITLE}{PARAGRAPHS}</article>{teaser * 3}")).text


def test_a_copy_of_the_body_for_another_width_is_read_once() -> None:
    """Some pages hold the article twice."""
    copy = f"<div class='narrow'>{PARAGRAPHS}</div>"
    assert "\n\n".join(STORY) == read(page(f"{TITLE}<div class='wide'>{PARAGRAPHS}</div>{copy}")).text


def test_a_first_paragraph_that_is_the_headline_is_not_text() -> None:
    """It would be shown twice."""
    assert STORY[0] == read(page(f"<article>{TITLE}<p>{HEADLINE}</p>{PARAGRAPHS}</article>")).text.split("\n\n")[0]


def test_a_stub_is_read_without_its_hints_to_subscribe() -> None:
    """What stands there is the article."""
    hints = (
        "<p>To continue reading this article, subscribe to The Larkport Herald.</p><p>Already a subscriber? Log in.</p>"
    )
    body = f"<article>{TITLE}<p>{STORY[0]}</p><div class='paywall'>{hints}</div></article>"
    assert STORY[0] == read(page(body)).text
