"""What came of each record of a reading, in the order of the records: a diagnosis, or the reason why there is none."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from silentbuyer.batch.provenance import BadRow
from silentbuyer.batch.stream import Reading
from silentbuyer.model.customer import Customer
from silentbuyer.model.diagnosis import Diagnosis

Found = Diagnosis | dict[str, Any]
"""A diagnosis, or its row, where that was made elsewhere already."""

Stream = Callable[[Iterable[Customer]], Iterator[Found]]


class Outcomes:
    """Pairs of a record's place (from 1) and its outcome; `aside` holds bad rows of other tables than the buyers'.

    Only the records that the stream has read ahead are held.
    """

    def __init__(self, reading: Reading[Customer], stream: Stream) -> None:
        self.aside: list[BadRow] = []
        self._reading, self._stream = reading, stream
        self._waiting: deque[tuple[int, BadRow | None]] = deque()

    def __iter__(self) -> Iterator[tuple[int, Found | BadRow]]:
        for diagnosis in self._stream(self._good()):
            yield from self._refused()
            number, _ = self._waiting.popleft()
            yield number, diagnosis
        yield from self._refused()

    def _good(self) -> Iterator[Customer]:
        place = 0
        for item in self._reading:
            if isinstance(item, BadRow) and item.file != self._reading.source.file:
                self.aside.append(item)
                continue
            place += 1
            if isinstance(item, BadRow):
                self._waiting.append((place, item))
            else:
                self._waiting.append((place, None))
                yield item

    def _refused(self) -> Iterator[tuple[int, BadRow]]:
        """The bad rows that stand before the next good one."""
        while self._waiting and (bad := self._waiting[0][1]) is not None:
            yield self._waiting.popleft()[0], bad


def rows_of(outcomes: Iterable[tuple[int, Found | BadRow]]) -> Iterator[dict[str, Any]]:
    """The typed rows of outcomes, as `frame_columns` names them."""
    from silentbuyer.batch.frame_columns import fault_row, frame_row

    for number, outcome in outcomes:
        if isinstance(outcome, BadRow):
            yield fault_row(outcome, number)
        elif isinstance(outcome, Diagnosis):
            yield frame_row(outcome, number)
        else:
            yield {**outcome, "row": number}
