"""Theme sets: data in TOML, the built-in ones and the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import ThemeFileError, UnknownNameError
from briefing.language.words import stemmer
from briefing.model import Document, Theme
from briefing.segmentation.corpus import read_corpus
from briefing.themes.sets import load_theme_set, load_themes, parse_theme_set, theme_set_names
from briefing.themes.terms import TermFinder

ASKED_FOR = {"resignation", "election", "disaster", "attack", "trial", "conflict", "company-results", "outbreak"}
MINE = """
name = "mine"
about = "What I read for"

[[theme]]
name = "People"
about = "who it happened to"
terms = ["survivor*", "the injured"]
weight = 2

[[theme]]
name = "Money"
terms = ["cost"]
"""


def test_the_sets_that_were_promised_are_there() -> None:
    """Sorted by name; more are welcome."""
    assert set(theme_set_names()) >= ASKED_FOR
    assert sorted(theme_set_names()) == list(theme_set_names())


@pytest.mark.parametrize("name", theme_set_names())
def test_a_built_in_set_is_complete(name: str) -> None:
    """It has its file's name, says what it is about, and each theme has terms and a description."""
    theme_set = load_theme_set(name)
    assert name == theme_set.name
    assert theme_set.about
    assert 2 <= len(theme_set.themes) <= 6
    assert all(theme.terms and theme.about for theme in theme_set.themes)


@pytest.mark.parametrize("name", theme_set_names())
def test_no_term_stands_under_two_themes_of_a_set(name: str) -> None:
    """It could not tell them apart."""
    terms = [term for theme in load_theme_set(name).themes for term in set(theme.terms)]
    assert sorted(set(terms)) == sorted(terms)


@pytest.mark.parametrize("name", theme_set_names())
def test_no_word_is_counted_twice_in_a_set(name: str) -> None:
    """Forms of one stem ("charge", "charged") are met by either: two of them would count each occurrence twice."""
    stem = stemmer("en")
    terms = [term for theme in load_theme_set(name).themes for term in theme.terms]
    met = [" ".join(word if word.endswith("*") else stem(word) for word in term.split()) for term in terms]
    assert [] == [term for term, one in zip(terms, met, strict=True) if met.count(one) > 1]


@pytest.mark.parametrize("name", theme_set_names())
def test_no_term_is_met_in_a_word_that_any_story_has(name: str) -> None:
    """By a common stem ("accord", "according") or a common beginning ("quit*", "quite")."""
    everyday = "according united related former acting success quite several under shared training declared different"
    corpus = read_corpus([Document(id="a", text=f"They said {everyday} support back major.", language="en")])
    finder = TermFinder(corpus)
    terms = {term for theme in load_theme_set(name).themes for term in theme.terms}
    assert [] == sorted(term for term in terms if finder.sentences(term))


def test_the_resignation_has_its_three_themes_in_order() -> None:
    """They are the sections of the main job."""
    names = [theme.name for theme in load_themes("resignation")]
    assert ["The resignation", "Political fallout", "Succession race"] == names


def test_a_file_of_ones_own_has_the_same_form(tmp_path: Path) -> None:
    """Everything in it is taken, and what is left out has its usual value."""
    file = tmp_path / "own.toml"
    file.write_text(MINE, encoding="utf-8")
    theme_set = load_theme_set(file)
    people = Theme(name="People", about="who it happened to", terms=("survivor*", "the injured"), weight=2.0)
    assert ("mine", "What I read for") == (theme_set.name, theme_set.about)
    assert (people, Theme(name="Money", terms=("cost",))) == theme_set.themes


def test_a_file_without_a_name_is_called_like_the_file(tmp_path: Path) -> None:
    """And any ending serves, if the file is there."""
    file = tmp_path / "own.txt"
    file.write_text('theme = [{name = "A", terms = ["x"]}]', encoding="utf-8")
    assert "own" == load_theme_set(str(file)).name


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "resignaton",
            "no theme set is called 'resignaton'; did you mean 'resignation'? available: accident, attack, ",
        ),
        ("", "no theme set is called ''"),
        ("n" * 5000, "no theme set is called 'nnn"),
        ("no\0name", "no theme set is called"),
    ],
)
def test_a_name_that_is_neither_set_nor_file_lists_what_there_is(name: str, message: str) -> None:
    """With a guess at what was meant."""
    with pytest.raises(UnknownNameError) as caught:
        load_theme_set(name)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("none.toml", None, "none.toml: cannot be read (no such file or directory); name a TOML file"),
        ("odd.toml", b"\xff\xfe", "odd.toml: is not UTF-8 text (byte 0); name a TOML file"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    """With its path and the reason."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ThemeFileError) as caught:
        load_theme_set(tmp_path / name)
    assert str(caught.value).endswith(message)


HEAD = '[[theme]]\nname = "A"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f'{HEAD}terms = ["x"\n', "t.toml, line 3: is not valid TOML: Unclosed array; mend that line"),
        (f"{HEAD}terms = x\n", "t.toml, line 3: is not valid TOML: Invalid value; mend that line"),
        (f'{HEAD}name = "B"\n', "t.toml, line 3: is not valid TOML: Cannot overwrite a value; mend that line"),
        (f'{HEAD}trems = ["x"]\n', "t.toml, line 3: no key is called 'trems'; did you mean 'terms'?"),
        ('nmae = "x"\n', "t.toml, line 1: no key is called 'nmae'; did you mean 'name'? available: about, name, theme"),
        ("", "t.toml: has no theme; add a [[theme]] with a name and terms"),
        ("theme = []\n", "t.toml: has no theme"),
        ('[theme]\nname = "A"\n', "t.toml: theme has the wrong type; write [[theme]] with two brackets on each side"),
        ("theme = [1]\n", "t.toml: a theme must be a table; write [[theme]] and its keys below it"),
        ('\n[[theme]]\nterms = ["x"]\n', "t.toml, line 2: the theme has no name; add name"),
        ('[[ theme ]]\nname = " "\nterms = ["x"]\n', "t.toml, line 2: the theme has no name; add name"),
        ("[[theme]]\nname = 3\n", "t.toml, line 2: name has the wrong type; write it in quotation marks"),
        (f'{HEAD}terms = "x"\n', "t.toml, line 3: terms has the wrong type; write terms = ["),
        (f"{HEAD}terms = [1]\n", "t.toml, line 3: a term is not a word or a phrase; write terms = ["),
        (f'{HEAD}terms = ["*"]\n', "t.toml, line 3: a term is not a word or a phrase; write terms = ["),
        (HEAD, "t.toml, line 1: the theme has neither terms nor about; add terms"),
        (
            f'{HEAD}terms = ["x"]\nweight = 0\n',
            "t.toml, line 4: the weight 0 is not between 0 and 100; write weight = 1.0",
        ),
        (f'{HEAD}terms = ["x"]\nweight = nan\n', "t.toml, line 4: the weight nan is not between 0 and 100"),
        (f'{HEAD}terms = ["x"]\nweight = true\n', "t.toml, line 4: weight has the wrong type; write weight = 1.0"),
        (
            f'{HEAD}about = "x"\n[[theme]]\nname = "a"\nabout = "y"\n',
            "t.toml, line 5: the theme 'a' occurs twice",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_how_to_mend_it(text: str, message: str) -> None:
    """Whatever it is: nobody has to look for it."""
    with pytest.raises(ThemeFileError) as caught:
        parse_theme_set(text, where="t.toml", name="t")
    assert str(caught.value).startswith(message)
