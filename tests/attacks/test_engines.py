"""Two other engines read the page that `verify` proves, and find the same text: no reader is shown something else."""

from __future__ import annotations

import shutil
import subprocess

import pypdfium2
import pytest

import briefing
from briefing.page.visible import inked
from tests.attacks.genuine import brief_of, genuine, verdict_on

HYPHENS = str.maketrans("", "", "\u00ad\u2010\ufffe\u0002-")


def by_pdfium(data: bytes) -> str:
    """The text of all pages as the engine of Chrome reads it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def by_poppler(data: bytes) -> str:
    """The text of all pages as the engine of Evince and Okular reads it."""
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("pdftotext is not installed")
    return subprocess.run([program, "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("read", [by_pdfium, by_poppler])
def test_another_engine_shows_every_sentence_that_is_proven(read: object) -> None:
    """Right-to-left words, whose order readers restore each in their way, are compared by their letters."""
    assert verdict_on(genuine().data).ok
    assert callable(read)
    shown = inked(read(genuine().data)).translate(HYPHENS)
    for sentence in brief_of().sentences:
        for part in inked(sentence.text).translate(HYPHENS).split("(לרקפורט)"):
            assert part in shown
    assert sorted("לרקפורט") == sorted(one for one in shown if "\u0590" < one < "\u0600")


def test_the_engines_and_the_proof_are_shown_the_same_pages() -> None:
    """As many, and of one size."""
    document = pypdfium2.PdfDocument(genuine().data)
    assert [(595, 842)] == [tuple(map(round, page.get_size())) for page in document]
    document.close()
    assert "page" in briefing.verify(genuine()).checked
