"""Several rows of one buyer as one customer: what agrees or completes is joined, what differs is kept and named.

An export that joins tables has a row for each contact, deal or order of a buyer. The first row leads; a person of
another row becomes a contact, messages and orders come together, amounts of several deals are added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.customer import COLLEAGUE, Contact, Customer, Message, Order, Remark
from silentbuyer.model.log_order import merged_in_order
from silentbuyer.records.keys import key
from silentbuyer.values.frozen import FrozenMap

T = TypeVar("T")
_SINGLE = ("company", "website", "country", "subdivision", "city", "timezone", "stage", "owner", "arrival")
"""Fields of which a buyer has one; of another value in a later row the first stays and the other is kept aside."""
_SHORTEST = 4
_SHOWN = 20


def may_be_one(first: Customer, other: Customer) -> bool:
    """Whether two rows of one id can be the same buyer: they share an address, or their firms do not differ."""
    return not (first.company and other.company) or _firms_agree(first, other) or bool(_ways(first) & _ways(other))


def _firms_agree(first: Customer, other: Customer) -> bool:
    short, long = sorted((key(first.company or ""), key(other.company or "")), key=len)
    return short == long or (len(short) >= _SHORTEST and long.startswith(short))


def _ways(customer: Customer) -> set[tuple[str, str]]:
    told = [("email", customer.email), ("phone", customer.phone), ("website", customer.website)]
    told += [(contact.channel, contact.value) for contact in customer.contacts]
    return {(channel, key(value)) for channel, value in told if value and key(value)}


def one_buyer(rows: Sequence[tuple[int, Customer]]) -> Customer:
    """One customer of the rows (number and customer) that bear one id; a single row is given back as it is."""
    (_, first), *later = rows
    if not later:
        return first
    work = _Joining(first)
    for number, other in later:
        work.add(number, other)
    return work.done(rows)


class _Joining:
    """The buyer so far: single values by field, people and remarks as they come, and what differs by row."""

    def __init__(self, first: Customer) -> None:
        self._first = first
        self._single: dict[str, Any] = {name: getattr(first, name) for name in (*_SINGLE, "name", "email", "phone")}
        self._contacts = list(first.contacts)
        self._known = _ways(first)
        self._extra = dict(first.extra)
        self._signals = {platform: dict(items) for platform, items in first.signals.items()}
        self._remarks = dict.fromkeys(first.remarks)

    def add(self, number: int, other: Customer) -> None:
        """Take one more row in."""
        differing = dict(self._differing(other))
        differing |= self._reached(other)
        for name, value in other.extra.items():
            if self._extra.setdefault(name, value) != value:
                differing[name] = value
        for platform, items in other.signals.items():
            held = self._signals.setdefault(platform, {})
            differing |= {
                f"signals.{platform}.{name}": value
                for name, value in items.items()
                if held.setdefault(name, value) != value
            }
        self._remarks |= dict.fromkeys(other.remarks)
        for name, value in differing.items():
            kept = f"{name} (row {number})"
            self._extra[kept] = value if isinstance(value, (int, float, FrozenMap, tuple)) else str(value)
            self._remarks[
                Remark(
                    name,
                    say("row {number} says otherwise; kept aside under {kept}", number=number, kept=repr(kept)),
                    str(value)[:120],
                )
            ] = None

    def _differing(self, other: Customer) -> Iterator[tuple[str, Any]]:
        """Single fields completed; those of another value."""
        for name in _SINGLE:
            theirs = getattr(other, name)
            if theirs is None:
                continue
            if self._single[name] is None:
                self._single[name] = theirs
            elif key(str(self._single[name])) != key(str(theirs)):
                yield name, theirs

    def _reached(self, other: Customer) -> dict[str, Any]:
        """The person on record is completed, another one becomes a contact; a name without an address is kept aside."""
        mine, theirs = self._single["name"], other.name
        same = not mine or not theirs or key(mine) == key(theirs)
        person, role = ("", "") if same else (theirs or "", COLLEAGUE)
        new = [
            Contact(way, told, role=role, person=person) for way in ("email", "phone") if (told := getattr(other, way))
        ]
        if same:
            self._single["name"] = mine or theirs
            new = [one for one in new if self._single[one.channel] or not self._completed(one)]
        new += [attrs.evolve(one, person=one.person or person) for one in other.contacts]
        fresh = [one for one in new if (one.channel, key(one.value)) not in self._known]
        self._contacts += fresh
        self._known |= {(one.channel, key(one.value)) for one in fresh}
        return {} if same or any(one.person for one in fresh) else {"name": theirs}

    def _completed(self, one: Contact) -> bool:
        self._single[one.channel] = one.value
        self._known.add((one.channel, key(one.value)))
        return True

    def done(self, rows: Sequence[tuple[int, Customer]]) -> Customer:
        """The buyer of all rows."""
        customers = [customer for _, customer in rows]
        amount, currency, told = _worth(customers)
        numbers = ", ".join(str(number) for number, _ in rows[:_SHOWN]) + (" ..." if len(rows) > _SHOWN else "")
        joined = Remark("id", say("rows {numbers} bear it: read as one buyer", numbers=numbers))
        answers = {customer.consent for customer in customers}
        return attrs.evolve(
            self._first,
            **self._single,
            contacts=tuple(self._contacts),
            languages=_united(customer.languages for customer in customers),
            products=_united(customer.products for customer in customers),
            about="\n".join(filter(None, _united((customer.about,) for customer in customers))),
            messages=_logged(customers),
            orders=tuple(sorted(_ordered(customers), key=lambda order: order.at)),
            amount=amount,
            currency=currency,
            consent=False if False in answers else True if True in answers else None,
            signals=self._signals,
            extra=self._extra,
            remarks=(*self._remarks, *told, joined),
        )


def _worth(customers: Sequence[Customer]) -> tuple[float | None, str | None, tuple[Remark, ...]]:
    """What several deals are worth together: different amounts of one currency are added up, else the first counts."""
    amounts = list(dict.fromkeys((one.amount, one.currency) for one in customers if one.amount is not None))
    currencies = list(dict.fromkeys(one.currency for one in customers if one.currency))
    if len(amounts) < 2:
        return amounts[0][0] if amounts else None, currencies[0] if currencies else None, ()
    listed = ", ".join(f"{amount:.15g} {currency or ''}".strip() for amount, currency in amounts[:_SHOWN])
    values = [amount for amount, _ in amounts if amount is not None]
    if len(currencies) > 1 or min(values) < 0:
        told = Remark("amount", say("the rows differ: the first was taken"), listed[:120])
        return (*amounts[0], (told,))
    told = Remark("amount", say("the rows differ: they were added up"), listed[:120])
    return sum(values), next(iter(currencies), None), (told,)


def _logged(customers: Sequence[Customer]) -> tuple[Message, ...]:
    """The messages of all rows in order of time."""
    return merged_in_order(*_each_once([customer.messages for customer in customers]))


def _ordered(customers: Sequence[Customer]) -> Iterator[Order]:
    """The orders of all rows."""
    for orders in _each_once([customer.orders for customer in customers]):
        yield from orders


def _each_once(rows: Iterable[Sequence[T]]) -> Iterator[list[T]]:
    """What two rows hold comes in once, what one row holds twice stays twice."""
    held: set[T] = set()
    for row in rows:
        yield [item for item in row if item not in held]
        held.update(row)


def _united(several: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for some in several for item in some))
