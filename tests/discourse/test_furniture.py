"""Furniture: captions that tell two people apart by their sides, or name themselves a picture."""

from __future__ import annotations

import pytest

from briefing.discourse.furniture import find_furniture, find_headlines
from briefing.language.loading import load_language
from briefing.language.words import count_words

NEWS = "Ana Lopez opened the harbour bridge on Tuesday."


def is_furniture(text: str, *others: str) -> bool:
    """Whether the second sentence of an article in English is furniture."""
    texts = [NEWS, text, *others, NEWS]
    counts = [len(one.split()) for one in texts]
    return find_furniture(texts, counts, [False] * len(texts), load_language("en"))[1]


@pytest.mark.parametrize(
    "caption",
    [
        "Ana Lopez (left) was thanked by Omar Haddad (right) on Tuesday.",
        "Ana Lopez (l) was thanked by Omar Haddad (r) on Tuesday.",
        "Ana Lopez (left), who opened the bridge,\nsaid that Omar Haddad (r) was late.",
        "Omar Haddad (right) said that Ana Lopez (left) was late.",
        "Ana Lopez (left) was thanked by Omar Haddad on Tuesday.",
        "The bridge (pictured) was opened by Omar Haddad on Tuesday.",
        "Ana Lopez (pictured in 2014) opened the bridge on Tuesday.",
        "The bridge was closed on Tuesday (pictured, right) by Omar Haddad.",
        "The bridge was opened in May (file photo), Lopez said.",
        "The bridge was opened in May (file picture), Lopez said.",
        "Ana Lopez (L) met Omar Haddad (R) at the town hall and said that the bridge was late.",
        "Ana Lopez (C) and Omar Haddad (34) met the crew (R) in May and were thanked.",
        "Ana Lopez (L) meets Omar Haddad on the bridge.",
        "Ana Lopez, left, was thanked by Omar Haddad, right, on Tuesday.",
        "Ana Lopez, left, and Omar Haddad opened the bridge on Tuesday.",
        "Ana Lopez thanked Omar Haddad, second from left, on Tuesday.",
        "Ana Lopez, pictured, opened the bridge on Tuesday.",
        "Ana Lopez opened the bridge on Tuesday with Omar Haddad, right.",
    ],
)
def test_who_is_told_by_a_side_is_in_a_picture(caption: str) -> None:
    """In any tense, in brackets or between commas; and a picture that says so is one."""
    assert is_furniture(caption)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Lopez (left in May) was thanked by Omar Haddad (right of the centre).",
        "Ana Lopez (R) said that Omar Haddad (D) was late.",
        "Larkport Gov. Ana Lopez (R) is defending the launch of the new ferry.",
        "Ana Lopez (R), Omar Haddad (I) and the crew (L) said that the bridge was late.",
        "Ana Lopez (R) said that the bridge was late.",
        "Ana Lopez (Left Party) was thanked by Omar Haddad (Right Party) on Tuesday.",
        "The bridge was opened in May, as the file photo proves, Lopez said.",
        "Lopez turned left and Omar Haddad turned right on Tuesday.",
        "Omar Haddad left, and the crew of Great Holm was late.",
        "Omar Haddad went to the bridge, left the ferry and was late.",
        "The parties of Larkport, left and right, voted for the bridge.",
        "Ana Lopez was right, and the bridge was late.",
        "The bridge (opened in May) was closed by Omar Haddad.",
    ],
)
def test_a_party_and_a_verb_are_no_sides(sentence: str) -> None:
    """(R) and (D) are parties, and who left is in no picture."""
    assert not is_furniture(sentence)


@pytest.mark.parametrize(("others", "expected"), [((), False), (("Omar Haddad sells boats in May .",), True)])
def test_a_space_before_the_stop_counts_where_others_have_it_too(others: tuple[str, ...], expected: bool) -> None:
    """Once it is a slip."""
    filling = ("Workers mend the bridge at night.", "The harbour is full of boats.")
    assert expected == is_furniture("Lopez opens the second bridge in May .", *filling, *others)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('<tweet id="12" author="analopez">The bridge was opened in May.</tweet>', True),
        ("The bridge was opened in May.</tweet>", True),
        ("The bridge was opened in May.<br>", True),
        ("The bridge carries a < b cars an hour, and b > 900.", False),
        ("The bridge carries <900 cars an hour on its upper deck.", False),
    ],
)
def test_mark_up_that_an_export_left_is_no_sentence(sentence: str, expected: bool) -> None:
    """An embedded post, most often: nobody forwards a brief with a tag in it."""
    assert expected == is_furniture(sentence)


RESIGNATION = "Health Minister Ana Moura announced her resignation on Monday after three days of protests in hospitals."


@pytest.mark.parametrize("credit", ["Photo: Jose Silva, Reuters.", "(AP Photo/Jose Silva)", "(Xinhua/Wu Lin)"])
@pytest.mark.parametrize(
    ("above", "after", "is_caption"),
    [
        (RESIGNATION, "Unions said that the strike planned for Friday would go on.", False),
        (
            RESIGNATION,
            "The health minister, Ana Moura, announced her resignation on Monday after days of protests.",
            True,
        ),
        ("A man walks next to posters of Ana Moura.", "Unions said that the strike would go on.", True),
        ("Ana Moura is escorted to her car after a meeting.", "Unions said that the strike would go on.", True),
    ],
)
def test_news_above_a_credit_is_no_caption_unless_it_is_told_again(
    above: str, after: str, is_caption: bool, credit: str
) -> None:
    """A page may set its picture below the first paragraph; agencies write captions that the report repeats."""
    texts = [above, credit, after, "The prime minister said that he would name a successor by the end of the week."]
    found = find_furniture(texts, [len(text.split()) for text in texts], [False] * 4, load_language("en"))
    assert (is_caption, True, False, False) == found


def test_a_list_of_photos_makes_no_caption_of_the_news_above_it() -> None:
    """Only a single picture's credit stands below its caption; "Photos: ..." is a link below the news."""
    news = "At least six people were hurt on the bridge."
    assert not is_furniture(news, "Photos: the harbour bridge in May.")


@pytest.mark.parametrize(
    "caption",
    [
        "Safe again: The crew of the Marigold was brought to Larkport.",
        "Under fire: Omar Haddad was asked by the council to pay for the bridge.",
        "Long-awaited: Islanders wave at the first ferry of the year.",
    ],
)
def test_a_sentence_with_a_heading_of_its_own_is_a_caption(caption: str) -> None:
    """Some papers head each caption within the text with a word or two."""
    assert is_furniture(caption)


@pytest.mark.parametrize(
    "sentence",
    [
        "Omar Haddad said: The bridge is closed.",
        "The reason is simple: Nobody in Larkport had paid for it.",
        "One thing is sure: The bridge will be late.",
        "Among them: Omar Haddad, who built the bridge.",
        "Bottom line: The bridge will be late.",
        "Harbour news: “The bridge is late,” Haddad said.",
        "Haddad: The bridge will be late, as I told Omar Haddad in May.",
    ],
)
def test_a_sentence_that_leads_up_to_what_it_says_is_none(sentence: str) -> None:
    """With a verb of saying, an article or a name before the colon, or words that sum up."""
    assert not is_furniture(sentence, "The council heard Haddad in May.")


def test_a_name_before_a_colon_is_no_heading_where_others_speak() -> None:
    """In an interview, also where the text names the speaker nowhere else."""
    assert not is_furniture("Marlow: The bridge will be late.", "Ana Lopez: The bridge is closed.")
    assert not is_furniture("Marlow: The bridge will be late.", "Marlow: The bridge is closed.", NEWS, NEWS, NEWS)


def test_headings_of_many_sentences_make_a_list_and_no_captions() -> None:
    """Advice or a test of wares is told point by point."""
    texts = [NEWS, *(f"{one}: Lopez likes the ferry for it." for one in ("Price", "Speed", "Noise", "Comfort")), NEWS]
    found = find_furniture(texts, [7] * len(texts), [False] * len(texts), load_language("en"))
    assert not any(found)


def test_what_is_shown_in_a_clause_is_no_picture() -> None:
    """A caption has its subject before the verb, and not "it" or "who"."""
    assert is_furniture("A crew of the Marigold is shown mending the bridge.")
    assert not is_furniture("Islanders dislike the new statue because it is shown kicking a ferry.")
    assert not is_furniture("Lopez and Haddad are the only ones who are seen more often than the ferry.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The graph above shows how many boats passed the bridge since May.", True),
        ("The maps below represent the harbour before and after the bridge was built.", True),
        ("The new piers are marked in red on the accompanying graphic.", True),
        ("Lopez, who opened the bridge, pictured here in May, was thanked by Omar Haddad.", True),
        ("The ferry (shown above) was sold to Omar Haddad in May.", True),
        ("The following chart sums up what the bridge has cost since May.", True),
        ("Lopez hung the picture above the door of the town hall in May.", False),
        ("Lopez resigned in a letter and an accompanying video on Tuesday.", False),
        ("Sales of the ferry fell below those of May.", False),
    ],
)
def test_a_sentence_about_a_picture_of_the_page_is_furniture(text: str, expected: bool) -> None:
    """The brief has no picture; one that hangs on a wall is another matter."""
    assert expected == is_furniture(text)


def test_a_headline_repeated_at_the_top_is_found() -> None:
    """With a full stop or another mark; not what only resembles it, nor the only line of an entry of a feed."""
    title = "Lopez opens the ‘second’ bridge"
    below = ["The bridge is long.", "Workers mend it.", "Boats pass it.", "Nobody was late."]
    assert {0} == find_headlines(["Lopez opens the second bridge.", *below], title)
    assert not find_headlines(["Lopez opens the second bridge today.", *below], title)
    assert not find_headlines(["Lopez opens the second bridge.", *below[:2]], title)
    assert not find_headlines(["The bridge is long.", *below], "")


def test_who_had_the_news_first_is_no_part_of_it() -> None:
    """As a sentence of its own; a fire that was first reported in May is news."""
    assert is_furniture("News of the closure was first reported by the Larkport Herald.")
    assert not is_furniture("The closure, which was first reported by the Herald, has cost Haddad his seat.")
    assert not is_furniture("The fire was first reported in the old town of Larkport.")


ASKING = {
    "en": [
        "To continue reading this article, subscribe to The Larkport Herald.",
        "You have read your last free article this month.",
        "You’ve reached your limit of free articles.",
        "Already a subscriber?",
        "Log in to continue.",
        "This article is for subscribers only.",
        "We use cookies to improve your experience on our site.",
        "By continuing to use this site you agree to our terms.",
        "You can change your mind at any time in your privacy settings.",
        "Subscribe now for 5 crowns a week and support local reporting.",
        "Try a digital subscription for one crown.",
        "Support independent journalism in Larkport today.",
        "Sign up for our morning newsletter and never miss a story from the coast.",
        "Get the day’s news delivered to your inbox every morning.",
        "Follow the Larkport Herald on Facebook and Instagram for the latest from the coast.",
        "Got a tip for our newsroom?",
        "Write to us, we read everything.",
        "Story continues below.",
        "Click here to see the pictures.",
    ],
    "de": [
        "Um diesen Artikel zu lesen, brauchen Sie ein Abo.",
        "Sie haben in diesem Monat alle kostenlosen Artikel gelesen.",
        "Bereits Abonnent?",
        "Melden Sie sich hier an.",
        "Wir verwenden Cookies, um unsere Seite zu verbessern.",
        "Testen Sie jetzt unser Abo für eine Krone im Monat.",
        "Bestellen Sie unseren Newsletter und verpassen Sie nichts von der Küste.",
        "Folgen Sie uns auf Instagram.",
        "Haben Sie einen Hinweis für unsere Redaktion?",
    ],
    "fr": [
        "Pour lire la suite de cet article, abonnez-vous.",
        "Il vous reste 80 % de cet article à lire.",
        "La suite est réservée à nos abonnés.",
        "Nous utilisons des cookies pour améliorer notre site.",
        "Profitez de notre offre d’abonnement à une couronne par mois.",
        "Recevez chaque matin notre newsletter dans votre boîte mail.",
        "Suivez-nous sur Facebook et Instagram.",
        "Cliquez ici pour voir les photos.",
    ],
    "es": [
        "Para seguir leyendo este artículo, suscríbase.",
        "Ya ha leído todos sus artículos gratuitos de este mes.",
        "¿Ya eres suscriptor?",
        "Utilizamos cookies para mejorar nuestra página.",
        "Suscríbete ahora por una corona al mes.",
        "Recibe nuestro boletín cada mañana en tu correo.",
        "Síguenos en Facebook y en Instagram.",
        "Haz clic aquí para ver las fotos.",
    ],
    "pt": [
        "Para continuar lendo este artigo, assine o Larkport Herald.",
        "Você já leu todos os seus artigos gratuitos deste mês.",
        "Este conteúdo é exclusivo para assinantes.",
        "Usamos cookies para melhorar o nosso site.",
        "Assine agora por uma coroa por mês.",
        "Receba a nossa newsletter todas as manhãs no seu e-mail.",
        "Siga-nos no Facebook e no Instagram.",
        "Clique aqui para ver as fotos.",
    ],
}
NO_APPEALS = {
    "en": [
        "Subscribers paid 5 crowns a week in May.",
        "Cookies are baked in Larkport in winter.",
        "The board said that it would sign up for the grant.",
        "To continue, the board needs 14 million crowns.",
        "You have read the report, Lopez told the board.",
        "Follow-up visits are planned for May.",
        "“Sign up for our newsletter and get the news,” Lopez told the board.",
        "“Follow us on Facebook,” the mayor said.",
        "Like a colleague of his, Lopez wrote on Twitter that the bridge was late.",
        "Click, the owner of the ferry, sold it in May.",
        "The firm was fined because it used cookies without asking.",
    ],
    "de": ["Die Zeitung verlor in einem Jahr viele Abonnenten.", "Das Gericht verbot dem Verlag die Cookies."],
    "fr": ["Le journal a perdu beaucoup d’abonnés en un an.", "Le tribunal a interdit les cookies de la société."],
    "es": ["El diario perdió muchos suscriptores en un año.", "El tribunal prohibió las cookies de la empresa."],
    "pt": ["O jornal perdeu muitos assinantes em um ano.", "O tribunal proibiu os cookies da empresa."],
}


def in_article(text: str, language: str) -> bool:
    """Whether a text in the middle of an article is furniture."""
    filling = {"en": NEWS}.get(language, "Ana Lopez 2024.")
    texts = [filling, *NO_APPEALS[language], text]
    return find_furniture(texts, [9] * len(texts), [False] * len(texts), load_language(language))[-1]


@pytest.mark.parametrize(("language", "text"), [(code, one) for code, listed in ASKING.items() for one in listed])
def test_what_asks_something_of_the_reader_is_furniture(language: str, text: str) -> None:
    """Paywalls, consent, offers, newsletters, networks, tips and links, as sentences with a full stop."""
    assert in_article(text, language)


@pytest.mark.parametrize(("language", "text"), [(code, one) for code, listed in NO_APPEALS.items() for one in listed])
def test_news_of_subscribers_and_cookies_is_none(language: str, text: str) -> None:
    """Nor is what somebody asks in a quotation."""
    assert not in_article(text, language)


STORY = [
    "The Marigold of Great Holm won the Larkport regatta on Sunday ahead of eleven other boats.",
    "The race was stopped for ten minutes because of a ferry.",
    "The prize was 3,000 crowns, the club said.",
]
DATES = [f"{day} June -- Great Holm, East Quay" for day in range(1, 19)]
LINKS = [f"Ferry crews threaten strike over {one} changes" for one in ("rota", "pay", "food", "crew", "shift", "port")]
NOTES = [f"council met {one} and talked for an hour about the old bridge and its repair" for one in ("m", "t", "w")]


@pytest.mark.parametrize("lines", [DATES[:5], DATES, LINKS, ["Home / World", "World / Coast"] * 5])
def test_lines_without_a_stop_are_furniture_also_where_they_are_most(lines: list[str]) -> None:
    """Tour dates, related headlines and paths below a few ordinary sentences, which are longer."""
    texts = [*STORY, *lines]
    furniture = find_furniture(texts, list(map(count_words, texts)), [False] * len(texts), load_language("en"))
    assert (*[False] * len(STORY), *[True] * len(lines)) == furniture


@pytest.mark.parametrize("finished", [[], ["It was long."], ["The mayor opened the bridge."], STORY])
def test_notes_without_stops_are_no_furniture(finished: list[str]) -> None:
    """Where sentences in full are none, or as short as the others or shorter, a missing stop says nothing."""
    texts = [*NOTES, *finished]
    furniture = find_furniture(texts, list(map(count_words, texts)), [False] * len(texts), load_language("en"))
    assert not any(furniture[: len(NOTES)])
