"""A data frame of buyers in, the same kind of frame with a diagnosis a row out."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from silentbuyer.addresses.network import Network
from silentbuyer.batch.provenance import BadRow
from silentbuyer.engine.engine import Engine
from silentbuyer.engine.outcomes import Outcomes, rows_of
from silentbuyer.errors import Interrupted, RecordError
from silentbuyer.model.experience import Experience
from silentbuyer.model.facts import Answer, Question
from silentbuyer.model.seller import Seller

if TYPE_CHECKING:
    from pathlib import Path

    from silentbuyer.batch.any_frame import AnyFrame
    from silentbuyer.batch.stream import Reading
    from silentbuyer.model.customer import Customer

_NAMED = 5


def diagnose_frame(  # noqa: D417 - arguments that other functions describe are named in one line
    frame: Any,
    seller: Seller | None = None,
    *,
    messages: Any = None,
    orders: Any = None,
    keep: Sequence[str] | bool = (),
    mapping: Mapping[str, str] | None = None,
    reader: str | None = None,
    zone: str | None = None,
    day_first: bool | None = None,
    now: datetime | None = None,
    online: bool = True,
    facts: Mapping[Question, Answer] | None = None,
    network: Network | None = None,
    plugins: Iterable[Any] | None = None,
    environment: bool = True,
    strict: bool = False,
    progress: bool = False,
    workers: int = 1,
    experience: Experience | str | Path | None = None,
) -> Any:
    """A frame of the same kind and as many rows in the same order: a diagnosis, or why the row could not be read.

    The columns are those of the reference page "Columns of a frame", then the input's own id column and `keep`; a name
    that ours has as well gets ``_input`` behind it. Needs ``silentbuyer[frames]``.

    Args:
        frame: pandas, polars (lazy too), pyarrow, a DuckDB relation, or anything with an Arrow stream. Messages and
            orders may be nested in it (lists of structs under ``messages`` and ``orders``).
        seller: for whom the buyers are judged.
        messages: a frame of messages with a column of customer ids; `orders` a frame of orders likewise.
        keep: columns of the input to join; True joins all but nested messages and orders.
        progress: tell on stderr how far it is.
        mapping: as `reader`, `zone` and `day_first` in `batch.read_customers`.
        now: as `online`, `facts`, `network`, `plugins`, `environment`, `strict`, `workers` and `experience` in
            `diagnose_all`.

    Raises:
        RecordError: when the frame as a whole cannot be read, or `keep` names a column that is not there.
        Interrupted: on Ctrl-C; its `done` is the frame of the first rows.
        ImportError: when narwhals or pyarrow is not installed.

    """
    from silentbuyer.batch.any_frame import AnyFrame
    from silentbuyer.batch.arrow import TableOf
    from silentbuyer.engine.workers import rows_streamed

    given = AnyFrame.of(frame)
    how = {"mapping": mapping, "reader": reader, "zone": zone, "day_first": day_first}
    with (
        Engine(
            seller,
            online=online,
            network=network,
            plugins=plugins,
            environment=environment,
            strict=strict,
            experience=experience,
        ) as engine,
        _reading(given, messages, orders, readers=engine.registry.added_readers, **how) as reading,
    ):
        kept = _kept(given, reading, keep=keep)
        outcomes = Outcomes(reading, lambda good: rows_streamed(engine, good, workers=workers, now=now, facts=facts))
        told = _told(outcomes, len(given)) if progress else outcomes
        made = TableOf()
        try:
            for row in rows_of(told):
                made.add(row)
        except KeyboardInterrupt as stop:
            raise Interrupted(given.beside(made.table(), kept)) from stop
    _warn(outcomes.aside)
    return given.beside(made.table(), kept)


def _reading(given: AnyFrame, messages: Any, orders: Any, **how: Any) -> Reading[Customer]:
    from silentbuyer.batch.any_frame import AnyFrame
    from silentbuyer.batch.customers import read_customers

    log, bought = (None if other is None else AnyFrame.of(other) for other in (messages, orders))
    return read_customers(given, messages=log, orders=bought, **how)


def _kept(given: AnyFrame, reading: Reading[Customer], *, keep: Sequence[str] | bool) -> list[str]:
    """The input's columns that go into the answer: its id, and what was asked for."""
    there = list(given.held.columns)
    fields = reading.source.mapping
    if isinstance(keep, bool):
        wanted = [name for name in there if keep and fields.get(name) not in ("messages", "orders")]
    else:
        wanted = [keep] if isinstance(keep, str) else list(keep)
    for name in wanted:
        if name not in there:
            raise RecordError(f"keep: there is no column {name!r}; columns are {', '.join(map(str, there[:60]))}")
    own = [name for name in there if fields.get(str(name)) == "id"]
    return list(dict.fromkeys([*own, *wanted]))


def _told(outcomes: Outcomes, total: int) -> Iterable[Any]:
    from silentbuyer.batch.progress import counted

    return counted(outcomes, total=total)


def _warn(aside: Sequence[BadRow]) -> None:
    """Rows of messages and orders have no place in the answer; they are named in one warning."""
    if aside:
        shown = "; ".join(str(bad) for bad in aside[:_NAMED])
        more = f"; and {len(aside) - _NAMED:,} more" if len(aside) > _NAMED else ""
        warnings.warn(f"{len(aside):,} rows beside the buyers could not be read: {shown}{more}", stacklevel=3)
