"""The nine promises of the README, each over articles that nobody wrote with this project in mind.

The docstring of a test begins with the name of its promise. More tests of each stand in the rooms that keep it.
"""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import nltk
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

import briefing
from briefing.context.runs import Run, find_runs
from briefing.discourse.annotations import annotate
from briefing.discourse.outlets import sources_of
from briefing.errors import SourceError
from briefing.language.words import count_words
from briefing.length import parse_length
from briefing.segmentation.corpus import read_corpus
from briefing.selection.reasons import BEYOND_PAGE
from briefing.themes.fitting import best_theme_set
from briefing.typesetting.edition import make_edition
from tests.articles import (
    CONNECTIVES,
    LENGTHS,
    LONG,
    PRONOUNS,
    THEMES,
    covered_themes,
    long_articles,
    long_stories,
    odd_documents,
    stories,
    themes,
)
from tests.guide import promises
from tests.reading import READ, blocks_of
from tests.samples import HALEVI, SAMPLES, read_sample

THURSDAY, FRIDAY, SATURDAY = (date(2025, 3, day) for day in (6, 7, 8))


def brief_of(
    documents: Sequence[briefing.Document], wanted: Sequence[briefing.Theme] = (), length: str = "200w"
) -> briefing.Brief:
    """A brief; articles without any sentence, or of which none can be quoted alone, are no example."""
    assume(any(map(briefing.split_sentences, documents)))
    try:
        return briefing.make_brief(documents, themes=wanted, length=length)
    except SourceError as error:
        assume("no sentence can be quoted alone" not in str(error))
        raise


@given(stories(), themes(), st.sampled_from(LENGTHS))
def test_every_sentence_of_a_brief_is_a_slice_of_one_of_its_articles(
    documents: list[briefing.Document], wanted: list[briefing.Theme], length: str
) -> None:
    """Word for word: nothing is said that an article does not say, not even by a character."""
    texts = {document.text for document in documents}
    for sentence in brief_of(documents, wanted, length).sentences:
        assert sentence.document.text in texts
        assert sentence.document.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text.strip() == sentence.text != ""


@settings(max_examples=10)
@given(odd_documents(), st.sampled_from(LENGTHS))
def test_any_text_at_all_makes_a_brief_of_its_own_slices(document: briefing.Document, length: str) -> None:
    """Word for word: of texts that are no articles, too, or one line that says why nothing can be quoted."""
    try:
        brief = brief_of([document], THEMES, length)
    except briefing.BriefingError as error:
        assert str(error).startswith(("nothing can be quoted", "there is no sentence", "no sentence can be quoted"))
        return
    assert all(sentence in briefing.split_sentences(sentence.document) for sentence in brief.sentences)


@given(stories(), themes(), st.sampled_from(LENGTHS))
def test_the_sections_are_the_themes_in_their_order(
    documents: list[briefing.Document], wanted: list[briefing.Theme], length: str
) -> None:
    """The news first: the themes are the product, with coverage or without; what fits none stands before them."""
    brief = brief_of(documents, wanted, length)
    names = [section.theme.name for section in brief.sections]
    assert names in ([theme.name for theme in wanted], ["", *(theme.name for theme in wanted)])


@given(long_stories(), covered_themes(), st.sampled_from(LONG))
def test_the_lead_opens_every_brief_and_stands_once(
    documents: list[briefing.Document], wanted: list[briefing.Theme], length: str
) -> None:
    """The news first: the news first, above all sections, in none of them."""
    brief = brief_of(documents, wanted, length)
    assert bool(brief.sentences) == (brief.lead is not None)
    shown = [sentence for section in brief.sections for passage in section.passages for sentence in passage.sentences]
    assert brief.lead is None or set(brief.lead.sentences).isdisjoint(shown)


@given(long_stories(), covered_themes(), st.sampled_from(LONG))
def test_within_a_section_the_reader_goes_through_the_articles_in_order(
    documents: list[briefing.Document], wanted: list[briefing.Theme], length: str
) -> None:
    """The news first: never an effect before its cause; only what goes on from the lead comes right after it."""
    brief = brief_of(documents, wanted, length)
    order = {document: number for number, document in enumerate(brief.documents)}
    for section in brief.sections:
        places = [(order[one.document], one.start) for one in section.passages]
        rest = places if section.theme.name else [place for place in places if not _goes_on(brief, place)]
        assert sorted(rest) == rest


def _goes_on(brief: briefing.Brief, place: tuple[int, int]) -> bool:
    """Whether a passage begins after the lead, in its article."""
    assert brief.lead is not None
    return brief.documents[place[0]] == brief.lead.document and place[1] > brief.lead.end


@pytest.mark.parametrize("promise", promises())
def test_every_promise_is_tested_and_every_test_is_of_a_promise(promise: str) -> None:
    """By its name in the README."""
    tests = {name: one.__doc__ or "" for name, one in globals().items() if name.startswith("test_")}
    del tests[test_every_promise_is_tested_and_every_test_is_of_a_promise.__name__]
    assert any(said.startswith(f"{promise}: ") for said in tests.values())
    assert [] == [name for name, said in tests.items() if said.partition(":")[0] not in promises()]


@given(stories(), st.sampled_from(LENGTHS))
def test_a_theme_that_no_article_speaks_of_is_an_empty_section(documents: list[briefing.Document], length: str) -> None:
    """The news first: what is not covered says so; it is never filled with what is nearest."""
    brief = brief_of(documents, THEMES, length)
    assert [()] == [section.passages for section in brief.sections if section.theme.name == "Unheard of"]


@given(stories(), st.sampled_from(("1", "4w", "8w", "20w", "60w")))
def test_a_brief_is_empty_only_where_nothing_that_can_stand_fits_the_length(
    documents: list[briefing.Document], length: str
) -> None:
    """The news first: one passage that reads on its own and is short enough is a brief, whatever else is too long."""
    brief = brief_of(documents, (), length)
    corpus = read_corpus(brief.documents)
    budget = parse_length(length).budget(sum(corpus.word_counts))
    runs = [run.numbers for run in find_runs(annotate(corpus)) if isinstance(run, Run)]
    fits = [budget.holds(len(run), sum(corpus.word_counts[number] for number in run)) for run in runs]
    assert any(fits) == bool(brief.sentences)


@given(long_stories(), covered_themes(), st.sampled_from(LONG))
def test_no_sentence_stands_in_a_brief_twice(
    documents: list[briefing.Document], wanted: list[briefing.Theme], length: str
) -> None:
    """The news first: each passage stands under one theme, and no two passages share a sentence."""
    sentences = brief_of(documents, wanted, length).sentences
    assert len(sentences) == len(set(sentences))


@given(long_stories(), covered_themes(), st.sampled_from(LONG))
def test_no_passage_begins_with_a_word_that_points_back(
    documents: list[briefing.Document], wanted: list[briefing.Theme], length: str
) -> None:
    """In context: "However" and "They" open a passage only where what they point to stands right above."""
    brief = brief_of(documents, wanted, length)
    body = {document: _body(document) for document in brief.documents}
    for before, sentence in pairwise((None, *brief.sentences)):
        assert sentence is not None
        if sentence.text.startswith((*CONNECTIVES, *(f"{word} " for word in PRONOUNS))):
            sentences = body[sentence.document]
            assert before in sentences[: sentences.index(sentence)][-1:]


def _body(document: briefing.Document) -> list[briefing.Sentence]:
    """The sentences of an article but for captions and the like between them."""
    corpus = read_corpus([document])
    return [one for one, apart in zip(corpus.sentences, annotate(corpus).interludes, strict=True) if not apart]


@given(long_stories(), covered_themes(), st.sampled_from(LONG))
def test_a_passage_is_a_run_of_neighbours_in_reading_order(
    documents: list[briefing.Document], wanted: list[briefing.Theme], length: str
) -> None:
    """In context: nothing but captions is left out inside a passage, and passages follow their article."""
    for section in brief_of(documents, wanted, length).sections:
        for passage in section.passages:
            body = _body(passage.document)
            first = body.index(passage.sentences[0])
            assert tuple(body[first : first + len(passage.sentences)]) == passage.sentences
        places = [(passage.document, passage.start) for passage in section.passages]
        order = {document: number for number, document in enumerate(dict.fromkeys(d for d, _ in places))}
        assert places == sorted(places, key=lambda place: (order[place[0]], place[1]))


@given(stories() | long_stories(), themes(), st.sampled_from(LENGTHS))
def test_a_brief_is_never_over_the_length_asked_for(
    documents: list[briefing.Document], wanted: list[briefing.Theme], length: str
) -> None:
    """The length asked for: in sentences, words, percent and reading time."""
    brief = brief_of(documents, wanted, length)
    available = sum(read_corpus(brief.documents).word_counts)
    words = sum(count_words(sentence.text) for sentence in brief.sentences)
    assert parse_length(length).budget(available).holds(len(brief.sentences), words)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize(("length", "sentences", "words"), [("5", 5, 9999), ("150w", 999, 150), ("1min", 999, 238)])
def test_a_brief_uses_the_length_asked_for(path: Path, length: str, sentences: int, words: int) -> None:
    """The length asked for: not kept by saying little; of a sample, which holds more, two thirds of it are used."""
    document = read_sample(path)
    theme_set = best_theme_set([document])
    assert theme_set is not None
    brief = briefing.make_brief([document], themes=theme_set.themes, length=length)
    used = (len(brief.sentences), sum(count_words(sentence.text) for sentence in brief.sentences))
    assert used[0] <= sentences
    assert used[1] <= words
    assert used[0] * 3 >= sentences * 2 or used[1] * 3 >= words * 2


@settings(max_examples=10)
@given(stories() | long_stories(), themes(), st.sampled_from(("5", "100w")))
@pytest.mark.parametrize("name", sorted(READ))
def test_every_output_holds_the_sentences_of_the_brief_in_its_order(
    name: str, documents: list[briefing.Document], wanted: list[briefing.Theme], length: str
) -> None:
    """Every output alike: under the same themes, word for word, and nothing else beside them."""
    brief = brief_of(documents, wanted, length)
    expected = blocks_of(brief)
    assert expected == READ[name](briefing.render(brief, name).data, len(expected))


@given(stories(least=2) | long_stories(), themes(), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(
    documents: list[briefing.Document], wanted: list[briefing.Theme], random: object
) -> None:
    """The same again: the same articles in any order give the same bytes."""
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = brief_of(documents, wanted, "60w"), brief_of(shuffled, wanted, "60w")
    assert briefing.render(one, "json").data == briefing.render(other, "json").data
    assert briefing.render(one, "html").data == briefing.render(other, "html").data


RENDER_ALL = """
import sys, hashlib, briefing
from briefing.rendering.renderers import RENDERERS
documents = [document for path in sys.argv[1:] for document in briefing.read(path)]
brief = briefing.make_brief(documents, themes=briefing.load_themes("resignation"), length="page")
for name in RENDERERS:
    print(name, hashlib.sha256(briefing.render(brief, name).data).hexdigest())
"""


def test_two_fresh_processes_give_the_same_bytes_in_every_format() -> None:
    """The same again: hash seed, time zone, the machine's language and the order of the articles leave no trace."""
    first = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    second = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    said = []
    for environment, paths in ((first, SAMPLES), (second, SAMPLES[::-1])):
        command = [sys.executable, "-c", RENDER_ALL, *map(str, paths)]
        said.append(subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=True).stdout)
    assert said[0] == said[1]
    assert 6 == said[0].count(b"\n")


@pytest.mark.parametrize("command", [("inspect", "--format", "jsonl"), ("inspect",), ("themes", "suggest")])
def test_two_fresh_processes_tell_and_suggest_the_same(command: tuple[str, ...]) -> None:
    """The same again: why each sentence was chosen or not, and the themes that the articles suggest."""
    said = []
    for seed, paths in (("1", SAMPLES), ("4242", SAMPLES[::-1])):
        line = [sys.executable, "-m", "briefing", *command, *map(str, paths)]
        done = subprocess.run(line, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
        said.append(done.stdout)
    assert said[0] == said[1]
    assert said[0].count(b"\n") > 10


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No network, and no NLTK data anywhere."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing may be fetched or looked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(nltk, "download", refuse)
    monkeypatch.setattr(nltk.data, "find", refuse)
    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])
    monkeypatch.setenv("NLTK_DATA", str(tmp_path))


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("method", ["briefing", "lexrank", "edmundson"])
def test_a_brief_is_made_without_network_and_without_any_corpus(method: str) -> None:
    """No surprises: every output, by our own rating and by sumy's, on a machine that was never online."""
    brief = briefing.make_brief([read_sample()], themes=briefing.load_themes("resignation"), method=method)
    for name in (*READ, "pdf"):
        assert briefing.render(brief, name).data


def test_a_fresh_machine_needs_nothing_but_the_package(tmp_path: Path) -> None:
    """No surprises: a home that is empty, NLTK_DATA that points to nothing, a folder that is not the checkout."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "NLTK_DATA": str(tmp_path / "none")}
    command = [sys.executable, "-m", "briefing", "make", str(HALEVI), "--method", "textrank", "--format", "json"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    assert (tmp_path / "output" / "halevi-resignation.json").is_file()


def test_the_library_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """No surprises: what is to be said is in the values that it returns."""
    documents = [read_sample(path) for path in SAMPLES]
    briefing.render(briefing.make_brief(documents, length="30%"), "html")
    assert ("", "") == tuple(capfd.readouterr())


@settings(max_examples=6)
@given(st.permutations([THURSDAY, FRIDAY, SATURDAY]), st.permutations([14, 31, 62]))
def test_of_several_figures_for_one_thing_the_newest_stands(days: list[date], tolls: list[int]) -> None:
    """Up to date and fair: in whatever order the articles come, and whether the number rises or falls."""
    told = " ".join(sentence.text for sentence in brief_of(list(map(_ferry, days, tolls))).sentences)
    newest = dict(zip(days, tolls, strict=True))[SATURDAY]
    assert {toll: toll == newest for toll in tolls} == {toll: f"killed {toll} people" in told for toll in tolls}


def _ferry(day: date, toll: int) -> briefing.Document:
    """An outlet's report of one day."""
    text = f"A ferry that capsized off Larkport killed {toll} people, the coast guard said on {day:%A}."
    return briefing.Document(id=f"{day}", text=text, published=day, outlet=f"The {day:%A} Post", language="en")


@settings(max_examples=10)
@given(long_articles(), st.sampled_from(LONG))
def test_a_copy_is_no_second_source(document: briefing.Document, length: str) -> None:
    """Up to date and fair: what another outlet prints once more counts once and confirms nothing."""
    first, copy = replace(document, outlet="The Post"), replace(document, id="copy", outlet="The Mail", title="A flood")
    brief = brief_of([first, copy], (), length)
    assert (1, ()) == (len({*sources_of(brief.documents, brief.copies)}), brief.corroborations)


@pytest.mark.parametrize("length", ["90", "2000w", "100%", "9min"])
def test_more_than_a_page_holds_is_one_page_and_says_what_stayed_out(length: str) -> None:
    """One page: the length asked for, or the most of it that fits, whichever way it was asked for."""
    brief = briefing.make_brief([read_sample(path) for path in SAMPLES], length=length)
    assert 1 == len(PdfReader(BytesIO(briefing.render(brief, "pdf").data)).pages)
    assert BEYOND_PAGE in {one.reason for one in brief.omitted}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_an_ordinary_brief_needs_no_layout(path: Path) -> None:
    """One page: settled by arithmetic where it is no doubt, so that HTML and JSON need no PDF engine."""
    brief = briefing.make_brief([read_sample(path)], length="200w")
    assert make_edition(brief, briefing.Page()).estimate.surely_fits


def test_the_digest_of_the_sample_is_that_of_its_file() -> None:
    """Word for word: it begins with the input; the sample is read character by character, without a change."""
    assert hashlib.sha256(HALEVI.read_bytes()).digest() == hashlib.sha256(read_sample().text.encode()).digest()
