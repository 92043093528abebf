"""Evidence that was rewritten: no field of it is left to itself, and the article belies what only it can belie."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefing
from tests.attacks.genuine import brief_of
from tests.attacks.on_evidence import EARLIER, FIELDS, another, leaves, rich, since_earlier

CLAIMED = "claimed: "


def verdict_on(values: dict[str, Any]) -> briefing.Verification:
    """The verdict on evidence with these values."""
    data = json.dumps(values).encode()
    return briefing.verify(briefing.Rendered(name="x.json", media_type="application/ld+json", data=data))


def test_evidence_with_every_field_holds() -> None:
    """Else every change would be found. It has each field of the table."""
    assert "ok" == verdict_on(rich()).verdict
    assert {*FIELDS} == {path for path, _, _ in leaves(rich())}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_was_changed_is_found_or_named_as_claimed(field: str) -> None:
    """Nothing in the evidence is taken on trust without being called so."""
    values = copy.deepcopy(rich())
    holder, key = next((holder, key) for path, holder, key in leaves(values) if path == field)
    holder[key] = another(holder[key])
    verification = verdict_on(values)
    if FIELDS[field].startswith(CLAIMED):
        assert FIELDS[field].removeprefix(CLAIMED) in verification.claimed
    else:
        assert ("faulty", ()) == (verification.verdict, verification.levels)


def test_what_is_said_of_an_earlier_brief_is_found_or_named_as_claimed() -> None:
    """Each field of what is new, of the earlier brief, and of who only claims to be an outlet."""
    genuine = since_earlier()
    assert "ok" == verdict_on(genuine).verdict
    for path in {path for path, _, _ in leaves(genuine)} - {*FIELDS}:
        values = copy.deepcopy(genuine)
        holder, key = next((holder, key) for at, holder, key in leaves(values) if at == path)
        holder[key] = another(holder[key])
        verification = verdict_on(values)
        is_claimed = verification.verdict == "ok" and "the earlier brief" in verification.claimed
        assert (path in EARLIER, path not in EARLIER) == (is_claimed, verification.verdict == "faulty"), path


def holders(values: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The first object or list of each path."""
    if isinstance(values, (dict, list)):
        yield path, values
        for key, value in values.items() if isinstance(values, dict) else enumerate(values):
            yield from holders(value, f"{path}[]" if isinstance(values, list) else f"{path}.{key}".lstrip("."))


def test_a_field_that_there_is_not_is_found_wherever_it_stands() -> None:
    """In each kind of object."""
    for path in dict.fromkeys(path for path, holder in holders(rich()) if isinstance(holder, dict)):
        values = copy.deepcopy(rich())
        next(holder for at, holder in holders(values) if at == path)["approved"] = "yes"
        assert "faulty" == verdict_on(values).verdict, path


def test_a_list_that_is_shorter_or_says_its_last_twice_is_found() -> None:
    """But for what is claimed anyway: terms of a theme, articles that were not read, and which themes had nothing."""
    paths = dict.fromkeys(path for path, holder in holders(rich()) if isinstance(holder, list))
    free = {path.removesuffix("[]") for path, how in FIELDS.items() if how.startswith(CLAIMED)} | {
        "sections",
        "skipped",
    }
    for path in paths.keys() - free:
        for is_longer in (False, True):
            values = copy.deepcopy(rich())
            listed = next(holder for at, holder in holders(values) if at == path)
            if listed and (is_longer or path != "omitted[].sentences"):  # what else was left out is claimed, too
                listed[:] = [*listed, listed[-1]] if is_longer else listed[:-1]
                assert "faulty" == verdict_on(values).verdict, path


def test_an_article_that_is_counted_twice_is_found() -> None:
    """With counts that agree."""
    values = json.loads(briefing.render(brief_of(), "json").data)
    values["documents"] = [1, 1]
    values["counts"]["articles"] = 2
    verification = verdict_on(values)
    assert "source 1 is counted twice among the articles" in [fault.what for fault in verification.faults]


RUMOUR = (
    "Police in Larkport searched a house on Monday, and officers of the city took away papers of the family. "
    "The papers were found in the kitchen of the house and in the garden behind it.\n\n"
    "“Nobody may claim that Brown killed his wife. He was in Paris when she died in the house,” the lawyer said."
)


def rumour(language: str) -> briefing.Brief:
    """A brief of half a quotation, without its speaker, in a language that the forger chose."""
    document = briefing.Document(id="brown", text=RUMOUR, title="Brown", language=language)
    half = next(one for one in briefing.split_sentences(document) if "He was in Paris" in one.text)
    section = briefing.Section(theme=briefing.Theme(name="Brown"), passages=(briefing.Passage(sentences=(half,)),))
    return briefing.Brief(title="Brown", lead=None, sections=(section,), documents=(document,))


@pytest.mark.parametrize("language", ["en", "la", "zh", "he", "xx"])
def test_a_false_language_does_not_switch_the_rules_of_context_off(language: str) -> None:
    """The sentence must stand by the rules of the language that its text is in, whatever the evidence says."""
    verification = briefing.verify(briefing.render(rumour(language), "json"))
    assert "context" in {fault.kind for fault in verification.faults}


def test_a_false_language_that_is_not_recorded_as_such_is_found() -> None:
    """Honest evidence says that the text is in another one; then the verdict names it as claimed."""
    values = copy.deepcopy(rich())
    assert "language" in verdict_on(values).claimed
    for source in values["sources"]:
        source.pop("languageFound", None)
    assert any(
        fault.what.startswith("languageFound is nothing; it must be “en”") for fault in verdict_on(values).faults
    )


ARTICLE = briefing.Document(
    id="quill.html",
    title="Quill resigns",
    url="https://news.example/quill",
    outlet="The Larkport Herald",
    author="B. Reed",
    published=date(2026, 1, 12),
    language="en",
    text=(
        "Mayor Ada Quill of Larkport resigned on Monday after the flood.\n\n"
        "The city council will elect a successor in May, the council said.\n\n"
        "Residents of Larkport lost 300 houses in the flood of October.\n\n"
        "Insurers expect claims of 40 million dollars from the city."
    ),
)
WORDS = {
    "resigned": "fled",
    "May": "June",
    "300": "900",
    "40 million": "4 billion",
    "Quill": "Reed",
    "Larkport": "York",
}
FORGERIES: dict[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(sorted(WORDS)).map(lambda word: ARTICLE.text.replace(word, WORDS[word])),
    "title": st.just("Quill was forced out"),
    "url": st.just("https://forged.example/"),
    "outlet": st.just("Reuters"),
    "author": st.just("Anonymous"),
    "published": st.dates(date(2020, 1, 1), date(2025, 1, 1)),
    "language": st.sampled_from(["la", "sw"]),
}


@given(st.data())
@settings(max_examples=20)
def test_a_forger_who_rewrites_everything_alike_is_caught_by_the_article(data: st.DataObject) -> None:
    """Text, hash and offsets agree, since the tool itself made them: only the genuine article differs."""
    fields = data.draw(st.sets(st.sampled_from(sorted(FORGERIES)), min_size=1))
    changes: dict[str, Any] = {name: data.draw(FORGERIES[name]) for name in sorted(fields)}
    forged = replace(ARTICLE, **changes)
    rendered = briefing.render(briefing.make_brief([forged], length="3"), "json")
    alone = briefing.verify(rendered)
    assert {"headlines", "outlets", "addresses", "authors", "days of publication"} <= {*alone.claimed}
    verification = briefing.verify(rendered, ARTICLE)
    assert "agrees with the source" not in verification.levels or "language" in verification.claimed
    assert not verification.ok or fields == {"language"}


@pytest.mark.parametrize("name", ["html", "pdf", "json"])
def test_what_the_article_bears_out_is_said(name: str) -> None:
    """Both levels, and of the claims those that no article holds."""
    rendered = briefing.render(briefing.make_brief([ARTICLE], length="3"), name)
    verification = briefing.verify(rendered, ARTICLE)
    assert ("self-consistent", "agrees with the source") == verification.levels
    assert not {"headline", "headlines", "outlets", "addresses", "authors"} & {*verification.claimed}
