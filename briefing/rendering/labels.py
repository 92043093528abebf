"""A language code -> the words that the page itself says, from `templates/labels/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

FALLBACK = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The page's own words in one language."""

    language: str
    words: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def fill(self, key: str, **values: object) -> str:
        """A label with its blanks filled in."""
        return self.words[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """A number with its noun: `1 source`, `1,204 words`."""
        form = "one" if number == 1 else "other"
        return self.counts[key][form].format(n=f"{number:,}".replace(",", self.words["thousands"]))

    def day(self, day: date, *, weekday: bool = False) -> str:
        """A date as it is written in running text, with its day of the week if asked for."""
        return self.fill(
            "long_date" if weekday else "date",
            weekday=self.weekdays[day.weekday()],
            day=day.day,
            month=self.months[day.month - 1],
            year=day.year,
        )


def known_languages() -> tuple[str, ...]:
    """The codes of the languages that have labels, sorted."""
    folder = files("briefing.templates") / "labels"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def load_labels(code: str) -> Labels:
    """The labels of an ISO 639-1 code ("en", "en-GB"); a language without labels gets the English ones."""
    language = code.lower().replace("_", "-").partition("-")[0]
    return _load(language if language in known_languages() else FALLBACK)


@cache
def _load(language: str) -> Labels:
    file = files("briefing.templates") / "labels" / f"{language}.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return Labels(
        language=language,
        words=data["words"],
        counts=data["counts"],
        months=tuple(data["months"]),
        weekdays=tuple(data["weekdays"]),
    )
