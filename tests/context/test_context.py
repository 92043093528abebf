"""Context: what a sentence needs beside it, and which run of neighbours reads on its own."""

from __future__ import annotations

import pytest
from hypothesis import given

from briefing.context.dependencies import find_dependencies
from briefing.context.runs import CannotStand, Run, find_runs
from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.pipeline import make_brief
from briefing.salience.rating import METHODS
from briefing.segmentation.corpus import read_corpus
from tests.articles import articles

OPENING = "Ana Lopez, the mayor, opened the harbour bridge on Tuesday."
REST = "Omar Haddad sold the last ferry of the island in June."


def run_of(text: str, sentence: int = -1, language: str = "en") -> list[str]:
    """The passage of a sentence (counted from the end by default); nothing if it cannot stand."""
    corpus = read_corpus([Document(id="a", text=text, language=language)])
    run = find_runs(annotate(corpus))[sentence]
    return [corpus.sentences[number].text for number in run.numbers] if isinstance(run, Run) else []


def reason_of(text: str, sentence: int = -1) -> str:
    """Why a sentence draws in others, or cannot stand."""
    run = find_runs(annotate(read_corpus([Document(id="a", text=text, language="en")])))[sentence]
    return run.why if isinstance(run, CannotStand) else "; ".join(run.why)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lopez said she would not run again.",
        "In response to the flood, the council put off the vote.",
        "After Lopez opened the bridge, she left for Paris.",
        "A minister said he was sorry for the delay.",
        "Aides close to Lopez told him of the plan.",
        "It is not clear who will pay for the second bridge.",
        "It seems that nobody will pay for the second bridge.",
        "It seems Lopez will pay for the second bridge.",
        "The council bought the ferry and closed it in May.",
        "The city said it would pay for the second bridge.",
        "The city hopes it will pay for the second bridge.",
        "This week the council votes on the second bridge.",
        "Which bridge the council will build will be known in May.",
        "Officials like He no longer go to the bridge.",
        "Crowds on the bridge sang It Never Rains all night.",
        "Haddad said that agreement was near on the second bridge.",
        "On Friday, the council said it would pay for the second bridge.",
        "It took the council three years to decide.",
        "The decision to close the ferry was taken in May.",
        "Two of the bridges in Port Ferris are older than the town hall.",
        "Omar Haddad said: “The workers, however, were paid, and I also thanked them.”",
        "“The bridge is safe and it will last a century,” Lopez said.",
        "Lopez, who opened the bridge, called it “a promise kept to the whole city”.",
        "“We will not rest until the second bridge is open,” Omar Haddad wrote in a letter.",
        "According to Omar Haddad, “nobody in the council has read the report”.",
    ],
)
def test_a_sentence_that_says_whom_and_what_it_means_stands_alone(sentence: str) -> None:
    """A pronoun with its noun before it, an "it" that stands for nothing, a quotation with its speaker."""
    assert [sentence] == run_of(f"{OPENING} {sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "She did not speak of the second bridge.",
        "However, the second bridge is years away.",
        "But the second bridge is years away.",
        "Still, the second bridge is years away.",
        "In response, the council put off the vote.",
        "That came after months of delay.",
        "Others on the council wanted a tunnel.",
        "Another bridge is planned for May.",
        "Instead, the council wanted a tunnel.",
        "Both had been planned for years.",
        "The former is the older of the pair.",
        "This surprised the whole city council.",
        "The workers, however, were not paid.",
        "Two other bridges were closed in May.",
        "Some 35 of the workers were hurt.",
        "It took another month in all.",
        "It seems more like a bitter irony.",
        "It seems to be a bitter irony.",
        "A report of May found it cracked in many places.",
        "The city council denied that claim.",
        "The workers of the harbour still embrace that idea.",
        "Which was late by two years.",
        "On Friday, it was closed again.",
        "For the full year, it earned nothing.",
        "Largely, it was meant to please the voters.",
        "The state of Nevada will tell whether he is right.",
        "The union was against the plan of the council.",
        "The decision surprised the whole council.",
        "The city council has praised her.",
        "In a speech for the Harbour Union, she praised the workers.",
        "Visiting Paris in March, she met Omar Haddad.",
        "A native of Port Ferris, she has been in office since May.",
        "After Omar Haddad accused her of waste, she warned of delays.",
        "“It will last a century,” she said.",
        "“The bridge will last a century.”",
        "The Union called her a hero of the harbour.",
        "“I think her plan is the best that the city has had,” Omar Haddad said.",
    ],
)
def test_what_points_back_comes_with_the_sentence_before(sentence: str) -> None:
    """Pronouns, demonstratives and connectives, and the speaker by name rather than by "she"."""
    assert [OPENING, sentence] == run_of(f"{OPENING} {sentence}")


def test_the_reason_is_the_words_that_point_back() -> None:
    """Not all that had to be read around them."""
    assert "“that idea” points back" == reason_of(f"{OPENING} The workers of the harbour still embrace that idea.")


def test_an_object_is_not_the_subject_of_its_own_clause() -> None:
    """Whom the ministry called is somebody else, however much its name looks like one."""
    named, sentence = "Omar Haddad won the vote.", "The Ministry called him to Paris."
    assert [named, sentence] == run_of(f"{OPENING} {named} {sentence}")


def test_a_pronoun_draws_in_the_nearest_sentence_that_names_somebody() -> None:
    """A sentence between them that names nobody comes along, and is not taken for an answer."""
    between, sentence = "The weather was fine and the river calm.", "She did not speak of the second bridge."
    assert [OPENING, between, sentence] == run_of(f"{OPENING} {between} {sentence}")


def test_a_pronoun_whose_person_is_named_nowhere_near_cannot_stand() -> None:
    """Better no sentence than a "she" whom the reader must guess."""
    nobody = "The weather was fine. The river was calm. The ferry was late."
    assert "“She” has nothing to point to" == reason_of(f"{nobody} She did not speak of the second bridge.")


def test_he_and_she_are_not_several_people() -> None:
    """A "she" after "the workers" is none of them."""
    sentence = "The workers said that she had promised more."
    assert [OPENING, sentence] == run_of(f"{OPENING} {sentence}")


def test_he_and_she_are_no_places() -> None:
    """A "her" after "in Bulgaria" is no country's."""
    sentence = "The ferries in Bulgaria were no part of her plan."
    assert [OPENING, sentence] == run_of(f"{OPENING} {sentence}")


def test_he_and_she_are_no_places_known_as_such_from_elsewhere() -> None:
    """Where the article has "in Bulgaria", a "her" after it is no country's; "trust in Lopez" makes no place."""
    article = f"{OPENING} Trust in Lopez is high. Ferries in Bulgaria are old, and those who know Bulgaria stay."
    between, sentence = "Omar Haddad lives on Great Holm.", "Bulgaria will follow her plan in May."
    assert [between, sentence] == run_of(f"{article} {between} {sentence}")
    assert ["Lopez will follow her plan in May."] == run_of(f"{article} {between} Lopez will follow her plan in May.")


def test_a_quotation_of_several_sentences_stays_whole_with_its_speaker() -> None:
    """Whichever of its sentences is chosen."""
    quotation = "“The bridge is safe. Nobody need worry. It will last a century,” Lopez said."
    text = f"{OPENING} {quotation} The ferry was late."
    whole = ["“The bridge is safe.", "Nobody need worry.", "It will last a century,” Lopez said."]
    assert [whole] * 3 == [run_of(text, number) for number in (1, 2, 3)]


def test_a_quotation_that_its_speaker_opens_stays_whole_too() -> None:
    """The first sentence has the name, and still is half of what was said."""
    whole = ["Lopez said: “The bridge is safe.", "Nobody need worry.", "It will last a century.”"]
    assert [whole] * 3 == [run_of(f"{OPENING} {' '.join(whole)} The ferry was late.", number) for number in (1, 2, 3)]


def test_a_quotation_comes_with_the_sentence_that_names_its_speaker() -> None:
    """Where he goes on in another pair of marks, and nothing but the words is his."""
    first, second = "“The bridge is safe and sound,” said Omar Haddad of the union.", "“The ferry will be sold in May.”"
    assert [first, second] == run_of(f"{OPENING} {first} {second}")


def test_a_quotation_comes_with_the_one_that_takes_it_back() -> None:
    """Half of what somebody said in one breath turns the meaning."""
    first, second = "“We have boats enough,” Lopez told reporters.", "“What we lack is dry ground.”"
    assert [first, second] == run_of(f"{OPENING} {first} {second} The ferry was late.", 1)


def test_a_speaker_who_is_only_he_is_looked_for_before_the_quotation() -> None:
    """Not within it: whom a quotation names is not the one who speaks."""
    text = f"{OPENING} “Omar Haddad was right. The bridge is safe,” she said."
    assert [OPENING, "“Omar Haddad was right.", "The bridge is safe,” she said."] == run_of(text)


def test_a_sentence_that_needs_too_many_neighbours_cannot_stand() -> None:
    """Beyond four sentences and 120 words a passage is an article of its own."""
    chain = " ".join(f"She then spoke of bridge number {n}{' and of the river' * 8}." for n in range(5))
    assert reason_of(f"{OPENING} {chain}").startswith("needs more than 120 words")


def test_short_sentences_that_need_one_another_stand_together() -> None:
    """However many, as long as a paragraph of an article may be: how long a passage is to read is what counts."""
    chain = [f"She then spoke of bridge number {n}." for n in range(5)]
    assert [OPENING, *chain] == run_of(f"{OPENING} {' '.join(chain)}")


def test_an_article_does_not_lean_on_what_stands_before_it() -> None:
    """The first sentence of an article that begins with "But" cannot stand: nothing is there to depend on."""
    assert "“But” points back" == reason_of("But the bridge is safe. The ferry was late.", 0)


@pytest.mark.parametrize(
    ("language", "first", "sentence"),
    [
        ("de", "Anna Schmidt eröffnete am Dienstag die Brücke.", "Sie sprach nicht von der zweiten Brücke."),
        ("de", "Anna Schmidt eröffnete am Dienstag die Brücke.", "Allerdings fehlt noch die zweite Brücke."),
        ("fr", "Anne Dupont a inauguré le pont mardi.", "Elle n’a pas parlé du deuxième pont."),
        ("fr", "Anne Dupont a inauguré le pont mardi.", "Cependant, le deuxième pont est loin."),
        ("es", "Ana López inauguró el puente el martes.", "Sin embargo, falta el segundo puente."),
        ("he", "ראש העיר חנכה את הגשר ביום שלישי.", "היא לא דיברה על הגשר השני."),
        ("ar", "افتتحت رئيسة البلدية الجسر يوم الثلاثاء.", "لكن الجسر الثاني لا يزال بعيدا."),
    ],
)
def test_every_first_class_language_has_its_own_pronouns_and_connectives(
    language: str, first: str, sentence: str
) -> None:
    """They are data, one file a language."""
    assert [first, sentence] == run_of(f"{first} {sentence}", language=language)


@given(articles())
def test_a_run_holds_all_that_its_sentences_lean_on(document: Document) -> None:
    """Closed under dependency, within one document, at most four sentences or 120 words, without captions."""
    annotations = annotate(read_corpus([document]))
    dependencies = find_dependencies(annotations)
    for number, run in enumerate(find_runs(annotations)):
        if isinstance(run, Run):
            assert number in run.numbers
            assert len(run.numbers) <= 4 or sum(annotations.corpus.word_counts[i] for i in run.numbers) <= 120
            assert {dependency.on for i in run.numbers for dependency in dependencies[i]} <= set(run.numbers)
            assert not any(annotations.furniture[i] for i in run.numbers)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("length", ["1", "20w", "60w", "100%"])
def test_context_holds_for_every_method_and_length(method: str, length: str) -> None:
    """The budget pays for the passage: if it is too small for the sentence and its context, both stay out."""
    sentences = [OPENING, "She did not speak of the second bridge.", "However, Omar Haddad did.", "The ferry was late."]
    brief = make_brief([Document(id="a", text=" ".join(sentences), language="en")], length=length, method=method)
    shown = [sentences.index(sentence.text) for sentence in brief.sentences]
    assert [] == [number for number in shown if number in (1, 2) and number - 1 not in shown]


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ("Is there a shop for sea air in Port Ferris?", "Omar Haddad runs one on Pier 9 of the harbour.", -1),
        (
            "Omar Haddad, who sells his boats in the old harbour, has three wishes for the city:",
            "A second bridge is the first of all of them.",
            -2,
        ),
    ],
)
def test_an_answer_has_its_question_and_what_leads_on_what_follows(first: str, second: str, chosen: int) -> None:
    """Half of a pair says nothing, or something else."""
    assert [first, second] == run_of(f"{OPENING}\n\n{first}\n\n{second}", chosen)


APART = ("FILE PHOTO: Lopez at the harbour of Port Ferris.", "A SECOND BRIDGE", "By Ana Ruiz")


@pytest.mark.parametrize("apart", APART)
def test_a_caption_between_paragraphs_parts_no_neighbours(apart: str) -> None:
    """The page shows it between them, the reporter wrote none there: the run goes on after it, and leaves it out."""
    leaning = "She will open the second bridge in May."
    assert [OPENING, leaning] == run_of(f"{OPENING}\n\n{apart}\n\n{leaning}")


@pytest.mark.parametrize("apart", APART)
def test_what_opens_an_article_opens_it_below_its_caption_too(apart: str) -> None:
    """Nothing stands before a first sentence that its nouns and pronouns could point to."""
    first = "The harbour closed after 10 years in which it lost money."
    assert [first] == run_of(f"{apart}\n\n{first}\n\nOmar Haddad sells his boats in May.\n\n{OPENING}", 1)


def test_a_short_line_within_a_paragraph_is_not_left_out() -> None:
    """It may turn what stands before it: who does not show it, shows neither."""
    assert [] == run_of(f"{OPENING}\n\nLopez kept her promise. Not ever. She will open the second bridge in May.")


def test_in_a_text_without_paragraphs_a_caption_is_told_by_its_form() -> None:
    """An export that lost the line breaks has captions among its sentences, with a space before their stops."""
    captions = "Lopez waves to the workers . Boats pass below the bridge ."
    leaning = "She will open the second bridge in May."
    assert [OPENING, leaning] == run_of(
        f"{OPENING} {captions} {leaning} Omar Haddad sells his boats in Port Ferris.", 3
    )


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Lopez was thanked for it.", "is too short to say something on its own"),
        ("Is there a second bridge in the harbour of Port Ferris?", "is a question"),
        ("Average age of the worker on the bridge: 32 or 33.", "has no verb"),
    ],
)
def test_what_is_no_key_point_is_not_chosen_for_itself(sentence: str, why: str) -> None:
    """Too short, without a verb, or a question: it says nothing on its own."""
    assert why == reason_of(f"{OPENING} {sentence} The workers of the harbour were thanked by the council.", 1)


def test_a_few_words_that_lead_to_what_follows_are_not_chosen_for_themselves() -> None:
    """The quotation that they lead to comes with them."""
    lead, said = "Omar Haddad told the council in May:", "“The second bridge is worth every crown of it.”"
    text = f"{OPENING}\n\n{lead}\n\n{said}"
    assert ("only leads to what follows", [lead, said]) == (reason_of(text, 1), run_of(text, 2))


@pytest.mark.parametrize(
    ("language", "opening", "above", "settled"),
    [
        ("en", OPENING, "Police said Omar Haddad had sold the ferry twice.", "Haddad has denied it."),
        ("en", OPENING, "Two boats ran into the harbour wall in May.", "But no injuries were reported."),
        (
            "de",
            "Ana Lopez hat die Brücke eröffnet.",
            "Zwei Boote sind in die Mauer gefahren.",
            "Niemand wurde verletzt.",
        ),
        (
            "es",
            "Ana Lopez inauguró el puente.",
            "Dos barcos chocaron contra el muro ayer.",
            "Nadie más resultó herido.",
        ),
        ("fr", "Ana Lopez a inauguré le pont.", "Deux bateaux ont heurté le mur mardi.", "Personne n’a été blessé."),
        ("pt", "Ana Lopez inaugurou a ponte.", "Dois barcos bateram no muro na terça.", "Mas ninguém ficou ferido."),
    ],
)
def test_a_denial_or_an_outcome_of_a_few_words_comes_with_the_sentence_before(
    language: str, opening: str, above: str, settled: str
) -> None:
    """It is too short to stand alone, and too much to leave out."""
    assert [above, settled] == run_of(f"{opening} {above} {settled} {opening} {opening}", 2, language)


@pytest.mark.parametrize("short", ["“Nobody was hurt.”", "Lopez was very pleased.", "Haddad denied it:"])
def test_other_short_sentences_are_no_outcome(short: str) -> None:
    """Neither what somebody says, nor what has another verb or no stop."""
    assert [] == run_of(f"{OPENING}\n\n{short}\n\n{REST}", 1)


def test_what_is_no_key_point_may_stand_beside_a_sentence_that_needs_it() -> None:
    """A short sentence is no caption."""
    short, long = "Lopez thanked Omar Haddad.", "He then thanked the workers of the harbour for the second bridge."
    assert [short, long] == run_of(f"{OPENING} {short} {long}")


def test_in_an_article_of_short_sentences_none_is_too_short() -> None:
    """Its paper writes so."""
    assert ["A bridge was opened."] == run_of("A bridge was opened. A ferry was sold. Lopez resigned in May.", 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lopez opens the second bridge in May .", True),
        ("Lopez opens the second bridge in May.", False),
        ("Writing by hand has a future, the council has found out.", False),
        ("On the second bridge, Lopez told Xinhua: “We need it in May.”", False),
        ("A second bridge is seen by Lopez as a gift to the city.", False),
        ("A ferry is seen in the harbour of Port Ferris.", True),
        ("Lopez demanded more money for the second bridge:", False),
    ],
)
def test_furniture_is_told_by_form(text: str, expected: bool) -> None:
    """A space before the stop of a few, credits and what cameras see; not the words of these elsewhere."""
    others = "The harbour is full of boats. Workers mend it at night. Omar Haddad sells his boats in May ."
    corpus = read_corpus([Document(id="a", text=f"{OPENING}\n\n{others}\n\n{text}\n\n{OPENING}", language="en")])
    assert expected == annotate(corpus).furniture[-2]


@pytest.mark.parametrize(
    ("first", "stands"),
    [
        ("This is the moment when the ferry hit the second bridge in Port Ferris.", True),
        ("These are the plans for the second bridge in Port Ferris.", True),
        ("This is the reason that the council gave for the second bridge.", False),
        ("This pleased the workers of the harbour in Port Ferris.", False),
    ],
)
def test_an_article_may_open_by_showing_what_it_goes_on_to_name(first: str, stands: bool) -> None:
    """Below a picture; what explains itself by nothing has nothing to point to."""
    assert stands == bool(run_of(f"{first} {OPENING}", 0))


def test_who_declines_to_comment_on_a_report_comes_with_the_nearest_report() -> None:
    """Next to another one it would deny something else."""
    gazette = "The Quay Gazette reported on Sunday that Marlow will cut 400 jobs."
    times = "The Coast Times reported on Friday that the tax office is examining Marlow."
    declined = "Marlow declined to comment on the report."
    text = "\n\n".join(["Prosecutors in Larkport are looking into Marlow Ferries.", gazette, times, declined])
    assert [times, declined] == run_of(text)
    for words in range(20, 60, 5):
        brief = make_brief([Document(id="a", text=text, language="en")], length=f"{words}w")
        shown = [sentence.text for sentence in brief.sentences]
        assert declined not in shown or shown[shown.index(declined) - 1] == times


@pytest.mark.parametrize(
    ("sentence", "is_alone"),
    [
        ("It seems more like a bitter irony.", False),
        ("It seems a bitter irony of the trade.", False),
        ("It appeared smaller than the old bridge.", False),
        ("It seems that the ferry will sail in May.", True),
        ("It seems the ferry will sail in May.", True),
        ("It seemed to many that the ferry was late.", True),
        ("It appears Lopez will sail in May.", True),
    ],
)
def test_it_seems_stands_alone_only_before_a_clause(sentence: str, is_alone: bool) -> None:
    """Elsewhere "it" is something that the sentence before names."""
    before = "The second bridge of Larkport does not look like a point in favour of the council."
    assert ([] if is_alone else [before]) == run_of(f"{OPENING}\n\n{before}\n\n{sentence}")[:-1]
