"""A brief beside its articles as they are today: what was changed or withdrawn since is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import briefing
from tests.proof.briefs import FORMATS, found, honest, sample_brief
from tests.samples import SEEDS, read_sample


def todays(change: Callable[[str], str]) -> briefing.Document:
    """The sample as it might be today."""
    return replace(read_sample(), text=change(read_sample().text))


@pytest.mark.parametrize("name", FORMATS)
def test_a_sentence_that_was_edited_since_is_named(name: str) -> None:
    """With what it says now; the others still stand."""
    article = todays(lambda text: text.replace("announced his resignation Tuesday", "announced his leave Tuesday"))
    verification = briefing.verify(honest(name), [article])
    assert [("changed", "sentence 1")] == found(verification)
    assert "; now it says “The Israel Defense Forces (IDF) chief of staff" in verification.faults[0].what


def test_a_sentence_that_was_withdrawn_since_is_named() -> None:
    """Nothing like it stands there any more."""
    gone = sample_brief().sentences[0].text
    verification = briefing.verify(honest("json"), todays(lambda text: text.replace(gone, "")))
    assert [("changed", "sentence 1")] == found(verification)
    assert "now it says" not in verification.faults[0].what


def test_a_sentence_that_is_only_part_of_a_longer_one_now_is_named() -> None:
    """Its words stand there still, but not for themselves."""
    sentence = sample_brief().sentences[0].text
    article = todays(lambda text: text.replace(sentence, f"Nobody believes this rumour: {sentence}"))
    verification = briefing.verify(honest("json"), article)
    assert [("changed", "sentence 1")] == found(verification)
    assert "now part of a longer sentence" in verification.faults[0].what


def test_paragraphs_that_were_set_otherwise_are_no_change() -> None:
    """Words count, not white space, nor what was added elsewhere."""
    article = todays(lambda text: f"Update: The page was corrected.\n\n{text.replace(' ', '  ')}")
    assert [] == found(briefing.verify(honest("json"), replace(article, id="elsewhere.html")))


def test_an_article_that_is_gone_is_named(tmp_path: Path) -> None:
    """A path or URL that leads nowhere; and a source that is none of the articles given."""
    verification = briefing.verify(honest("json"), [tmp_path / "gone.txt", SEEDS / "port-ferris-flood.txt"])
    assert [("withdrawn", str(tmp_path / "gone.txt")), ("withdrawn", "source 1")] == found(verification)


def test_an_article_is_known_by_its_address_though_no_word_is_left() -> None:
    """A page that was replaced by an apology: each sentence is named."""
    document = replace(read_sample(), url="https://news.example/story")
    brief = briefing.make_brief([document], themes=briefing.load_themes("resignation"))
    today = replace(document, id="other", text="This article was withdrawn by the editors. We are sorry.")
    kinds = found(briefing.verify(briefing.render(brief, "json"), today))
    assert [("changed", f"sentence {n}") for n in range(1, len(brief.sentences) + 1)] == kinds
