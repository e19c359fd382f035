"""A world made: buyers with their logs, and the truth beside them. The same numbers and seed make the same world."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import attrs

from silentbuyer import Customer, Message, Seller

from .dirt import dirty, dirty_log
from .numbers import Numbers
from .places import PLACES, clock_of
from .talk import STAGES, Letter, Person, Talk, held
from .truth import Truth, truth_of

SELLER = Seller(country="CN", timezone="Asia/Shanghai", sectors=("water treatment",))
FITTING = ("water treatment equipment", "filters for drinking water", "UV sterilizers for swimming pools")
OTHER = ("wedding dresses", "used cars", "frozen fish", "office chairs")


@attrs.frozen
class Buyer:
    """A buyer of a world: the record and log as the seller has them, and the truth as nobody has it."""

    row: dict[str, Any]
    letters: tuple[Letter, ...]
    log: tuple[dict[str, Any], ...]
    truth: Truth

    def customer(self) -> Customer:
        """The buyer as the library reads them, through its lenient door."""
        read = Customer.from_record(self.row)
        messages = tuple(Message(**{k: v for k, v in row.items() if k != "customer_id"}) for row in self.log)
        return attrs.evolve(read, messages=messages)


def buyers(numbers: Numbers, count: int, seed: int = 1) -> Iterator[Buyer]:
    """So many buyers; the first ones are the same however many are asked for."""
    for place in range(count):
        yield _buyer(numbers, random.Random(f"{numbers.name} {seed} {place}"), f"W{seed}-{place:07d}")


def _buyer(numbers: Numbers, rng: random.Random, key: str) -> Buyer:
    place = rng.choices(PLACES, [p.weight for p in PLACES])[0]
    chance = rng.betavariate(numbers.pi * numbers.alike, (1 - numbers.pi) * numbers.alike)
    person = Person(
        chance=min(0.99, max(0.01, chance)),
        median=numbers.median * math.exp(rng.gauss(0, numbers.between)),
        clock=clock_of(rng, place, numbers.now, numbers.holiday),
        language=place.language if rng.random() < 0.7 else "en",
        channel="whatsapp" if rng.random() < 0.3 else "email",
    )
    name = rng.choice(["Ana Souza", "K. Ibrahim", "Peter Lang", "Li Na", "M. Rossi", "Olga Petrova", "J. Smith"])
    began = numbers.now - timedelta(days=min(300.0, rng.expovariate(1 / numbers.known)), seconds=rng.randint(0, 86400))
    talk = held(numbers, rng, person, name, began, ours=rng.random() < numbers.strangers)
    if not _looked_at(numbers, rng, talk):
        return _buyer(numbers, rng, key)
    record = _record(rng, key, name, person, talk)
    log = [_log_row(key, letter) for letter in sorted(talk.letters, key=lambda one: one.at)]
    return Buyer(
        row=dirty(rng, record, numbers.dirt),
        letters=tuple(talk.letters),
        log=tuple(dirty_log(rng, log, numbers.dirt / 2)),
        truth=truth_of(talk, numbers),
    )


def _looked_at(numbers: Numbers, rng: random.Random, talk: Talk) -> bool:
    """A seller asks about buyers who were written to of late: the older the last letter, the fewer."""
    last = max((letter.at for letter in talk.letters if letter.kind == "message"), default=None)
    return last is not None and rng.random() < math.exp(-(numbers.now - last).total_seconds() / 86400 / numbers.stale)


def _record(rng: random.Random, key: str, name: str, person: Person, talk: Talk) -> dict[str, Any]:
    """The CRM's row; what the goods are gives an unfit buyer away as often as words give the others."""
    told = person.cause == "not-target" and rng.random() < 0.7
    domain = f"{key.lower()}.example"
    return {
        "id": key,
        "company": f"{rng.choice(['Aqua', 'Hydro', 'Nord', 'Delta', 'Orion'])} {key[-4:]}",
        "name": name,
        "email": f"{name.rsplit(maxsplit=1)[-1].lower()}@{domain}",
        "website": f"www.{domain}",
        "country": person.clock.place.country,
        "city": person.clock.place.city,
        "phone": "",
        "stage": STAGES[talk.stage],
        "products": rng.choice(OTHER if told else FITTING),
    }


def _log_row(key: str, letter: Letter) -> dict[str, Any]:
    return {
        "customer_id": key,
        "at": letter.at,
        "sender": letter.sender,
        "channel": letter.channel,
        "kind": letter.kind,
        "text": letter.text,
    }


def labels(world: list[Buyer]) -> dict[str, bool]:
    """Customer id -> whether an answer still came, where it was the buyer's turn: what a seller can note down."""
    return {b.row["id"]: b.truth.answers for b in world if b.truth.answers is not None}
