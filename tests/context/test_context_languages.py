"""Context in the languages that have lists for it: what leans on the sentence before, and what stands alone."""

from __future__ import annotations

import pytest

from briefing.context.runs import Run, find_runs
from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus

BEFORE = {
    "de": "Ana Lopez hat am Dienstag die Hafenbrücke eröffnet. Die Stadt Larkport zahlt 3 Millionen Kronen.",
    "es": "Ana Lopez inauguró el martes el puente del puerto. Larkport paga 3 millones de coronas.",
    "fr": "Ana Lopez a inauguré mardi le pont du port. Larkport paie 3 millions de couronnes.",
    "pt": "Ana Lopez inaugurou na terça-feira a ponte do porto. Larkport paga 3 milhões de coroas.",
}


def stands_alone(code: str, sentence: str, before: str = "") -> bool:
    """Whether the last sentence of an article is a passage by itself."""
    corpus = read_corpus([Document(id="a", text=f"{BEFORE[code]} {before} {sentence}", language=code)])
    run = find_runs(annotate(corpus))[-1]
    assert corpus.texts[-1] == sentence
    return isinstance(run, Run) and len(run.numbers) == 1


LEANING = [
    ("de", "Die Stadt will jedoch zwei Fähren behalten."),
    ("de", "Das teilte die Polizei von Larkport mit."),
    ("de", "Nach dem Treffen sagte er, dass Larkport wächst."),
    ("de", "Mehrere andere Brücken bleiben gesperrt."),
    ("de", "Da half Omar Haddad mit zwei Fähren."),
    ("de", "Drei davon wurden im Mai gesperrt."),
    ("de", "Am selben Abend sank ein Boot im Hafen."),
    ("de", "Larkport sei arm, sagte sie."),
    ("de", "Larkport begrüßt diese Maßnahmen."),
    ("de", "Die Entscheidung fiel im Mai."),
    ("de", "Die ersten Funde machten sie im Mai."),
    ("de", "Der Zweite soll im Hafen gewesen sein."),
    ("de", "Nach Ansicht der Polizei von Larkport spricht dies für Omar Renn."),
    ("de", "Great Holm habe zwei Fähren verkauft."),
    ("de", "Letzterer ist der Hafenmeister von Larkport."),
    ("fr", "La ville veut, cependant, garder deux bacs."),
    ("fr", "La ville veut toutefois garder deux bacs."),
    ("fr", "Alors, la ville a fermé deux ponts."),
    ("fr", "C’était la fin d’un chantier de trois ans."),
    ("fr", "Plusieurs autres ponts restent fermés."),
    ("fr", "Trois d’entre eux ont été fermés en mai."),
    ("fr", "Le même jour, un bateau a coulé dans le port."),
    ("fr", "Interrogé par la presse, il a promis une enquête."),
    ("fr", "Larkport approuve ces mesures."),
    ("fr", "La décision est tombée en mai."),
    ("fr", "Un habitant salue cette dernière."),
    ("es", "La ciudad quiere, sin embargo, conservar dos barcos."),
    ("es", "Después, la ciudad cerró dos puentes."),
    ("es", "Le pidieron que cerrara el puerto."),
    ("es", "Lo detuvieron en la ciudad de Great Holm."),
    ("es", "Varios otros puentes siguen cerrados.".replace("Varios otros", "Otros")),
    ("es", "Tres de ellos fueron cerrados en mayo."),
    ("es", "Al día siguiente, un barco se hundió en el puerto."),
    ("es", "Preguntado por la prensa, él prometió una investigación."),
    ("es", "Larkport aprueba esas medidas."),
    ("es", "La decisión llegó en mayo."),
    ("pt", "A cidade quer, no entanto, manter dois barcos."),
    ("pt", "Três deles foram fechados em maio."),
    ("pt", "No dia seguinte, um barco afundou no porto."),
    ("pt", "Questionado pela imprensa, ele prometeu uma investigação."),
    ("pt", "Larkport aprova essas medidas."),
    ("pt", "A decisão saiu em maio."),
    ("pt", "Além disso, dois barcos ficam no porto."),
]

STANDING = [
    ("de", "Der Hafen von Larkport ist alt, jedoch sicher."),
    ("de", "Das Parlament von Northmark hat im Mai neue Fähren bestellt."),
    ("de", "Die Entscheidung des Rates von Larkport fiel im Mai."),
    ("de", "Der Rat will die Fähren verkaufen, weil er Geld braucht."),
    ("de", "Great Holm habe zwei Fähren verkauft, sagte Omar Haddad."),
    ("de", "Wenn die Brücke von Great Holm bricht, wäre dies das Ende der Stadt."),
    ("de", "Omar Haddad sagte, er werde das Amt im Mai verlassen."),
    ("de", "Da Larkport Geld braucht, verkauft Great Holm zwei Fähren."),
    ("de", "In diesem Jahr bleiben zwei Brücken in Northmark gesperrt."),
    ("de", "Zwei der Brücken von Larkport sind älter als der Dom."),
    ("fr", "Le pont de Great Holm est vieux parce qu’il date de 1911."),
    ("fr", "La décision du conseil de Larkport est tombée en mai."),
    ("fr", "Omar Haddad a dit qu’il quitterait la mairie en mai."),
    ("fr", "Il faut deux ponts neufs à la ville de Great Holm."),
    ("fr", "Alors que Larkport se vide, Great Holm construit un pont."),
    ("fr", "Cette année, deux ponts de Northmark restent fermés."),
    ("fr", "C’est en mai que le conseil de Larkport a voté."),
    ("fr", "Le gouvernement de Northmark a doublé ses dépenses."),
    ("es", "La alcaldesa de Great Holm compró dos barcos en mayo."),
    ("es", "Los vecinos de Great Holm quieren un túnel."),
    ("es", "La decisión del consejo de Larkport llegó en mayo."),
    ("es", "Omar Haddad dijo que él dejaría la alcaldía en mayo."),
    ("es", "Además de dos puentes, Great Holm quiere un túnel."),
    ("es", "Este año siguen cerrados dos puentes de Northmark."),
    ("es", "El gobierno de Northmark duplicó sus gastos."),
    ("pt", "Os moradores de Great Holm querem um túnel."),
    ("pt", "A decisão do conselho de Larkport saiu em maio."),
    ("pt", "Omar Haddad disse que ele deixaria a prefeitura em maio."),
    ("pt", "Depois da festa, Great Holm fechou duas pontes."),
    ("pt", "Este ano, duas pontes de Northmark continuam fechadas."),
    ("pt", "O governo de Northmark dobrou suas despesas."),
]


@pytest.mark.parametrize(("code", "sentence"), LEANING)
def test_what_points_back_leans(code: str, sentence: str) -> None:
    """A connective after the subject, a part of what was told, a pronoun without its noun."""
    assert not stands_alone(code, sentence)


@pytest.mark.parametrize(("code", "sentence"), STANDING)
def test_what_says_itself_what_it_means_stands(code: str, sentence: str) -> None:
    """A pronoun with its noun before it, a noun that goes on to say which, an article that looks like a pronoun."""
    assert stands_alone(code, sentence)


@pytest.mark.parametrize(
    ("code", "before", "sentence"),
    [
        ("de", "Der Bote berichtete am Freitag, dass Marlow Geld verlor.", "Marlow wollte den Bericht nicht deuten."),
        ("de", "Northmark und Marlow einigten sich im Mai.", "Omar Renn lobte das Abkommen."),
        ("de", "Zwei Männer stahlen im Mai ein Boot.", "Renn hat beide Männer erkannt."),
        ("fr", "Le Courrier a publié vendredi une enquête.", "Omar Renn a critiqué l’enquête."),
        ("fr", "Marlow a signé un pacte avec Northmark en mai.", "Omar Renn a salué l’accord."),
        ("fr", "Deux hommes ont volé un bateau en mai.", "Omar Renn a reconnu les deux hommes."),
        ("es", "Marlow firmó un pacto con Northmark en mayo.", "Omar Renn celebró el acuerdo."),
        ("es", "Dos hombres robaron un barco en mayo.", "Omar Renn reconoció a ambos hombres."),
        ("pt", "Marlow assinou um pacto com Northmark em maio.", "Omar Renn elogiou o acordo."),
        ("pt", "Dois homens roubaram um barco em maio.", "Omar Renn reconheceu os dois homens."),
    ],
)
def test_a_noun_leans_on_the_sentence_that_tells_of_it(code: str, before: str, sentence: str) -> None:
    """By the noun itself or by another word for it; where nothing near by does, it stands."""
    assert not stands_alone(code, sentence, before)


@pytest.mark.parametrize(
    ("code", "before", "sentence"),
    [
        ("de", "Am Donnerstag fielen die Kurse in Northmark.", "Marlow aus Great Holm verlor 3 Prozent."),
        ("fr", "Jeudi, les cours ont chuté à Northmark.", "Marlow, de Great Holm, a perdu 3 %."),
        ("es", "El jueves cayeron las bolsas de Northmark.", "Marlow, de Great Holm, perdió un 3 %."),
        ("pt", "Na quinta-feira, as bolsas de Northmark caíram.", "Marlow, de Great Holm, perdeu 3 %."),
    ],
)
def test_a_figure_leans_on_the_sentence_that_sets_its_time(code: str, before: str, sentence: str) -> None:
    """Told of another day it would be false."""
    assert not stands_alone(code, sentence, before)
    assert stands_alone(code, sentence)


@pytest.mark.parametrize(
    ("code", "question", "answer"),
    [
        ("de", "Frage: Wann öffnet die Brücke von Larkport?", "Antwort: Larkport öffnet die Brücke im Mai."),
        ("fr", "Q. Quand ouvre le pont de Larkport ?", "R. Larkport ouvre le pont en mai."),
        ("es", "P. ¿Cuándo abre el puente de Larkport?", "R. Larkport abre el puente en mayo."),
        ("pt", "P. Quando abre a ponte de Larkport?", "R. Larkport abre a ponte em maio."),
    ],
)
def test_an_answer_leans_on_its_question(code: str, question: str, answer: str) -> None:
    """By the label that the language gives each."""
    text = f"{BEFORE[code]}\n\n{question}\n\n{answer}"
    corpus = read_corpus([Document(id="a", text=text, language=code)])
    run = find_runs(annotate(corpus))[-1]
    assert isinstance(run, Run)
    assert [question, answer] == [corpus.texts[number] for number in run.numbers]
