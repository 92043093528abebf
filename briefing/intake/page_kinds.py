"""What was taken for the article of a page -> the reason why it is none; and its end without hints to subscribe."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.intake.markup import Block

_CONSENT = re.compile(
    r"(?=.*\b(?:we|our|us|your?|wir|unsere?|ihre?|nous|nos|vos|votre|nuestros?|tus?|sus?|nossos?|seus?)\b)"
    r"(?=.*(?:cookies?\b|privacy|consent|personal data|legitimate interest|on (?:your|a) device|our partners"
    r"|personali[sz]ed ad|einwilligung|datenschutz|unsere partner|nos partenaires|vie privée|consentement"
    r"|nuestros socios|privacidad|parceiros))",
    re.IGNORECASE | re.DOTALL,
)
_MISSING = re.compile(
    r"^\W*(?:(?:error\s*)?40[34]\b|(?:(?:sorry|oops)\W.*)?(?:this |the |that )?page (?:\w+ ){0,4}(?:not|n.t) (?:be )?"
    r"(?:found|exist)|page not found|not found$|access denied|forbidden|seite nicht gefunden|page introuvable"
    r"|page non trouvée|página no encontrada|página não encontrada|pagina non trovata|just a moment\W*$"
    r"|attention required)",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|turn on|requires?|needs?|activ\w+|habilit\w+|aktivier\w+)\b.{0,40}\bjavascript"
    r"|javascript\b.{0,60}\b(?:disabled|enabled?|required|aktivier\w+|désactivé|activ\w+)",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log|sign)[ -]?(?:in|on)\b|\bcreate (?:a free|an) account|\bsubscribe (?:now|today|to|for)\b"
    r"|\balready a (?:subscriber|member)|\b(?:continue|keep) reading\b|\bfree articles?\b|\bfor subscribers\b"
    r"|\bsubscribers only|\byour password\b|\bregister\b|\b(?:anmelden|abonnieren|weiterlesen)\b"
    r"|\bréservée? aux abonnés|\babonnez-vous|\bconnectez-vous|\bsuscr[ií]b\w+|\binicia(?:r)? sesión",
    re.IGNORECASE,
)
MAX_NOTICE_WORDS = 300
"""Words; a longer text is an article, even about consent."""
MAX_HINT_WORDS = 30
MIN_LINKED_HEADINGS = 6


def why_no_article(blocks: Sequence[Block], shown: Sequence[Block], titles: Sequence[str], hidden: str) -> str:
    """The reason why a page holds no article, or ""; `hidden` is what it says to those without JavaScript."""
    texts = [block.text for block in blocks if not block.is_heading]
    words = sum(len(text.split()) for text in texts)
    if words < MAX_NOTICE_WORDS:
        if texts and sum(bool(_CONSENT.match(text)) for text in texts) * 2 > len(texts):
            return "asks for consent and holds no article"
        if any(_MISSING.search(title) for title in titles) and words < 120:
            return "says that there is no such page"
        if texts and all(_LOGIN.search(text) and len(text.split()) < MAX_HINT_WORDS for text in texts):
            return "asks to log in and holds no article"
        if (not texts or words < 60) and any(_SCRIPT.search(text) for text in (hidden, *texts)):
            return "needs JavaScript and holds no article"
    return "is a list of articles, not an article" if _is_index(blocks, shown) else ""


def without_hints(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs without what asks a reader of a stub to subscribe, at its end."""
    kept = list(blocks)
    while len(kept) > 1 and len(kept[-1].text.split()) < MAX_HINT_WORDS and _LOGIN.search(kept[-1].text):
        kept.pop()
    return kept


def _is_index(blocks: Sequence[Block], shown: Sequence[Block]) -> bool:
    """Whether headings that are links stand between its paragraphs, nearly one for each."""
    headlines = [block.is_link and block.is_heading and len(block.text.split()) > 3 for block in shown]
    if not blocks:
        return sum(headlines) >= MIN_LINKED_HEADINGS
    places = {id(block): place for place, block in enumerate(shown)}
    linked = sum(headlines[max(0, places[id(blocks[0])] - 1) : places[id(blocks[-1])] + 1])
    prose = sum(not block.is_heading for block in blocks)
    return linked >= MIN_LINKED_HEADINGS and linked >= 0.7 * prose
