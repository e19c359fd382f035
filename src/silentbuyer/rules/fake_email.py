"""Whether the buyer's e-mail address can be a real buyer's: written well, able to receive, and fitting the buyer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from silentbuyer.addresses.likeness import ending_exists
from silentbuyer.identity import address_owner as mail_identity
from silentbuyer.identity.domain_age import age_question, very_young
from silentbuyer.identity.mailbox_life import (
    buyer_address,
    domain_facts,
    domain_question,
    life,
    meant,
    site_mail_question,
    thrown_away,
)
from silentbuyer.identity.sender import borrows
from silentbuyer.language.saying import joined, mark, say
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.signs import sign

if TYPE_CHECKING:
    from silentbuyer.addresses.email import Address
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Customer
    from silentbuyer.model.facts import Question

_ROUTES = {
    "nxdomain": mark("The domain {domain} does not exist, so no mail can reach {text}."),
    "null-mx": mark("The owner of {domain} says in DNS that it takes no mail at all."),
    "no-mail-route": mark("{domain} names no mail server and has no address: mail to it cannot be delivered."),
    "private-address": mark("{domain} points to a private address that nobody outside can reach."),
    "spf-refuses-all": mark("{domain} has no mail server and declares that no mail ever comes from it."),
    "bogus-mx": mark("None of the mail servers named by {domain} exists or can be reached from outside."),
    "address-only": mark("{domain} names no mail server; mail may still go to its own address."),
    "mx": mark("{domain} has a working mail server."),
}

_BORROWED = frozenset({"fake-email/lookalike", "fake-email/throwaway"})
_PLAINEST = {"cannot_receive": "no-mail-route", "weak_can_receive": "address-only", "can_receive": "mx"}


@attrs.frozen(kw_only=True)
class FakeEmail:
    """Whether the buyer's e-mail address can be a real buyer's.

    What it looks for:
        An address that cannot be written to; a domain that does not exist, refuses mail or names no reachable mail
        server; a throw-away service; a domain made to look like the buyer's own website; a mailbox that nobody reads
        (noreply). As good signs: SPF and DMARC records, where the mailbox is not borrowed; the
        domain of the buyer's own website or name, a purchasing desk in the buyer's language (compras, einkauf,
        achats, zakupki, satinalma ...), a mailbox usual in the buyer's country. A slip of the finger is suggested
        only after the typed domain has failed.

    Why it means silence:
        Mail to an address that does not exist is read by nobody, and who gives a false address never meant to buy.

    What it needs:
        The buyer's address; better with website, company, name and country; online, one DNS question about the
        domain, which is not asked of the buyer's own servers but of the resolver. No mailbox is ever probed.

    When it is wrong:
        A domain may be down for a day, and small firms do use free mail, so free mail alone says nothing. Sister
        firms write from other domains. A DNS failure adds nothing at all. Once mail from this address has answered
        ours, nothing here speaks of a fake any more: a domain that fails later has lapsed. Only a look-alike and a
        throw-away mailbox beside a firm's website stay what they are, for imitators answer too.

    What to do:
        Ask for the right address over another channel, the suggested one first; do not send price lists to an
        address that fails. Ask a "big firm" on free mail for a message from the company's own domain.

    Sources:
        RFC 5321, RFC 7505, RFC 6531; docs/evidence/email.md#strength-of-signs for the likelihood ratios; the lists
        named in each finding's evidence with version and date; judgement where the weights table says so.
    """

    name: ClassVar[str] = "fake-email"
    recent: timedelta = timedelta(days=30)
    """A proof of life younger than this speaks for a passing fault of the domain."""
    enough_signs: int = 2
    """Independent signs from which a throw-away service is named with force."""

    def needs(self, customer: Customer) -> Iterable[Question]:
        """The mail domain, its age, and for free mail whether the claimed website's domain takes mail of its own."""
        address = buyer_address(customer)
        about = (domain_question(address), site_mail_question(customer, address)) if address else ()
        asked = (*about, age_question(customer) if address else None)
        return tuple(question for question in asked if question is not None)

    def judge(self, case: Case) -> Iterable[Finding | Unknown]:
        """Signs about whether the mailbox can exist, then signs about whose it is."""
        address = buyer_address(case.customer)
        if address is None:
            yield Unknown(
                say("not given"), say("the record has no e-mail address"), about=say("e-mail address of the buyer")
            )
            return
        alive, borrowed = life(case), borrows(case)
        for finding in (*self._reality(case, address, alive=alive is not None), *mail_identity.signs(case, address)):
            # An answer proves a mailbox, not whose it is: an imitator answers, too.
            against = finding.weights.get(Cause.FAKE_BUYER, 0.0) > 0.0
            if alive is None or not against or (borrowed and finding.sign in _BORROWED):
                yield finding

    def _reality(self, case: Case, address: Address, *, alive: bool) -> Iterator[Finding]:
        facts = domain_facts(case, address)
        cannot = facts is not None and facts["verdict"] == "cannot_receive"
        vouches = not (borrows(case) or very_young(case)) or (facts or {}).get("verdict") != "can_receive"
        if facts is not None and cannot and alive:
            yield self._lapsed(case, address, facts)
        elif cannot or not address.mailable or (facts is None and not ending_exists(address.domain)):
            yield self._failed(case, address, facts)
        elif facts is not None and vouches:
            yield _routed(address, facts)
        elif facts is not None:
            yield _works(address, facts)
        if facts is not None and not cannot and vouches:
            yield from _policies(address, facts)
        yield from self._thrown_away(case, address)

    def _failed(self, case: Case, address: Address, facts: Mapping[str, Any] | None) -> Finding:
        better = meant(case.customer, address)
        evidence = {"address": address.text, "fault": address.fault, **_shown(facts)}
        if better is not None:
            said = say(
                "{text} fails; the buyer may have meant {better}, so ask over another channel.",
                text=address.text,
                better=better,
            )
            evidence |= {"suggestion": better, **mail_identity.source_list("free-mail")}
            return sign(self.name, "typing-slip").finding(said, evidence)
        if not address.mailable:
            said = say("{text} cannot be written to: {fault}.", text=repr(address.text[:80]), fault=say(address.fault))
            return sign(self.name, "bad-syntax").finding(said, evidence)
        if facts is None:
            said = say(
                "No top-level domain .{ending} exists, so {text} cannot be real.",
                ending=address.domain.rpartition(".")[2],
                text=address.text,
            )
            evidence |= mail_identity.source_list("public-suffixes")
            return sign(self.name, "no-such-ending").finding(said, evidence)
        return _routed(address, facts)

    def _lapsed(self, case: Case, address: Address, facts: Mapping[str, Any]) -> Finding:
        proof = life(case)
        fresh = proof is not None and case.now - proof.at < self.recent
        said = say(
            "{domain} answered our mail before and cannot receive mail now ({why}).",
            domain=address.domain,
            why=say(str(facts.get("why", "no reason"))),
        )
        evidence = {**_shown(facts), "proof": proof.kind if proof else "", "proved": proof.at if proof else ""}
        return sign(self.name, "domain-lapsed").finding(said, evidence, scale=0.5 if fresh else 1.0)

    def _thrown_away(self, case: Case, address: Address) -> Iterator[Finding]:
        found = thrown_away(case, address)
        if found:
            force = "throwaway" if len(found) >= self.enough_signs else "maybe-throwaway"
            said = say(
                "{domain} seems to be a throw-away mail service: {those}.",
                domain=address.domain,
                those=joined(found),
            )
            yield sign(self.name, force).finding(said, {"signs": found, **mail_identity.source_list("disposable")})


def _routed(address: Address, facts: Mapping[str, Any]) -> Finding:
    # Saved facts or a plugin's probe may give other reasons than ours: they weigh like the plainest one of its verdict.
    given = str(facts.get("why"))
    why = given if given in _ROUTES else _PLAINEST.get(facts["verdict"], "mx")
    template = _ROUTES[why]
    named = {"domain": address.domain, **({"text": address.text} if "{text}" in template else {})}
    return sign("fake-email", why).finding(say(template, **named), _shown(facts))


def _works(address: Address, facts: Mapping[str, Any]) -> Finding:
    """Mail gets there, which speaks for nobody: whoever imitates a firm sets up a server that works."""
    said = say("{domain} has a working mail server, which says nothing of who writes from it.", domain=address.domain)
    return sign("fake-email", "mx-of-stranger").finding(said, _shown(facts))


def _policies(address: Address, facts: Mapping[str, Any]) -> Iterator[Finding]:
    """SPF and DMARC: an owner who has both looks after the domain; small firms lack them, so lacking says little."""
    if facts.get("spf") and facts.get("dmarc"):
        said = say("{domain} publishes SPF and DMARC records: somebody looks after it.", domain=address.domain)
        yield sign("fake-email", "policies").finding(said, _shown(facts))
    elif facts.get("spf") is False and facts.get("dmarc") is False:
        said = say("{domain} publishes neither SPF nor DMARC records.", domain=address.domain)
        yield sign("fake-email", "no-policies").finding(said, _shown(facts))


_KEPT = ("domain", "why", "mx", "bogus", "provider", "spf", "dmarc")


def _shown(facts: Mapping[str, Any] | None) -> dict[str, Any]:
    return {key: facts[key] for key in _KEPT if facts.get(key) not in (None, (), {})} if facts else {}
