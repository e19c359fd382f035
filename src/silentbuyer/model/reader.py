"""The protocol of a reader: what a platform or CRM must tell so that its exports can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, runtime_checkable


@runtime_checkable
class Reader(Protocol):
    """One system whose exports can be read: it knows its own columns and turns a row into our fields.

    A reader is registered through the hook ``register_readers``; it opens no file and knows no encoding.
    """

    @property
    def name(self) -> str:
        """Lower-case name of the system, such as ``hubspot``."""
        ...

    def confidence(self, columns: Sequence[str]) -> float:
        """How sure it is, from 0 to 1, that a table with these columns is an export of this system."""
        ...

    def columns(self, columns: Sequence[str]) -> Mapping[str, str]:
        """Theirs -> ours for the columns that it reads; shown to the user before anything is read."""
        ...

    def record(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """One row as raw values under our field names.

        They are those of `Customer` and a few of exports (``first_name``, ``last_contact`` ...); the page "Write a
        plugin" lists them.

        Columns that it does not know stay under their own names; they end in `Customer.extra`.
        """
        ...
