"""JSON-LD evidence -> the Brief it was made from, equal in every field except the texts of articles it does not quote.

It only restores: whether the sentences are in the sources is for `briefing verify` to say.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from msgspec import UNSET, ValidationError, convert

from briefing.errors import EvidenceError
from briefing.evidence.form import (
    VERSION,
    EarlierForm,
    EvidenceForm,
    NewsForm,
    OmittedForm,
    PassageForm,
    PositionSelector,
    SectionForm,
    SentenceForm,
    SourceForm,
    ThemeForm,
)
from briefing.language.wording import cut_short
from briefing.model import (
    Absence,
    Brief,
    Corroboration,
    Document,
    Earlier,
    News,
    Omitted,
    Passage,
    Section,
    SectionKind,
    Sentence,
    Skipped,
    Theme,
)

_MEND = "make the brief again from its articles"
_ALL = "the evidence"
_SHOWN = 40
"""Characters of a wrong value that an error shows."""
_DAY = "a date such as 2025-01-21"
_WANTED = {
    "Expected `str": "a string",
    "Expected `int": "a whole number",
    "Expected `bool": "true or false",
    "Expected `float": "a number",
    "Number out of range": "a number",
    "Expected `date": _DAY,
    "Invalid RFC3339": _DAY,
    "Expected `array` of length": "a list that is not empty",
    "Expected `array": "a list",
    "Expected `object": "an object",
    "Invalid value": "TextPositionSelector or TextQuoteSelector",
}
"""How msgspec's messages begin -> what is expected there."""
_NAMES = {"absence": (*get_args(Absence), '""'), "kind": get_args(SectionKind)}
"""The last step of a path that leads to one of some names -> these."""
_MISSING = re.compile(r"Object missing required field `(.+)`")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")
"""One step of a path such as `$.sections[0].theme`."""


def read_evidence(data: bytes | str) -> Brief:
    """Restore a brief; raises EvidenceError with the first thing that is wrong."""
    return restore(read_values(data))


def read_values(data: bytes | str) -> Any:
    """The values of evidence as they are written; raises EvidenceError if it is not JSON, or not in one sense."""
    try:
        return json.loads(data, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise EvidenceError(f"{_ALL} is not JSON: {error}", mend=_MEND) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; a name that is in it twice would be read one way here and another way elsewhere."""
    values = dict(pairs)
    if len(values) != len(pairs):
        raise EvidenceError("has a name twice in one object", mend=_MEND)
    return values


def restore(values: Any) -> Brief:
    """The brief of the values of its evidence; raises EvidenceError with the first thing that is wrong."""
    if isinstance(values, dict) and values.get("version") != VERSION:
        raise EvidenceError(f"{_ALL} has version {values.get('version')!r}, not {VERSION}", mend=_MEND)
    return _Restorer(_formed(values)).brief()


def _formed(values: Any) -> EvidenceForm:
    """JSON values -> the objects of the form."""
    try:
        return convert(values, EvidenceForm)
    except ValidationError as error:
        what, _, path = str(error).partition(" - at ")
        steps = [int(place) if place else name for name, place in _STEP.findall(path.strip("`"))]
    if missing := _MISSING.fullmatch(what):
        _found(values, steps)[missing[1]] = None  # then it is refused as well, and the message says what it must be
        return _formed(values)
    raise _wrong(steps, _found(values, steps), what)


def _found(values: Any, steps: Iterable[int | str]) -> Any:
    for step in steps:
        values = values[step]
    return values


def _wrong(steps: Sequence[int | str], value: object, what: str) -> EvidenceError:
    where = "".join(f"[{step}]" if isinstance(step, int) else f", {step}" for step in steps)
    found = "is missing" if value is None else f"is {cut_short(repr(value), _SHOWN)}"
    wanted = next((wanted for begins, wanted in _WANTED.items() if what.startswith(begins)), f"otherwise: {what}")
    if steps and steps[-1] in _NAMES:
        wanted = f"one of {', '.join(_NAMES[str(steps[-1])])}"
    return EvidenceError(f"{found}; it must be {wanted}", where=f"{_ALL}{where}", mend=_MEND)


class _Restorer:
    """Puts the documents back where the evidence has their numbers and offsets."""

    def __init__(self, evidence: EvidenceForm) -> None:
        self._evidence = evidence
        self._documents = {source.number: _document(source) for source in evidence.sources}
        known = [] if evidence.since is UNSET else evidence.since.sources
        self._known = {source.number: _document(source) for source in known}

    def brief(self) -> Brief:
        """The whole brief; raises EvidenceError for a number or an offset that leads nowhere."""
        evidence = self._evidence
        brief = self._plain()
        brief = replace(brief, corroborations=tuple(self._corroborations(brief.sentences)))
        if evidence.since is UNSET:
            return brief
        news = [] if evidence.news is UNSET else evidence.news
        return replace(brief, since=self._earlier(evidence.since), news=tuple(self._news(news, brief.sentences)))

    def _plain(self) -> Brief:
        """The brief without what others tell and what was known before it."""
        evidence = self._evidence
        return Brief(
            title=evidence.title,
            lead=self._passage(evidence.lead, f"{_ALL}, lead") if evidence.lead else None,
            sections=tuple(
                self._section(section, f"{_ALL}, sections[{place}]") for place, section in enumerate(evidence.sections)
            ),
            documents=tuple(map(self._of_number, evidence.documents)),
            skipped=tuple(Skipped(name=skipped.name, reason=skipped.reason) for skipped in evidence.skipped),
            issued=evidence.issued,
            omitted=tuple(
                self._omitted(omission, f"{_ALL}, omitted[{place}]") for place, omission in enumerate(evidence.omitted)
            ),
            copies=self._copies(),
        )

    def _corroborations(self, sentences: Sequence[Sentence]) -> Iterator[Corroboration]:
        """Who else tells which of the sentences of the brief."""
        for place, one in enumerate(self._evidence.corroborations):
            where = f"{_ALL}, corroborations[{place}]"
            if not 1 <= one.number <= len(sentences):
                raise EvidenceError(f"there is no sentence {one.number}", where=where, mend=_MEND)
            by = tuple(self._sentence(witness, f"{where}, by[{order}]") for order, witness in enumerate(one.by))
            yield Corroboration(sentence=sentences[one.number - 1], by=by)

    def _earlier(self, since: EarlierForm) -> Earlier:
        where = f"{_ALL}, since, sentences"
        return Earlier(
            title=since.title,
            issued=since.issued,
            sha256=since.sha256,
            sentences=tuple(
                self._cut(one, self._known, f"{where}[{place}]") for place, one in enumerate(since.sentences)
            ),
            documents=tuple(self._known.values()),
        )

    def _news(self, news: Sequence[NewsForm], sentences: Sequence[Sentence]) -> Iterator[News]:
        for place, one in enumerate(news):
            where = f"{_ALL}, news[{place}]"
            if not 1 <= one.sentence <= len(sentences):
                raise EvidenceError(f"there is no sentence {one.sentence}", where=where, mend=_MEND)
            before = None if one.before is UNSET else self._cut(one.before, self._known, where)
            yield News(sentence=sentences[one.sentence - 1], before=before)

    def _copies(self) -> tuple[tuple[Document, ...], ...]:
        """The documents of each text that several have, in their order."""
        first_of = {one.number: one.number if one.copy_of is UNSET else one.copy_of for one in self._evidence.sources}
        groups: dict[int, list[Document]] = defaultdict(list)
        for number in self._evidence.documents:
            groups[first_of[number]].append(self._of_number(number))
        return tuple(tuple(group) for group in groups.values() if len(group) > 1)

    def _section(self, section: SectionForm, where: str) -> Section:
        passages = enumerate(section.passages)
        return Section(
            theme=_theme(section.theme),
            passages=tuple(self._passage(passage, f"{where}, passages[{place}]") for place, passage in passages),
            absence=section.absence,
            kind=section.kind,
        )

    def _omitted(self, omission: OmittedForm, where: str) -> Omitted:
        passage, theme = self._passage(omission, where), _theme(omission.theme)
        return Omitted(passage=passage, theme=theme, reason=omission.reason)

    def _passage(self, passage: PassageForm | OmittedForm, where: str) -> Passage:
        sentences = enumerate(passage.sentences)
        return Passage(sentences=tuple(self._sentence(one, f"{where}, sentences[{place}]") for place, one in sentences))

    def _sentence(self, sentence: SentenceForm, where: str) -> Sentence:
        return self._cut(sentence, self._documents, where)

    def _cut(self, sentence: SentenceForm, documents: Mapping[int, Document], where: str) -> Sentence:
        document = _numbered(documents, sentence.source_number)
        for place, selector in enumerate(sentence.selector):
            if isinstance(selector, PositionSelector):
                start, end = selector.start, selector.end
                if not 0 <= start <= end <= len(document.text):
                    where = f"{where}, selector[{place}]"
                    if not document.is_at_hand:
                        raise EvidenceError("the text of its source is missing", where=where, mend=_MEND)
                    raise EvidenceError(f"{start} to {end} is outside its source", where=where, mend=_MEND)
                return Sentence(document=document, start=start, end=end)
        raise EvidenceError("has no TextPositionSelector", where=where, mend=_MEND)

    def _of_number(self, number: int) -> Document:
        return _numbered(self._documents, number)


def _numbered(documents: Mapping[int, Document], number: int) -> Document:
    if number not in documents:
        raise EvidenceError(f"there is no source {number}", where=_ALL, mend=_MEND)
    return documents[number]


def _document(source: SourceForm) -> Document:
    return Document(
        id=source.identifier,
        text="" if source.text is UNSET else source.text,
        title=source.title,
        url=source.url,
        outlet=source.outlet,
        claimed=source.claimed is True,
        author=source.author,
        published=source.published,
        language=source.language,
        accessed=source.accessed,
        sha256=source.sha256 if source.text is UNSET else "",
    )


def _theme(theme: ThemeForm) -> Theme:
    return Theme(name=theme.name, terms=theme.terms, about=theme.about, weight=theme.weight)
