"""References: "the report" points back to the sentence that tells which."""

from __future__ import annotations

import pytest

from briefing.model import Document
from briefing.selection.context import Run, find_runs
from briefing.text.corpus import read_corpus

FIRST = "Prosecutors in Larkport look into Marlow Ferries."


def run_of(text: str) -> list[str]:
    """The passage of the last sentence; nothing if it cannot stand."""
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    run = find_runs(corpus)[-1]
    return [corpus.sentences[number].text for number in run.numbers] if isinstance(run, Run) else []


@pytest.mark.parametrize(
    ("telling", "pointing"),
    [
        ("The Coast Times reported on Friday that Marlow hid fares.", "Marlow declined to comment on the report."),
        ("The Coast Times reported on Friday that Marlow hid fares.", "The report said the money lay abroad."),
        ("Islanders accuse Marlow of greed.", "Marlow has rejected the accusations."),
        ("Marlow announced new fares in May.", "Islanders were angry at the announcement."),
        ("Marlow decided in May to sell Pier 9.", "Islanders on Great Holm protested against the decision."),
        ("Marlow and the islanders agreed on new fares.", "Omar Renn then praised the deal."),
        ("A ferry crashed into Pier 9 in May.", "Marlow and its crews regret the incident."),
        ("Renn wrote to Marlow in May.", "Marlow did not answer the letter."),
    ],
)
def test_a_noun_leans_on_the_sentence_that_tells_of_it(telling: str, pointing: str) -> None:
    """By the noun itself or by the verb of it, right before."""
    assert [telling, pointing] == run_of(f"{FIRST} {telling} {pointing}")


@pytest.mark.parametrize(
    "between", ["Shares in Marlow fell by a tenth.", "Nobody in Larkport was surprised. Shares fell by a tenth."]
)
def test_the_nearest_sentence_that_tells_of_it_counts_not_the_one_before(between: str) -> None:
    """What stands between is drawn in too: a passage is a run of neighbours."""
    telling, pointing = "The Coast Times reported that Marlow hid fares.", "Marlow declined to comment on the report."
    assert [telling, *between.replace(". ", ".|").split("|"), pointing] == run_of(
        f"{FIRST} {telling} {between} {pointing}"
    )


@pytest.mark.parametrize(
    "opening",
    [
        "The warnings were lifted at noon.",
        "The right-hander said that nothing had changed.",
        "The hedge fund lost money last year.",
    ],
)
def test_a_noun_phrase_that_opens_a_sentence_leans_on_the_one_before(opening: str) -> None:
    """Known to the reader is what was told, even by another name."""
    before = "Holm Capital bought Marlow in April."
    assert [before, opening] == run_of(f"{FIRST} {before} {opening}")


@pytest.mark.parametrize(
    "sentence",
    [
        "The warning of the harbour board came late.",
        "The government spent 3 million crowns.",
        "The biggest island is Great Holm.",
        "The Coast Times has no website.",
        "The harbour board's Imogen Stroud left.",
        "Renn read the report of the harbour board.",
        "Marlow published a report, and Renn read the report.",
        "Renn praised the new Holm deal.",
        "Renn called it “the deal with the devil that it is”, a joke.".replace("it ", "Marlow "),
    ],
)
def test_a_noun_phrase_that_says_itself_which_is_meant_stands(sentence: str) -> None:
    """By what follows it, as the only one of its kind, by a rank, a name, or the sentence itself."""
    assert [sentence] == run_of(f"{FIRST} Holm Capital bought Marlow in April. {sentence}")


def test_a_report_of_which_nothing_near_by_tells_cannot_stand() -> None:
    """The reader would take it for another one."""
    assert [] == run_of(
        f"{FIRST} Fares rose in May. Ferries are late. Renn left in June. Marlow declined to comment on the report."
    )


@pytest.mark.parametrize(
    ("presenting", "quoting"),
    [
        (
            "Jonas Vik, who owns two boats, opposes the sale.",
            "“We were never asked,” Vik told the Coast Times.",
        ),
        ("Jonas Vik, who owns two boats, opposes the sale.", "“We were never asked,” Mr. Vik said."),
        ("Jonas Vik, who owns two boats, opposes the sale.", "“We were never asked,” the boatman said."),
    ],
)
def test_a_quotation_comes_with_the_sentence_that_says_who_the_speaker_is(presenting: str, quoting: str) -> None:
    """A surname or "the boatman" alone is nobody, where the sentence before presents them."""
    assert [presenting, quoting] == run_of(f"{FIRST} {presenting} {quoting}")


def test_whom_the_article_opens_with_is_known_by_surname() -> None:
    """Their presentation is the main event, which a brief shows."""
    quoting = "“We were never asked,” Vik told the Coast Times."
    assert [quoting] == run_of(f"Jonas Vik, who owns two boats, opposes the sale. {quoting}")


def test_an_article_may_open_with_a_noun_phrase() -> None:
    """What the first sentence means it goes on to tell, or the headline did."""
    assert ["The warnings were lifted at noon."] == run_of("The warnings were lifted at noon.")
