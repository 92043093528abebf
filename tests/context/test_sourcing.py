"""A sentence whose source or whose answer the next one has comes with it."""

from __future__ import annotations

import pytest

from briefing.context.sourcing import find_sourced


@pytest.mark.parametrize(
    ("language", "following", "expected"),
    [
        ("de", "Das teilte das Ministerium am Montag mit.", [0]),
        ("de", "Dies gab die Polizei bekannt.", [0]),
        ("de", "Das wurde vom Rat bestätigt.", [0]),
        ("de", "Das Ministerium teilte das Land.", []),
        ("de", "Das wurde gestern gebaut.", []),
        ("en", "That is according to the ministry.", [0]),
        ("en", "This was said by the mayor.", [0]),
        ("en", "That is a long time.", []),
        ("fr", "C’est ce qu’a annoncé le ministère.", [0]),
        ("fr", "C’est un désastre.", []),
        ("es", "Así lo informó el ministerio.", [0]),
        ("pt", "A informação é do ministério.", [0]),
        ("he", "That is according to the ministry.", []),
    ],
)
def test_a_sentence_leans_on_the_one_that_names_its_source(language: str, following: str, expected: list[int]) -> None:
    """Only one that begins with the words for it does."""
    found = find_sourced(["Something is so.", following, "More."], language)
    assert expected == [place for place, why in found if why == "its source is named below"]


@pytest.mark.parametrize(
    ("language", "following", "expected"),
    [
        ("en", "That is false.", [0]),
        ("en", "But this isn’t true, as the books show.", [0]),
        ("en", "That claim was misleading.", [0]),
        ("en", "Not so.", [0]),
        ("en", "“That is false,” the mayor said.", []),
        ("en", "That is true of all ferries.", []),
        ("en", "That is wrong with the ferry.", []),
        ("de", "Das ist falsch.", [0]),
        ("de", "Das stimmt so nicht.", [0]),
        ("de", "Das ist die Fähre.", []),
        ("fr", "C’est faux.", [0]),
        ("fr", "C’est un bateau.", []),
        ("es", "Pero eso no es cierto.", [0]),
        ("es", "Eso es un barco.", []),
        ("pt", "Isso não é verdade.", [0]),
        ("pt", "Isso é um barco.", []),
    ],
)
def test_what_is_called_untrue_below_comes_with_it(language: str, following: str, expected: list[int]) -> None:
    """Alone it would be told as a fact; what a speaker calls untrue is a statement of its own."""
    found = find_sourced(["Something is so.", following, "More."], language)
    assert expected == [place for place, why in found if why == "is called untrue below"]


@pytest.mark.parametrize(
    ("language", "text", "following", "expected"),
    [
        ("en", "Haddad was asked: “Will you sell the ferry?”", "“I will,” he said.", [0]),
        ("en", "A boy asked his mother, 'Who is that?'", "'The mayor,' she said.", [0]),
        ("en", "Haddad was asked: “Will you sell the ferry?”", "The council met in May.", []),
        ("en", "Haddad said: “Who would sell a ferry?”", "“I know nobody,” he added.", []),
        ("en", "“I asked them: who sells a ferry?”", "“I know nobody,” he added.", []),
        ("en", "Haddad asked for “a second ferry.”", "“I will have it,” he said.", []),
        ("de", "Ein Junge fragte: „Wer ist das?“", "„Der Bürgermeister“, sagte sie.", [0]),
        ("es", "Un niño preguntó: «¿Quién es?»", "«El alcalde», dijo ella.", [0]),
        ("fr", "Un garçon a demandé : « Qui est-ce ?»", "« Le maire », dit-elle.", [0]),
        ("pt", "Um menino perguntou: “Quem é?”", "“O prefeito”, disse ela.", [0]),
    ],
)
def test_what_is_asked_in_quotation_marks_comes_with_its_answer(
    language: str, text: str, following: str, expected: list[int]
) -> None:
    """Only where somebody asks, and somebody speaks in the next sentence; who asks while speaking expects no answer."""
    found = find_sourced([text, following, "More."], language)
    assert expected == [place for place, why in found if why == "is answered below"]
