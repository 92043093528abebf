"""The page of a brief of what is new: its height is known without a layout, its tags are no part of a sentence."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

import briefing
from briefing.model import Page
from briefing.rendering.layout import lay_out
from briefing.rendering.pagetext import shown_sentences
from briefing.typesetting.arithmetic import LARGEST
from briefing.typesetting.edition import make_edition
from briefing.typesetting.templating import known_templates
from tests.flood import brief, texts


@pytest.mark.parametrize("template", known_templates())
def test_the_arithmetic_knows_the_line_the_tags_and_what_was_said_before(template: str) -> None:
    """Never too little, and not more than a tenth too much."""
    edition = make_edition(brief(2), Page(template=template))
    taken = lay_out(edition, LARGEST).filled * edition.estimate.room
    assert taken <= edition.estimate.bound(LARGEST)
    assert 0.9 * edition.estimate.at(LARGEST) <= taken


@pytest.mark.parametrize("template", known_templates())
def test_a_sentence_is_shown_word_for_word_with_its_tag_outside(template: str) -> None:
    """What is numbered as a sentence is the sentence."""
    page = briefing.render(brief(2), "html", Page(template=template)).data.decode()
    assert texts(brief(2)) == list(shown_sentences(page).values())


def test_a_tag_stands_once_for_sentences_that_follow_each_other_and_are_both_new() -> None:
    """As often as it says something else than the one before."""
    for passage in make_edition(brief(2), Page()).view.excerpts:
        tags = [sentence.tag for sentence in passage.sentences]
        assert tags[0]
        assert all(one != other for one, other in pairwise(tags) if other)


def test_a_language_that_is_no_code_is_not_said_of_the_earlier_brief_either() -> None:
    """A browser is told nothing rather than what it cannot read."""
    known = brief(2)
    assert known.since is not None
    odd = [replace(one, document=replace(one.document, language="en us")) for one in known.since.sentences]
    news = [replace(one, before=odd[0]) if one.before else one for one in known.news]
    view = make_edition(replace(known, since=replace(known.since, sentences=tuple(odd)), news=tuple(news)), Page()).view
    assert view.since is not None
    assert {""} == {view.since.language, *(told.language for one in view.excerpts for told in one.before)}
