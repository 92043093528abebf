"""Documents -> a brief on its page, in seven steps.

1. order the documents, so that the order they came in decides nothing, and index them  (segmentation: corpus)
2. find who speaks, what is furniture and what cannot be a key point                    (discourse: annotations)
3. rate how much each sentence matters                                                  (salience: rating)
4. find the run that each sentence needs, and the lead                                  (context: runs; selection: lead)
5. rate how well each sentence fits each theme                                          (themes: relevance)
6. choose within the length                                                             (selection: choose)
7. settle what fits the page                                                            (rendering: fit)

Articles of several stories are told apart before that, and steps 1 to 6 are done for each  (stories, digest)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Literal

from briefing.comparison.news import TOLD_BEFORE
from briefing.context.runs import FURNITURE, CannotStand
from briefing.digest import NO_ROOM, Digest, shares
from briefing.discourse.fragments import ENDLESS
from briefing.draft import Draft
from briefing.errors import PangoMissingError, SourceError
from briefing.evidence.earlier import earlier_of
from briefing.language.words import count_words
from briefing.length import Length, Unit, parse_length
from briefing.model import Brief, Document, Earlier, Page, Skipped, Theme
from briefing.rendering.fit import Editions, fit, fit_unmeasured
from briefing.selection.candidates import find_candidates, worth_of
from briefing.selection.choose import choose
from briefing.since import nothing_new, unknown, with_news
from briefing.stories.affairs import is_affair
from briefing.stories.grouping import group_stories
from briefing.themes.fitting import theme_set_for
from briefing.themes.relevance import rate_relevance
from briefing.themes.sets import ThemeSet
from briefing.themes.unasked import do_headings_help
from briefing.typesetting.edition import Edition
from briefing.weighing import Weighed, no_sentence, weigh

Stories = Literal["together", "one"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is asked of a brief. `themes` None means those of the built-in set that fits, if one does.

    `stories` says what becomes of articles on several: "together" tells them apart, a block a story, unless they are
    the events of one affair or themes were asked for; "one" takes them for one. `skipped` could not be read and is
    reported on the page; `title` and `issued`, if given, replace those of the articles. With `since` only what an
    earlier brief did not say is news.
    """

    length: Length
    themes: tuple[Theme, ...] | None = None
    stories: Stories = "together"
    method: str = "briefing"
    title: str | None = None
    page: Page = field(default_factory=Page)
    skipped: tuple[Skipped, ...] = ()
    issued: date | None = None
    since: Earlier | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Made:
    """A brief on its page with everything that was rated for it: a draft a story.

    `theme_set` is the built-in set that was found to fit, `events` how many events of one affair are told as one story.
    `unmeasured` says why the page could not be laid out: the brief is then only as long as is certain to fit by
    arithmetic.
    """

    drafts: tuple[Draft, ...]
    edition: Edition
    theme_set: ThemeSet | None = None
    events: int = 1
    unmeasured: PangoMissingError | None = None


def make_brief(  # noqa: PLR0913 - the public face, every option a keyword
    documents: Sequence[Document],
    *,
    themes: Sequence[Theme] = (),
    length: str | int = "200w",
    method: str = "briefing",
    title: str | None = None,
    page: Page | None = None,
    since: Brief | None = None,
) -> Brief:
    """Make a brief: whole sentences of the documents, verbatim and in context, per theme, within length and page.

    With `since` it has only what that earlier brief did not say, and `brief.news` says which sentences are that.
    """
    options = Options(
        length=parse_length(length),
        themes=tuple(themes),
        method=method,
        title=title,
        page=page or Page(),
        since=earlier_of(since) if since else None,
    )
    made = make(documents, options)
    if made.unmeasured:
        raise made.unmeasured
    return made.edition.brief


def make(documents: Sequence[Document], options: Options) -> Made:
    """All seven steps; raises SourceError if the documents have no sentence that can be shown, or nothing new."""
    since = options.since
    stories, events = _stories_of(unknown(documents, since) if since else documents, options)
    if since:
        stories = with_news(stories, since)
        documents = tuple(chain.from_iterable(stories))
    if len(stories) > 1:
        return _made(_digest(stories, options), options)
    draft, theme_set = draft_brief(documents, options)
    return replace(_made(Digest(drafts=(draft,)), options), theme_set=theme_set, events=events)


def _made(digest: Digest, options: Options) -> Made:
    """Step 7."""
    drafts = digest.drafts
    if not any(draft.candidates for draft in drafts):
        if options.since and all(run in (FURNITURE, TOLD_BEFORE) for draft in drafts for run in draft.runs):
            raise nothing_new(options.since)
        raise SourceError(_why_nothing_stands(drafts[0]), mend="give an article in whole sentences")
    editions = Editions(lambda taken: _assemble(digest, taken, options), digest.count, options.page)
    try:
        edition, unmeasured = _settle(editions, options.length), None
    except PangoMissingError as error:
        edition, unmeasured = fit_unmeasured(editions), error
    return Made(drafts=drafts, edition=edition, unmeasured=unmeasured)


def _stories_of(documents: Sequence[Document], options: Options) -> tuple[tuple[tuple[Document, ...], ...], int]:
    """The stories that are told apart, and how many events are told as one affair.

    The story is one where nobody wants them apart, or where they are events of one affair.
    """
    if options.stories == "one" or options.themes is not None or len(documents) < 2:
        return (tuple(documents),), 1
    stories = group_stories(documents)
    if len(stories) > 1 and is_affair(documents):
        return (tuple(documents),), len(stories)
    return stories, 1


def _digest(stories: Sequence[Sequence[Document]], options: Options) -> Digest:
    """Steps 1 to 6 for each story, without headings within it; a story without a sentence is left out."""
    whole = options.length.budget(sum(count_words(document.text) for story in stories for document in story))
    drafts: list[Draft] = []
    others: list[Document] = []
    for story, budget in zip(stories, shares(whole, [len(story) for story in stories]), strict=True):
        if budget == NO_ROOM:
            others += story
            continue
        try:
            drafts.append(_choose(weigh(story, options.method, options.since, budget), ()))
        except SourceError:
            others += story
    if not drafts:
        raise no_sentence()
    return Digest(drafts=tuple(drafts), others=tuple(others))


def draft_brief(documents: Sequence[Document], options: Options) -> tuple[Draft, ThemeSet | None]:
    """Steps 1 to 6, and the built-in set that was found to fit; None where its headings would not help."""
    weighed = weigh(documents, options.method, options.since, options.length)
    if options.themes is not None:
        return _choose(weighed, options.themes), None
    theme_set = theme_set_for(weighed.annotations.corpus)
    if theme_set:
        draft = _choose(weighed, theme_set.themes)
        if do_headings_help(draft.brief(len(draft.choice.taken))):
            return draft, theme_set
    return _choose(weighed, ()), None


def _why_nothing_stands(draft: Draft) -> str:
    """Why nothing can be quoted: the most frequent reason."""
    runs = draft.runs
    if set(draft.annotations.fragments) == {ENDLESS}:
        return "nothing can be quoted, as no sentence ends with a full stop"
    if all(run is FURNITURE for run in runs):
        return "there is no sentence but captions, links, requests to the reader and the like"
    why, _ = Counter(run.why for run in runs if isinstance(run, CannotStand) and run is not FURNITURE).most_common(1)[0]
    return f"no sentence can be quoted alone ({why})"


def _choose(weighed: Weighed, themes: Sequence[Theme]) -> Draft:
    """Steps 5 and 6."""
    annotations, ratings, runs = weighed.annotations, weighed.ratings, weighed.differing.runs
    relevance = rate_relevance(annotations.corpus, themes)
    candidates = find_candidates(ratings, relevance.aboutness, runs, weighed.lead, weighed.leaning)
    worth = worth_of(ratings, relevance.aboutness, [theme.weight for theme in relevance.themes])
    choice = choose(annotations, candidates, worth, weighed.budget, weighed.support)
    return Draft(
        annotations=annotations,
        relevance=relevance,
        differing=weighed.differing,
        candidates=candidates,
        worth=worth,
        choice=choice,
        news=weighed.news,
    )


def _assemble(digest: Digest, taken: int, options: Options) -> Brief:
    """The brief of the `taken` most valuable candidates, with everything that its page says."""
    brief = digest.brief(taken)
    if options.themes is None:  # nobody asked for these themes or misses an empty one
        brief = replace(brief, sections=tuple(section for section in brief.sections if section.passages))
    news = {one.sentence: one for draft in digest.drafts for one in draft.news if one}
    return replace(
        brief,
        title=options.title or brief.title,
        skipped=options.skipped,
        issued=options.issued or brief.issued,
        since=options.since,
        news=tuple(news[sentence] for sentence in brief.sentences if sentence in news),
    )


def _settle(editions: Editions, length: Length) -> Edition:
    """Step 7: a brief that is certain to fit is not laid out; one that is to fill the page is."""
    if length.unit is not Unit.PAGE and editions.whole.estimate.surely_fits:
        return editions.whole
    return fit(editions)
