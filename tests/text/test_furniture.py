"""Furniture: captions that tell two people apart by their sides, or name themselves a picture."""

from __future__ import annotations

import pytest

from briefing.text.furniture import find_furniture
from briefing.text.language import load_language

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
