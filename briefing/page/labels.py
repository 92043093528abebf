"""Language code -> the page's own words, from `templates/labels/*.toml`.

The plural form of a count, dates and the grouping of numbers follow CLDR, by Babel.
Reference: Unicode CLDR (UTS #35), language plural rules and date formats.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from briefing.page.shipped import templates_folder

if TYPE_CHECKING:
    from babel import Locale

FALLBACK = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The page's own words in one language.

    `counts` has a form for each plural category of the language ("one", "few", "other"). `dates` has patterns for
    those of CLDR's date formats ("long", "full") and skeletons ("MMMd", "MMMMd", "yMMMd") that the page writes in its
    own way.
    """

    locale: Locale
    words: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]]
    dates: Mapping[str, str]

    @property
    def language(self) -> str:
        """The code of the language that the words are in."""
        return self.locale.language

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def fill(self, key: str, **values: object) -> str:
        """A label with its blanks filled in."""
        return self.words[key].format(**values)

    def count(self, key: str, number: int, **others: int) -> str:
        """A number with its noun: `1 source`, `1,204 words`; `others` are further numbers in the label."""
        forms = self.counts[key]
        form = forms.get(_plural(self.locale, number), forms["other"])
        return form.format_map({k: _written(self.locale, n) for k, n in {**others, "n": number}.items()})

    def day(self, day: date, *, weekday: bool = False) -> str:
        """A date as it is written in running text, with the day of the week if `weekday`."""
        from babel.dates import format_date

        name: Literal["full", "long"] = "full" if weekday else "long"
        return format_date(day, self.dates.get(name, name), locale=self.locale)

    def heading_day(self, day: date, *, with_year: bool) -> str:
        """A date as a heading, with the whole name of the month."""
        return self.day(day) if with_year else self._by_skeleton(day, "MMMMd")

    def short_day(self, day: date, *, with_year: bool) -> str:
        """A date in as little room as can be, with an abbreviated month."""
        return self._by_skeleton(day, "yMMMd" if with_year else "MMMd")

    def _by_skeleton(self, day: date, skeleton: str) -> str:
        from babel.dates import format_date, format_skeleton

        if skeleton in self.dates:
            return format_date(day, self.dates[skeleton], locale=self.locale)
        return format_skeleton(skeleton, day, locale=self.locale)


@lru_cache(maxsize=4096)  # three of each page, for which Babel takes longer than all its other labels
def _written(locale: Locale, number: int) -> str:
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale)


@lru_cache(maxsize=4096)
def _plural(locale: Locale, number: int) -> str:
    return locale.plural_form(number)


@cache
def known_languages() -> tuple[str, ...]:
    """The codes of the languages that have labels, sorted."""
    folder = templates_folder() / "labels"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def load_labels(code: str) -> Labels:
    """The labels of an ISO 639-1 code ("en", "en-GB"); a language without labels gets the English ones."""
    language = code.lower().replace("_", "-").partition("-")[0]
    return _load(language if language in known_languages() else FALLBACK)


@cache
def _load(language: str) -> Labels:
    from babel import Locale

    file = templates_folder() / "labels" / f"{language}.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return Labels(
        locale=Locale(language),
        words=data["words"],
        counts=data["counts"],
        dates=data.get("dates", {}),
    )
