"""Pull quotes: speech that is shown once more without its speaker."""

from __future__ import annotations

import pytest

from briefing.discourse.pull_quotes import find_pull_quotes
from briefing.language.loading import load_language

NEWS = "The council of Port Ferris closes the old bridge to lorries in May."
SAID = "“The bridge will not last another winter under the lorries,” Ana Lopez told the council."


def pull_quotes(*texts: str) -> list[int]:
    """Where an article in English has pull quotes."""
    return sorted(find_pull_quotes(texts, load_language("en").quotations.cues))


@pytest.mark.parametrize(
    "display",
    [
        "“The bridge will not last another winter under the lorries.”",
        '"The bridge will not last another winter under the lorries."',
        "‘The bridge will not last another winter under the lorries.’",
        "'The bridge will not last another winter.'",
        "“The bridge will not last ... under the lorries.”",
        "“Will not last another winter!”",
        "The old bridge of Port Ferris “The bridge will not last another winter under the lorries.”",
        "“The bridge will not last another winter” Ana Lopez on the old bridge in 2014.",
    ],
)
def test_speech_that_has_its_speaker_elsewhere_is_a_pull_quote(display: str) -> None:
    """Before or after its place, whole or shortened, on its own or glued to a caption; its place is none."""
    assert ([1], [2]) == (pull_quotes(NEWS, display, SAID), pull_quotes(NEWS, SAID, display))


def test_a_pull_quote_may_have_several_sentences() -> None:
    """Each is found in the speech that it was taken from."""
    speech = ("“The bridge will not last another winter.", "We have to close it before the frost,” Ana Lopez said.")
    display = ("“The bridge will not last another winter.", "We have to close it before the frost.”")
    assert [3, 4] == pull_quotes(*speech, NEWS, *display)
    assert [0, 1] == pull_quotes(*display, NEWS, *speech)


def test_of_two_without_a_speaker_the_one_among_speech_stays() -> None:
    """Else the first."""
    speech = ("“We need a tunnel,” Ana Lopez said.", "“The bridge will not last another winter.”")
    assert [0] == pull_quotes(speech[1], NEWS, *speech)
    assert [2] == pull_quotes(speech[1], NEWS, speech[1])


@pytest.mark.parametrize(
    "sentence",
    [
        "“We need a tunnel under the harbour before the next winter.”",
        "“Another winter under lorries.”",
        "“The lorries will not last another winter under the bridge.”",
        "“The bridge will not last another winter,” Ana Lopez told the Quay Gazette.",
        "The old bridge will not last another winter under the lorries.",
        "Ana Lopez spoke of “another winter under the lorries” when the council met in May to talk about tunnels.",
    ],
)
def test_what_was_not_said_before_or_has_a_speaker_is_none(sentence: str) -> None:
    """Other words, fewer than five, in another order, or part of a sentence that says more."""
    assert [] == pull_quotes(NEWS, SAID, sentence)


@pytest.mark.parametrize("texts", [(), ("",), ("“",), ("“”", "””"), (SAID,)])
def test_an_article_with_nothing_to_repeat_has_none(texts: tuple[str, ...]) -> None:
    """Not even of marks alone."""
    assert [] == pull_quotes(*texts)
