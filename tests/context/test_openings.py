"""What the reader knows of several articles: only what two first sentences tell."""

from __future__ import annotations

import pytest

from briefing.context.dependencies import find_dependencies
from briefing.context.openings import Openings, opening_of
from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus

FERRY = (
    "The ferry of Marlow Lines sank off Kesh on Monday, an inspector of the port said.",
    "Two boats looked for the crew until it was dark.",
    "Nobody was found by the helicopters that the navy sent.",
    "The inspector had warned of the door a year ago.",
)
RIVAL = ("A ferry sank off Kesh on Monday, and forty people are missing.", "The navy has sent two boats to the place.")
TOLD_ALSO = (
    "An inspector of the port saw a ferry sink off Kesh on Monday.",
    "The navy has sent two boats to the place.",
)


def needed(*articles: tuple[str, ...]) -> list[int | None]:
    """What the last sentence of the first article depends on."""
    documents = [Document(id=f"{n}", text="\n\n".join(one), language="en") for n, one in enumerate(articles)]
    return [one.on for one in find_dependencies(annotate(read_corpus(documents)))[len(articles[0]) - 1]]


@pytest.mark.parametrize(("others", "on"), [((), []), ((RIVAL,), [0]), ((TOLD_ALSO,), [])], ids=["one", "two", "both"])
def test_what_only_one_first_sentence_presents_is_not_known(others: tuple[tuple[str, ...], ...], on: list[int]) -> None:
    """Another article may open the brief: "the inspector" then needs the sentence that presents one."""
    assert on == needed(FERRY, *others)


@pytest.mark.parametrize(
    ("openings", "is_known"),
    [
        (["Captain Ole Rand left the ship."], True),
        (["Captain Ole Rand left the ship.", "The ferry sank."], False),
        (["Captain Ole Rand left the ship.", "Ole Rand was seen on the quay.", "The ferry sank."], True),
    ],
)
def test_a_name_is_known_from_two_first_sentences(openings: list[str], is_known: bool) -> None:
    """Or from the only one."""
    documents = [Document(id=f"{n}", text=text, language="en") for n, text in enumerate(openings)]
    assert is_known is Openings(annotate(read_corpus(documents))).name("Rand")


def test_below_a_caption_of_two_sentences_the_article_begins() -> None:
    """What opens it leans on nothing, and the second sentence of the caption on the first."""
    text = (
        "Ferry Alvira leaves the port of Kesh on March 28, 2007. The ferry sank in the storm of Monday.\n\n"
        "The bow door of the ferry, which failed in the storm, has been found at a depth of eighty metres.\n\n"
        "A diver saw it on Friday, the navy said."
    )
    annotations = annotate(read_corpus([Document(id="a", text=text, language="en")]))
    assert 2 == opening_of(annotations, 0)
    assert () == find_dependencies(annotations)[2]
