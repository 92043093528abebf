"""Where an office has passed on, and where it only looks so."""

from __future__ import annotations

import pytest

from briefing.comparison.offices import Offices
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus


def changes(before: str, after: str, language: str = "en") -> dict[int, tuple[int, ...]]:
    """The sentences that tell a change, with the earlier ones."""
    one, other = (Offices(read_corpus([Document(id="a", text=text, language=language)])) for text in (after, before))
    return one.changes(other)


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        (
            "Acting director Ada Quill spoke.",
            "Ada Quill was confirmed on Monday. Director Ada Quill was sworn in.",
            "en",
        ),
        ("Ada Quill, the director, spoke.", "Former director Ada Quill was arrested.", "en"),
        ("Finance Minister Ada Quill spoke.", "Finance Minister Ben Stone replaces Quill.", "en"),
        ("Die Bürgermeisterin Ada Quill sprach.", "Die frühere Bürgermeisterin Ada Quill wurde verhaftet.", "de"),
    ],
)
def test_a_change_of_office_is_found(before: str, after: str, language: str) -> None:
    """Confirmed, gone, followed by another."""
    assert [(0,)] == list(changes(before, after, language).values())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Finance Minister Ada Quill spoke.", "Finance Minister Ben Stone spoke."),
        ("Finance Minister Ada Quill spoke.", "Interior Minister Ben Stone replaces Quill."),
        ("President Ada Quill spoke.", "President Ben Stone met Quill."),
        ("Acting director Ada Quill spoke.", "Director Ada Quill spoke again."),
        ("Former director Ada Quill spoke.", "Former director Ada Quill was arrested."),
        ("President Ada Quill met President Ben Stone.", "President Carla Dunn succeeds Quill."),
        ("The president, Kurdish leader Ada Quill, spoke.", "President Ada Quill spoke."),
    ],
)
def test_what_may_be_none_is_none(before: str, after: str) -> None:
    """Two countries have two ministers, and a paper leaves out "acting"."""
    assert {} == changes(before, after)
