"""A brief beside its articles as they are today: what was changed or withdrawn since is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import briefing
from tests.comparison.test_corroboration import RETOLD, SAID
from tests.differing import article
from tests.proof.briefs import FORMATS, found, honest, sample_brief
from tests.samples import SEEDS, read_sample
from tests.wire import ARTICLES


def todays(change: Callable[[str], str]) -> briefing.Document:
    """The sample as it might be today."""
    return replace(read_sample(), text=change(read_sample().text))


@pytest.mark.parametrize("name", FORMATS)
def test_a_sentence_that_was_edited_since_is_named(name: str) -> None:
    """With what it says now; the others still stand."""
    article = todays(lambda text: text.replace("announced his resignation Tuesday", "announced his leave Tuesday"))
    verification = briefing.verify(honest(name), [article])
    assert [("changed", "sentence 1"), ("changed", "source 1")] == found(verification)
    assert "; there it says “The Israel Defense Forces (IDF) chief of staff" in verification.faults[0].what


def test_a_sentence_that_was_withdrawn_since_is_named() -> None:
    """Nothing like it stands there any more."""
    gone = sample_brief().sentences[0].text
    verification = briefing.verify(honest("json"), todays(lambda text: text.replace(gone, "")))
    assert [("changed", "sentence 1"), ("changed", "source 1")] == found(verification)
    assert "there it says" not in verification.faults[0].what


def test_a_sentence_that_is_only_part_of_a_longer_one_now_is_named() -> None:
    """Its words stand there still, but not for themselves."""
    sentence = sample_brief().sentences[0].text
    article = todays(lambda text: text.replace(sentence, f"Nobody believes this rumour: {sentence}"))
    verification = briefing.verify(honest("json"), article)
    assert [("changed", "sentence 1"), ("changed", "source 1")] == found(verification)
    assert "there it is part of a longer sentence" in verification.faults[0].what


def test_paragraphs_that_were_set_otherwise_are_no_change() -> None:
    """Words count, not white space, nor what the article is called."""
    article = todays(lambda text: text.replace(" ", "  "))
    assert [] == found(briefing.verify(honest("json"), replace(article, id="elsewhere.html")))


def test_an_article_that_changed_elsewhere_says_that_what_is_quoted_still_stands() -> None:
    """It is not the text that the brief was made of, and nothing that it quotes is wrong: neither ok nor faulty."""
    article = todays(lambda text: f"Update: The page was corrected.\n\n{text}")
    verification = briefing.verify(honest("json"), article)
    assert ("unproven", False, ("self-consistent",)) == (verification.verdict, verification.ok, verification.levels)
    assert [("unproven", "source 1")] == found(verification)
    assert "the article has changed since; every quoted sentence still stands in it" == verification.faults[0].what


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("published", date(2026, 1, 14), "published 12 January 2026 here, 14 January 2026 in the article"),
        ("title", "General stays", "headline “Halevi resignation” here, “General stays” in the article"),
        ("outlet", "", "outlet “The Herald” here, none in the article"),
        ("author", "A. Writer", "author none here, “A. Writer” in the article"),
    ],
)
def test_what_a_brief_says_of_its_source_is_compared_by_name(field: str, value: object, said: str) -> None:
    """Each deviation of headline, outlet, author and day."""
    document = replace(read_sample(), published=date(2026, 1, 12), outlet="The Herald", title="Halevi resignation")
    brief = briefing.make_brief([document], themes=briefing.load_themes("resignation"))
    verification = briefing.verify(briefing.render(brief, "json"), replace(document, **{field: value}))  # type: ignore[arg-type]
    assert said in [fault.what for fault in verification.faults if fault.where == "source 1"]
    assert "faulty" == verification.verdict


def test_what_a_saved_page_does_not_say_is_named_as_claimed() -> None:
    """A file has no address: the brief's is neither borne out nor belied."""
    document = replace(read_sample(), url="https://news.example/story", outlet="news.example")
    brief = briefing.make_brief([document], themes=briefing.load_themes("resignation"))
    verification = briefing.verify(briefing.render(brief, "json"), replace(document, url="", outlet=""))
    assert (True, ("outlets", "addresses", "theme names", "what was left out, and why")) == (
        verification.ok,
        verification.claimed,
    )


def test_a_headline_of_no_article_is_not_proven() -> None:
    """Somebody gave it: with --title, or to forge it."""
    brief = replace(sample_brief(), title="General flees")
    verification = briefing.verify(briefing.render(brief, "pdf"), read_sample())
    assert [("unproven", "the headline")] == found(verification)


def test_context_is_checked_in_the_text_of_today() -> None:
    """The evidence left out what stood between two sentences; the article has it."""
    text = "Mayor Ada Quill resigned on Monday.\n\nMayor Bo Reed took over.\n\nShe had been in office for two years."
    genuine = briefing.Document(id="a", text=text, title="Quill resigns", language="en")
    forged = replace(genuine, text=text.replace("Mayor Bo Reed took over.\n\n", ""))
    theme = briefing.Theme(name="The mayor")
    run = briefing.Passage(sentences=briefing.split_sentences(forged))
    sections = (briefing.Section(theme=theme, passages=(run,)),)
    brief = briefing.Brief(title="Quill resigns", lead=None, sections=sections, documents=(forged,))
    rendered = briefing.render(brief, "html")
    assert [] == found(briefing.verify(rendered))
    assert ("context", "sentence 1") in found(briefing.verify(rendered, genuine))


def test_an_article_that_is_counted_but_not_given_leaves_the_number_of_sources_open() -> None:
    """Forty unquoted articles would make a rumour well known."""
    brief = briefing.make_brief(ARTICLES, length="60w")
    quoted = {sentence.document for sentence in brief.sentences}
    assert [] == found(briefing.verify(briefing.render(brief, "json"), ARTICLES))
    verification = briefing.verify(briefing.render(brief, "json"), [one for one in ARTICLES if one in quoted])
    assert ("unproven", [("unproven", "the sources")]) == (verification.verdict, found(verification))


@pytest.mark.parametrize(
    ("text", "kinds", "what"),
    [
        (f"{SAID} The sun shone.", [("unproven", "source 2")], "every sentence of it that a mark names still stands"),
        (
            SAID.replace("old bridge", "new bridge"),
            [("changed", "sentence 1"), ("changed", "source 2")],
            f"its mark names “{SAID}”, which is not in “A bridge” as given; there it says “",
        ),
        ("Nothing is known of it.", [("changed", "sentence 1"), ("changed", "source 2")], "its mark names "),
    ],
    ids=["changed elsewhere", "changed", "gone"],
)
def test_a_sentence_that_only_a_mark_names_is_looked_up(text: str, kinds: list[tuple[str, str]], what: str) -> None:
    """A mark says that another article tells the same, so that article must say it."""
    told = replace(article(SAID, "Sarn Post", 12), title="A bridge")
    quoted = article(RETOLD, "Velm Radio", 12)
    brief = briefing.make_brief([told, quoted], length="1")
    assert [quoted] == [sentence.document for sentence in brief.sentences]
    rendered = briefing.render(brief, "json")
    assert [] == found(briefing.verify(rendered, [told, quoted]))
    verification = briefing.verify(rendered, [replace(told, text=text), quoted])
    assert kinds == found(verification)
    assert what in verification.faults[0].what


def test_an_article_that_only_a_mark_names_and_nobody_gives_is_named() -> None:
    """Nobody can look up what it says."""
    told, quoted = article(SAID, "Sarn Post", 12), article(RETOLD, "Velm Radio", 12)
    brief = briefing.make_brief([told, quoted], length="1")
    assert [("withdrawn", "source 2")] == found(briefing.verify(briefing.render(brief, "json"), [quoted]))


def test_an_article_that_is_gone_is_named(tmp_path: Path) -> None:
    """A path or URL that leads nowhere; and a source that is none of the articles given."""
    verification = briefing.verify(honest("json"), [tmp_path / "gone.txt", SEEDS / "port-ferris-flood.txt"])
    assert [("withdrawn", str(tmp_path / "gone.txt")), ("withdrawn", "source 1")] == found(verification)


def test_what_could_not_be_read_then_is_not_missed_today(tmp_path: Path) -> None:
    """The folder that a brief was made of proves it, whatever else lies there; its page names what was no article."""
    (tmp_path / "login.html").write_text("<html><form><input type=password></form></html>", encoding="utf-8")
    (tmp_path / "a.txt").write_text(read_sample().text, encoding="utf-8")
    read = briefing.read(tmp_path)
    documents = [one for one in read if isinstance(one, briefing.Document)]
    skipped = tuple(one for one in read if isinstance(one, briefing.Skipped))
    brief = replace(briefing.make_brief(documents, length="80w"), skipped=skipped)
    verification = briefing.verify(briefing.render(brief, "json"), tmp_path)
    assert ([], "1 article of today") == (found(verification), verification.checked[-1])
    other = briefing.verify(briefing.render(replace(brief, skipped=()), "json"), tmp_path)
    assert [("withdrawn", "login.html")] == found(other)


def test_an_article_is_known_by_its_address_though_no_word_is_left() -> None:
    """A page that was replaced by an apology: each sentence is named."""
    document = replace(read_sample(), url="https://news.example/story")
    brief = briefing.make_brief([document], themes=briefing.load_themes("resignation"))
    today = replace(document, id="other", text="This article was withdrawn by the editors. We are sorry.")
    kinds = found(briefing.verify(briefing.render(brief, "json"), today))
    assert [("changed", f"sentence {n}") for n in range(1, len(brief.sentences) + 1)] == kinds[:-1]


def test_an_outlet_that_only_the_file_states_is_no_fact() -> None:
    """Left out of the evidence, it is a difference; told as claimed, it is claimed beside the same file, too."""
    file = replace(read_sample(), outlet="The Larkport Herald", url="https://herald.example/a", claimed=True)
    brief = briefing.make_brief([file], length="80w")
    told = briefing.verify(briefing.render(brief, "json"), [file])
    assert ((), True) == (told.faults, {"outlets", "addresses"} <= {*told.claimed})
    forged = briefing.render(briefing.make_brief([replace(file, claimed=False)], length="80w"), "json")
    faults = [fault.what for fault in briefing.verify(forged, [file]).faults]
    assert ["the outlet is given as a fact here, and is only what the file says of itself"] == faults
