"""The engine in one call: for one buyer, awaited, or for a list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from silentbuyer.addresses.network import Network
from silentbuyer.engine.engine import Engine
from silentbuyer.errors import Interrupted
from silentbuyer.model.customer import Customer
from silentbuyer.model.diagnosis import Diagnosis
from silentbuyer.model.experience import Experience
from silentbuyer.model.facts import Answer, Question
from silentbuyer.model.seller import Seller

if TYPE_CHECKING:
    from silentbuyer.batch.diagnoses import Diagnoses
    from silentbuyer.cache.store import Cache


def diagnose(
    customer: Customer,
    seller: Seller | None = None,
    *,
    now: datetime | None = None,
    online: bool = True,
    facts: Mapping[Question, Answer] | None = None,
    network: Network | None = None,
    plugins: Iterable[Any] | None = None,
    environment: bool = True,
    strict: bool = False,
    experience: Experience | str | Path | None = None,
) -> Diagnosis:
    """Why this buyer is silent, in a script or in a notebook; for many buyers use `diagnose_all` or `Engine`.

    Args:
        customer: the buyer; `Customer.from_record` makes one of any record.
        seller: for whom they are judged; without one a plain seller in no trade.
        now: the moment to judge by, timezone-aware; the clock's own without it.
        online: whether DNS and the buyers' websites may be asked; otherwise every question is ``Unknown("offline")``.
        facts: answers of before, to be used as they are; nothing else is asked then.
        network: the one policy of all connections: time limits, ports, what may be dialled.
        plugins: what to use beside the installed ones: objects, rules, paths of files, names of modules.
        environment: whether the installed plugins are used at all.
        strict: raise at the first fault of a rule, probe or plugin instead of complaining.
        experience: what `learn` learned from the seller's own log, or the path of its file.

    Raises:
        CustomerError: when `now` is naive, or `customer` or `facts` are of another kind.
        SellerError: when `seller` is something else.
        RuleError, ProbeError, PluginError: only with ``strict=True``.

    """
    with Engine(
        seller,
        online=online,
        network=network,
        plugins=plugins,
        environment=environment,
        strict=strict,
        experience=experience,
    ) as engine:
        return engine.diagnose(customer, now=now, facts=facts)


async def adiagnose(
    customer: Customer,
    seller: Seller | None = None,
    *,
    now: datetime | None = None,
    online: bool = True,
    facts: Mapping[Question, Answer] | None = None,
    network: Network | None = None,
    plugins: Iterable[Any] | None = None,
    environment: bool = True,
    strict: bool = False,
    experience: Experience | str | Path | None = None,
) -> Diagnosis:
    """The same as `diagnose`, awaited."""
    with Engine(
        seller,
        online=online,
        network=network,
        plugins=plugins,
        environment=environment,
        strict=strict,
        experience=experience,
    ) as engine:
        return await engine.adiagnose(customer, now=now, facts=facts)


def diagnose_all(
    customers: Iterable[Customer],
    seller: Seller | None = None,
    *,
    now: datetime | None = None,
    online: bool = True,
    facts: Mapping[Question, Answer] | None = None,
    network: Network | None = None,
    cache: Cache | str | Path | None = None,
    plugins: Iterable[Any] | None = None,
    environment: bool = True,
    strict: bool = False,
    experience: Experience | str | Path | None = None,
    progress: bool = False,
    workers: int = 1,
) -> Diagnoses:
    """A diagnosis for each buyer, in input order, as one table-like sequence.

    Args:
        customers: the buyers; they are taken one by one, so a generator will do.
        seller: for whom they are judged; without one a plain seller in no trade.
        now: the moment to judge by, timezone-aware; the clock's own without it.
        online: whether DNS and the buyers' websites may be asked; otherwise every question is ``Unknown("offline")``.
        facts: answers of before, to be used as they are; nothing else is asked then.
        network: the one policy of all connections: time limits, ports, what may be dialled.
        cache: where answers are kept between runs: a path, ``redis://...``, ``postgresql://...`` or a `Cache`.
        plugins: what to use beside the installed ones: objects, rules, paths of files, names of modules.
        environment: whether the installed plugins are used at all.
        strict: raise at the first fault of a rule, probe or plugin instead of complaining.
        experience: what `learn` learned from the seller's own log, or the path of its file.
        progress: tell on stderr how far it is.
        workers: so many processes judge, with the same answers to the byte; a script needs
            ``if __name__ == "__main__":`` then.

    Raises:
        CustomerError: when `now` is naive, or an item is no `Customer`; a data frame goes into `diagnose_frame`.
        Interrupted: on Ctrl-C; its `done` holds the diagnoses so far.
        EngineError: when a plugin cannot be sent to the worker processes, or one of them dies.
        RuleError, ProbeError, PluginError: only with ``strict=True``.

    """
    from silentbuyer.batch.progress import counted, total_of
    from silentbuyer.engine.workers import streamed

    with Engine(
        seller,
        online=online,
        network=network,
        cache=cache,
        plugins=plugins,
        environment=environment,
        strict=strict,
        experience=experience,
    ) as engine:
        stream = streamed(engine, customers, workers=workers, now=now, facts=facts)
        told = counted(stream, total_of(customers)) if progress else stream
        return _all(told)


def _all(stream: Iterator[Diagnosis]) -> Diagnoses:
    from silentbuyer.batch.diagnoses import Diagnoses

    done: list[Diagnosis] = []
    try:
        done.extend(stream)
    except KeyboardInterrupt as stop:
        raise Interrupted(Diagnoses(done)) from stop
    return Diagnoses(done)
