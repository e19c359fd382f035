"""Synthetic buyers with known answers: what a new rule can be shown before it meets real ones."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer, Message, Order
from silentbuyer.model.facts import Facts, Known, Question
from silentbuyer.model.findings import Cause
from silentbuyer.model.seller import Seller
from silentbuyer.testing import builders


@attrs.frozen(kw_only=True)
class Buyer:
    """One synthetic buyer.

    Attributes:
        why: what the case is about, in a few words.
        now: the moment it is to be diagnosed for.
        family: the family of causes that a good diagnosis names first; empty where none may be preferred.
        causes: the causes of it that are right; empty where nobody may be accused.
        facts: what is known about the buyer's domains; everything else is unknown.

    """

    customer: Customer
    why: str
    now: datetime
    family: str = ""
    causes: tuple[Cause, ...] = ()
    facts: Facts = attrs.field(factory=Facts)

    @property
    def id(self) -> str:
        """The buyer's name in the catalogue, such as ``visa-hunter``."""
        return self.customer.id

    def case(self, seller: Seller | None = None) -> Case:
        """What a rule is shown of this buyer."""
        return builders.case(self.customer, seller=seller, facts=self.facts, now=self.now)


@cache
def buyers() -> tuple[Buyer, ...]:
    """The catalogue: at least one buyer for every family of causes, and some whom nothing may be held against."""
    text = files("silentbuyer.testing").joinpath("buyers.toml").read_text(encoding="utf-8")
    return tuple(_buyer(row) for row in tomllib.loads(text)["buyer"])


def buyer(name: str) -> Buyer:
    """One buyer of the catalogue.

    Raises:
        LookupError: with the names there are.

    """
    for found in buyers():
        if found.id == name:
            return found
    raise LookupError(f"no synthetic buyer is called {name!r}; there are {', '.join(b.id for b in buyers())}")


def _buyer(row: Mapping[str, Any]) -> Buyer:
    return Buyer(
        customer=Customer(
            id=row["id"],
            messages=tuple(Message(**fields) for fields in row["messages"]),
            orders=tuple(Order(**fields) for fields in row.get("orders", ())),
            **row["customer"],
        ),
        why=row["why"],
        now=row["now"],
        family=row["family"],
        causes=tuple(map(Cause, row["causes"])),
        facts=Facts({_question(key): _known(value, row["now"]) for key, value in row.get("facts", {}).items()}),
    )


def _question(key: str) -> Question:
    kind, _, subject = key.partition(" ")
    return Question(kind, subject)


def _known(value: Mapping[str, Any], now: datetime) -> Known:
    return Known(value, at=now, source="catalogue")
