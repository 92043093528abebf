"""Errors: one tree, one line each, an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from urllib.error import HTTPError, URLError

import pytest

from briefing import errors
from briefing.errors import BriefingError, UnknownNameError, UsageError, reason, unreadable


def everything_below(error: type[BriefingError]) -> Iterator[type[BriefingError]]:
    """The classes that derive from an error, at any depth."""
    for below in error.__subclasses__():
        yield below
        yield from everything_below(below)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    """Every class stands in the picture, and every name in the picture is a class."""
    drawn = {word for word in str(errors.__doc__).replace("──", " ").split() if word.endswith("Error")}
    assert drawn == {"BriefingError"} | {error.__name__ for error in everything_below(BriefingError)}


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ({}, "is empty"),
        ({"where": "a.txt"}, "a.txt: is empty"),
        ({"mend": "give a text"}, "is empty; give a text"),
        ({"where": "a.txt", "mend": "give a text"}, "a.txt: is empty; give a text"),
    ],
)
def test_an_error_says_where_what_and_how_to_mend_it(keywords: dict[str, str], expected: str) -> None:
    """The parts that are known, in this order."""
    assert expected == str(BriefingError("is empty", **keywords))


def test_an_error_is_one_line_whatever_it_quotes() -> None:
    """A file name or a parser's message with line breaks in it does not break the line."""
    assert "a b: two lines" == str(BriefingError("two\n\tlines", where="a\nb"))


@pytest.mark.parametrize("error", sorted(everything_below(BriefingError), key=str))
def test_only_wrong_usage_exits_with_two(error: type[BriefingError]) -> None:
    """1: it could not be done. 2: it was asked for in a way that makes no sense."""
    assert (2 if issubclass(error, UsageError) else 1) == error.exit_code


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (FileNotFoundError(2, "No such file or directory", "a.txt"), "no such file or directory"),
        (URLError(ConnectionRefusedError(111, "Connection refused")), "connection refused"),
        (HTTPError("https://a.example", 404, "Not Found", Message(), None), "not found"),
        (ValueError("embedded null\nbyte"), "embedded null byte"),
        (TimeoutError(), "timeouterror"),
    ],
)
def test_a_reason_is_what_the_system_says(error: Exception, expected: str) -> None:
    """Without numbers and names of Python's; the name only if nothing else is said."""
    assert expected == reason(error)


def test_a_file_that_is_no_text_says_at_which_byte() -> None:
    """Every file that is read as text: articles, theme files, lists of recipients, briefs."""
    with pytest.raises(UnicodeDecodeError) as caught:
        b"caf\xe9 au lait".decode("utf-8-sig")
    assert "is not UTF-8 text (byte 3)" == unreadable(caught.value)


def test_an_unknown_name_asks_did_you_mean_and_lists_what_there_is() -> None:
    """Sorted, so that the list does not depend on the table's order."""
    expected = "no method is called 'lexrnk'; did you mean 'lexrank'? available: kl, lexrank"
    assert expected == str(UnknownNameError("method", "lexrnk", ["lexrank", "kl"]))


def test_the_guess_is_written_as_the_table_writes_it() -> None:
    """Whatever the case of the name and of the table."""
    assert "did you mean 'Letter'? " in str(UnknownNameError("page size", "LETTR", ["A4", "Letter"]))


def test_a_name_that_is_near_to_nothing_is_not_guessed_at() -> None:
    """A wrong guess is worse than none."""
    assert "no method is called 'xyz'; available: kl, lexrank" == str(
        UnknownNameError("method", "xyz", ["kl", "lexrank"])
    )
