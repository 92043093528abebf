from .errors import BriefingError as BriefingError
from .intake.reading import read as read
from .model import Brief as Brief
from .model import Document as Document
from .model import Omitted as Omitted
from .model import Page as Page
from .model import Passage as Passage
from .model import Rendered as Rendered
from .model import Score as Score
from .model import Section as Section
from .model import Sentence as Sentence
from .model import Skipped as Skipped
from .model import Source as Source
from .model import Theme as Theme
from .pipeline import make_brief as make_brief
from .proof.faults import Fault as Fault
from .proof.faults import Verification as Verification
from .proof.verification import verify as verify
from .rendering.renderers import render as render
from .segmentation.sentences import split_sentences as split_sentences
from .stories.grouping import group_stories as group_stories
from .themes.fitting import best_theme_set as best_theme_set
from .themes.relevance import score_sentences as score_sentences
from .themes.sets import ThemeSet as ThemeSet
from .themes.sets import load_themes as load_themes

__all__: list[str]
