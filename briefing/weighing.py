"""Documents -> what is weighed before any theme is asked for: ratings, runs, the lead, where sources differ.

These are steps 1 to 4 of the pipeline, done once for each story.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.comparison.expectations import timeliness, without_outlived
from briefing.comparison.figures import Figures
from briefing.comparison.news import only_news, told_by
from briefing.comparison.support import Support
from briefing.context.leaning import rate_leaning
from briefing.context.runs import CannotStand, Run, find_runs
from briefing.context.verdicts import with_verdicts
from briefing.discourse.annotations import Annotations, annotate
from briefing.errors import SourceError
from briefing.length import Budget, Length
from briefing.model import Document, Earlier, News
from briefing.salience.denials import with_denials
from briefing.salience.rating import rate_sentences
from briefing.segmentation.corpus import in_order, read_corpus
from briefing.selection.candidates import Candidate
from briefing.selection.disagreements import Differing, find_differing, left_by, without_overtaken
from briefing.selection.lead import discounted, find_lead


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighed:
    """What is known of articles before any theme is asked for.

    `ratings` and `leaning` have one value (0..1) per sentence, `differing` the runs that can stand and the boxes where
    sources differ, `news`, if there is an earlier brief, what each sentence adds to it. `lead` opens the brief;
    `support` is what several articles say.
    """

    annotations: Annotations
    ratings: NDArray[np.float64]
    leaning: NDArray[np.float64]
    differing: Differing
    news: tuple[News | None, ...]
    lead: Candidate | None
    support: Support
    budget: Budget


def weigh(documents: Sequence[Document], method: str, since: Earlier | None, room: Length | Budget) -> Weighed:
    """Rate the sentences of some articles, with the run of each, the lead and the boxes beside it.

    `room` is what there is for them, or the length that was asked for. Raises SourceError if they have no sentence.
    """
    annotations = annotate(read_corpus(in_order(documents)))
    corpus = annotations.corpus
    if not len(corpus):
        raise no_sentence()
    ratings = rate_sentences(annotations, method)
    figures, support = Figures(corpus, annotations.sources), Support(corpus, annotations.sources)
    news = told_by(since).news_in(corpus) if since else ()
    runs = _standing_runs(annotations, figures, news)
    budget = room.budget(sum(corpus.word_counts)) if isinstance(room, Length) else room
    lead = find_lead(annotations, ratings, runs, budget, support)
    differing = find_differing(annotations, figures, runs, ratings, lead, budget)
    return Weighed(
        annotations=annotations,
        ratings=_rated_below(lead, annotations, ratings),
        leaning=rate_leaning(annotations, runs),
        differing=differing,
        news=news,
        lead=lead,
        support=support,
        budget=left_by(differing.boxes, annotations, budget),
    )


def _standing_runs(
    annotations: Annotations, figures: Figures, news: Sequence[News | None]
) -> tuple[Run | CannotStand, ...]:
    """The run of each sentence that is true as of the newest article and, if there is an earlier brief, is news."""
    standing = without_outlived(annotations.corpus, without_overtaken(figures, find_runs(annotations)))
    return only_news(standing, news) if news else standing


def _rated_below(lead: Candidate | None, annotations: Annotations, ratings: NDArray[np.float64]) -> NDArray[np.float64]:
    """The ratings of what stands below the lead: one value (0..1) per sentence.

    Both discounts come after the lead and the boxes beside it. What sources say otherwise is in the lead's own words,
    and for the lead the age of an article has counted already, in its fitness to open. A denial is worth more, the
    verdict of an article that checks facts most.
    """
    corpus = annotations.corpus
    timely = discounted(corpus, ratings, lead) * timeliness(corpus)
    return with_verdicts(annotations, with_denials(corpus, timely))


def no_sentence() -> SourceError:
    """The failure of articles without a sentence."""
    return SourceError("there is no sentence to choose from", mend="give an article with at least one sentence")
