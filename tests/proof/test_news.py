"""A brief of what is new: its marks are found once more, and what was known is held against the earlier brief."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

import briefing
from briefing.evidence.carried import source_hash
from tests.flood import article, brief
from tests.proof.briefs import FORMATS

Values = dict[str, Any]


@cache
def made(name: str) -> briefing.Rendered:
    """The brief of the second day in a format."""
    return briefing.render(brief(2), name)


def forged(change: Callable[[Values], None]) -> list[tuple[str, str]]:
    """Kind and words of the faults after a change to the evidence."""
    values = json.loads(made("json").data)
    change(values)
    faults = briefing.verify(replace(made("json"), data=json.dumps(values).encode())).faults
    return [(fault.kind, fault.what) for fault in faults]


@pytest.mark.parametrize("name", FORMATS)
def test_it_proves_itself(name: str) -> None:
    """From the one file, without the earlier brief."""
    verified = briefing.verify(made(name))
    assert () == verified.faults
    assert "what is new" in verified.checked


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_held_against_the_brief_that_it_was_made_since(name: str) -> None:
    """The right one, another one, and a brief that was made since none."""
    assert briefing.verify(made(name), since=brief(1)).ok
    other = briefing.verify(made(name), since=brief(3))
    (fault,) = other.faults
    assert "was made since another brief, “Flood sweeps through Larkport”" == fault.what
    (fault,) = briefing.verify(briefing.render(brief(1), name), since=brief(1)).faults
    assert "was not made since an earlier brief" == fault.what


def _number_of(values: Values, *, changed: bool) -> int:
    return next(place for place, one in enumerate(values["news"]) if ("before" in one) == changed)


def test_a_change_that_is_marked_as_new_is_found() -> None:
    """What was said before is kept from the reader."""

    def hide(values: Values) -> None:
        del values["news"][_number_of(values, changed=True)]["before"]

    ((kind, what),) = forged(hide)
    assert ("sentence", True) == (kind, "is a change, and is not shown beside “At least 62 people" in what)


def test_news_that_is_marked_as_a_change_is_found() -> None:
    """With a sentence that was said of something else."""

    def invent(values: Values) -> None:
        before = values["news"][_number_of(values, changed=True)]["before"]
        values["news"][_number_of(values, changed=False)]["before"] = before

    ((kind, what),) = forged(invent)
    assert ("sentence", True) == (kind, what.endswith("is marked as a change, and is new"))


def test_a_change_that_was_said_of_another_town_is_found() -> None:
    """Though all else in both sentences is alike."""
    said = "At least {} people were killed in {} when the river burst its banks on {}, officials said."
    known = briefing.make_brief([article("a", [said.format(12, "Sarn", "Monday")])])
    made = briefing.make_brief([article("b", [said.format(31, "Norrby", "Tuesday")], day=2)], since=known)
    changed = tuple(replace(one, before=known.sentences[0]) for one in made.news)
    (fault,) = briefing.verify(briefing.render(replace(made, news=changed), "json")).faults
    assert ("sentence", True) == (fault.kind, fault.what.endswith("is marked as a change, and is new"))


def test_a_mark_that_is_taken_away_is_found() -> None:
    """And the passage that then has none."""

    def unmark(values: Values) -> None:
        del values["news"][0]

    assert ["sentence", "evidence"] == [kind for kind, _ in forged(unmark)]


def test_an_earlier_sentence_with_other_words_is_found() -> None:
    """In what changed as well as in what the brief said."""

    def lie(values: Values) -> None:
        values["news"][_number_of(values, changed=True)]["before"]["selector"][1]["exact"] = "Nobody was killed."

    ((kind, what),) = forged(lie)
    assert ("evidence", True) == (kind, what.startswith("“Nobody was killed.” is not what the source says there"))


def test_an_earlier_text_with_other_words_is_found_by_its_hash() -> None:
    """And with its hash by the earlier brief only: that is what a file alone cannot prove."""

    def lie(values: Values) -> None:
        source = next(one for one in values["since"]["sources"] if "62 people" in one.get("text", ""))
        source["text"] = source["text"].replace("62", "61")

    assert any("SHA-256" in what for _, what in forged(lie))


def test_an_earlier_brief_that_was_forged_altogether_is_found_by_the_real_one() -> None:
    """Its texts, hashes and sentences agree; the brief that was given says otherwise."""
    known = brief(2).since
    assert known
    documents = {one: replace(one, text=one.text.replace("62", "61")) for one in known.documents}
    cut = [replace(one, document=documents[one.document]) for one in known.sentences]
    since = replace(known, documents=tuple(documents.values()), sentences=tuple(cut))
    news = tuple(
        replace(one, before=replace(one.before, document=documents[one.before.document])) if one.before else one
        for one in brief(2).news
    )
    file = briefing.render(replace(brief(2), since=since, news=news), "json")
    assert all(source_hash(one) for one in since.documents)
    assert briefing.verify(file).ok
    (fault,) = briefing.verify(file, since=brief(1)).faults
    assert "says otherwise than the earlier brief what that one said" == fault.what


def test_a_passage_that_was_told_is_no_news() -> None:
    """A brief that claims to be since one and repeats it."""
    known = brief(2).since
    repeated = replace(brief(1), since=known)
    faults = briefing.verify(briefing.render(repeated, "json")).faults
    assert {"tells nothing that is new"} == {fault.what.rpartition("” ")[2] for fault in faults}
