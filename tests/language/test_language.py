"""Languages: what is known of each, and which one a text is in."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from importlib.resources import files

import pytest

from briefing.language.loading import GENERAL, Language, detect_language, is_right_to_left, language_of, load_language
from briefing.language.table import Line, has_file, language_table
from briefing.language.words import LANGUAGES
from briefing.model import Document

FIRST_CLASS = tuple(code for code in language_table() if has_file(code))
TABLES = {
    field.name: type(getattr(load_language("en"), field.name)) for field in fields(Language) if field.name != "code"
}
OPTIONAL = set(TABLES) - {"sentences", "quotations", "context"}


@pytest.mark.parametrize("code", FIRST_CLASS)
def test_first_class_languages_have_rules_of_their_own(code: str) -> None:
    """Each brings what sentences, quotations and context need."""
    language = load_language(code)
    assert code == language.code
    assert language.sentences.abbreviations
    assert language.sentences.months
    assert language.quotations.cues
    assert language.context.connectives
    assert language.context.person_pronouns


@pytest.mark.parametrize("code", ["xx", "it", "", "../en", "languages", "general.toml"])
def test_an_unknown_code_gets_the_general_rules(code: str) -> None:
    """A code that has no file is no error, and cannot reach outside the folder."""
    assert GENERAL == load_language(code).code


@pytest.mark.parametrize("code", ["EN", "en-GB", "en_US", " en "])
def test_a_code_may_name_a_country(code: str) -> None:
    """Only the language of it counts."""
    assert load_language(code) is load_language("en")


@pytest.mark.parametrize("code", [*FIRST_CLASS, "general"])
def test_language_files_hold_exactly_the_known_keys(code: str) -> None:
    """A mistyped key would be a list that nobody reads."""
    tables = tomllib.loads((files("briefing.language") / "languages" / f"{code}.toml").read_text(encoding="utf-8"))
    tables.pop("function_words", None)
    assert set(TABLES) - OPTIONAL <= set(tables) <= set(TABLES)
    for name, listed in tables.items():
        assert set(listed) <= {field.name for field in fields(TABLES[name])}


def test_every_key_is_described() -> None:
    """In the page on the files of languages, which is the one place for it."""
    page = (files("briefing.language") / "languages" / "README.md").read_text(encoding="utf-8")
    keys = {one.name for table in TABLES.values() for one in fields(table)} | {one.name for one in fields(Line)}
    assert set() == {key for key in {*keys, *TABLES} if f"`{key}`" not in page}


@pytest.mark.parametrize("code", [*FIRST_CLASS, "general"])
def test_abbreviations_that_may_end_are_abbreviations(code: str) -> None:
    """An entry that only one of the two lists knows would never be looked up."""
    rules = load_language(code).sentences
    assert set() == rules.may_end - rules.abbreviations
    assert not any(word.endswith(".") for word in rules.abbreviations | rules.ends_before_capital)


@pytest.mark.parametrize("code", FIRST_CLASS)
def test_expletives_are_patterns(code: str) -> None:
    """Every entry compiles."""
    assert all(re.compile(pattern) for pattern in load_language(code).context.expletives)


@pytest.mark.parametrize("code", FIRST_CLASS)
def test_words_are_in_lower_case(code: str) -> None:
    """Lists are looked up with lowered words; only abbreviations tell capitals apart."""
    language = load_language(code)
    quoting, context = language.quotations, language.context
    words = quoting.cues | quoting.phrases | quoting.pronouns | quoting.stops | quoting.helpers
    words |= context.connectives | context.person_pronouns | context.demonstratives | context.back_references
    words |= language.sentences.starters | language.sentences.months
    assert set() == {word for word in words if word != word.lower()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council voted on Monday to close the bridge, and the mayor said that it was too old to mend.", "en"),
        ("Der Rat hat am Montag beschlossen, die Brücke zu schließen, weil sie nicht mehr sicher ist.", "de"),
        ("Le conseil a décidé lundi de fermer le pont, et la maire a dit que les travaux dureraient un an.", "fr"),
        ("El consejo decidió el lunes cerrar el puente, y la alcaldesa dijo que las obras durarán un año.", "es"),
        ("המועצה החליטה ביום שני לסגור את הגשר.", "he"),
        ("قرر المجلس يوم الاثنين إغلاق الجسر.", "ar"),
        ("議会は月曜日に橋の閉鎖を決めた。", "ja"),
        ("市议会星期一决定关闭大桥。", "zh"),
        ("Рада вирішила закрити міст.", "uk"),
        ("O conselho decidiu na segunda-feira fechar a ponte, e a prefeita disse que as obras vão durar um ano.", "pt"),
        ("Il consiglio ha deciso lunedì di chiudere il ponte, e la sindaca ha detto che non è più sicuro.", "it"),
        ("", "en"),
        ("12 345 — 6", "en"),
        ("\ud800\udc00"[:1], "en"),
    ],
)
def test_the_language_is_told_from_the_text(text: str, expected: str) -> None:
    """A text without a clue counts as English."""
    assert expected == detect_language(text)


def test_a_short_text_is_left_to_the_model() -> None:
    """A few words are too few to count; the answer is one of the languages that have stop words."""
    assert "de" == detect_language("Brücke geschlossen")
    assert detect_language("zzyzx") in LANGUAGES


def test_only_the_opening_is_read() -> None:
    """What stands far after does not change the answer, nor the time it takes."""
    opening = "The council voted on Monday to close the bridge, and the mayor said that it was old. " * 30
    assert "en" == detect_language(opening + "Der Rat hat die Brücke geschlossen. " * 1000)


def test_a_document_may_say_its_language() -> None:
    """What it says goes before what its text looks like, without the country."""
    assert "de" == language_of(Document(id="a", text="The bridge is closed.", language="de-AT"))
    assert "en" == language_of(Document(id="a", text="The mayor of the city said that the bridge is closed for good."))


@pytest.mark.parametrize("code", ["ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"])
@pytest.mark.parametrize("form", ["{}", "{}-EG", "{}_IL", "{}-IL-x-none", " {} "])
def test_what_is_written_from_right_to_left_is_so_everywhere(form: str, code: str) -> None:
    """In every country, and however the code is written."""
    assert is_right_to_left(form.format(code))


@pytest.mark.parametrize(
    ("code", "expected"),
    [("pa", False), ("pa-Arab", True), ("ks", True), ("ks-Deva", False), ("arz", True), ("azb", True), ("HE", True)],
)
def test_direction_goes_by_script(code: str, expected: bool) -> None:
    """By the one that the code names, else by the one that the language is usually written in."""
    assert expected is is_right_to_left(code)


@pytest.mark.parametrize("code", ["", "en", "de-AT", "zz", "und", "mul", "English", "../../he", "he\0", "-"])
def test_everything_else_is_written_from_left_to_right(code: str) -> None:
    """What is no code of a language, too."""
    assert not is_right_to_left(code)


def test_rules_load_without_heavy_packages() -> None:
    """Looking up a language imports neither nltk nor numpy nor the model of py3langid."""
    code = (
        "import sys; from briefing.language.loading import load_language; load_language('en');"
        "sys.exit(any(name in sys.modules for name in ('nltk', 'numpy', 'py3langid')))"
    )
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode
