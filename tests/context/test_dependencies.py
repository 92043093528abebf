"""Leans: halves of quotations in single marks, figures of another time, and cases that users reported."""

from __future__ import annotations

import pytest

from briefing.context.dependencies import find_dependencies
from briefing.context.runs import CannotStand, Run, find_runs
from briefing.context.unbalanced import is_half
from briefing.discourse.annotations import annotate
from briefing.language.loading import load_language
from briefing.model import Brief, Document
from briefing.pipeline import make_brief
from briefing.segmentation.corpus import read_corpus
from tests.context.test_context import OPENING, REST, reason_of, run_of

HALF = "is half of a quotation"

WHICH_REPORT = """Prosecutors in Larkport are looking into Marlow Ferries, two people with knowledge of the matter \
said on Monday.

The Quay Gazette reported on Sunday that Marlow will cut 400 jobs.

The cuts would fall on the crews of Great Holm, the paper said.

The Coast Times reported on Friday that the tax office is examining whether Marlow hid fares in a foreign bank.

Marlow declined to comment on the report.

The shares of Marlow fell by 9 per cent on Monday, to 31 crowns."""

IT_SEEMS = """Prince Oskar of Larkport gave an interview to the coastal broadcaster on Saturday evening.

He denied that he had ever met the ferryman’s daughter, whom the paper had called his friend.

The fact that Oskar sponsors a society for the protection of ferry children does not look like a point in his favour.

It seems more like a bitter irony.

Oskar said that he did not regret the friendship with the shipowner Marlow, who is accused of fraud.

The palace declined to comment on the interview with the broadcaster."""


@pytest.mark.parametrize(
    "half",
    [
        "‘The bridge is safe and it will last, Lopez told reporters.",
        "'The bridge is safe and it will last, Lopez told reporters.",
        "It will last a century and the ferry will not.’",
        "The bridge will last a century and the ferry will not.'",
        "Lopez's bridge will last a century, said her own council.'",
    ],
)
def test_half_of_a_quotation_in_single_marks_cannot_stand(half: str) -> None:
    """Nobody can tell where speech ends that the sentence opens, or where it began."""
    assert [] == run_of(f"{OPENING} {half} {REST}", 1)
    assert HALF in reason_of(f"{OPENING} {half} {REST}", 1)


@pytest.mark.parametrize(
    "whole",
    [
        "‘The bridge is safe,’ Lopez told the reporters in May.",
        "'The bridge is safe,' Lopez told the reporters in May.",
        "Lopez told reporters: ‘The bridge will last a century.’",
        "Lopez told reporters (‘in good faith’) of Omar Haddad’s bridge.",
        "Lopez called it the bridge of all the workers’ families.",
        "Lopez opened it in the spring of ’68, for the workers’",
    ],
)
def test_apostrophes_and_whole_quotations_are_no_halves(whole: str) -> None:
    """A mark that closes what the sentence opened, or that no stop stands before."""
    assert HALF not in reason_of(f"{OPENING} {whole} {REST}", 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Safe enough!’ is what Lopez calls it.", False),
        ("‘Safe enough’ is what Lopez calls it.", True),
        ("The workers’ bridge (‘a gift’) is safe.’", False),
        ("The workers’ bridge is safe.’", True),
        ("Lopez said: ‘The bridge is part of our past.", True),
        ("Lopez said: 'The bridge is part of our past.' Nobody spoke", False),
        ("The ferry, old as it is, ‘held up and sailed’ on.", False),
        ("Lopez, 'twas said, opened it.", False),
        ("The bridge is that of all the workers’", False),
        ("The bridge is safe.", False),
        ("", False),
    ],
)
def test_a_half_is_told_by_the_ends_of_the_sentence(text: str, expected: bool) -> None:
    """A mark closes after a stop, and opens before a word with no letter before it."""
    assert expected == is_half(text, load_language("en"))


SPOKEN = (
    "Omar Haddad said: {0}The bridge is old and it will not last.",
    "{0}The ferry has carried us for a century.",
    "{0}The council sold it for a song.{1}",
)


@pytest.mark.parametrize("marks", ["''", "‘’"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_speech_that_each_paragraph_opens_again_is_shown_whole(marks: str, place: int) -> None:
    """Though the text has lost its paragraphs."""
    spoken = [text.format(*marks) for text in SPOKEN]
    assert spoken == run_of(" ".join([OPENING, *spoken, REST]), place)


def test_speech_that_is_opened_again_is_read_past_a_caption() -> None:
    """A caption has a space before its stop where other sentences have none."""
    first, second, third = (text.format(*"''") for text in SPOKEN)
    captions = "Boats pass below the bridge . The ferry waits for its last crew ."
    assert [first, second, third] == run_of(f"{OPENING} {first} {captions} {second} {third} {REST}", 1)


def test_speech_without_its_speaker_comes_with_the_sentence_before() -> None:
    """Which names who speaks."""
    speaker = "‘We need a ferry,’ Omar Haddad said."
    spoken = ["‘My crew rows people across the bay at night.", "‘Nobody on Pier 9 can go on like that.’"]
    assert [speaker, *spoken] == run_of(" ".join([OPENING, speaker, *spoken, REST]), 2)


LONG = [
    "Omar Haddad said: 'The bridge is old and it will not last.",
    *[
        f"'The ferry has carried us for a century{' and more' * 10}, and so did the ferry of Pier {n}."
        for n in range(4)
    ],
    "'The island needs a second bridge.'",
]


@pytest.mark.parametrize("place", range(len(LONG)))
def test_speech_too_long_for_a_passage_stays_out(place: int) -> None:
    """No half of a quotation is shown, though newspapers leave the mark away at the end of its first paragraphs."""
    assert [] == run_of(" ".join([OPENING, *LONG, REST]), 1 + place)


@pytest.mark.parametrize(
    "spoken",
    [
        ["Omar Haddad said, 'The bridge is old.", "The ferry has carried us for a century."],
        ["Omar Haddad said: 'The bridge is old.", *["The ferry has carried us for a century."] * 5, "'It is late.'"],
        ["Omar Haddad said: 'The bridge is old.", "Lopez called it 'a gift of the workers.", "'The ferry is late.'"],
    ],
)
def test_what_nobody_opens_again_near_by_is_half_of_a_quotation(spoken: list[str]) -> None:
    """Nor what another quotation stands between."""
    assert HALF in reason_of(" ".join([OPENING, *spoken, REST]), 1)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Haddad loves “hopping ferries” “But the bridge is the best of all,” he said.", False),
        ("Haddad loves 'hopping ferries' 'But the bridge is the best of all,' he said.", False),
        ("Haddad loves ‘hopping ferries’ ‘But the bridge is the best of all,’ he said.", False),
        ('Haddad loves "hopping ferries" "But the bridge is the best of all," he said.', False),
        ("“I love hopping ferries.” “But the bridge is the best of all,” Haddad said.", True),
        ("Haddad loves “hopping ferries” and “The bridge of the age,” he said.", True),
        ("Haddad called ‘Ferry Life’ “a play about the bridge of all the workers.”", True),
    ],
)
def test_a_caption_that_ran_into_a_quotation_cannot_stand(text: str, stands: bool) -> None:
    """Nothing parts the two: neither a stop nor a word."""
    assert stands == ("is a caption run into a quotation" not in reason_of(f"{OPENING} {text} {REST}", 1))


@pytest.mark.parametrize("sentence", ["'90s bridges in Port Ferris are older than the town hall."])
def test_an_apostrophe_that_opens_a_sentence_opens_no_quotation(sentence: str) -> None:
    """It stands for the figures that were left out."""
    assert [sentence] == run_of(f"{OPENING} {sentence} {REST}", 1)


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("Holm Capital lost 3 percent of its ships.", False),
        ("Holm Capital lost 3 percent of its ships on Friday.", True),
        ("Holm Capital lost all its ships to the bank.", True),
    ],
)
def test_a_figure_comes_with_the_sentence_that_sets_its_time(sentence: str, alone: bool) -> None:
    """Until it names a time of its own."""
    frame = "On Thursday, shares in every shipyard fell."
    assert ([] if alone else [frame]) + [sentence] == run_of(f"{OPENING} {frame} {sentence}")


def test_no_sentence_leans_on_one_of_another_article() -> None:
    """What opens the second article has nothing before it, whatever ends the first."""
    texts = (OPENING, "But the ferry was late. However, “it is over,” she said. The report was late.")
    corpus = read_corpus([Document(id=text, text=text, language="en") for text in texts])
    dependencies = find_dependencies(annotate(corpus))
    begin, end = corpus.span_of(1)
    on = {dependency.on for number in range(begin, end) for dependency in dependencies[number]}
    assert (set(), True) == (on - {None, *range(begin, end)}, None in on)


def brief_of(text: str, length: str) -> Brief:
    """A brief of one article."""
    return make_brief([Document(id="a", text=text, language="en")], length=length)


@pytest.mark.parametrize("length", ["20w", "40w", "60w", "3", "100%"])
def test_a_denial_stands_right_after_the_report_that_it_denies(length: str) -> None:
    """Of two reports it is the nearer one: after the other it would deny something else."""
    shown = [sentence.text for sentence in brief_of(WHICH_REPORT, length).sentences]
    for place, text in enumerate(shown):
        if text == "Marlow declined to comment on the report.":
            assert shown[place - 1].startswith("The Coast Times reported")


def test_a_report_is_that_of_the_sentence_before() -> None:
    """And the passage reaches no further back."""
    passage = run_of(WHICH_REPORT, 4)
    assert ["The Coast", "Marlow dec"] == [passage[0][:9], passage[1][:10]]
    assert 2 == len(passage)


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [("It seems more like a bitter irony.", False), ("It seems that Marlow is accused of fraud.", True)],
)
def test_what_seems_like_something_was_named_before(sentence: str, alone: bool) -> None:
    """An "it" that stands for a fact; "it seems that" stands for nothing."""
    text = IT_SEEMS.replace("It seems more like a bitter irony.", sentence)
    fact = text.split("\n\n")[2]
    assert ([] if alone else [fact]) + [sentence] == run_of(text, 3)


def test_runs_are_the_same_with_another_article_before() -> None:
    """Each article is read on its own: the numbers move, the passages stay."""
    one, other = (Document(id=text[:5], text=text, language="en") for text in (WHICH_REPORT, IT_SEEMS))
    alone, after = find_runs(annotate(read_corpus([other]))), find_runs(annotate(read_corpus([one, other])))
    moved = [
        run if isinstance(run, CannotStand) else Run(numbers=tuple(number + 6 for number in run.numbers), why=run.why)
        for run in alone
    ]
    assert moved == list(after[6:])
