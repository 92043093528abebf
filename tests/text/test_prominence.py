"""Prominence: what the form and the place of a sentence make of it."""

from __future__ import annotations

import pytest

from briefing.model import Document
from briefing.text.annotations import annotate
from briefing.text.corpus import read_corpus
from briefing.text.prominence import plain_features


@pytest.mark.parametrize(
    ("text", "is_perfect"),
    [
        ("The minister has resigned.", True),
        ("Floods have already closed the bridge.", True),
        ("The bridge has not been rebuilt.", True),
        ("He hasn’t said why.", True),
        ("The couple have children.", False),
        ("The town has talent.", False),
        ("They have ten boats.", False),
        ("The minister resigned.", False),
    ],
)
def test_the_perfect_is_told_from_a_noun_behind_have(text: str, is_perfect: bool) -> None:
    """By the participles of English, not by how a word ends."""
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    assert [float(is_perfect)] == plain_features(annotate(corpus))["perfect"].tolist()
