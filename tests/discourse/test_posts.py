"""Posts that an export left in the text: their words are nobody's without the page."""

from __future__ import annotations

import pytest

from briefing.discourse.posts import find_posts

SIGNED = "— Ana Lopez (@lopez) May 2, 2024"


@pytest.mark.parametrize("line", [SIGNED, "— Larkport Herald (@herald)", "-- O. Haddad (@haddad_o) Dec. 12, 2023"])
def test_a_line_with_a_handle_signs_the_paragraph_above(line: str) -> None:
    """Each sentence of it, and the line itself; not the next post or the article around it."""
    texts = ["The bridge is closed.", "So happy to be back!", "Thanks to my crew.", line, "The ferry sails again."]
    assert {1, 2, 3} == find_posts(texts, [0, 1, 1, 2, 3])


def test_a_post_may_be_one_paragraph_with_its_signature() -> None:
    """As where line breaks were lost."""
    texts = ["The bridge is closed.", "So happy to be back!", f"Thanks to my crew. {SIGNED}", "The ferry sails again."]
    assert {1, 2} == find_posts(texts, [0, 1, 1, 2])


@pytest.mark.parametrize(
    "line",
    ["Lopez (@lopez) said on May 2 that the bridge was safe.", "— Ana Lopez, mayor of Larkport", "Write to (@)."],
)
def test_a_handle_in_a_sentence_signs_nothing(line: str) -> None:
    """Nor does a line without one: it signs a quotation, which is told with its speaker."""
    assert not find_posts(["The bridge is closed.", line], [0, 1])


def test_a_post_between_tags_is_none_of_the_articles_sentences() -> None:
    """Also those in its middle, which have no tag themselves; a tag within one sentence parts nothing."""
    texts = [
        "The mayors of both towns wrote.",
        '<post author="quill">This is not normal.',
        "We must act now.",
        "It is late.</post>",
        "The <b>bridge</b> stays closed.",
        "<p>An end is missing here.",
    ]
    assert frozenset({1, 2, 3}) == find_posts(texts, [0, 1, 1, 1, 2, 2])
