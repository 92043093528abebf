"""Outlets and copies: how many independent sources some articles are."""

from __future__ import annotations

from itertools import permutations

import pytest

from briefing.discourse.annotations import annotate
from briefing.discourse.outlets import outlets_of, sources_of
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus
from tests.wire import ARTICLES


def from_(outlet: str = "", url: str = "", name: str = "") -> Document:
    """An article of an outlet, at an address."""
    return Document(id=f"{outlet} {url} {name}", text="Any text.", outlet=outlet, url=url)


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        (from_("The Herald"), from_("herald"), True),
        (from_("HERALD "), from_("the  Herald"), True),
        (from_("The Herald"), from_("The Post"), False),
        (from_(url="https://www.herald.example/a"), from_(url="http://herald.example/b"), True),
        (from_(url="https://herald.example/a"), from_(url="https://post.example/a"), False),
        (from_("The Herald", "https://herald.example/a"), from_(url="https://herald.example/b"), True),
        (from_("Herald.example"), from_(url="https://www.herald.example/b"), True),
        (from_("The Herald", "https://portal.example/a"), from_("The Post", "https://portal.example/b"), False),
        (from_(url="a file"), from_(url="another"), False),
        (from_(url="https://[broken"), from_(name="b"), False),
    ],
)
def test_articles_of_one_outlet_are_one_source(one: Document, other: Document, are_one: bool) -> None:
    """By its name, whatever the case and with "The" or not, else by its address."""
    assert (1 if are_one else 2) == len({*sources_of([one, other])})


def test_an_address_at_which_two_outlets_publish_names_neither() -> None:
    """What a portal carries without a name is no text of the papers that it also carries."""
    portal = "https://portal.example/"
    documents = [from_("The Herald", f"{portal}a"), from_("The Post", f"{portal}b"), from_(url=f"{portal}c")]
    assert ["herald", "post", "portal.example"] == outlets_of(documents)


HERALD, POST, WEEKLY, BLOG = map(from_, ("Herald", "Post", "Weekly", "Blog"))
HERALD_AGENCY, POST_AGENCY, BLOG_AGENCY = (from_(one, name="agency") for one in ("Herald", "Post", "Blog"))
WEEKLY_WIRE, BLOG_WIRE = (from_(one, name="wire") for one in ("Weekly", "Blog"))
UNKNOWN = from_(name="unknown")


@pytest.mark.parametrize(
    ("documents", "copies", "expected"),
    [
        pytest.param((HERALD_AGENCY, POST_AGENCY), ((HERALD_AGENCY, POST_AGENCY),), 1, id="one text in two papers"),
        pytest.param(
            (HERALD_AGENCY, POST_AGENCY, WEEKLY), ((HERALD_AGENCY, POST_AGENCY),), 2, id="and a report of a third"
        ),
        pytest.param(
            (HERALD_AGENCY, POST_AGENCY, POST), ((HERALD_AGENCY, POST_AGENCY),), 1, id="or a report of one of the two"
        ),
        pytest.param(
            (HERALD_AGENCY, POST_AGENCY, POST, HERALD), ((HERALD_AGENCY, POST_AGENCY),), 2, id="or a report of each"
        ),
        pytest.param(
            (POST_AGENCY, BLOG_AGENCY, WEEKLY_WIRE, BLOG_WIRE),
            ((POST_AGENCY, BLOG_AGENCY), (WEEKLY_WIRE, BLOG_WIRE)),
            1,
            id="two texts, both of which one blog may have written",
        ),
        pytest.param((HERALD, UNKNOWN), ((HERALD, UNKNOWN),), 1, id="a copy without an outlet"),
        pytest.param((HERALD, UNKNOWN), (), 2, id="a text without an outlet"),
    ],
)
def test_nobody_is_a_witness_twice(
    documents: tuple[Document, ...], copies: tuple[tuple[Document, ...], ...], expected: int
) -> None:
    """Neither a text that several print nor an outlet that writes several; whatever the order."""
    for order in permutations(documents):
        assert expected == len({*sources_of(order, copies)})


def test_six_articles_of_which_three_are_one_report_are_three_sources() -> None:
    """Numbered in order of first occurrence: the report goes with the herald, which wrote another one."""
    assert (0, 0, 0, 1, 0, 2) == annotate(read_corpus(ARTICLES)).sources
    assert (0, 1, 2, 1, 1, 1) == annotate(read_corpus(ARTICLES[::-1])).sources
