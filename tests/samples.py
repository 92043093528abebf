"""The sample articles, and what a careful editor says of the sentences of the first."""

from __future__ import annotations

from pathlib import Path

import briefing

SEEDS = Path(__file__).parents[1] / "seeds"
HALEVI = SEEDS / "halevi-resignation.txt"
SAMPLES = tuple(sorted(SEEDS.glob("*.txt")))

THE_RESIGNATION, POLITICAL_FALLOUT, SUCCESSION_RACE = "The resignation", "Political fallout", "Succession race"

EDITED = {
    "The Israel Defense Forces (IDF)": {THE_RESIGNATION},
    "His departure, set for": {THE_RESIGNATION, POLITICAL_FALLOUT},
    "“On the morning of October 7": {THE_RESIGNATION},
    "This failure weighs on me": {THE_RESIGNATION},
    "Despite the October 7 tragedy": {THE_RESIGNATION},
    "“The IDF managed to rise": {THE_RESIGNATION},
    "“The military achievements": {THE_RESIGNATION},
    "Halevi said, “The objectives": {THE_RESIGNATION},
    "The IDF will continue fighting": {THE_RESIGNATION},
    "He emphasized that": {THE_RESIGNATION},
    "Prime Minister Netanyahu thanked": {THE_RESIGNATION, POLITICAL_FALLOUT},
    "Defense Minister Israel Katz": {THE_RESIGNATION, POLITICAL_FALLOUT},
    "Halevi’s resignation marks": {THE_RESIGNATION, POLITICAL_FALLOUT},
    "Netanyahu has declined": {POLITICAL_FALLOUT},
    "Opposition leaders used": {POLITICAL_FALLOUT},
    "Opposition leader Yair Lapid": {POLITICAL_FALLOUT},
    "Now it’s time for": {POLITICAL_FALLOUT},
    "Former Defense Minister Benny": {POLITICAL_FALLOUT},
    "“The government must follow": {POLITICAL_FALLOUT},
    "Avigdor Lieberman also": {POLITICAL_FALLOUT},
    "To date, the establishment": {POLITICAL_FALLOUT},
    "Knesset member Orit": {POLITICAL_FALLOUT},
    "Families of Oct. 7 victims": {POLITICAL_FALLOUT},
    "“We will not rest": {POLITICAL_FALLOUT},
    "Halevi’s resignation adds": {POLITICAL_FALLOUT},
    "Speculation over Halevi’s": {SUCCESSION_RACE},
    "Other candidates for": {SUCCESSION_RACE},
}
"""The first words of each sentence -> the themes under which an editor would let it stand."""


def read_sample(path: Path = HALEVI) -> briefing.Document:
    """The document of a sample file."""
    (document,) = briefing.read(path)
    assert isinstance(document, briefing.Document)
    return document


def edited_themes(sentence: briefing.Sentence) -> set[str]:
    """The themes under which an editor would let a sentence of the first sample stand."""
    (themes,) = (themes for first, themes in EDITED.items() if sentence.text.startswith(first))
    return themes
