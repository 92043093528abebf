"""Three days of an invented story: five articles, three more with news and changes, one more; and their briefs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import briefing

RAIN = "Heavy rain had fallen on the mountains above Larkport for six days before the river burst its banks."
WARNED = "The meteorological office had warned of floods on Thursday, but no order to leave the town was given."

FIRST_DAY = (
    (
        "Flood sweeps through Larkport",
        "North Post",
        "At least 62 people were killed when the river Tarn burst its banks in Larkport on Saturday, officials said.",
        "More than 2,400 homes were destroyed in the old town, the mayor's office said in a statement.",
        "The acting director of the river authority, Ada Quill, said that the dam had been inspected in October.",
    ),
    (
        "Dozens dead as river bursts its banks in Larkport",
        "South Post",
        "The river Tarn broke through its banks at Larkport early on Saturday, and at least 62 people were killed.",
        "Mayor Ben Stone asked the government for help and called the flood the worst in the history of the town.",
    ),
    ("Larkport flood: what we know", "East Post", RAIN, WARNED),
    (
        "Army sent to flooded Larkport",
        "West Post",
        "Three hundred soldiers were sent to Larkport on Saturday after the river Tarn flooded the town.",
        "Defence Minister Carla Dunn said that the army would stay in Larkport as long as it was needed.",
    ),
    (
        "Government promises aid for Larkport",
        "Central Post",
        "The government promised aid to the people of Larkport after the flood of the river Tarn.",
        "Families who have lost their homes in the flood will receive 5,000 crowns each, the finance ministry said.",
    ),
)
SECOND_DAY = (
    (
        "Toll of Larkport flood rises to 83",
        "North Post",
        "At least 83 people were killed when the river Tarn burst its banks in Larkport, officials said on Sunday.",
        "Ada Quill, the former acting director of the river authority, resigned on Sunday and gave no reason.",
        "More than 3,000 homes were destroyed in the old town, the mayor's office said in a statement.",
        RAIN,
    ),
    (
        "Prosecutors look into missing flood warning",
        "South Post",
        "Prosecutors in Morne have opened an investigation into the missing order to leave Larkport.",
        WARNED,
        "Mayor Ben Stone was questioned about the flood in Larkport for three hours on Sunday.",
        "He denied that the warning had reached him.",
    ),
    (
        "Army opens the road to Larkport",
        "West Post",
        "Three hundred soldiers were sent to Larkport on Saturday after the river Tarn flooded the town.",
        "Engineers of the army opened the road to Larkport again on Sunday after they had repaired both bridges.",
    ),
)
THIRD_DAY = (
    (
        "Mayor of Larkport resigns",
        "North Post",
        "Mayor Ben Stone resigned on Monday after it became known that the flood warning had reached his office.",
        "Prosecutors in Morne have opened an investigation into the missing order to leave Larkport.",
        "At least 83 people were killed when the river Tarn burst its banks in Larkport.",
    ),
)


def articles(day: int) -> list[briefing.Document]:
    """The articles of all days up to the first, second or third."""
    days: tuple[Sequence[tuple[str, ...]], ...] = (FIRST_DAY, SECOND_DAY, THIRD_DAY)
    return [
        article(f"{number}-{outlet}", paragraphs, title=title, outlet=outlet, day=number)
        for number, told in enumerate(days[:day], start=1)
        for title, outlet, *paragraphs in told
    ]


def article(
    name: str, paragraphs: Sequence[str], *, title: str = "", outlet: str = "", day: int = 1
) -> briefing.Document:
    """An article of 11 January 2025 and the given number of days."""
    text = "\n\n".join(paragraphs)
    return briefing.Document(
        id=name, text=text, title=title, outlet=outlet, language="en", published=date(2025, 1, 11 + day)
    )


@cache
def brief(day: int) -> briefing.Brief:
    """The brief of all articles up to a day, since the one of the day before."""
    return briefing.make_brief(articles(day), length="300w", since=brief(day - 1) if day > 1 else None)


def texts(found: briefing.Brief) -> list[str]:
    """The sentences of a brief."""
    return [sentence.text for sentence in found.sentences]


def marks(found: briefing.Brief) -> dict[str, str | None]:
    """Each sentence that is news, and what was said before."""
    return {one.sentence.text: one.before.text if one.before else None for one in found.news}
