"""Why a passage that could stand is left out: the words in which reports and the evidence say it."""

from __future__ import annotations

BEYOND_LENGTH = "does not fit the length"
BEYOND_PAGE = "does not fit the page"
REPEATED = "says again what another passage says"
MERE_FILLER = "would only fill what is left of the length"
CONTEXT_ELSEWHERE = "its context stands under another theme"
LEADS_UP = "leads to the main event, which stands above it"
LESS_VALUABLE = "less valuable than what was chosen"
