"""What a website turned out to be: the states, and the facts about a site as rules read them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from silentbuyer.language.saying import mark


class SiteState(StrEnum):
    """What one look at a website showed; marks beside it say more, and no state alone means "fake"."""

    ALIVE_MATCHING = "alive-matching"
    ALIVE_UNVERIFIED = "alive-unverified"
    ALIVE_UNREAD = "alive-unread"
    ALIVE_OTHER_OWNER = "alive-other-owner"
    PARKED = "parked"
    FOR_SALE = "for-sale"
    PLACEHOLDER = "placeholder"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    HIJACKED = "hijacked"
    HTTP_ERROR = "http-error"
    DEAD_NO_DNS = "dead-no-dns"
    DEAD_NO_ADDRESS = "dead-no-address"
    UNREACHABLE = "unreachable"
    TLS_BROKEN = "tls-broken"
    BLOCKED_BY_POLICY = "blocked-by-policy"
    NONE_GIVEN = "none-given"
    NOT_CHECKED = "not-checked"


ALIVE = frozenset({
    SiteState.ALIVE_MATCHING, SiteState.ALIVE_UNVERIFIED, SiteState.ALIVE_UNREAD, SiteState.ALIVE_OTHER_OWNER,
    SiteState.TLS_BROKEN,
})  # fmt: skip
"""Somebody runs a site there: evidence of life, whoever they are."""

READ = ALIVE - {SiteState.ALIVE_UNREAD}
"""Somebody's page was read: what it says may be held against the record. The page of a wall is the wall's."""

DEAD = frozenset({SiteState.DEAD_NO_DNS, SiteState.DEAD_NO_ADDRESS})
"""Nothing is there at all."""

NOBODY = frozenset({
    SiteState.PARKED, SiteState.FOR_SALE, SiteState.SUSPENDED, SiteState.EXPIRED, SiteState.HIJACKED,
})  # fmt: skip
"""A page is there, but no company stands behind it any more, or never did."""

UNSURE = frozenset({
    SiteState.BLOCKED_BY_POLICY, SiteState.NONE_GIVEN, SiteState.NOT_CHECKED, SiteState.ALIVE_UNREAD,
})  # fmt: skip
"""Nothing was learned about the company."""

SENTENCES: Mapping[SiteState, str] = {
    SiteState.ALIVE_MATCHING: mark("shows the buyer's own company"),
    SiteState.ALIVE_UNVERIFIED: mark("is alive"),
    SiteState.ALIVE_UNREAD: mark("is alive but could not be read from here"),
    SiteState.ALIVE_OTHER_OWNER: mark("leads to another domain"),
    SiteState.PARKED: mark("is a parked domain without a company behind it"),
    SiteState.FOR_SALE: mark("is offered for sale"),
    SiteState.PLACEHOLDER: mark("shows only a placeholder"),
    SiteState.SUSPENDED: mark("has been suspended by its host or registrar"),
    SiteState.EXPIRED: mark("has not been renewed and has expired"),
    SiteState.HIJACKED: mark("now shows gambling, adult or pharmacy pages"),
    SiteState.HTTP_ERROR: mark("answers with an error"),
    SiteState.DEAD_NO_DNS: mark("does not exist: its name is not in DNS"),
    SiteState.DEAD_NO_ADDRESS: mark("does not exist: its name has no address"),
    SiteState.UNREACHABLE: mark("could not be reached"),
    SiteState.TLS_BROKEN: mark("is alive behind a broken certificate"),
    SiteState.BLOCKED_BY_POLICY: mark("points to an address that is never opened"),
    SiteState.NONE_GIVEN: mark("is not on record"),
    SiteState.NOT_CHECKED: mark("was not checked"),
}
"""The end of the sentence "the website ..."."""


def state_of(facts: Any) -> SiteState | None:
    """The state in the value of a ``website`` answer; None when the value holds none that is known."""
    text = facts.get("state") if isinstance(facts, Mapping) else None
    try:
        return SiteState(text) if isinstance(text, str) else None
    except ValueError:
        return None


def marks_of(facts: Any) -> tuple[str, ...]:
    """The marks in the value of a ``website`` answer."""
    marks = facts.get("marks") if isinstance(facts, Mapping) else ()
    return tuple(str(mark) for mark in marks) if isinstance(marks, (tuple, list)) else ()


def text_of(facts: Any, *names: str) -> str:
    """Some text fields of the value of a ``website`` answer, joined; rubbish counts as empty."""
    found = (facts.get(name) for name in names) if isinstance(facts, Mapping) else ()
    return "\n".join(item for item in found if isinstance(item, str))


def texts_of(facts: Any, name: str) -> tuple[str, ...]:
    """A field of several texts, such as ``phones``, of the value of a ``website`` answer."""
    found = facts.get(name) if isinstance(facts, Mapping) else ()
    return tuple(item for item in found if isinstance(item, str)) if isinstance(found, (tuple, list)) else ()
