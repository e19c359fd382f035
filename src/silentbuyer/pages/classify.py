"""From one look at a website to its state: what is alive, what is a wall, what has no company behind it. Pure.

The order matters: a bot wall is never a death, an error page never a company, and words alone never outweigh a page
that is full of a company's own text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from silentbuyer.addresses.domains import registrable
from silentbuyer.addresses.urls import host_of
from silentbuyer.pages.document import Document, read_document
from silentbuyer.pages.refresh import script_target
from silentbuyer.pages.signatures import SHORT, TINY, Network, Signatures, Signs, elsewhere, signatures, spam_words
from silentbuyer.pages.states import SiteState
from silentbuyer.pages.walls import wall_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from silentbuyer.pages.look import Page

ENOUGH = 2
"""Points that make a state."""

SCRIPT_WORDS = ("enable javascript", "without javascript", "requires javascript", "javascript is disabled")
"""What a page that only scripts can fill tells its other readers (judgement)."""

SPAM_IN_HEADLINE, SPAM_IN_TEXT = 2, 4

_FAULT_STATES = {
    "nxdomain": SiteState.DEAD_NO_DNS,
    "no-address": SiteState.DEAD_NO_ADDRESS,
    "dns": SiteState.NOT_CHECKED,
    "busy": SiteState.NOT_CHECKED,
    "ours": SiteState.NOT_CHECKED,
    "refused": SiteState.UNREACHABLE,
    "timeout": SiteState.UNREACHABLE,
    "reset": SiteState.UNREACHABLE,
    "tls": SiteState.TLS_BROKEN,
    "not-http": SiteState.HTTP_ERROR,
    "redirect-loop": SiteState.HTTP_ERROR,
    "redirects": SiteState.HTTP_ERROR,
    "blocked": SiteState.BLOCKED_BY_POLICY,
}
_BY_STRENGTH = (
    SiteState.EXPIRED, SiteState.SUSPENDED, SiteState.FOR_SALE, SiteState.PARKED, SiteState.PLACEHOLDER,
    SiteState.HTTP_ERROR,
)  # fmt: skip
PLACES = frozenset({"marketplace", "social-page"})
"""Where firms go whose own site is given up; both kinds live behind walls."""

_READABLE = re.compile(r"html|xml|text/plain|^$")


@attrs.frozen(kw_only=True)
class Verdict:
    """A state with the marks beside it and what was seen, in words."""

    state: SiteState
    marks: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


def classify(page: Page, network: Network | None = None, marks: Signatures | None = None) -> tuple[Verdict, Document]:
    """The state of a page and the document it was read from (an empty one when nothing was read)."""
    if page.fault:
        return _without_page(page), Document()
    content = page.headers.get("content-type", "").casefold()
    if page.encoding or not _READABLE.search(content.partition(";")[0].strip()):
        return _verdict(page, SiteState.ALIVE_UNREAD, "not-html", page.encoding or content[:60]), Document()
    document = read_document(page.body, content)
    return judge_document(page, document, network or Network(), marks or signatures()), document


def _without_page(page: Page) -> Verdict:
    state = _FAULT_STATES[page.fault]
    if page.hops and page.fault in {"nxdomain", "no-address"}:
        state = SiteState.HTTP_ERROR  # the name that was asked for is alive: it only leads nowhere
    if page.fault in {"redirect-loop", "redirects"} and "set-cookie" in page.headers:
        state = SiteState.ALIVE_UNREAD  # it wants its cookie back before it shows anything, as bot walls do
    marks = (page.fault, *((f"tls:{page.tls}",) if page.tls else ()), *page.remarks)
    return Verdict(state=state, marks=marks, evidence=(page.detail,) if page.detail else ())


def judge_document(page: Page, document: Document, network: Network, marks: Signatures) -> Verdict:
    """The state of a page that was read."""
    domain = registrable(host_of(page.url)) or ""
    script = script_target(document.source) if document.length < TINY else None
    signs = marks.signs(
        document, url=" ".join((*page.hops, page.final_url)), domain=domain, script=script or "", network=network
    )
    wall = wall_marks(page, document)
    strong = _strongest(signs)
    moved = _moved(page)
    if strong is None and set(moved) & PLACES and page.status not in {404, 410}:
        return _verdict(page, SiteState.ALIVE_OTHER_OWNER, *moved, *wall)  # such places seldom let a stranger read
    if wall and (strong is None or strong.state in {SiteState.PLACEHOLDER, SiteState.HTTP_ERROR}):
        return _verdict(page, SiteState.ALIVE_UNREAD, *wall)
    if strong is not None and strong.state != SiteState.HTTP_ERROR:
        return _nobody(page, strong)
    return _hijacked(page, document) or _by_status(page, document, strong) or _alive(page, document, signs)


def _strongest(signs: tuple[Signs, ...]) -> Signs | None:
    """The state with enough points; among several the one that says more about the owner."""
    enough = {sign.state: sign for sign in signs if sign.points >= ENOUGH}
    return next((enough[state] for state in _BY_STRENGTH if state in enough), None)


def _nobody(page: Page, signs: Signs) -> Verdict:
    marks = ("two-signs",) if signs.network else ("page-only",)
    return _verdict(page, signs.state, *marks, evidence=signs.evidence)


def _hijacked(page: Page, document: Document) -> Verdict | None:
    head, text = _spam(document.headline), _spam(f"{document.description.casefold()} {document.folded}")
    if not head and _beside_own_text(document):
        text = _said(document, text)  # a few links that somebody slipped into a firm's own page
    words = tuple(dict.fromkeys(word for word, _ in (*head, *text)))
    if len(head) < SPAM_IN_HEADLINE and len(text) < SPAM_IN_TEXT and not (head and len(words) > 1):
        return None
    trades = {trade for _, trade in (*head, *text)}
    if trades == {"pharmacy"} and not any(" " in word or not word.isascii() for word in words):
        return None  # brands alone are what a maker of medicines says of its goods
    return _verdict(page, SiteState.HIJACKED, *sorted(trades), evidence=(f"words: {', '.join(words[:6])}",))


def _beside_own_text(document: Document) -> bool:
    """Whether links and hidden parts are the lesser part of a page."""
    return 2 * len(document.aside) < document.length


def _said(document: Document, found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The words that the page says itself, beside what stands in its links and hidden parts."""
    aside, text = document.aside.casefold(), f"{document.description.casefold()} {document.folded}"
    return [(word, trade) for word, trade in found if text.count(word) > aside.count(word)]


def _spam(text: str) -> list[tuple[str, str]]:
    """The spam words in a text; a word inside a longer one that was found does not count again."""
    found: list[tuple[str, str]] = []
    for word, trade in spam_words():
        if word not in text:
            continue
        at = text.find(word)
        if _whole(text, at, word) and not any(word in longer for longer, _ in found):
            found.append((word, trade))
    return found


def _whole(text: str, at: int, word: str) -> bool:
    """Whether an alphabetic word stands for itself and not inside another (``escort`` in ``escorted``)."""
    if not word.isascii():
        return True
    return not text[at - 1 : at].isalnum() and not text[at + len(word) : at + len(word) + 1].isalnum()


def _by_status(page: Page, document: Document, signs: Signs | None) -> Verdict | None:
    status = page.status or 200
    if status in {404, 410}:
        return _verdict(page, SiteState.HTTP_ERROR, "gone" if status == 410 else "not-found")
    if 500 <= status < 600:
        return _verdict(page, SiteState.HTTP_ERROR, "origin-down" if status in range(520, 531) else "server-error")
    if status >= 400 or 300 <= status < 400:
        return _verdict(page, SiteState.HTTP_ERROR, f"status-{status}")
    if signs is not None and document.length < SHORT:
        return _verdict(page, SiteState.HTTP_ERROR, "soft-404", evidence=signs.evidence)
    return None


def _alive(page: Page, document: Document, signs: tuple[Signs, ...]) -> Verdict:
    notes = [f"{sign.state}-network" for sign in signs if sign.network]
    unread = _unread(page, document)
    moved = _moved(page)
    if moved:
        return _verdict(page, SiteState.ALIVE_OTHER_OWNER, *moved, *unread, *notes)
    if unread:
        return _verdict(page, SiteState.ALIVE_UNREAD, *unread, *notes)
    if page.tls:
        return _verdict(page, SiteState.TLS_BROKEN, page.tls, *notes)
    return _verdict(page, SiteState.ALIVE_UNVERIFIED, *notes)


def _unread(page: Page, document: Document) -> tuple[str, ...]:
    if document.length >= TINY:
        return ()
    if "slow-body" in page.remarks:
        return ("slow-body",)
    told = any(words in document.folded for words in SCRIPT_WORDS)
    if document.mount or document.script_free or told or (document.scripts and document.length < TINY // 4):
        return ("script-shell",)
    if document.frames and document.length < TINY // 4:
        return ("frames",)
    nothing = not document.text and not document.title
    return (("too-deep",) if document.deep else ("empty",)) if nothing else ()


def _moved(page: Page) -> tuple[str, ...]:
    """Whether the page came from another registrable domain, and what sort of place that is."""
    here, there = registrable(host_of(page.url)), registrable(host_of(page.final_url))
    if not there or here == there:
        return ()
    place = elsewhere().get(host_of(page.final_url).removeprefix("www.")) or elsewhere().get(there)
    if place:
        return ("moved", place.replace(" ", "-"), f"to:{there}")
    kin = here is not None and _brand(here) == _brand(there)
    return ("moved", "same-brand" if kin else "stranger", f"to:{there}")


def _brand(domain: str) -> str:
    return re.sub(r"[^a-z0-9]|group|global|intl|international|official|online", "", domain.partition(".")[0])


def _verdict(page: Page, state: SiteState, *marks: str, evidence: Iterable[str] = ()) -> Verdict:
    return Verdict(
        state=state, marks=tuple(dict.fromkeys((*marks, *_beside(page)))), evidence=tuple(evidence) or _seen(page)
    )


def _beside(page: Page) -> Iterator[str]:
    if page.tls:
        yield f"tls:{page.tls}"
    if page.truncated:
        yield "cut"
    yield from page.remarks


def _seen(page: Page) -> tuple[str, ...]:
    return (f"HTTP {page.status} from {page.final_url}",) if page.status else ()
