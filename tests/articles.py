"""Strategies that write whole articles: what newspapers print, and what a careless export makes of it."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from briefing.model import Document, Theme

NAMES = ("Ana Ruiz", "Lt. Gen. Omar Haddad", "Mr. Chen", "Orit Levy-Katz", "O’Brien", "Dr. Ngozi Eze", "Zoë Müller")
SUBJECTS = ("the rescue", "the vote", "the harbour bridge", "the new budget", "the army", "the flood", "the trial")
DEEDS = ("began", "collapsed", "was delayed", "divided the council", "cost more than planned", "ended in silence")
TIMES = ("on Tuesday", "at 5 p.m.", "on Oct. 7", "last spring", "within hours", "in the U.S. and abroad")
FIGURES = ("1,400", "3.5 percent", "No. 4", "€2.1m", "10–12", "a third")
CONNECTIVES = ("However,", "Instead,", "Meanwhile,", "But", "Also,", "As a result,")
PRONOUNS = ("He", "She", "They", "This", "It", "These")

ELSEWHERE = {
    "de": (
        "Der Minister trat am 7. Oktober zurück.",
        "Er sprach von „schweren Fehlern“.",
        "Es fehlen z. B. 3,5 Mio. Euro.",
    ),
    "fr": ("Le ministre a démissionné mardi.", "« Nous avons échoué », a déclaré M. Dupont.", "Il est parti à 18 h."),
    "es": ("El Gobierno aprobó la ley el martes.", "¿Qué pasará ahora?", "«No lo sé», dijo la Sra. Gómez."),
    "he": ("הרמטכ״ל הודיע על התפטרותו.", "הממשלה טרם הגיבה להודעה."),
    "ar": ("أعلن الوزير استقالته يوم الثلاثاء.", "هل تتغير الحكومة؟"),
    "zh": ("总理星期二宣布辞职。", "“我们失败了。”他说。"),
    "uk": ("Міністр подав у відставку у вівторок.", "Уряд мовчить."),
}

ODDITIES = ("\u00a0", "\t", "\r\n", "\x0c", "é", "<b>", "&amp;", "*x*", "[1]", "{{ x }}")
EXOTIC = {"he", "ar", "zh"}
EXOTIC_ODDITIES = ("\u200b", "\u202e", "\u2028", "\u00ad", "e\u0301", "🙂", "ﬁ")
"""Beyond the letters of the bundled fonts: whether such a brief fits the page, only a layout tells."""


@st.composite
def english_sentences(draw: st.DrawFn) -> str:
    """One sentence, or a quotation of several, as a reporter writes them."""
    name, subject, deed = draw(st.sampled_from(NAMES)), draw(st.sampled_from(SUBJECTS)), draw(st.sampled_from(DEEDS))
    time, figure = draw(st.sampled_from(TIMES)), draw(st.sampled_from(FIGURES))
    start, pronoun = draw(st.sampled_from(CONNECTIVES)), draw(st.sampled_from(PRONOUNS))
    surname = name.split()[-1]
    forms = (
        f"{subject.capitalize()} {deed} {time}.",
        f"{name} said that {subject} {deed} {time}.",
        f"{pronoun} {deed} {time}, {figure} of it unpaid.",
        f"{start} {subject} {deed}.",
        f"“{subject.capitalize()} {deed},” {surname} said. “We saw it {time}.”",
        f"“{subject.capitalize()} {deed}. Nobody knew why,” said {name}, who lost {figure}.",
        f"{name} asked: “Who decided that {subject} {deed}?”",
        f"“{subject.capitalize()} {deed},” he added.",
        f'"It {deed}!" {name} wrote {time}.',
        f"{subject.capitalize()}, which {deed} {time}, is the third of {figure} since {name} took office.",
        f"Why {subject} {deed} is not known: {figure} says nothing of it.",
        f"\n\n{subject.upper()}\n\n",
        f"\n\nFILE PHOTO: {name} at {subject}.\n\n",
    )
    return draw(st.sampled_from(forms))


@st.composite
def paragraphs(draw: st.DrawFn, *, exotic: bool) -> str:
    """One to five sentences of one language, mostly English, at times with something odd in them."""
    languages = sorted(language for language in ELSEWHERE if exotic or language not in EXOTIC)
    language = draw(st.sampled_from(["en"] * 8 + languages))
    sentences = english_sentences() if language == "en" else st.sampled_from(ELSEWHERE[language])
    parts = draw(st.lists(sentences, min_size=1, max_size=5))
    text = draw(st.sampled_from([" ", " ", " ", "  ", "\n"])).join(parts)
    if draw(st.integers(0, 5)) == 0:
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(EXOTIC_ODDITIES if exotic else ODDITIES)) + text[place:]
    return text


@st.composite
def articles(draw: st.DrawFn, *, exotic: bool = False) -> Document:
    """An article of one to seven paragraphs, with as much known of it as a source may tell."""
    parts = draw(st.lists(paragraphs(exotic=exotic), min_size=1, max_size=7))
    return Document(
        id=draw(st.sampled_from(["a.txt", "b.html", "c", ""])),
        text=draw(st.sampled_from(["\n\n", "\n \n", "\n\n\n"])).join(parts),
        title=draw(st.sampled_from(["", "The flood and the vote", "“We failed”", "Ein Rücktritt"])),
        url=draw(st.sampled_from(["", "https://news.example/2025/story?id=1&x=2"])),
        outlet=draw(st.sampled_from(["", "The Example"])),
        published=draw(st.sampled_from([None, date(2025, 1, 21), date(2024, 12, 31)])),
        language=draw(st.sampled_from(["", "", "en", "de", "xx"])),
    )


@st.composite
def stories(draw: st.DrawFn, least: int = 1) -> list[Document]:
    """One to three articles that make one brief; one story in eight is exotic."""
    exotic = draw(st.integers(0, 7)) == 7
    return draw(st.lists(articles(exotic=exotic), min_size=least, max_size=3))


@st.composite
def long_articles(draw: st.DrawFn) -> Document:
    """An English article of four to eight paragraphs of two to four sentences."""
    written = st.lists(english_sentences(), min_size=2, max_size=4).map(" ".join)
    return Document(
        id=draw(st.sampled_from(["a.txt", "b.html"])),
        text="\n\n".join(draw(st.lists(written, min_size=4, max_size=8))),
        title="The flood and the vote",
        published=draw(st.sampled_from([None, date(2025, 1, 21), date(2024, 12, 31)])),
        language="en",
    )


def long_stories() -> st.SearchStrategy[list[Document]]:
    """One to three articles that hold more than a brief: of fifteen of `stories`, no section has two passages."""
    return st.lists(long_articles(), min_size=1, max_size=3)


def odd_documents() -> st.SearchStrategy[Document]:
    """Any text at all, but for halves of surrogate pairs, which no file can hold."""
    texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
    return st.builds(Document, id=st.just("odd"), text=texts, title=st.text(max_size=20), language=st.just(""))


THEMES = (
    Theme(name="Recovery", terms=("rescue", "flood", "harbour bridge"), about="help for the survivors"),
    Theme(name="Politics", terms=("vote", "council", "budget", "said that"), weight=2.0),
    Theme(name="Uniforms", terms=("army", "trial", "gen", "collaps*")),
    Theme(name="Unheard of", terms=("zyzzyva",)),
)


def themes() -> st.SearchStrategy[list[Theme]]:
    """None, or some of THEMES in any order; the last of them stands in no article."""
    return st.lists(st.sampled_from(THEMES), unique_by=lambda theme: theme.name, max_size=len(THEMES))


def covered_themes() -> st.SearchStrategy[list[Theme]]:
    """One to three of THEMES in any order, all of which the articles may speak of."""
    return st.lists(st.sampled_from(THEMES[:3]), unique_by=lambda theme: theme.name, min_size=1)


LENGTHS = ("1", "3", "8", "10w", "45w", "120w", "1%", "20%", "100%", "0.1min", "1min")
LONG = ("8", "120w", "20%", "100%")
"""Lengths at which a section has several passages, and passages several sentences."""
