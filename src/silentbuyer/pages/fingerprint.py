"""A website in a few words, small enough to keep, by which two looks at it are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2s
from typing import Any

from silentbuyer.language.saying import say
from silentbuyer.pages.states import ALIVE, DEAD, NOBODY, SENTENCES, SiteState, state_of

FIELDS = ("state", "domain", "title", "title_hash", "name_servers", "certificate", "registrar")

_CURTAINS = frozenset({SiteState.ALIVE_UNREAD, SiteState.HTTP_ERROR})
"""States in which title and address are those of a wall or an error page, not the company's."""


def fingerprint(
    *,
    state: SiteState,
    domain: str,
    title: str = "",
    name_servers: Iterable[str] = (),
    certificate: Iterable[str] = (),
) -> dict[str, Any]:
    """State, final domain, title with its hash, name servers and certificate names of one look, JSON-like."""
    squeezed = " ".join(title.casefold().split())
    return {
        "state": str(state),
        "domain": domain,
        "title": title[:80],
        "title_hash": blake2s(squeezed.encode(), digest_size=8).hexdigest() if squeezed else "",
        "name_servers": sorted(name_servers)[:8],
        "certificate": sorted(certificate)[:8],
    }


def changes(before: Any, after: Any) -> tuple[str, ...]:
    """What changed between two fingerprints, in words, the weightiest first; rubbish counts as nothing known.

    A state that could not be seen on one side is no change: a time-out today says nothing about March.
    """
    if not isinstance(before, Mapping) or not isinstance(after, Mapping):
        return ()
    return tuple(_changes(before, after))


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    old, new = state_of(before), state_of(after)
    if old is not None and new is not None and _sort(old) and _sort(new) and _sort(old) != _sort(new):
        yield say("it {what}, where it {was} before", what=say(SENTENCES[new]), was=_was(before, old))
    seen = not {old, new} & _CURTAINS
    if seen and _both(before, after, "domain"):
        yield say("it leads to {after}, not to {before}", after=after["domain"], before=before["domain"])
    if seen and _both(before, after, "title_hash"):
        yield say("its title is {after}, not {before}", after=_quoted(after), before=_quoted(before))
    if _both(before, after, "name_servers") and not _shared(before["name_servers"], after["name_servers"]):
        yield say("its name servers are others")
    if _both(before, after, "certificate") and not _shared(before["certificate"], after["certificate"]):
        yield say("its certificate is for other names")


def _sort(state: SiteState) -> str:
    """Alive, nobody there, or dead; empty for a state that proves neither."""
    if state in ALIVE:
        return "alive"
    if state in NOBODY:
        return state.value
    return "dead" if state in DEAD else ""


def _was(before: Mapping[str, Any], state: SiteState) -> str:
    title = before.get("title")
    if state in ALIVE and isinstance(title, str) and title:
        return say("showed {title}", title=_quoted(before))
    return say('was "{state}"', state=state.value)


def _quoted(side: Mapping[str, Any]) -> str:
    return f'"{side.get("title") or "?"}"'


def _both(before: Mapping[str, Any], after: Mapping[str, Any], name: str) -> bool:
    return bool(before.get(name)) and bool(after.get(name)) and before[name] != after[name]


def _shared(before: Any, after: Any) -> bool:
    sides = [set(side) if isinstance(side, (tuple, list)) else set() for side in (before, after)]
    return bool(sides[0] & sides[1])


def turned(before: Any, after: Any) -> bool:
    """Whether a site that was a company's is one no more: the change that weighs."""
    old = state_of(before) if isinstance(before, Mapping) else None
    new = state_of(after) if isinstance(after, Mapping) else None
    return old in ALIVE and new is not None and (new in NOBODY or new in DEAD)
