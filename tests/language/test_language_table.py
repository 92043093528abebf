"""The table of languages: one list, from which everything that goes by language is told."""

from __future__ import annotations

from importlib.resources import files

import pytest

from briefing.language.table import function_words, has_file, language_table, line_of
from briefing.language.words import LANGUAGES, stemmer, stop_words


def test_every_file_of_a_language_has_its_line() -> None:
    """A file that the table does not know is read for no text."""
    folder = files("briefing.language") / "languages"
    names = {file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")}
    assert names - {"general", "languages"} == {code for code in language_table() if has_file(code)}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_that_can_be_told_has_a_script_or_function_words(code: str) -> None:
    """Without either, every text in it would wait for a model of a second."""
    assert line_of(code).script or function_words()[code]


@pytest.mark.parametrize("code", [code for code, line in language_table().items() if line.snowball])
def test_stemmers_are_those_that_the_table_names(code: str) -> None:
    """A name that Snowball does not know would fail with the first article."""
    assert "x" == stemmer(code)("x")


def test_stop_words_are_those_that_the_table_names() -> None:
    """None where the table has no file of sumy for them."""
    assert set(LANGUAGES) == {code for code in language_table() if stop_words(code)}


@pytest.mark.parametrize("code", ["xx", "", "en-XX"])
def test_a_code_without_a_line_is_no_error(code: str) -> None:
    """Its line is empty, or that of its language."""
    assert line_of(code) == line_of(code.partition("-")[0])
