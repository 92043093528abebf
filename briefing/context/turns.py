"""The sentences of an article -> what depends on the first line of its turn, where people speak in turns.

In a transcript a label says who speaks ("LOPEZ: ...", "Q: ... A: ..."), once for all the sentences of a turn; in an
interview it may be a question in a paragraph of its own. What is said without it has no speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from briefing.discourse.fragments import is_question
from briefing.language.loading import load_language
from briefing.language.rules import ContextRules
from briefing.language.words import pieces

_CAPITAL = r"[^\W\d_a-z][\w.’'-]*"
_NAME = rf"(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,4}})(?: ?[(\[][^)\]]*[)\]])?:\s"
_LABEL_CHARACTERS = 60
"""Characters within which a label ends with its colon."""
_ENDED = re.compile(r"\w{4,}\.(?:\s|\Z)")
_SPEECH = re.compile(r"[“\"«„][^”\"»]*(?:[”\"»]|\Z)")
_LEAST = 3
"""The fewest turns labelled with names in a transcript: one of the names is repeated, while a list names each once."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """The place of the sentence that opens a turn, its lower-cased label, and the offset at which the label ends.

    A question of an interview has none.
    """

    place: int
    label: str = ""
    end: int = 0
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class Turns:
    """Places count from the article's first sentence.

    `labels`: for each sentence that opens a labelled turn, the offset at which its label ends. `dependencies`: a
    sentence, the one of its turn or the question that it depends on, and why. `asking`: the questions that end a turn
    and do not depend on it: they are shown only before their answers, where it does not matter who asked.
    """

    labels: Mapping[int, int] = field(default_factory=dict)
    dependencies: Sequence[tuple[int, int, str]] = ()
    asking: frozenset[int] = frozenset()

    def asks(self, place: int) -> bool:
        """Whether a question at a place asks the next speaker: the article's own asks nobody whose turn has a label."""
        return place + 1 not in self.labels or place in self.labels or place in self.asking


def find_turns(texts: Sequence[str], paragraphs: Sequence[int], furniture: Sequence[bool], language: str) -> Turns:
    """The turns of an article; `paragraphs` has the number of each sentence's paragraph."""
    rules, label = load_language(language).context, _label_of(language)
    turns = [
        turn
        for place, text in enumerate(texts)
        if (":" in text[:_LABEL_CHARACTERS] or text[1:2] == ".")
        and not furniture[place]
        and (turn := _labelled(place, text, label))
    ]
    if _are_turns(turns, rules.question_labels, rules.answer_labels):
        span = turns[0].place, turns[-1].place
        dense = span if len(turns) * 2 > len(set(paragraphs[span[0] : span[1] + 1])) else (0, 0)
        labels = {turn.place: turn.end for turn in turns}
        members = list(_members(turns, texts, paragraphs, dense, rules.first_person))
        asking = frozenset(place for place, _, _ in members if place + 1 in labels and is_question(texts[place]))
        dependencies = [
            *_answered(turns, rules),
            *(one for one in members if one[0] not in asking),
        ]
        return Turns(labels=labels, dependencies=dependencies, asking=asking)
    turns = list(_asked(texts, paragraphs, rules.first_person))
    if len(turns) > 1:
        return Turns(dependencies=list(_members(turns, texts, paragraphs, (0, 0), rules.first_person)))
    return Turns()


def _answered(turns: Sequence[_Turn], rules: ContextRules) -> Iterator[tuple[int, int, str]]:
    """Tie what is labelled as an answer to the question before it, and this to its answer."""
    for one, other in pairwise(turns):
        if one.label in rules.question_labels and other.label in rules.answer_labels:
            yield other.place, one.place, "answers a question"
            yield one.place, other.place, "is answered there"


def _members(
    turns: Sequence[_Turn],
    texts: Sequence[str],
    paragraphs: Sequence[int],
    dense: tuple[int, int],
    first_person: frozenset[str],
) -> Iterator[tuple[int, int, str]]:
    """Tie the further sentences of each turn to its first.

    They are those of its paragraph and of the following ones in which somebody says "I"; in the `dense` part of an
    article, where most paragraphs have a label, all up to the next label.
    """
    for turn, following in pairwise([*turns, _Turn(len(texts))]):
        for place in range(turn.place + 1, following.place):
            is_whole = paragraphs[place] == paragraphs[turn.place] or dense[0] < place < dense[1]
            is_new = paragraphs[place] != paragraphs[place - 1]
            if is_new and not is_whole and not is_spoken(texts, paragraphs, place, first_person):
                break
            yield place, turn.place, "the turn begins there" if turn.label else "answers a question"


@cache
def _label_of(language: str) -> re.Pattern[str]:
    """A name before a colon, or the letter for a question or an answer before a full stop."""
    rules = load_language(language).context
    letters = sorted(label.upper() for label in rules.question_labels | rules.answer_labels if len(label) == 1)
    return re.compile(rf"{_NAME}|(?P<letter>{'|'.join(letters) or '(?!)'})\. ")


def _labelled(place: int, text: str, pattern: re.Pattern[str]) -> _Turn | None:
    """The turn that a sentence opens by a label, if it does."""
    found = pattern.match(text)
    if found is None or _ENDED.search(found[0]):
        return None
    label = found["name"] or found["letter"]
    return _Turn(place, label.lower(), found.end(), label.isupper())


def _are_turns(labelled: Sequence[_Turn], questions: frozenset[str], answers: frozenset[str]) -> bool:
    """Whether labels are those of people who speak in turns: questions and answers, capitals, or repeated names."""
    labels = [turn.label for turn in labelled]
    if not questions.isdisjoint(labels):
        return not answers.isdisjoint(labels)
    if sum(turn.is_capital for turn in labelled) > 1:
        return True
    speakers = Counter(label.rpartition(" ")[2] for label in labels)
    titled = sum(label.partition(" ")[0].endswith(".") for label in labels)
    return titled > 1 or (len(labels) >= _LEAST and max(speakers.values()) > 1)


def _asked(texts: Sequence[str], paragraphs: Sequence[int], first_person: frozenset[str]) -> Iterator[_Turn]:
    """The questions of an interview: each ends a paragraph of only questions, and somebody says "I" in the next."""
    for place, text in enumerate(texts[:-1]):
        if not is_question(text) or paragraphs[place] == paragraphs[place + 1]:
            continue
        begins = place == 0 or paragraphs[place - 1] != paragraphs[place] or is_question(texts[place - 1])
        if begins and is_spoken(texts, paragraphs, place + 1, first_person):
            yield _Turn(place)


def is_spoken(texts: Sequence[str], paragraphs: Sequence[int], place: int, first_person: frozenset[str]) -> bool:
    """Whether somebody says "I" in the paragraph that begins at a place, outside quotation marks."""
    for text, number in zip(texts[place:], paragraphs[place:], strict=True):
        if number != paragraphs[place]:
            break
        if not first_person.isdisjoint(pieces(_SPEECH.sub("", text).lower())):
            return True
    return False
