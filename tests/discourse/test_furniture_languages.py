"""Furniture in the languages that have lists for it: credits, bylines, links; and the sentences that only look so."""

from __future__ import annotations

import pytest

from briefing.discourse.furniture import find_furniture
from briefing.language.loading import load_language

NEWS = {
    "de": "Ana Lopez hat am Dienstag die Hafenbrücke eröffnet.",
    "es": "Ana Lopez inauguró el martes el puente del puerto.",
    "fr": "Ana Lopez a inauguré mardi le pont du port.",
    "pt": "Ana Lopez inaugurou na terça-feira a ponte do porto.",
    "it": "Ana Lopez ha inaugurato martedì il ponte del porto.",
}


def is_furniture(code: str, text: str) -> bool:
    """Whether the second sentence of an article is furniture."""
    texts = [NEWS[code], text, NEWS[code]]
    return find_furniture(texts, [len(one.split()) for one in texts], [False] * 3, load_language(code))[1]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Foto: Max Muster, Agentur."),
        ("de", "Die Grafik oben zeigt, wie viele Boote die Brücke seit Mai passiert haben."),
        ("es", "El mapa adjunto muestra los muelles del puerto en mayo."),
        ("fr", "La carte ci-dessous montre les quais du port en mai."),
        ("pt", "O gráfico abaixo mostra quantos barcos passaram desde maio."),
        ("de", "Archivbild: Der Hafen von Larkport im Mai."),
        ("de", "Die Brücke von Larkport bei Nacht (Foto: dpa)."),
        ("de", "Von Ana Lopez und Omar Haddad, Larkport."),
        ("de", "Lesen Sie auch: Die Brücke wird gesperrt."),
        ("de", "Lesen Sie auch, wie die Brücke gebaut wurde."),
        ("de", "Mehr zum Thema: Die Fähren von Larkport."),
        ("de", "Das Archivfoto zeigt die Brücke im Jahr 2011."),
        ("de", "Bürgermeisterin Ana Lopez (links) neben Omar Haddad auf der Brücke."),
        ("de", "Dieser Artikel erschien zuerst im Larkporter Boten."),
        ("de", "Ana Lopez auf der Brücke in Larkport, 3. März 2018."),
        ("de", "Mit Material von dpa und AFP."),
        ("fr", "Crédit photo : Max Martin, agence."),
        ("fr", "Photo d’archives : le port de Larkport au mois de mai."),
        ("fr", "Le pont de Larkport la nuit (photo : AFP)."),
        ("fr", "Par Ana Lopez, avec Omar Haddad."),
        ("fr", "Lire aussi : le pont va fermer."),
        ("fr", "À lire aussi : les bacs de Larkport."),
        ("fr", "Propos recueillis par Ana Lopez."),
        ("fr", "Cet article est réservé aux abonnés du Courrier de Larkport."),
        ("fr", "La maire Ana Lopez (à gauche) et Omar Haddad sur le pont."),
        ("fr", "Ana Lopez sur le pont de Larkport, le 3 mars 2018."),
        ("fr", "Avec l’AFP et Reuters, tous droits réservés."),
        ("es", "Foto: Max Martín, agencia."),
        ("es", "El puente de Larkport de noche (foto: EFE)."),
        ("es", "Por Ana Lopez y Omar Haddad, Larkport."),
        ("es", "Lea también: el puente se cierra."),
        ("es", "Te puede interesar: los barcos de Larkport."),
        ("es", "Con información de EFE y AFP."),
        ("es", "Publicidad: compre hoy un barco."),
        ("es", "La alcaldesa Ana Lopez (izq.) con Omar Haddad en el puente."),
        ("es", "Todos los derechos reservados, Larkport."),
        ("es", "Ana Lopez en el puente de Larkport, el 3 de marzo de 2018."),
        ("pt", "Foto: Max Martins, Agência."),
        ("pt", "A ponte de Larkport à noite (foto: Lusa)."),
        ("pt", "Por Ana Lopez e Omar Haddad, Larkport."),
        ("pt", "Leia também: a ponte vai fechar."),
        ("pt", "Com informações da Agência Lusa."),
        ("pt", "A prefeita Ana Lopez (à esquerda) com Omar Haddad na ponte."),
        ("pt", "Ana Lopez na ponte de Larkport, em 3 de março de 2018."),
        ("it", "Foto: Max Martini, agenzia."),
        ("it", "Il ponte di Larkport di notte (ANSA)."),
        ("it", "Scrivete a posta@larkport.example per avere il programma."),
    ],
)
def test_credits_bylines_and_links_are_furniture(code: str, line: str) -> None:
    """With the full stop that makes them look like sentences; in a language without a file what all write alike."""
    assert is_furniture(code, line)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("de", "Von Larkport fahren zwei Fähren nach Great Holm."),
        ("de", "Die Fotos zeigten nach Angaben der Polizei eine leere Brücke."),
        ("de", "Lesen lernen die Kinder in Larkport erst mit sieben Jahren."),
        ("de", "Der Rat beschloss den Bau der Brücke am 3. März 2018."),
        ("de", "Lopez ging mit ihrer Partei nach links, Haddad nach rechts."),
        ("de", "Mehr als 40 Boote liegen seit Mai im Hafen."),
        ("fr", "Par mesure de sécurité, le pont reste fermé la nuit."),
        ("fr", "Les photos ont été remises à la police de Larkport."),
        ("fr", "Lire la lettre a pris une heure à la maire de Larkport."),
        ("fr", "Le conseil a voté la construction du pont le 3 mars 2018."),
        ("fr", "Lopez, à gauche depuis toujours, a voté contre le pont."),
        ("es", "Por la noche, el puente de Larkport queda cerrado."),
        ("es", "Las fotos fueron entregadas a la policía de Larkport."),
        ("es", "Con información de los vecinos, la policía cerró el puente."),
        ("es", "El consejo aprobó el puente el 3 de marzo de 2018."),
        ("pt", "Por causa da chuva, a ponte de Larkport está fechada."),
        ("pt", "As fotos foram entregues à polícia de Larkport."),
        ("pt", "O conselho aprovou a ponte em 3 de março de 2018."),
        ("it", "Le foto sono state consegnate alla polizia di Larkport."),
    ],
)
def test_a_sentence_that_begins_alike_is_none(code: str, sentence: str) -> None:
    """It goes on as a sentence does."""
    assert not is_furniture(code, sentence)


def test_english_words_tell_nothing_in_other_languages() -> None:
    """Each language is read by its own list."""
    assert not is_furniture("de", "Watch heißt die Firma, die die Brücke baut: Lopez gründete sie.")
