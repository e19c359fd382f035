"""What the lists know of a mail domain or of the first part of an address: free mail, relays, throw-away, desks.

Reads packaged data only; nothing is looked up. Each list has a name, a version and a date (see
`silentbuyer.data.list_dates`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import attrs

from silentbuyer.addresses.domains import registrable
from silentbuyer.data.tables import rows, toml

_TRAILING_NUMBER = re.compile(r"[._-]?\d{1,4}$")
_PARTS = re.compile(r"[._-]+")


@attrs.frozen
class Mailbox:
    """A kind of mailbox that is not a company's own.

    Attributes:
        kind: ``free``, ``isp``, ``paid-personal``, ``alias`` or ``platform``.
        country: where it is usual, ``ZZ`` for everywhere; empty for relays.
        service: who passes the mail on; empty for free mail.

    """

    kind: str
    country: str = ""
    service: str = ""

    @property
    def anybody(self) -> bool:
        """Whether anybody may have such a mailbox (free mail, an Internet provider's)."""
        return self.kind in ("free", "isp", "paid-personal")


@attrs.frozen
class Throwaway:
    """A throw-away domain: the listed name (itself or a parent), and the lists that name it."""

    listed: str
    lists: tuple[str, ...]


@attrs.frozen
class Desk:
    """A first part of an address that names a desk: ``trade``, ``office`` or ``nobody``, and in which languages."""

    kind: str
    word: str
    languages: tuple[str, ...]


def _parents(domain: str) -> tuple[str, ...]:
    """The domain and its parents down to the registrable domain; never a public suffix."""
    root = registrable(domain) or domain
    names = [domain]
    while names[-1] != root and "." in names[-1]:
        names.append(names[-1].partition(".")[2])
    return tuple(names)


@cache
def _free_mail() -> tuple[dict[str, Mailbox], dict[str, Mailbox]]:
    """Exact domains, and brands that exist under many endings (``yahoo.*``)."""
    exact: dict[str, Mailbox] = {}
    brands: dict[str, Mailbox] = {}
    for row in rows("mail/free_mail.csv"):
        brand, _, ending = row["domain"].rpartition(".")
        (brands if ending == "*" else exact)[brand if ending == "*" else row["domain"]] = Mailbox(
            row["kind"], row["country"]
        )
    return exact, brands


@cache
def _relays() -> dict[str, Mailbox]:
    return {row["domain"]: Mailbox(row["kind"], "", row["service"]) for row in rows("mail/relays.csv")}


@cache
def common_domains() -> tuple[str, ...]:
    """The mail domains that so many people type that a slip of the finger towards one is worth a question."""
    return tuple(row["domain"] for row in rows("mail/free_mail.csv") if row["common"])


@lru_cache(maxsize=65536)
def mailbox_of(domain: str) -> Mailbox | None:
    """Which kind of shared mailbox a domain stands for; None for a company's own (or an unknown) domain."""
    exact, brands = _free_mail()
    for name in _parents(domain):
        found = _relays().get(name) or exact.get(name)
        if found is not None:
            return found
    root = registrable(domain) or domain
    brand = brands.get(root.partition(".")[0])
    return attrs.evolve(brand, country=country_of(root) or brand.country) if brand else None


_GENERIC = frozenset(
    {
        "ac", "ai", "app", "cc", "co", "dev", "eu", "fm", "gg", "io", "la", "me", "nu", "so", "st", "tk", "to",
        "tv", "vc", "ws", "cf", "ga", "gq", "ml", "pw", "sh",
    }
)  # fmt: skip


def country_of(domain: str) -> str | None:
    """The country of a national ending, upper case; None for generic endings and those that are sold as words."""
    ending = domain.rpartition(".")[2]
    if len(ending) != 2 or ending in _GENERIC:
        return None
    return "GB" if ending == "uk" else ending.upper()


@cache
def _blocklist() -> frozenset[str]:
    from disposable_email_domains import blocklist

    return frozenset(blocklist)


@cache
def _by_hand() -> frozenset[str]:
    return frozenset(row["domain"] for row in rows("mail/throwaway.csv"))


@cache
def _never() -> frozenset[str]:
    return frozenset(row["domain"] for row in rows("mail/not_disposable.csv"))


@lru_cache(maxsize=65536)
def throwaway(domain: str) -> Throwaway | None:
    """The throw-away service that a domain belongs to, by the package's list and ours, minus what is never one."""
    names = _parents(domain)
    if mailbox_of(domain) is not None or not _never().isdisjoint(names):
        return None
    for name in names:
        lists = (("disposable", _blocklist()), ("throw-away-by-hand", _by_hand()))
        naming = tuple(title for title, listed in lists if name in listed)
        if naming:
            return Throwaway(name, naming)
    return None


@cache
def _desks() -> dict[str, Desk]:
    table = toml("mail/role_words.toml")
    found: dict[str, Desk] = {}
    for kind in ("office", "trade", "nobody"):  # a word that stands in two is a trade word
        languages: dict[str, list[str]] = {}
        for language, words in table[kind].items():
            for word in words:
                languages.setdefault(word.casefold(), []).append(language)
        found |= {word: Desk(kind, word, tuple(spoken)) for word, spoken in languages.items()}
    return found


@lru_cache(maxsize=65536)
def desk_of(local: str) -> Desk | None:
    """The desk that the first part of an address names: ``compras``, ``einkauf2``, ``purchase.manager``."""
    word = _TRAILING_NUMBER.sub("", local.casefold().partition("+")[0])
    table = _desks()
    if word in table:
        return table[word]
    named = [table[part] for part in _PARTS.split(word)[:4] if part in table]
    return next((desk for kind in ("nobody", "trade", "office") for desk in named if desk.kind == kind), None)


@cache
def _services() -> frozenset[str]:
    names = (row["domain"].partition(".")[0] for row in rows("mail/relays.csv") if row["kind"] == "platform")
    return frozenset(name.replace("-", "") for name in names)


def platform_tag(local: str) -> str | None:
    """The trade platform that a tag names, as in ``buyer+alibaba``: whoever sorts mail so has a use for it."""
    tag = local.casefold().partition("+")[2].replace("-", "").replace("_", "")
    return tag if tag in _services() else None
