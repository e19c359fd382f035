"""One file that adds a cause of its own and what belongs to it: phrases, advice, letters, a trade, days off, absences.

silentbuyer diagnose customers.csv --messages messages.csv --plugin examples/acme_rules.py
silentbuyer causes --plugin examples/acme_rules.py
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

import silentbuyer as sb

silentbuyer_hooks = 1

SANCTIONS = sb.OwnCause(
    name="acme:sanctions",
    label="Held up by sanctions",
    says="sanctions hold up the payment or the goods",
    family="out of the buyer's hands",
    prior=0.01,
    weights={"money-blocked/said": 0.5},
    labels={"zh": "受制裁阻碍", "pt": "Parado por sanções"},
    sayings={"zh": "制裁使付款或货物受阻"},
    advice=(
        sb.Advice(
            kind="acme:licence",
            advice="Ask our bank which licence the payment needs, and tell the buyer the day on which we know.",
            words={"zh": "问我方银行这笔款需要什么许可，并告诉买家哪天有结果。"},
            drafts={
                "en": "Our bank is looking into the payment for {product}.\nWe will write to you on [day].",
                "pt": "Nosso banco está verificando o pagamento de {product}.\nEscreveremos em [dia].",
            },
        ),
    ),
)

WORDS_OF_SANCTIONS = sb.Phrases(
    name="acme-sanctions",
    phrases={
        "en": ("sanction*", "ofac", "export control*"),
        "pt": ("sanç*",),
        "ru": ("санкци*",),
        "zh": ("制裁",),
    },
    weights={"acme:sanctions": 5.0},
    because="On {day} the buyer wrote of sanctions",
    words={"zh": "{day}买家提到制裁"},
)


@sb.rule("acme-noted")
def noted(case: sb.Case) -> Iterable[sb.Finding]:
    """A colleague noted in the record that the buyer's country is under sanctions."""
    days = case.customer.signals.get("acme", {}).get("sanctioned_for_days")
    if isinstance(days, int):
        yield sb.Finding(
            weights={"acme:sanctions": 3.0},
            because=sb.say("A colleague noted {days} days ago that sanctions apply.", days=days),
            sign="acme-noted/sanctioned",
        )


class KnownAbsences:
    """Absences that the sales team wrote into the record: ``signals["acme"]["away_until"]``, a day."""

    name = "acme-team"

    def absences(self, customer: sb.Customer, now: datetime) -> Iterable[sb.Absence]:
        """The one that stands in the record."""
        until = customer.signals.get("acme", {}).get("away_until")
        if until:
            since = datetime(now.year, 1, 1, tzinfo=UTC)
            yield sb.Absence(since=since, back=date.fromisoformat(until), source="note of the sales team")


@sb.hookimpl
def register_causes(register: Callable[[sb.OwnCause], None]) -> None:
    """The cause of its own."""
    register(SANCTIONS)


@sb.hookimpl
def register_rules(register: Callable[[sb.Rule], None]) -> None:
    """Phrases are a rule; so is the function."""
    register(WORDS_OF_SANCTIONS)
    register(noted)


@sb.hookimpl
def register_sectors(register: Callable[[sb.Sector], None]) -> None:
    """A trade in its buyers' own words: a seller names it ``sectors = ["escape rooms"]``."""
    register(sb.Sector("escape rooms", "escape room, salle d'évasion, 密室逃脱"))


@sb.hookimpl
def register_days_off(register: Callable[[sb.DaysOff], None]) -> None:
    """A feast that stands in no calendar of ours (the days are made up for this example)."""
    register(
        sb.DaysOff(
            name="Feast of the harbour",
            first=date(2026, 8, 10),
            last=date(2026, 8, 19),
            countries=("BR",),
            labels={"zh": "港口节"},
        )
    )


@sb.hookimpl
def register_absences(register: Callable[[KnownAbsences], None]) -> None:
    """Who knows when a buyer is away."""
    register(KnownAbsences())


@sb.hookimpl
def register_words(register: Callable[[sb.Words], None]) -> None:
    """The rule's sentence in Chinese."""
    says = {"A colleague noted {days} days ago that sanctions apply.": "同事{days}天前注明：适用制裁。"}
    register(sb.Words(name="acme", language="zh", messages=says))
