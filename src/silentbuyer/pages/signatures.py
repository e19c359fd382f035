"""The marks by which pages without a company behind them are known: dated rows of data, open to more rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.data.tables import rows
from silentbuyer.errors import FieldError
from silentbuyer.pages.states import SiteState

if TYPE_CHECKING:
    from silentbuyer.pages.document import Document

PLACES = ("headline", "heading", "text", "source", "script", "url", "ns", "cname", "address")
NETWORK_PLACES = ("ns", "cname", "address")
WORDS = ("headline", "heading", "text")
_LATIN_END = "\u0250"

SHORT = 2_500
"""Characters of visible text up to which a page counts as short; a company's home page says more (judgement)."""

TINY = 200
"""Characters below which a page with scripts is a shell that only they could fill (judgement)."""

BARE = 150
"""Characters up to which a page says one thing only, so that a weak mark is a strong one (judgement)."""

LITTLE = 400
"""Characters beyond which a company's own words about something "coming soon" are no state of its site (judgement)."""

SURE = 3

_TRADES = frozenset({SiteState.PARKED, SiteState.FOR_SALE})
"""States of which one weak mark is never enough: "buy now" and "related links" are any shop's words."""

_CONTACT = re.compile(r"[a-z0-9]@[a-z0-9]|\+\d")


def _points(_: object, __: Any, value: object) -> None:
    if value not in (1, 2, 3):
        raise FieldError("Signature.points", "1 (weak), 2 (strong) or 3 (sure wherever it stands)", value)


def _small(text: str) -> str:
    return text.casefold()


def _number(value: str | int) -> int:
    return int(value)


def _state(value: str) -> SiteState:
    return SiteState(value)


@attrs.frozen(kw_only=True)
class Signature:
    """One mark of one state: a text to be found at one place of a page or in its network.

    Attributes:
        state: what it speaks for.
        place: one of `PLACES`: ``headline`` is title and first heading; ``source`` the markup; ``script`` where a
            script sends the reader; ``url`` the final address; ``ns`` and ``cname`` match whole labels from the end;
            ``address`` is a network such as ``192.0.2.0/24``.
        text: what is to be found, in small letters; ``{domain}`` stands for the site's registrable domain.
        points: 3 sure wherever it stands, 2 strong, 1 weak; 2 points make a state. Below 3, marks in the text count
            on short pages only.
        source, year: where the mark was read, and when; or ``judgement``.

    Raises:
        FieldError: for an unknown place or other points; ValueError for an unknown state.

    """

    state: SiteState = attrs.field(converter=_state)
    place: str = attrs.field(validator=attrs.validators.in_(PLACES))
    text: str = attrs.field(converter=_small)
    points: int = attrs.field(default=2, converter=_number, validator=_points)
    source: str = "judgement"
    year: int = attrs.field(default=2026, converter=_number)

    @property
    def of_domain(self) -> bool:
        """Whether the text names the site's own domain."""
        return "{" in self.text

    def named(self, domain: str) -> str:
        """The text with the domain in its place."""
        return self.text.replace("{domain}", domain)


@attrs.frozen
class Signs:
    """What speaks for one state on one page.

    `points` add up over all marks (each text once), and `network` says whether one of them came from DNS.
    """

    state: SiteState
    found: tuple[Signature, ...] = ()

    @property
    def points(self) -> int:
        """The sum over the marks on the page."""
        return sum(sign.points for sign in self.found if sign.place not in NETWORK_PLACES)

    @property
    def network(self) -> bool:
        """Whether name servers, alias or address belong to such a service."""
        return any(sign.place in NETWORK_PLACES for sign in self.found)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Each mark in words, the strongest first."""
        best = sorted(self.found, key=lambda sign: (-sign.points, sign.place, sign.text))
        return tuple(f"{sign.place}: {sign.text}" for sign in best[:6])


@attrs.frozen(slots=False)
class Signatures:
    """All marks together; `with_more` adds a plugin's own."""

    marks: tuple[Signature, ...]

    @cached_property
    def _by_place(self) -> Mapping[str, tuple[Signature, ...]]:
        return {place: tuple(mark for mark in self.marks if mark.place == place) for place in PLACES}

    @cached_property
    def _sure(self) -> Mapping[str, tuple[Signature, ...]]:
        """Those that count on a page full of text, too."""
        everywhere = {"headline", "url", "script"}
        return {
            place: marks if place in everywhere else tuple(mark for mark in marks if mark.points == SURE)
            for place, marks in self._by_place.items()
        }

    def with_more(self, more: Iterable[Signature]) -> Signatures:
        """These and `more`."""
        return Signatures((*self.marks, *more))

    def signs(
        self, document: Document, *, url: str = "", domain: str = "", script: str = "", network: Network | None = None
    ) -> tuple[Signs, ...]:
        """What speaks for each state, in the order of the states."""
        places = {
            "headline": document.headline, "heading": document.heading.casefold(), "text": document.folded,
            "source": document.source, "script": script.casefold(), "url": url.casefold(),
        }  # fmt: skip
        marks = self._by_place if document.length <= SHORT else self._sure
        found: dict[SiteState, list[Signature]] = {}
        for place, content in places.items():
            for mark in marks[place] if content else ():
                seen = mark.text in content or "{" in mark.text
                if seen and _stands(mark, content, domain) and _counts(mark, document):
                    found.setdefault(mark.state, []).append(_weighed(mark, document))
        for mark in network.marks(self._by_place) if network else ():
            found.setdefault(mark.state, []).append(mark)
        return tuple(Signs(state, tuple(found[state])) for state in SiteState if state in found)


def _stands(mark: Signature, content: str, domain: str) -> bool:
    """Whether a mark stands in a content, and in a text not as the end of another word (``dan.com`` in Sheridan's)."""
    text = mark.named(domain) if mark.of_domain and domain else mark.text
    if mark.place not in WORDS or not (text[0].isascii() and text[0].isalnum()):
        return text in content
    at = content.find(text)
    while at > 0 and (content[at - 1] == "-" or (content[at - 1].isalnum() and content[at - 1] < _LATIN_END)):
        at = content.find(text, at + 1)
    return at >= 0


def _counts(mark: Signature, document: Document) -> bool:
    """Whether a mark says something of the site: weak words in a company's own text do not."""
    weak = mark.points == 1 or (mark.points == 2 and mark.place == "headline" and mark.state == SiteState.PLACEHOLDER)
    if not weak or document.length <= BARE:
        return True
    return document.length <= LITTLE and not _CONTACT.search(document.folded)


def _weighed(mark: Signature, document: Document) -> Signature:
    alone = mark.points == 1 and document.length <= BARE and mark.state not in _TRADES
    return attrs.evolve(mark, points=2) if alone else mark


@attrs.frozen(kw_only=True)
class Network:
    """Where a site hangs in the network: its name servers, aliases and addresses, as far as they are known."""

    servers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    def marks(self, by_place: Mapping[str, tuple[Signature, ...]]) -> Iterator[Signature]:
        """The marks of the network that fit."""
        for place, names in (("ns", self.servers), ("cname", self.aliases)):
            ends = tuple(f".{name}" for name in names)
            marks = by_place[place] if ends else ()
            yield from (mark for mark in marks if any(end.endswith(f".{mark.text}") for end in ends))
        found = tuple(map(ip_address, self.addresses))
        marks = by_place["address"] if found else ()
        yield from (mark for mark in marks if any(each in _network(mark.text) for each in found))


@cache
def _network(text: str) -> Any:
    return ip_network(text)


@cache
def signatures() -> Signatures:
    """The marks of ``data/sites``."""
    return Signatures(tuple(_read()))


def _read() -> Iterator[Signature]:
    for name in ("phrases", "networks"):
        for row in rows(f"sites/{name}.csv"):
            yield Signature(
                state=row["state"], place=row["place"], text=row["text"], points=row.get("points", "2"),
                source=row["source"], year=row["year"],
            )  # fmt: skip


@cache
def spam_words() -> tuple[tuple[str, str], ...]:
    """Words of gambling, adult and pharmacy spam with their trade, the longest first."""
    found = ((row["word"], row["trade"]) for row in rows("sites/spam.csv"))
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def elsewhere() -> dict[str, str]:
    """Domains under which many owners show pages -> what sort of place that is."""
    return {row["domain"]: row["kind"] for row in rows("sites/elsewhere.csv")}
