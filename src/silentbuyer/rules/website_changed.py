"""What changed on the buyer's website since an earlier look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from silentbuyer.addresses.urls import host_of
from silentbuyer.identity.site_owner import Look, look_at
from silentbuyer.language.saying import joined, say
from silentbuyer.model.questions import website_question
from silentbuyer.model.signs import sign
from silentbuyer.pages.fingerprint import changes, turned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer
    from silentbuyer.model.facts import Question
    from silentbuyer.model.findings import Finding


@attrs.frozen(kw_only=True)
class WebsiteChanged:
    """What changed on the buyer's website since an earlier look.

    What it looks for:
        The fingerprint of an earlier look (state, final domain, title, name servers, certificate names) against
        today's: a machinery site that is a casino now, a firm that moved to another domain, a site that is gone.

    Why it means silence:
        A company that lived and lives no more has closed or was sold; one that moved reads its mail elsewhere.

    What it needs:
        An earlier fingerprint in the record, as `silentbuyer.identity.site_owner.website_memory` keeps it:
        ``Customer(signals={"website": website_memory(earlier.facts)})``. Without one it says nothing.

    When it is wrong:
        Sites are redesigned and change hosts; those changes are told but weigh nothing. A state that one of the two
        looks could not see (a time-out, a bot wall) is no change.

    What to do:
        Look for the company under its new domain or in the trade register before writing again.

    Sources:
        docs/evidence/website.md#change-over-time; judgement.
    """

    name: ClassVar[str] = "website-changed"

    def needs(self, customer: Customer) -> Iterable[Question]:
        """The look at the website, if there is an earlier one to compare it with."""
        question = website_question(customer) if _before(customer) else None
        return (question,) if question else ()

    def judge(self, case: Case) -> Iterable[Finding]:
        """One finding that says what changed."""
        memory = _before(case.customer)
        look = look_at(case) if memory else None
        if look is None or memory.get("url", look.url) != look.url:
            return
        before, after = memory.get("fingerprint"), look.facts.get("fingerprint")
        found = changes(before, after)
        if found:
            yield sign(self.name, _row(before, after, look)).finding(
                _said(memory, look, found), _evidence(before, after, look)
            )


def _before(customer: Customer) -> Mapping[str, Any]:
    memory = customer.signals.get("website")
    return memory if isinstance(memory, Mapping) else {}


def _row(before: Any, after: Any, look: Look) -> str:
    if turned(before, after):
        return "gone-since"
    return "moved-since" if before.get("domain") != after.get("domain") and "stranger" in look.marks else "changed"


def _said(memory: Mapping[str, Any], look: Look, found: tuple[str, ...]) -> str:
    at = memory.get("at")
    since = say("since {at}", at=at[:10]) if isinstance(at, str) and at else say("since the last look")
    return say(
        "The website {host} changed {since}: {those} ({seen}).",
        host=host_of(look.url),
        since=since,
        those=joined(found),
        seen=look.seen,
    )


def _evidence(before: Any, after: Any, look: Look) -> dict[str, Any]:
    return {"before": before, "after": after, "seen": look.seen}
