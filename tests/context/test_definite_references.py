"""DefiniteReferences: "the report" points back to the sentence that tells which."""

from __future__ import annotations

import pytest

from briefing.context.runs import Run, find_runs
from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus

FIRST = "Prosecutors in Larkport look into Marlow Ferries."


def run_of(text: str) -> list[str]:
    """The passage of the last sentence; nothing if it cannot stand."""
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    run = find_runs(annotate(corpus))[-1]
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


def test_each_noun_phrase_of_a_sentence_leans_on_what_tells_of_it() -> None:
    """The deal is told right before, the report further up: both are drawn in."""
    told = "The Coast Times published a long report on fares. Marlow signed a deal with the islanders."
    pointing = "The deal lowers the fares by half, the report said."
    assert [*told.replace(". ", ".|").split("|"), pointing] == run_of(f"{FIRST} {told} {pointing}")


def test_a_verb_behind_another_one_is_no_noun() -> None:
    """Of "the opposition and reports" the second word says what a group does."""
    told, pointing = (
        "A group in Larkport counts ferries.",
        "Lopez leads the opposition and reports each delay to Paris.",
    )
    assert [pointing] == run_of(f"{FIRST} {told} {pointing}")


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


@pytest.mark.parametrize(
    "pointing",
    [
        "Marlow said that the third case had been dropped in May.",
        "Marlow told the court of the second suspect.",
        "Marlow is accused in both cases.",
        "Marlow settled two of the cases, and paid 400 crowns.",
        "Marlow paid lawyers in the three cases.",
        "Marlow is not accused in the other case.",
        "Marlow was accused again in the same case.",
        "Marlow said it had never heard of such cases.",
    ],
)
def test_one_of_several_leans_on_the_sentence_that_tells_of_them(pointing: str) -> None:
    """Wherever in the sentence it stands."""
    telling = "Prosecutors have three cases of fraud, and one suspect in jail."
    assert [telling, pointing] == run_of(f"{FIRST} {telling} {pointing}")


@pytest.mark.parametrize("pointing", ["Marlow met the other man in May.", "Marlow has paid both men in crowns."])
@pytest.mark.parametrize("telling", ["Renn saw two men near the pier.", "Omar Renn and Ana Lopez own Pier 9."])
def test_people_are_told_of_by_their_names_too(telling: str, pointing: str) -> None:
    """In the sentence before; and "men" are told of by "man"."""
    assert [telling, pointing] == run_of(f"{FIRST} {telling} {pointing}")


@pytest.mark.parametrize(
    "pointing",
    [
        "Fares rose by 3 percent on the previous week.",
        "Marlow sold Pier 9 on the same day.",
        "Marlow was in Larkport that night.",
        "Marlow would rather sell the former.",
        "Marlow has planned another such sale.",
        "Marlow closed a similar pier in May.",
        "A second pier of Marlow’s burned down in May.",
        "Three were sold by Marlow in May.",
        "Some 40 percent were sold by Marlow in May.",
        "Fares will rise in May by a tenth or more, it said.",
    ],
)
def test_a_time_a_number_and_a_likeness_lean_on_the_sentence_before(pointing: str) -> None:
    """Which says what they are of."""
    before = "Holm Capital bought most piers of Larkport in April."
    assert [before, pointing] == run_of(f"{FIRST} {before} {pointing}")


@pytest.mark.parametrize(
    "whole",
    [
        "Marlow earned more in the third quarter.",
        "Marlow won in the second round of talks.",
        "Marlow was in court for the first time.",
        "Renn was the first woman to be a suspect in Larkport.",
        "Renn was the second suspect to be charged in Larkport.",
        "Renn met both Ana Lopez and Omar Haddad.",
        "Ana Lopez and Omar Haddad met, and both suspects left.",
        "Marlow sank ferries such as those of Great Holm.",
        "Renn told of cases in Larkport and then of the other case.",
        "Marlow sold two of the cases of Great Holm.",
        "Marlow paid a third of the cases.",
        "Marlow sells such ferries to Larkport.",
        "On the same day that Renn left, Marlow closed.",
        "Marlow said that nothing was left of 40 percent of its ferries.",
    ],
)
def test_what_says_itself_which_leans_on_nothing(whole: str) -> None:
    """By what follows, by a pair or a noun before it in the sentence, by the calendar; or nobody told of such."""
    assert [whole] == run_of(f"{FIRST} Prosecutors have three cases of fraud, and one suspect in jail. {whole}")


@pytest.mark.parametrize("pointing", ["The piers were built in 1968.", "Islanders were very angry about the ban."])
def test_what_the_first_sentence_tells_of_is_needed_right_after_it(pointing: str) -> None:
    """One or two sentences; who reads on knows it from the lead."""
    first = "Larkport has put a ban on all piers of Great Holm."
    rest = ["Nobody in Larkport was surprised.", "Shares in Marlow fell by a tenth.", "Renn has called for a strike."]
    assert [first, pointing] == run_of(f"{first} {pointing}")
    assert [first, rest[0], pointing] == run_of(" ".join([first, rest[0], pointing]))
    assert [pointing] == run_of(" ".join([first, *rest, pointing]))
