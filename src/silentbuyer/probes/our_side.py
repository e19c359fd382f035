"""Our own side of a failure: no site is called silent where we were late ourselves or our line was slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silentbuyer.probes.page_faults import Fault

if TYPE_CHECKING:
    from silentbuyer.probes.pace import Watch
    from silentbuyer.probes.resolver import Resolver

MOST_LATE, LEAST_LATE = 0.25, 0.5
"""The share of a look's time in which we were late ourselves, from which a silence is not the site's, and the seconds
of it that never matter (judgement)."""

PROMPT = 0.6
"""Seconds within which our own resolver must answer before a site is called silent (judgement)."""

OF_TIME = frozenset({"timeout", "reset"})
"""Faults that our own lateness can make."""


async def believed(fault: Fault, watch: Watch, resolver: Resolver) -> Fault:
    """The fault; or, where it may be our own lateness or line that failed, that and nothing about the site."""
    if fault.word not in OF_TIME:
        return fault
    if watch.late > max(MOST_LATE * resolver.network.timeout, LEAST_LATE):
        return Fault("busy", f"this machine was {watch.late:.1f} s late itself while the site was asked")
    if not await resolver.prompt(PROMPT):
        return Fault("busy", "our own line to the network was too slow to tell whether the site answers")
    return fault
