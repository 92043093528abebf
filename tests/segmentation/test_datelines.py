"""Datelines: where and by whom a report was written is no part of its first sentence."""

from __future__ import annotations

import pytest

from briefing.model import Document
from briefing.segmentation.sentences import split_sentences


def first(text: str, language: str = "en") -> str:
    """The first sentence of a text."""
    return split_sentences(Document(id="a", text=text, language=language))[0].text


@pytest.mark.parametrize(
    "dateline",
    [
        "LARKPORT (Reuters) - ",
        "(CNN) -- ",
        "(AP) — ",
        "Great Holm (CNN)",
        "Great Holm, Northmark (CNN)  -- ",
        "Port-au-Lark, Northmark (CNN) -- ",
        "LARKPORT — ",
        "LARKPORT—",
        "LARKPORT, March 3 (AP) — ",
        "Larkport (AFP) – ",
        "NEW HOLM, (Reuters) - ",
        "NEW HOLM -- ",
        "LARKPORT/GREAT HOLM, Dec.11 (Xinhua) -- ",
        "GULL POINT, N.M. (Reuters) - ",
        "GULL POINT, the United Isles, Sept. 24, (Xinhua) -- ",
        "HOLM, Northmark – ",
        "HOLM - ",
        "Larkport, March 3 — ",
        "LARKPORT (Thomson Reuters Foundation) - ",
        "LARKPORT (Holm Courier) — ",
        "May 29 (Reuters) - ",
    ],
)
@pytest.mark.parametrize("opening", ["The pier was closed on Monday.", "“We are cut off,” Renn said."])
def test_a_dateline_stays_outside_the_sentence(dateline: str, opening: str) -> None:
    """The sentence begins at its first word, whoever wrote it and wherever."""
    assert first(f"{dateline}{opening} Nobody was hurt.") == opening


@pytest.mark.parametrize(
    ("language", "dateline", "opening"),
    [
        ("de", "LARKHAFEN (dpa/lno) - ", "Der Rat schließt die Brücke."),
        ("de", "Larkhafen, 3. März (AFP) – ", "Der Rat schließt die Brücke."),
        ("fr", "PORT-LARK, 3 mars (AFP) - ", "Le conseil ferme le pont."),
        ("es", "Puerto Lark, 3 mar (EFE).- ", "El consejo cierra el puente."),
        ("pt", "Porto Lark, 3 fev (Lusa) - ", "O conselho fecha a ponte."),
    ],
)
def test_datelines_of_other_languages(language: str, dateline: str, opening: str) -> None:
    """Agencies and dates are written in the language's own way."""
    assert first(f"{dateline}{opening} 2.", language) == opening


@pytest.mark.parametrize(
    "sentence",
    [
        "Larkport – the old town – was hit.",
        "The mayor (Labour) - who left - said so.",
        "NATO - Europe's shield - was founded long ago.",
        "FILE PHOTO - A ship leaves the pier.",
        "UPDATE - May 30, 10 p.m.: The pier is open.",
        "Marlow Ferries (MRL.N) - the largest of all - lost money.",
        "The reports of the agency (Reuters) were wrong.",
        "Marsh (CNN) was the first to ask.",
        "Renn told the Northmark Press (AP) Board so.",
        "BUDGET OF LARKPORT - LAST PART.",
        "Renn-Marlow talks - the third this year - failed.",
        "F-16s - old ones - were sold.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(sentence: str) -> None:
    """Dashes and brackets around a remark, acronyms, labels, headings: words of the sentence."""
    assert first(f"{sentence}\n\nNATO was asked.") == sentence


def test_a_dateline_with_nothing_after_it_is_kept() -> None:
    """No character is lost for which there is no sentence."""
    assert "LARKPORT, March 3 (AP) —" == first("LARKPORT, March 3 (AP) —")
