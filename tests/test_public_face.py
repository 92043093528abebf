"""The public face: what other programs call, exactly."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import briefing
from tests.samples import HALEVI, read_sample

TEXT = "A rescue team came at dawn. It brought aid for the town.\n\nThe mayor thanked them. Nobody was hurt."
DOCUMENT = briefing.Document(id="a", text=TEXT, title="", language="en")
THEME = briefing.Theme(name="Recovery", terms=("rescue", "aid"), about="help for the survivors")


def test_what_is_exported_is_sorted_and_there() -> None:
    """`__all__` reads as an index."""
    assert sorted(briefing.__all__) == list(briefing.__all__)
    assert all(hasattr(briefing, name) for name in briefing.__all__)


@pytest.mark.parametrize(
    "name",
    [
        *("BriefingError", "Document", "Theme", "group_stories", "load_themes", "make_brief"),
        *("read", "render", "score_sentences", "split_sentences"),
    ],
)
def test_the_names_that_other_programs_call_are_exported(name: str) -> None:
    """They stay, whatever moves below them."""
    assert name in briefing.__all__


def test_sentences_are_slices_of_their_document() -> None:
    """`document.text[s.start:s.end] == s.text`."""
    sentences = briefing.split_sentences(DOCUMENT)
    assert isinstance(sentences, tuple)
    assert [s.text for s in sentences] == [DOCUMENT.text[s.start : s.end] for s in sentences]
    assert "A rescue team came at dawn." == sentences[0].text


@pytest.mark.parametrize("themes", ["resignation", "TOML"])
def test_themes_are_loaded_by_name_and_by_path(themes: str, tmp_path: Path) -> None:
    """A built-in set, or the path of a TOML file as a string or a Path."""
    if themes == "TOML":
        file = tmp_path / "mine.toml"
        file.write_text('[[theme]]\nname = "A"\nterms = ["rescue"]\n', encoding="utf-8")
        assert briefing.load_themes(file) == briefing.load_themes(str(file))
        assert (briefing.Theme(name="A", terms=("rescue",)),) == briefing.load_themes(file)
    else:
        names = [theme.name for theme in briefing.load_themes(themes)]
        assert ["The resignation", "Political fallout", "Succession race"] == names


def test_scores_name_sentence_theme_value_and_reasons() -> None:
    """One for each sentence and theme; the sentence with the theme's words has the best, and says why."""
    scores = briefing.score_sentences([DOCUMENT], [THEME])
    assert len(briefing.split_sentences(DOCUMENT)) == len(scores)
    best = max(scores, key=lambda score: score.value)
    assert "A rescue team came at dawn." == best.sentence.text
    assert THEME == best.theme
    assert "rescue" in best.reasons


def test_a_brief_is_made_with_the_options_of_the_command_line() -> None:
    """Every keyword of the face is taken; lists serve where tuples do."""
    brief = briefing.make_brief([DOCUMENT], themes=[THEME], length="200w", method="briefing", title="Rescue")
    assert "Rescue" == brief.title
    assert THEME in [section.theme for section in brief.sections]
    assert brief.lead
    passages = (brief.lead, *(passage for section in brief.sections for passage in section.passages))
    assert tuple(sentence for passage in passages for sentence in passage.sentences) == brief.sentences


def test_documents_are_grouped_into_stories() -> None:
    """A tuple of tuples of the documents themselves, the same in any order."""
    documents = [DOCUMENT, read_sample()]
    stories = briefing.group_stories(documents)
    assert {(DOCUMENT,), (read_sample(),)} == set(stories)
    assert stories == briefing.group_stories(documents[::-1])


def test_no_themes_give_a_lead_and_the_rest_without_a_heading() -> None:
    """And it is not empty."""
    brief = briefing.make_brief((DOCUMENT,), themes=())
    assert {""} >= {section.theme.name for section in brief.sections}
    assert brief.lead


def test_a_set_is_found_where_one_clearly_fits_and_only_there() -> None:
    """A name and themes, or nothing."""
    found = briefing.best_theme_set([read_sample()])
    assert found is not None
    assert ("resignation", briefing.load_themes("resignation")) == (found.name, found.themes)
    assert briefing.best_theme_set([briefing.Document(id="a", text="Stir the soup.", language="en")]) is None


def test_a_bare_number_counts_sentences() -> None:
    """As a string and as an integer."""
    one, other = (briefing.make_brief([read_sample()], length=length) for length in ("3", 3))
    assert one == other
    assert len(one.sentences) <= 3


@pytest.mark.parametrize("name", ["html", "pdf", "mail", "text", "markdown", "json"])
def test_each_format_is_rendered_to_bytes(name: str) -> None:
    """With a file name and a media type."""
    rendered = briefing.render(briefing.make_brief([DOCUMENT]), name)
    assert isinstance(rendered.data, bytes)
    assert rendered.data
    assert rendered.name
    assert "/" in rendered.media_type


def test_a_path_is_read_into_documents() -> None:
    """As a string or a Path; what cannot be read is a Skipped in the same tuple."""
    assert briefing.read(HALEVI) == briefing.read(str(HALEVI))
    (skipped,) = briefing.read("there-is-no-such-file.txt")
    assert isinstance(skipped, briefing.Skipped)


@pytest.mark.parametrize(
    "call",
    [
        lambda: briefing.make_brief([DOCUMENT], length="ten"),
        lambda: briefing.make_brief([DOCUMENT], method="lexrnk"),
        lambda: briefing.make_brief([]),
        lambda: briefing.make_brief([briefing.Document(id="a", text=" ")]),
        lambda: briefing.load_themes("resignaton"),
        lambda: briefing.render(briefing.make_brief([DOCUMENT]), "htm"),
    ],
)
def test_every_mistake_is_a_briefing_error(call: object) -> None:
    """One `except` catches them all."""
    assert callable(call)
    with pytest.raises(briefing.BriefingError):
        call()


def test_options_of_a_brief_are_named() -> None:
    """Only the documents are given by position."""
    kinds = {p.name: p.kind for p in inspect.signature(briefing.make_brief).parameters.values()}
    assert ["documents"] == [name for name, kind in kinds.items() if kind is not inspect.Parameter.KEYWORD_ONLY]


def test_importing_the_package_imports_no_engine() -> None:
    """`briefing --help` is instant because what is heavy is imported where it is needed."""
    heavy = ["weasyprint", "nltk", "sumy", "numpy", "jinja2", "trafilatura", "pypdf", "babel"]
    script = f"import sys, briefing, briefing.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "[]" == done.stdout.strip()


def test_a_package_within_hides_no_public_function() -> None:
    """Whatever is imported first: `briefing.render` is the function, its modules are in `briefing.rendering`."""
    script = "import briefing.rendering.html, briefing; print(callable(briefing.render), callable(briefing.verify))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "True True\n" == done.stdout


def test_the_public_names_stand_once() -> None:
    """In the stub, which type checkers read and from which they are imported."""
    stub = (Path(briefing.__file__).parent / "__init__.pyi").read_text(encoding="utf-8")
    assert list(briefing.__all__) == sorted(re.findall(r"as (\w+)$", stub, re.MULTILINE))


def test_help_needs_no_numpy() -> None:
    """Nor anything else that is slow: the command line starts at once."""
    script = (
        "import sys; from click.testing import CliRunner; from briefing.cli.app import main;"
        "CliRunner().invoke(main, ['--help']);"
        "print([name for name in ('numpy', 'nltk', 'weasyprint', 'babel', 'jinja2', 'msgspec') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stdout
