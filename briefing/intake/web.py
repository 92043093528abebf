"""A URL -> the bytes behind it, or why there are none. Nothing else in the package touches the network for articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing.errors import SlowServerError, SourceError
from briefing.intake.addresses import CHECK, origin, parse_address, redirected, without_user
from briefing.intake.connections import Limits, Network, Visit
from briefing.intake.sites import LATER, MOST_OF_ROBOTS, MOST_SILENCES, ROBOT, Site, read_rules, retry_after
from briefing.language.wording import cut_short, one_line
from briefing.model import Skipped, Source

if TYPE_CHECKING:
    from protego import Protego
    from urllib3.util import Url

    from briefing.intake.exchange import Answer
    from briefing.intake.web_cache import Page

_ATTEMPTS = 3
_REDIRECTS = (301, 302, 303, 307, 308)
_PHRASES = {404: "not found", 410: "gone", 403: "forbidden", 401: "a login is needed", 429: "too many requests"}


@dataclass(frozen=True, slots=True)
class _Run:
    """What lasts from one fetch to the next: the sites, and how many links were followed."""

    sites: dict[str, Site] = field(default_factory=dict)
    links: Iterator[int] = field(default_factory=count)

    def site(self, url: Url) -> Site:
        """The site of a URL; `setdefault` is atomic."""
        return self.sites.setdefault(origin(url), Site())


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """The web as one run reads it.

    `accessed` is the day to note on what is fetched; `follows` says whether links found in feeds may be followed;
    `cache` is the folder of pages that were fetched before (None: no cache). Every page is asked for, so that what is
    shown is what its server has today: the cache saves its being sent again. `networks` are those that links may lead
    into although they are not public. `keep` is told of each page that was fetched.
    """

    accessed: date | None = None
    follows: bool = False
    cache: Path | None = None
    limits: Limits = field(default_factory=Limits)
    networks: tuple[Network, ...] = ()
    keep: Callable[[Source], None] | None = None
    _run: _Run = field(default_factory=_Run, init=False, repr=False, compare=False)

    def get(self, url: str) -> Source | Skipped:
        """What is behind a URL that the user gave, wherever it is; a redirect leads from the web to nothing private."""
        with Visit(self.limits.total) as visit:
            return self._fetch(url, visit, is_link=False)

    def follow(self, url: str) -> Source | Skipped:
        """What is behind a link found in a feed: as its robots.txt allows, and never at an address that is not public.

        Both hold for each redirect, too. Behind a proxy, which alone knows what it connects to, the addresses are those
        that the name has for us, if it has any.
        """
        if not self.follows:
            return Skipped(name=without_user(url), reason="is behind a link; follow it with --fetch")
        if next(self._run.links) >= self.limits.links:
            reason = f"is beyond the {self.limits.links} links that are followed at once; give it yourself"
            return Skipped(name=without_user(url), reason=reason)
        with Visit(self.limits.total, self.networks) as visit:
            return self._fetch(url, visit, is_link=True)

    def _fetch(self, url: str, visit: Visit, *, is_link: bool) -> Source | Skipped:
        try:
            target, page = self._walk(parse_address(url), visit, is_link=is_link)
        except SourceError as error:
            return Skipped(name=without_user(url), reason=f"{error.what}; {error.mend}")
        media_type, charset = _content_type(page.content_type)
        given = parse_address(url)
        source = Source(
            name=Path(unquote(given.path or "")).name or given.netloc or "",
            media_type=media_type,
            data=page.body,
            charset=charset,
            url=url.strip() if target == given else target.url,
            accessed=self.accessed,
            head=page.head,
        )
        if self.keep:
            self.keep(source)
        return source

    def _walk(self, target: Url, visit: Visit, *, is_link: bool) -> tuple[Url, Page]:
        """The page at the end of the redirects, and its URL: the one that a reader would cite."""
        for _ in range(self.limits.redirects + 1):
            answer, page = self._visit_site(target, visit, is_link=is_link)
            if page is not None:
                return target, page
            target = redirected(target, answer.header("location"))
            visit.leave_user()
        raise SourceError(f"cannot be fetched (redirected more than {self.limits.redirects} times)", mend=CHECK)

    def _visit_site(self, target: Url, visit: Visit, *, is_link: bool) -> tuple[Answer, Page | None]:
        """Ask a site when it may be asked."""
        site = self._run.site(target)
        with site.turn(visit):
            if is_link:
                self._heed(site, target)
            try:
                return self._ask(site, target, visit)
            except SlowServerError:
                site.silences += is_link
                raise
            finally:
                if is_link and site.rules is not None:
                    site.rest(min(site.rules.crawl_delay(ROBOT) or 0.0, self.limits.total / 2))

    def _heed(self, site: Site, target: Url) -> None:
        """Raise SourceError for what the site does not want to be read by programs, or if it does not answer."""
        if site.trouble is not None:
            raise site.trouble
        if site.rules is None:
            try:
                site.rules = self._robots(target)
            except SourceError as error:
                site.trouble = error
                raise
        if not site.rules.can_fetch(target.url, ROBOT):
            what = f"is kept from programs by {origin(target)}/robots.txt"
            raise SourceError(what, mend="give its address yourself")
        if site.silences >= MOST_SILENCES:
            raise SourceError("cannot be fetched (its site did not answer before)", mend=LATER)

    def _robots(self, target: Url) -> Protego:
        """The rules of a site, in a visit of their own: how long we waited for our turn says nothing of them.

        Raises SourceError if they cannot be read, which forbids everything (RFC 9309).
        """
        from briefing.intake.exchange import ask

        limits = replace(self.limits, total=min(self.limits.read, self.limits.total), size=MOST_OF_ROBOTS)
        place = parse_address(f"{origin(target)}/robots.txt")
        with Visit(limits.total, self.networks) as visit:
            for _ in range(limits.redirects + 1):
                answer = ask(place, visit, limits)
                if answer.status not in _REDIRECTS:
                    break
                place = redirected(place, answer.header("location"))
        return read_rules(answer)

    def _ask(self, site: Site, target: Url, visit: Visit) -> tuple[Answer, Page | None]:
        """The page, or the answer that redirects; raises SourceError for any other one."""
        from briefing.intake.exchange import ask
        from briefing.intake.web_cache import Cache

        url = target._replace(fragment=None).url
        cache = Cache(self.cache) if self.cache is not None else None
        known = cache.find(url) if cache else None
        for _ in range(_ATTEMPTS):
            site.wait(visit)
            answer = ask(target, visit, self.limits, known.conditions if known else None)
            pause = retry_after(answer)
            if pause is None:
                break
            site.rest(pause)
        if answer.status in _REDIRECTS:
            return answer, None
        if known and answer.status == 304:
            return answer, known
        page = self._page(url, answer)
        if cache and (page.etag or page.modified) and "no-store" not in answer.headers.get("cache-control", "").lower():
            cache.keep(page)
        return answer, page

    def _page(self, url: str, answer: Answer) -> Page:
        """The page of a successful answer; raises SourceError for any other, or if it is too large."""
        from briefing.intake.web_cache import Page

        if not answer.is_success:
            phrase = cut_short(one_line(answer.phrase).lower(), 60) or _PHRASES.get(answer.status, "")
            what = f"cannot be fetched ({f'{answer.status} {phrase}'.strip()})"
            raise SourceError(what, mend=CHECK)
        if not answer.is_whole:
            raise SourceError(f"is larger than {self.limits.size / 2**20:g} MB", mend="no article is")
        return Page(
            url=url,
            etag=answer.header("etag"),
            modified=answer.header("last-modified"),
            content_type=answer.header("content-type"),
            body=answer.body,
            head=answer.head,
        )


def _content_type(header: str) -> tuple[str, str]:
    """The media type and the charset that a header states, in lower case, "" for what it does not."""
    from email.message import Message

    message = Message()
    message["Content-Type"] = header
    media_type = header.partition(";")[0].strip().lower()
    return media_type if "/" in media_type else "", message.get_content_charset("") or ""
