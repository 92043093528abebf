"""Sentences: where a reader would cut."""

from __future__ import annotations

from briefing.model import Document
from briefing.text.sentences import split_sentences


def test_abbreviations_do_not_end_a_sentence() -> None:
    """A title in front of a name is followed by the name."""
    document = Document(id="a", text="Dr. Lopez left. Gen. Ito stayed.", language="en")
    expected = ["Dr. Lopez left.", "Gen. Ito stayed."]
    assert expected == [s.text for s in split_sentences(document)]
