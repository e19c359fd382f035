"""The cases that a rule is tried on: the synthetic buyers, buyers of whom nothing is known, and hostile texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer
from silentbuyer.model.facts import Facts, Known, Question, Unknown
from silentbuyer.model.questions import MAIL_DOMAIN, WEBSITE
from silentbuyer.model.rule import Rule
from silentbuyer.model.silence import Silence
from silentbuyer.testing import builders
from silentbuyer.testing.catalogue import buyers
from silentbuyer.values.frozen import FrozenMap

REASONS = ("offline", "no network", "timeout", "servfail", "bot wall", "not asked")

_LATE = Silence(since=builders.NOW, effective_hours=60.0, low=50.0, high=70.0, quantile=0.97, p_reply=0.2, state="late")

HOSTILE = {
    "nothing but spaces": " \t\u00a0\u3000 x",
    "a million letters": "a" * 1_000_000,
    "a million words": "aa@bb.example " * 71_000,
    "a million brackets": "(<[" * 330_000,
    "control characters": "".join(map(chr, range(32))) + "\x7f\x9b31m" + "x\x00y",
    "right to left": "\u202egnp.exe\u202c \u2067\u05e9\u05dc\u05d5\u05dd\u2069 \u0645\u0631\u062d\u0628\u0627",
    "emoji and combining marks": "\U0001f469\u200d\U0001f469\u200d\U0001f467 Z\u0351\u036b\u0343\u036a " * 50,
    "half a surrogate pair": "broken \ud83d text",
    "markup and formats": "<script>alert(1)</script> {0} %s ${x} =cmd|' /C calc'!A0 '; drop table buyers; --",
    "lone digits of other scripts": "\u0661\u0662\u0663 \u00b2 \u2167 \uff11",
}


@attrs.frozen
class Trial:
    """A case with the words by which a fault names it; `innocent` where no accusation can rest on anything."""

    label: str
    case: Case
    innocent: bool = False


def all_trials(rule: Rule, own: Iterable[Case] = ()) -> tuple[Trial, ...]:
    """Every case that this rule is tried on."""
    given = tuple(own)
    return (*_own(given), *_catalogue(), *_innocent(rule), *_hostile(given))


def _own(cases: Iterable[Case]) -> Iterator[Trial]:
    return (Trial(f"your case {number}", case) for number, case in enumerate(cases, 1))


def _catalogue() -> Iterator[Trial]:
    return (Trial(f"the synthetic buyer {buyer.id!r}", buyer.case()) for buyer in buyers())


def _innocent(rule: Rule) -> Iterator[Trial]:
    """Buyers with nothing against them, and every question unanswered."""
    quiet = builders.customer(
        phone="+49 40 0000000",
        messages=(
            builders.message("Please send your best offer for 3 UV units for drinking water.", days_ago=9),
            builders.message("Our quotation is attached.", sender="seller", days_ago=8),
        ),
    )
    # A name, an address and no website is how many small firms are on record: it accuses nobody.
    bare = Customer(id="bare", name="Anna Petersen", email="anna.petersen@nordwasser.example")
    for reason in REASONS:
        for label, customer in (("an ordinary buyer", quiet), ("a buyer with a name and an address only", bare)):
            answers = {question: Unknown(reason) for question in _needs(rule, customer)}
            yield Trial(f"{label}, all facts {reason!r}", _case(customer, answers), innocent=True)


def _needs(rule: Rule, customer: Customer) -> tuple[Question, ...]:
    try:
        return tuple(question for question in rule.needs(customer) if isinstance(question, Question))
    except Exception:  # noqa: BLE001 - the fault is told by the trial of `needs` itself
        return ()


def _case(customer: Customer, answers: Any = ()) -> Case:
    return builders.case(customer, facts=dict(answers), silence=_LATE)


def _hostile(own: Iterable[Case]) -> Iterator[Trial]:
    for label, text in HOSTILE.items():
        yield Trial(f"{label} in every text of the record", _case(_soaked(text)))
        for number, case in enumerate(own, 1):
            signals = FrozenMap(_poisoned(case.customer.signals, text))
            customer = attrs.evolve(case.customer, signals=signals)
            yield Trial(f"{label} in every signal of your case {number}", attrs.evolve(case, customer=customer))
        yield Trial(f"{label} in every fact", _poisoned_facts(text))


def _soaked(text: str) -> Customer:
    return builders.customer(
        company=text,
        name=text,
        email=f"{text}@{text}",
        website=text,
        city=text,
        phone=text,
        about=text,
        products=(text, text),
        contacts={"whatsapp": text, "email": text},
        messages=(
            builders.message(text, subject=text, days_ago=9),
            builders.message(text, subject=text, days_ago=8, kind="auto-reply"),
            builders.message(text, subject=text, days_ago=7, sender="unknown", kind="bounce"),
            builders.message(text, subject=text, days_ago=6, sender="seller"),
        ),
        extra={"remark": text},
    )


def _poisoned(value: Any, text: str) -> Any:
    if isinstance(value, (FrozenMap, dict)):
        return {key: _poisoned(item, text) for key, item in value.items()}
    return [text] if isinstance(value, tuple) else text


def _poisoned_facts(text: str) -> Case:
    """Facts as our own probes write them, their texts cut as the probes cut them."""
    short = text[:6000]
    customer = builders.customer()
    page = {
        "state": "alive-unverified",
        "url": customer.website,
        **dict.fromkeys(("final_url", "title", "text", "description"), short),
        **dict.fromkeys(("phones", "emails", "languages", "marks"), (short,)),
    }
    mail = {
        "verdict": "can_receive",
        "why": "mx",
        "mx": (short[:250],),
        "null_mx": False,
        **dict.fromkeys(("provider", "spf", "dmarc"), short[:250]),
    }
    facts = Facts(
        {
            Question(WEBSITE, "https://nordwasser.example/"): Known(page),
            Question(MAIL_DOMAIN, "nordwasser.example"): Known(mail),
        }
    )
    return _case(customer, facts)
