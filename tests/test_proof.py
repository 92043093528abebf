"""Proof: an honest brief is found honest, and whatever was done to it is found and named."""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefing
from briefing.render.evidence import evidence_for_script
from briefing.themes.fitting import best_theme_set
from tests.articles import LENGTHS, stories, themes
from tests.render.briefs import HOSTILE, hostile_brief
from tests.samples import HALEVI, SAMPLES, SEEDS, read_sample

FORMATS = ("pdf", "html", "json")
TEXT = (
    "Mayor Ada Quill resigned on Monday.\n\n“The council lost its way after the flood,” Quill said. “We all saw it "
    "coming.”\n\nThe council will elect a successor in May. He or she will serve for two years."
)


@cache
def sample_brief(path: Path = HALEVI) -> briefing.Brief:
    """The brief of a sample, with the built-in themes that fit it."""
    document = read_sample(path)
    theme_set = best_theme_set([document])
    assert theme_set is not None
    return briefing.make_brief([document], themes=theme_set.themes)


@cache
def honest(name: str, path: Path = HALEVI) -> briefing.Rendered:
    """A sample's brief in a format, as it was made."""
    return briefing.render(sample_brief(path), name)


def altered(name: str, change: Callable[[bytes], bytes]) -> briefing.Verification:
    """The verdict on the sample's brief after its bytes were changed."""
    rendered = honest(name)
    data = change(rendered.data)
    assert data != rendered.data
    return briefing.verify(replace(rendered, data=data))


def with_evidence(change: Callable[[dict[str, Any]], None], name: str = "json") -> briefing.Verification:
    """The verdict after a change to the evidence: in the JSON, or in the JSON that the HTML carries."""
    values = json.loads(honest("json").data)
    change(values)
    text = json.dumps(values, ensure_ascii=False)
    if name == "json":
        return altered("json", lambda _: text.encode())
    script = evidence_for_script(sample_brief()).encode()
    return altered("html", lambda data: data.replace(script, text.replace("<", "\\u003c").encode()))


def attachments_of(rendered: briefing.Rendered) -> dict[str, bytes]:
    """What is attached to a PDF."""
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        return {name: attached.get_file().read_bytes() for name, attached in pdf.attachments.items()}


def with_attachments(rendered: briefing.Rendered, **changed: bytes) -> briefing.Rendered:
    """A PDF whose attachments `brief` (the evidence) or `source` (the first text) hold other bytes."""
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        for name, attached in pdf.attachments.items():
            if (kind := re.split("[.-]", name)[0]) in changed:
                attached.obj.EF.F.write(changed[kind])
        return saved(pdf, rendered)


def saved(pdf: pikepdf.Pdf, rendered: briefing.Rendered) -> briefing.Rendered:
    """A PDF as it is now."""
    stream = io.BytesIO()
    pdf.save(stream)
    return replace(rendered, data=stream.getvalue())


def rebuilt(brief: briefing.Brief, document: briefing.Document) -> briefing.Brief:
    """The brief with the same offsets in another version of its only document."""

    def moved(passage: briefing.Passage) -> briefing.Passage:
        return briefing.Passage(sentences=tuple(replace(s, document=document) for s in passage.sentences))

    sections = tuple(replace(one, passages=tuple(map(moved, one.passages))) for one in brief.sections)
    lead = moved(brief.lead) if brief.lead else None
    return replace(brief, sections=sections, documents=(document,), lead=lead, omitted=())


def found(verification: briefing.Verification) -> list[tuple[str, str]]:
    """Kind and place of each fault."""
    assert verification.ok == (not verification.faults)
    return [(fault.kind, fault.where) for fault in verification.faults]


def sentences_of(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Every sentence of the evidence in reading order."""
    return [s for section in values["sections"] for passage in section["passages"] for s in passage["sentences"]]


# What is honest


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_brief_as_it_was_made_holds(path: Path, name: str) -> None:
    """In itself, and against the article that it was made of."""
    rendered = honest(name, path)
    assert [] == found(briefing.verify(rendered))
    assert [] == found(briefing.verify(rendered, [path]))
    assert [] == found(briefing.verify(rendered, read_sample(path)))


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_known_by_its_content_not_by_its_ending(name: str, tmp_path: Path) -> None:
    """A path as text or as Path; the verdict bears the name that was given."""
    file = tmp_path / "brief.txt"
    file.write_bytes(honest(name).data)
    assert briefing.verify(file) == briefing.verify(str(file))
    assert (True, str(file)) == (briefing.verify(file).ok, briefing.verify(file).name)


@pytest.mark.parametrize("template", ["default", "memo"])
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_every_page_that_the_tool_makes_holds(size: str, template: str) -> None:
    """Whichever the paper and the template: the file need not say which it was."""
    page = briefing.Page(size=size, template=template, pages=2)
    for name in ("html", "pdf"):
        assert [] == found(briefing.verify(briefing.render(sample_brief(), name, page)))


def test_a_page_of_ones_own_template_holds_if_the_template_is_named(tmp_path: Path) -> None:
    """Without it the page says what no template of ours says."""
    (tmp_path / "page.html").write_text(
        '{% import "parts.html" as parts %}<!DOCTYPE html><html lang="en"><head>{% include "head.html" %}</head><body>'
        "<h1>{{ view.title }}</h1><p>For the minister only</p>{{ parts.sections(view, paper) }}"
        '{{ parts.sources(view) }}<script type="application/ld+json">{{ evidence }}</script></body></html>',
        encoding="utf-8",
    )
    rendered = briefing.render(sample_brief(), "html", briefing.Page(template=str(tmp_path)))
    assert [] == found(briefing.verify(rendered, template=str(tmp_path)))
    assert [("page", "the page")] == found(briefing.verify(rendered))


def test_a_brief_of_several_articles_holds_against_all_of_them() -> None:
    """Given as a folder; each source finds its article."""
    documents = [read_sample(path) for path in SAMPLES]
    brief = briefing.make_brief(documents, length="300w")
    verification = briefing.verify(briefing.render(brief, "pdf"), SEEDS)
    assert [] == found(verification)
    assert "3 attachments" in verification.checked


def test_the_verdict_says_what_was_looked_at() -> None:
    """A JSON shows no page; a PDF has attachments; articles only if they were given."""
    checked = [briefing.verify(honest(name)).checked[2:] for name in ("json", "html", "pdf")]
    assert [("context",), ("context", "visible text"), ("context", "visible text", "1 attachment")] == checked
    assert "1 article of today" in briefing.verify(honest("json"), HALEVI).checked


@given(stories(), themes(), st.sampled_from(LENGTHS))
def test_whatever_articles_make_holds(
    documents: list[briefing.Document], wanted: list[briefing.Theme], length: str
) -> None:
    """No false alarm: in any language, with odd characters, against its own articles."""
    if any(map(briefing.split_sentences, documents)):
        brief = briefing.make_brief(documents, themes=wanted, length=length)
        for name in ("html", "json"):
            assert [] == found(briefing.verify(briefing.render(brief, name), documents))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_false_page(text: str) -> None:
    """What is shown is what the evidence has, even where it looks like markup."""
    faults = briefing.verify(briefing.render(hostile_brief(text), "html")).faults
    assert [] == [fault for fault in faults if fault.kind in ("page", "file", "evidence")]


# What was done to it


def test_a_letter_changed_in_the_visible_text_of_a_page_is_found() -> None:
    """The sentence is named by its number, from the word on that differs."""
    verification = altered(
        "html", lambda data: data.replace(b"announced his resignation", b"announced his designation", 1)
    )
    assert ("page", "sentence 1") in found(verification)
    assert "shows “designation Tuesday" in verification.faults[0].what


SHOWN = re.compile(r'(<span class="sentence" data-sentence="\d+">)([^<]+)(</span>)')


@given(st.data())
@settings(max_examples=60)
def test_any_character_changed_in_any_visible_sentence_is_found(data: st.DataObject) -> None:
    """Whichever it is and whatever stands there instead."""
    html = honest("html").data.decode()
    places = [place for match in SHOWN.finditer(html) for place in range(*match.span(2)) if html[place].isalnum()]
    place = data.draw(st.sampled_from(places))
    letter = data.draw(st.characters(categories=["L", "N"], exclude_characters=html[place]))
    verification = altered("html", lambda _: (html[:place] + letter + html[place + 1 :]).encode())
    number = 1 + sum(match.end() <= place for match in SHOWN.finditer(html))
    assert [("page", f"sentence {number}")] == found(verification)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<h1", "<p>He was forced to.</p><h1"),
        ("The resignation</h2>", "The disgrace</h2>"),
        ("</h2>", "</h2><p>He was forced to.</p>"),
        (">[1¶1]", ">[1¶2]"),
        ("</main>", "<p>Made by the army.</p></main>"),
        ("1 source", "9 sources"),
        ("</mark>", "ly</mark>"),
    ],
)
def test_words_put_into_a_page_are_found(old: str, new: str) -> None:
    """Anywhere: above, between, below, in a mark, in the paragraphs that are shown as evidence."""
    verification = altered("html", lambda data: data.replace(old.encode(), new.encode(), 1))
    assert [("page", "the page")] == found(verification)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</style>", '[data-sentence="2"] { display: none }</style>'),
        ("</style>", 'h1::after { content: "in disgrace" }</style>'),
        ('<main class="sheet">', '<main class="sheet" hidden>'),
        ("</body>", "<script>document.body.textContent = 'No.'</script></body>"),
        ("</body>\n</html>", ""),
    ],
)
def test_a_page_whose_text_holds_but_is_hidden_or_painted_over_is_found(old: str, new: str) -> None:
    """Styles and markup must be those that the evidence makes."""
    verification = altered("html", lambda data: data.replace(old.encode(), new.encode(), 1))
    assert [("page", "the page")] == found(verification)
    assert "styles or markup" in verification.faults[0].what


def test_a_sentence_taken_out_of_a_page_is_found() -> None:
    """Nothing less than the evidence."""
    verification = altered("html", lambda data: SHOWN.sub("", data.decode(), count=1).encode())
    assert [("page", "sentence 1")] == found(verification)
    assert verification.faults[0].what.endswith("is not shown")


def test_a_sentence_put_into_a_page_is_found() -> None:
    """Nothing more than the evidence, even if it claims a number."""
    more = '<span class="sentence" data-sentence="99">He left.</span></p>'
    verification = altered("html", lambda data: data.replace(b"</p>\n</div>", f"{more}\n</div>".encode(), 1))
    assert [("page", "sentence 99")] == found(verification)


def test_two_sentences_that_changed_places_on_a_page_are_found() -> None:
    """Both are named."""

    def swap(data: bytes) -> bytes:
        html = data.decode()
        one, other = list(SHOWN.finditer(html))[2:4]
        between = html[one.end(2) : other.start(2)]
        return (html[: one.start(2)] + other[2] + between + one[2] + html[other.end(2) :]).encode()

    assert [("page", "sentence 3"), ("page", "sentence 4")] == found(altered("html", swap))


def test_a_letter_changed_in_the_visible_text_of_a_pdf_is_found() -> None:
    """The page of another article with the evidence of the true one: the line is named."""
    document = sample_brief().documents[0]
    other = replace(document, text=document.text.replace("announced his resignation", "announced his resignatiom"))
    evidence, source = attachments_of(honest("pdf")).values()
    forged = with_attachments(briefing.render(rebuilt(sample_brief(), other), "pdf"), brief=evidence, source=source)
    verification = briefing.verify(forged)
    assert [("page", "the page")] == found(verification)
    assert "resignatiom" in verification.faults[0].what


def test_a_pdf_saved_by_another_program_holds() -> None:
    """It is the content that counts."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        assert [] == found(briefing.verify(saved(pdf, honest("pdf"))))


def test_a_note_laid_over_a_pdf_is_found() -> None:
    """An annotation can hide a sentence, or put words beside it."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[50, 50, 400, 200], Contents="He was forced."
        )
        pdf.pages[0].Annots.append(pdf.make_indirect(note))
        verification = briefing.verify(saved(pdf, honest("pdf")))
    assert [("page", "the page")] == found(verification)
    assert "FreeText" in verification.faults[0].what


def test_layers_actions_and_foreign_links_in_a_pdf_are_found() -> None:
    """A layer can be switched off, an action can do anything, a link can lead to another article."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        pdf.Root.OCProperties = pikepdf.Dictionary()
        pdf.pages[0].AA = pikepdf.Dictionary()
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://forged.example/")
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
        pdf.pages[0].Annots.append(pdf.make_indirect(link))
        verification = briefing.verify(saved(pdf, honest("pdf")))
    assert 3 * [("page", "the page")] == found(verification)
    said = " ".join(fault.what for fault in verification.faults)
    assert all(name in said for name in ("(AA)", "(OCProperties)", "“https://forged.example/”"))


@pytest.mark.parametrize("password", ["", "secret"])
def test_a_locked_pdf_is_a_fault(password: str) -> None:
    """With a password, and with an empty one: a brief has neither."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(user=password, owner="secret"))
    assert not briefing.verify(replace(honest("pdf"), data=stream.getvalue())).ok


def test_a_page_put_behind_a_pdf_is_found() -> None:
    """All pages are read."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        pdf.pages.append(pdf.pages[0])
        assert [("page", "the page")] == found(briefing.verify(saved(pdf, honest("pdf"))))


def test_a_letter_changed_in_an_attached_source_is_found() -> None:
    """The text that people open beside the page is that of the evidence."""
    source = attachments_of(honest("pdf"))["source-0001-halevi-resignation.txt"].replace(b"Halevi", b"Helevi", 1)
    assert [("source", "source 1")] == found(briefing.verify(with_attachments(honest("pdf"), source=source)))


def test_a_source_that_is_not_attached_and_one_that_is_too_many_are_found() -> None:
    """Each source once, and nothing else."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        del pdf.attachments["source-0001-halevi-resignation.txt"]
        pdf.attachments["README.md"] = pikepdf.AttachedFileSpec.from_filepath(pdf, SEEDS / "README.md")
        verification = briefing.verify(saved(pdf, honest("pdf")))
    assert [("source", "source 1"), ("file", "README.md")] == found(verification)


@pytest.mark.parametrize("name", ["json", "html"])
@pytest.mark.parametrize("key", ["exact", "prefix", "suffix"])
def test_a_letter_changed_in_the_evidence_is_found(key: str, name: str) -> None:
    """In the words of a sentence, and in what stands before and behind it."""

    def change(values: dict[str, Any]) -> None:
        quote = sentences_of(values)[2]["selector"][1]
        quote[key] = quote[key].replace("e", "o", 1)

    assert ("sentence", "sentence 3") in found(with_evidence(change, name))


def test_a_letter_changed_in_the_evidence_of_a_pdf_is_found() -> None:
    """Whether it is within a quoted sentence or not: the text has another hash, and is not the one attached."""
    evidence = attachments_of(honest("pdf"))["brief.json"].replace(b"Netanyahu has declined", b"Netanyahu had declined")
    verification = briefing.verify(with_attachments(honest("pdf"), brief=evidence))
    assert ("source", "source 1") in found(verification)
    assert "SHA-256" in verification.faults[0].what


@pytest.mark.parametrize(
    ("key", "value", "where"),
    [
        ("sha256", "0" * 64, "source 1"),
        ("text", "Nothing was said.", "the evidence, sections[0], passages[0], sentences[0], selector[0]"),
        ("id", "#source-9", "source 1"),
    ],
)
def test_a_source_that_is_not_the_one_noted_is_found(key: str, value: str, where: str) -> None:
    """By its hash, by its length, by its name."""
    verification = with_evidence(lambda values: values["sources"][0].update({key: value}))
    assert where in [place for _, place in found(verification)]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"counts": {}}, "sentences is nothing, it must be "),
        ({"comment": "Forged."}, "comment is “Forged.”, it must be nothing"),
        ({"language": "fr"}, "language is “fr”, it must be “en”"),
        ({"@context": []}, "@context is another list, it must be another list"),
    ],
)
def test_whatever_else_was_changed_in_the_evidence_is_found(change: dict[str, Any], what: str) -> None:
    """Nothing less and nothing more than the brief gives."""
    verification = with_evidence(lambda values: values.update(change))
    assert {("evidence", "the evidence")} == set(found(verification))
    assert verification.faults[0].what.startswith(what)


@pytest.mark.parametrize("depth", [50, 300, 900, 990])
def test_evidence_of_any_depth_is_a_fault(depth: int) -> None:
    """However deep a value is nested."""
    deep = b'"@context": ' + b"[" * depth + b"]" * depth + b', "type"'
    assert not altered("json", lambda data: re.sub(rb'"@context": .*?"type"', deep, data, count=1, flags=re.DOTALL)).ok


def test_a_name_that_stands_twice_in_the_evidence_is_found() -> None:
    """One reader would take the first, another the second."""
    verification = altered("json", lambda data: data.replace(b'"title":', b'"title": "Forged", "title":', 1))
    assert "has a name twice in one object" in verification.faults[0].what


def test_a_sentence_moved_to_another_source_is_found() -> None:
    """The same words must stand at the same place there."""
    documents = [read_sample(path) for path in SAMPLES]
    values = json.loads(briefing.render(briefing.make_brief(documents, length="300w"), "json").data)
    sentence = sentences_of(values)[0]
    other = next(s["number"] for s in values["sources"] if s["number"] != sentence["sourceNumber"])
    sentence.update(source=f"#source-{other}", sourceNumber=other)
    data = json.dumps(values).encode()
    verification = briefing.verify(briefing.Rendered(name="moved.json", media_type="", data=data))
    assert ("sentence", "sentence 1") in found(verification)


def test_two_offsets_that_changed_places_are_found() -> None:
    """Start and end of one sentence; or the starts of two."""

    def within(values: dict[str, Any]) -> None:
        position = sentences_of(values)[0]["selector"][0]
        position["start"], position["end"] = position["end"], position["start"]

    def between(values: dict[str, Any]) -> None:
        one, other = (sentence["selector"][0] for sentence in sentences_of(values)[:2])
        one["start"], one["end"], other["start"], other["end"] = other["start"], other["end"], one["start"], one["end"]

    assert "is outside its source" in with_evidence(within).faults[0].what
    kinds = found(with_evidence(between))
    assert {("sentence", "sentence 1"), ("sentence", "sentence 2")} <= set(kinds)


def test_half_a_sentence_is_found_even_if_all_of_the_evidence_agrees() -> None:
    """Word for word is not enough: whole sentences."""
    document = briefing.Document(id="a", text=TEXT, language="en")
    whole = briefing.split_sentences(document)[0]
    half = replace(whole, start=whole.start + len("Mayor "))
    assert [("sentence", "sentence 1")] == found(briefing.verify(made_of(document, (half,))))


def test_a_sentence_that_stands_twice_is_found() -> None:
    """In two themes, too."""
    document = briefing.Document(id="a", text=TEXT, language="en")
    first = briefing.split_sentences(document)[0]
    assert [("sentence", "sentence 2")] == found(briefing.verify(made_of(document, (first,), (first,))))


def made_of(document: briefing.Document, *passages: tuple[briefing.Sentence, ...]) -> briefing.Rendered:
    """A brief that agrees with itself, of one section, whatever its passages are."""
    theme = briefing.Theme(name="Any")
    section = briefing.Section(theme=theme, passages=tuple(briefing.Passage(sentences=one) for one in passages))
    return briefing.render(briefing.Brief(title="T", lead=None, sections=(section,), documents=(document,)), "html")


@pytest.mark.parametrize(
    ("numbers", "where", "why"),
    [
        ([[2]], "sentence 1", "the speaker stands there"),
        ([[0], [4]], "sentence 2", "lacks “The council will elect a successor in May.”"),
        ([[2, 1]], "sentence 1", "no run of neighbouring sentences"),
        ([[0, 3]], "sentence 1", "no run of neighbouring sentences"),
    ],
)
def test_a_sentence_without_what_it_leans_on_is_found(numbers: list[list[int]], where: str, why: str) -> None:
    """A brief made anew without the speaker, or the other half of the quotation: only its context tells."""
    document = briefing.Document(id="a", text=TEXT, language="en")
    sentences = briefing.split_sentences(document)
    passages = [tuple(sentences[n] for n in passage) for passage in numbers]
    verification = briefing.verify(made_of(document, *passages))
    assert ("context", where) in found(verification)
    assert any(why in fault.what for fault in verification.faults)


def test_the_speakers_sentence_dropped_from_a_brief_is_found() -> None:
    """From the evidence with all its numbers put right, so that it agrees with itself."""
    document = briefing.Document(id="a", text=TEXT, language="en")
    sentences = briefing.split_sentences(document)
    whole = made_of(document, (sentences[0],), (sentences[1], sentences[2]))
    assert [] == found(briefing.verify(whole))
    verification = briefing.verify(made_of(document, (sentences[0],), (sentences[2],)))
    assert [("context", "sentence 2")] == found(verification)
    assert "lacks ‘“The council lost its way after the flood,” Quill said.’" in verification.faults[0].what


# Files that are no briefs


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_file_is_found_in_one_line(share: float, name: str) -> None:
    """Wherever it ends."""
    verification = altered(name, lambda data: data[: int(len(data) * share)])
    assert not verification.ok
    assert "\n" not in verification.faults[0].what


@pytest.mark.parametrize("name", FORMATS)
def test_no_damage_makes_it_fail(name: str) -> None:
    """Bytes replaced, taken out and put in at random: a verdict, never another error."""
    chance = random.Random(7)
    for _ in range(40):
        data = bytearray(honest(name).data)
        place = chance.randrange(len(data))
        data[place : place + chance.choice((0, 1, 100))] = chance.randbytes(chance.choice((0, 1, 20)))
        briefing.verify(briefing.Rendered(name="damaged", media_type="", data=bytes(data)))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty; give the PDF, HTML or JSON that `briefing make` wrote"),
        (b"Dear reader, nothing is proved here.", "is no brief that carries evidence; give the PDF"),
        (b"\x00\x01\x02", "is no brief that carries evidence; give the PDF"),
        (b"%PDF-1.7", "is no PDF that can be read ("),
        (b"<!doctype html><p>A page.", "carries no evidence; give the PDF"),
        (b"<!doctype html><p>\xff", "is not UTF-8 text (byte 18); give the PDF"),
        (b"{}", "the evidence has version None, not 1; make the brief again"),
        (b'{"version": 1}', "is missing, it must be a list; make the brief again"),
        (b'{"version":', "the evidence is no JSON: "),
    ],
)
def test_a_file_that_is_no_brief_is_a_fault(data: bytes, what: str) -> None:
    """One line that says what to do."""
    (fault,) = briefing.verify(briefing.Rendered(name="x", media_type="", data=data)).faults
    assert fault.what.startswith(what)


def test_a_page_with_two_evidences_is_refused() -> None:
    """Nobody could say which of the two is meant."""
    script = f'<script type="application/ld+json">{evidence_for_script(sample_brief())}</script>'
    verification = altered("html", lambda data: data.replace(b"</body>", script.encode() + b"</body>"))
    assert [("file", "the file")] == found(verification)


@pytest.mark.parametrize("name", ["mail", "text", "markdown"])
def test_an_output_without_evidence_says_so(name: str) -> None:
    """They are for reading; the others are for proof."""
    (fault,) = briefing.verify(briefing.render(sample_brief(), name)).faults
    assert "evidence" in fault.what


@pytest.mark.parametrize("path", ["there-is-no-such-file.pdf", ".", "nul\0"])
def test_a_path_that_cannot_be_read_is_a_briefing_error(path: str) -> None:
    """There is nothing to give a verdict on."""
    with pytest.raises(briefing.BriefingError, match="cannot be read"):
        briefing.verify(path)


# Against the articles as they are today


def todays(change: Callable[[str], str]) -> briefing.Document:
    """The sample as it might be today."""
    return replace(read_sample(), text=change(read_sample().text))


@pytest.mark.parametrize("name", FORMATS)
def test_a_sentence_that_was_edited_since_is_named(name: str) -> None:
    """With what it says now; the others still stand."""
    article = todays(lambda text: text.replace("announced his resignation Tuesday", "announced his leave Tuesday"))
    verification = briefing.verify(honest(name), [article])
    assert [("changed", "sentence 1")] == found(verification)
    assert "; now it says “The Israel Defense Forces (IDF) chief of staff" in verification.faults[0].what


def test_a_sentence_that_was_withdrawn_since_is_named() -> None:
    """Nothing like it stands there any more."""
    gone = sample_brief().sentences[0].text
    verification = briefing.verify(honest("json"), todays(lambda text: text.replace(gone, "")))
    assert [("changed", "sentence 1")] == found(verification)
    assert "now it says" not in verification.faults[0].what


def test_a_sentence_that_is_only_part_of_a_longer_one_now_is_named() -> None:
    """Its words stand there still, but not for themselves."""
    sentence = sample_brief().sentences[0].text
    article = todays(lambda text: text.replace(sentence, f"Nobody believes this rumour: {sentence}"))
    verification = briefing.verify(honest("json"), article)
    assert [("changed", "sentence 1")] == found(verification)
    assert "part of a longer sentence now" in verification.faults[0].what


def test_paragraphs_that_were_set_otherwise_are_no_change() -> None:
    """Words count, not white space, nor what was added elsewhere."""
    article = todays(lambda text: f"Update: The page was corrected.\n\n{text.replace(' ', '  ')}")
    assert [] == found(briefing.verify(honest("json"), replace(article, id="elsewhere.html")))


def test_an_article_that_is_gone_is_named(tmp_path: Path) -> None:
    """A path or URL that leads nowhere; and a source that is none of the articles given."""
    verification = briefing.verify(honest("json"), [tmp_path / "gone.txt", SEEDS / "port-ferris-flood.txt"])
    assert [("withdrawn", str(tmp_path / "gone.txt")), ("withdrawn", "source 1")] == found(verification)


def test_an_article_is_known_by_its_address_though_no_word_is_left() -> None:
    """A page that was replaced by an apology: each sentence is named."""
    document = replace(read_sample(), url="https://news.example/story")
    brief = briefing.make_brief([document], themes=briefing.load_themes("resignation"))
    today = replace(document, id="other", text="This article was withdrawn by the editors. We are sorry.")
    kinds = found(briefing.verify(briefing.render(brief, "json"), today))
    assert [("changed", f"sentence {n}") for n in range(1, len(brief.sentences) + 1)] == kinds
