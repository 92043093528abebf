"""Sentences: cut where a reader would cut."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.matching_form import matching_form
from briefing.model import Document
from briefing.segmentation.boundaries import MARKS, STOP
from briefing.segmentation.paragraphs import paragraph_spans
from briefing.segmentation.sentences import split_sentences


def split(text: str, language: str = "en") -> list[str]:
    """The sentences as text."""
    return [sentence.text for sentence in split_sentences(Document(id="a", text=text, language=language))]


def cut(marked: str, language: str = "en") -> tuple[list[str], list[str]]:
    """What is expected and what comes out of a text whose sentence ends are marked with a bar."""
    expected = [piece.strip() for piece in marked.split("|")]
    return expected, split(marked.replace("|", ""), language)


@pytest.mark.parametrize(
    "marked",
    [
        "The bridge is closed.| Nobody was hurt.",
        "Was anybody hurt?| Nobody knows!| Then it rained.",
        "Dr. Ortega met Gen. Ito and Lt. Gen. Marsh at St. Anne's.| They spoke.",
        "She met Sen. A. B. Ortega on Wednesday.| He left.",
        "The flood of Oct. 7 destroyed the mill.| It was old.",
        "It was rebuilt after Oct. 7.| The town paid.",
        "The U.S. troops left the U.S. Embassy.| They flew home.",
        "He was raised in the U.S.| The family moved later.",
        "He works for Marsh Inc. in Delaware.| She works for Ito Corp.| They met.",
        "The shop opens at 9 a.m. Monday and closes at 6 p.m.| Guests may stay.",
        "Prices rose 3.5 percent to $1.20 a litre.| That is a lot.",
        "See No. 5 on p. 12 of vol. 3 for more.| It says no.| That is all.",
        "It weighs approx. five tons, e.g. more than a car.| It sank.",
        "The rest belongs to you and I.| Albert I. Marsh agrees.",
        "He paused... and went on.| The rest is known.",
        "He never said that....| She left.",
        "Write to press.office@example.org or see www.example.org/a.html for more.| It is free.",
        "Version 2.0.1 came out.| It works.",
        "“Why now?” Ortega asked.| Nobody answered.",
        "“Why now?” the mayor asked.| “No idea!” he said.",
        "“We lost it. We want it back,” she said.".replace("it. We", "it.| We"),
        "He said: “We lost it.”| She wept.",
        "The dam (built in 1950) held.| (It had been mended.)| Nobody slept.",
        "The mill (who knew!) burned down.| It was insured.",
        "She denies it. (Which nobody believes.)| The trial goes on.",
        "The film “Help!” opens today.| It is long.",
        "The vote ended.Then they left.| It was late.".replace("ended.Then", "ended.|Then"),
        "It is said to be true.[1]| Others doubt it.",
        "The bridge is old.| eBay sold it.",
        "“She said, ‘Not again.’ ”| The hall went quiet.",
        "“She asked, ‘Who pays?’\u2009” Ortega recalled.| Nobody knew.",
        "The bridge is closed.|“It is over,”Ortega said.|The hall was full.",
        'The bridge is closed.|"It is over," Ortega said.| The hall was full.',
        "the bridge is closed until 3 may.| mayor ortega was asked.| she did not answer.",
    ],
)
def test_english_is_cut_like_a_reader_would(marked: str) -> None:
    """Abbreviations, initials, dates, numbers, addresses, quotations, brackets and lost spaces."""
    expected, actual = cut(marked)
    assert expected == actual


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "Der Rat tagt am 3. Oktober.| Die Brücke bleibt z. B. nachts zu.| Das kostet 4 Mio. Euro."),
        ("de", "Die Feier ist im 21. Jahrhundert selten.| Sie beginnt auf Seite 12.| Dort steht mehr."),
        ("de", "König Otto II. baute die Brücke.| Sie gehört Otto III.| Danach kam ein Turm."),
        ("de", "Er sagte: „Es ist vorbei.“| Niemand ging."),
        ("nl", "De raad sluit brug 9.| De burgemeester was boos.| Dhr. Ortega zweeg."),
        ("sv", "Rådet stängde bro 9.| Borgmästaren var arg."),
        ("zh", "大桥星期二关闭了。|“我们没有钱，”市长说。|“大桥已经完了。”|没有人回答。"),
        ("de", "„Was nun?“, fragte Dr. med. Huber.| Niemand wusste es bzw. wollte es sagen."),
        ("fr", "M. Durand et Mme Petit arrivent à 10 h. avec leurs élèves.| Ils sont cinq."),
        ("fr", "« Quand partez-vous ? » demande-t-elle.| Personne ne répond."),
        ("fr", "Le pont est fermé. à midi, la mairie l'a rouvert.".replace(" à", "| à")),
        ("es", "El Sr. Ruiz vive en EE. UU. desde mayo.| ¿Cuándo vuelve?| ¡Nadie lo sabe!"),
        ("es", "La Dra. Gil llegó a las 9 a.m. del lunes.| Después habló."),
        ("pt", "O Sr. Ruiz mora na Av. Central, n.º 5, desde 2011.| Quando volta?| Ninguém sabe!"),
        ("pt", "A Dra. Gil chegou às 9 a.m. de segunda.| A ponte é da Silva Ltda.| Ela custa 4 mil reais."),
        ("he", "המועצה סגרה את הגשר.| למה עכשיו?| איש לא ענה."),
        ("he", 'מנכ"ל צה"ל אמר כי הגשר נסגר.| איש לא נפגע.'),
        ("ar", "أغلق المجلس الجسر.| لماذا الآن؟| لم يجب أحد."),
        ("ja", "橋は閉鎖された。|誰も答えなかった。"),
        ("hi", "पुल बंद है।| कोई नहीं जानता।"),
        ("it", "La dott. Rossi parla.| Il ponte è chiuso."),
    ],
)
def test_each_language_has_its_own_ends(language: str, marked: str) -> None:
    """Ordinals, inverted marks, scripts without capitals and scripts without spaces."""
    expected, actual = cut(marked, language)
    assert expected == actual


@pytest.mark.parametrize(
    "marked",
    [
        "1. Close the bridge| 2. Mend the bridge| 3. Open the bridge",
        "It takes three steps. |1) close it |2) mend it |3) open it",
        "a.) close it |b.) mend it",
        "• Close the bridge |• Mend the bridge",
        "Council closes bridge\n|The mayor said that the old bridge would be closed at once.",
        "The plan:\n|- close the bridge\n|- mend the bridge",
        "flour\n|sugar and salt\n|two fresh eggs",
    ],
)
def test_layout_begins_new_sentences(marked: str) -> None:
    """Items, entries and what follows a heading, without any full stop."""
    expected, actual = cut(marked)
    assert expected == actual


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on Monday that the\nCity Council would close the bridge",
        "This line was broken\nby an accident of copying.",
        "He moved from group 1 to group 2 within a year.",
        "1. Close the bridge",
        "It takes three steps: (a) close it, (b) mend it and (c) open it.",
        "2.1. The closing of the bridge",
        "Yahoo! and Jeopardy! are names.",
        "12 July. - The bridge is closed.",
    ],
)
def test_what_belongs_together_stays_whole(text: str) -> None:
    """A wrapped line is no new sentence, the mark of an item or a dateline none of its own."""
    assert [text] == split(text)


def test_no_sentence_crosses_a_blank_line() -> None:
    """A paragraph without a full stop ends all the same."""
    assert ["Council closes bridge", "the mayor said"] == split("Council closes bridge\n\nthe mayor said")


def test_an_empty_text_has_no_sentence() -> None:
    """Nor has one of white space."""
    assert () == split_sentences(Document(id="a", text=" \n\n\t", language="en"))


PIECES = st.sampled_from(
    [
        *(
            "The bridge",
            "is",
            "closed",
            "U.S",
            "Dr",
            "Oct",
            "7",
            "No",
            "a.m",
            "e.g",
            "I",
            "x@y.org",
            "1)",
            "2)",
            "a",
            "é",
            "ö",
        ),
        *(
            ".",
            "!",
            "?",
            "…",
            "...",
            "。",
            "؟",
            ",",
            ":",
            ";",
            "“",
            "”",
            '"',
            "'",
            "’",
            "«",
            "»",
            "(",
            ")",
            "[1]",
            "-",
            "—",
        ),
        *(
            " ",
            " ",
            " ",
            "\n",
            "\r\n",
            "\n\n",
            "\t",
            "\u00a0",
            "\u2028",
            "\u3000",
            "\x00",
            "\ud800",
            "\u200f",
            "\ufeff",
            "•",
        ),
    ]
)
PROSE = st.lists(PIECES, max_size=40).map("".join)


@given(text=st.one_of(PROSE, st.text(max_size=60)), language=st.sampled_from(["en", "de", "he", "ja", "xx"]))
@settings(max_examples=400, deadline=None)
def test_sentences_cover_all_prose_once(text: str, language: str) -> None:
    """Spans ascend, never overlap, lose nothing that can be seen, hold no outer white space, cross no blank line."""
    sentences = split_sentences(Document(id="a", text=text, language=language))
    seen = matching_form("".join(sentence.text for sentence in sentences))
    assert "".join(matching_form(text).split()) == "".join(seen.split())
    assert all(one.end <= other.start for one, other in pairwise(sentences))
    assert all(sentence.text == sentence.text.strip() != "" for sentence in sentences)
    paragraphs = paragraph_spans(text)
    assert all(any(a <= s.start and s.end <= b for a, b in paragraphs) for s in sentences)


@given(PROSE)
@settings(max_examples=50, deadline=None)
def test_the_cut_does_not_depend_on_what_was_cut_before(text: str) -> None:
    """The same text gives the same sentences again, and alone gives the same as after another paragraph."""
    alone = split(text)
    assert alone == split(text)
    if not text[:1].isspace() and alone:
        assert alone == split(f"Nobody was hurt.\n\n{text}")[1:]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The bridge is closed. Nobody knows why.\n\n" * 20_000, id="a megabyte of prose"),
        pytest.param("word " * 200_000, id="1 MB without a full stop"),
        pytest.param("." * 200_000, id="dots"),
        pytest.param(". " * 100_000, id="spaced dots"),
        pytest.param(".)" * 100_000, id="closing brackets"),
        pytest.param('"' * 100_000, id="quotation marks"),
        pytest.param("a." + " " * 200_000 + "B", id="spaces behind a stop"),
        pytest.param("U.S. " * 20_000, id="abbreviations"),
        pytest.param("1. A 2. B " * 10_000, id="items"),
        pytest.param("a\n" * 50_000, id="lines"),
        pytest.param("a\n" + " " * 200_000 + "b", id="spaces on a line"),
        pytest.param("(a! " * 20_000, id="open brackets"),
        pytest.param("\x00" * 100_000, id="NULs"),
    ],
)
def test_big_and_odd_texts_are_walked_once(text: str) -> None:
    """Each finishes at once; a step that looked back or ahead without bound would take minutes."""
    sentences = split_sentences(Document(id="a", text=text, language="en"))
    assert len("".join(text.split())) == sum(len("".join(sentence.text.split())) for sentence in sentences)


def test_a_name_of_the_headline_holds_its_stop() -> None:
    """What stands around a stop in a headline is one name, in the article too."""
    text = "Harbour Line showed the Lark. Nine in May. Nobody has bought the Lark. Nine so far."
    document = Document(id="a", text=text, title="The Lark. Nine sails", language="en")
    assert 2 == len(split_sentences(document))


@given(st.text(st.sampled_from('aB .!?…”’"1)[]\xa0\n'), max_size=16))
def test_marks_that_may_end_a_sentence_are_found_wherever_a_run_of_them_begins(text: str) -> None:
    """Also where the one in front is a full stop, and dots with spaces after it leave something out."""
    run = rf"(?<![{MARKS}])(?:(?<=\S)\.(?= \. \. \. [^\W\d_a-z])|[{MARKS}](?:[{MARKS}]|[ \xa0]\.(?!\w))*+)"
    begins = {one.start(): one.end() for one in re.finditer(run, text)}
    found = {stop.start(): stop.end("marks") for stop in STOP.finditer(text)}
    assert found.items() <= begins.items()


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "König Friedrich II. hatte das Schloss gebaut.| Er mochte es."),
        (
            "de",
            "Heinrich VIII. (1491–1547) war nie dort.| Es gehörte Karl III.| Danach kam der Staat.",
        ),
        ("de", "Im XIX. Jahrhundert war das anders.| Der XX. Parteitag kam."),
        ("da", "Dronning Margrethe II. var i Larkport.| Hun rejste."),
        ("cs", "Císař Karel IV. založil univerzitu.| Byl to dobrý panovník."),
        ("hu", "Megjelent a II. János Pál pápa.| Elment."),
        ("en", "He spoke of Henry VIII.| The queen listened."),
        ("fr", "C’était Louis XIV.| Il partit."),
    ],
)
def test_a_roman_numeral_may_be_part_of_a_name(language: str, marked: str) -> None:
    """Where ordinal numbers have a full stop, one before a small letter ends nothing."""
    expected, actual = cut(marked, language)
    assert expected == actual


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", ["港务局决定关闭九号码头。", "“我们没有钱，”斯特劳德说。", "“这座码头已经完了。”", "岛民反对。"]),
        ("zh", ["他说：“她告诉我：‘永远不会。’”", "『我们没有钱。』", "岛民反对！", "‘我们要走了。’"]),
        (
            "ja",
            [
                "港湾局は閉鎖を決めた。",
                "「資金がない」とストラウド氏は語った。",
                "「桟橋は終わりだ。」",
                "島民は反対した。",
            ],
        ),
        ("ja", ["「資金がない。」と語った。", "『終わりだ。』", "（レン記者）"]),
    ],
)
def test_marks_without_spaces_open_the_next_sentence(language: str, expected: list[str]) -> None:
    """Chinese and Japanese put no space before the mark that opens a quotation."""
    assert expected == split("".join(expected), language)


@pytest.mark.parametrize("space", list(" \u00a0\u2002\u2006\u2009\u200a\u202f"))
@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "“He told me, ‘Never again.’{}”", "The hall went silent."),
        ("en", "‘He told me, “Never again.”{}’", "The hall went silent."),
        ("en", "\"He told me, 'Never again.'{}\"", "The hall went silent."),
        ("en", "“He told me, ‘Never again’.{}”", "“We go.”"),
        ("en", "“It is over.{}”", "The hall went silent."),
        ("de", "„Er sagte mir: ‚Nie wieder.‘{}“", "„Wir gehen.“"),
        ("fr", "« Il m’a dit : ‹ Plus jamais. › »", "La salle se tut."),
    ],
)
def test_a_space_before_a_closing_mark_separates_nothing(space: str, language: str, first: str, second: str) -> None:
    """Papers set one between the mark that closes the inner quotation and that of the outer one."""
    assert [first.format(space), second] == split(f"{first.format(space)} {second}", language)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "Ferries sail from March.|“It is finished,”Stroud said.|The hall was full.|Renn left the hall."),
        ("en", "Who pays?|Nobody knows.|It rains!|The hall was full."),
        ("en", "Who pays?|“Nobody,” he said.|‘We go,’ she said."),
        ("en", "It ended in 2024.|The vote was 7 to 2.|Renn left."),
        ("en", "She said it.|(He denied it.)|They left.|I saw it."),
        ("de", "Der Hafen schließt.|Die Fähren fahren.|„Schluss“, sagte sie.|Er ging."),
        ("fr", "Le port ferme.|« C’est fini », dit-elle.|L’été arrive."),
        ("es", "El puerto cierra.|“Se acabó”, dijo.|¿Quién paga?|Nadie.|¡Vamos!"),
        ("ru", "Порт закрыт.|Паромы уходят.|«Всё», сказала она."),
        ("en", "Node.js, ASP.NET and Yahoo.Com are tools.| Dr.Renn of St.Ann uses them."),
        ("en", "See example.org/A?Query=Ferries or call f(X) in v2.Beta.| It is free."),
    ],
)
def test_a_lost_space_hides_no_sentence_end(language: str, marked: str) -> None:
    """Also before a mark that opens a quotation, a question or a bracket; addresses and codes stay whole."""
    expected, actual = cut(marked, language)
    assert expected == actual


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("", "He told Yahoo! News of it.| Yahoo! News reported it.| It was right."),
        ("", "She left Yahoo! on Monday.| Yahoo! News reported it.| She did not like Yahoo!| The firm grew."),
        ("Panic! At The Disco in Larkport", "The band Panic! At The Disco sings.| It is late."),
        ("", "Walk to the ID. SPACE now.| The ID. SPACE is long."),
        ("", "Who pays?| Lopez knows who pays.| Who pays?| Lopez asked it."),
        ("Stop! Lopez says", "She cried: Stop!| Lopez left."),
        ("", "He was in the EU.| Lopez was in the EU.| Lopez left."),
    ],
)
def test_a_name_with_a_mark_is_known_by_coming_back(title: str, marked: str) -> None:
    """Within a sentence, in the text or once more in the headline."""
    document = Document(id="a", text=marked.replace("|", ""), title=title, language="en")
    assert [piece.strip() for piece in marked.split("|")] == [one.text for one in split_sentences(document)]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("nl", "De raad sluit pier 9.| De voorzitter noemde 14 miljoen.| Het werd 7 tegen 2.| Dhr. Renn was boos."),
        ("sv", "Hamnen stänger pir 9.| Ordföranden nämnde 14 miljoner.| Det blev 7 mot 2.| Ingen klappade."),
        ("pl", "Port zamyka molo 9.| Dnia 12. maja przyszedł.| Wynik to 7 do 2.| Nikt nie klaskał."),
        ("it", "Il porto chiude il molo 9.| La seduta finì alle 18.| Nessuno applaudì."),
        ("ru", "Порт закрывает причал 9.| Счёт был 7 к 2.| Никто не хлопал."),
    ],
)
def test_a_number_ends_a_sentence_before_a_capital_in_the_general_rules(language: str, marked: str) -> None:
    """More often than it is an ordinal."""
    expected, actual = cut(marked, language)
    assert expected == actual


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "the board voted to close pier 9.| dr. stroud said no.| is it over?| nobody knows.| “we go,” she said."),
        ("en", "the board voted on Monday.| so i left.| but Renn stayed.| it was late."),
        ("de", "der hafen schließt pier 9.| die vorsitzende nannte 14 millionen.| am 3. mai kam sie."),
        ("es", "el puerto cierra el muelle 9.| la presidenta habló.| ¿quién paga?| nadie."),
    ],
)
def test_without_capitals_a_stop_before_a_small_letter_ends_a_sentence(language: str, marked: str) -> None:
    """A capital in a name changes nothing."""
    expected, actual = cut(marked, language)
    assert expected == actual


def test_a_headline_of_two_sentences_makes_no_name_of_its_middle() -> None:
    """Its words come again in the text, with a sentence end between them."""
    text = "The army cleared a road. The army left. It cleared a road. The road is open."
    document = Document(id="a", text=text, title="The army cleared a road. The road is open", language="en")
    assert 4 == len(split_sentences(document))
