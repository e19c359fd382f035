"""The reader of address books; ``silentbuyer.batch.vcards`` opens the files and puts the properties under our names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs


@attrs.frozen
class VCard:
    """vCards (RFC 6350), whose properties are already under our names."""

    name: str = "vcard"

    def confidence(self, columns: Sequence[str]) -> float:  # noqa: ARG002 - the protocol's form
        """Never by columns: a vCard file is known by its first line."""
        return 0.0

    def columns(self, columns: Sequence[str]) -> Mapping[str, str]:
        """Our names are theirs."""
        return {column: column for column in columns}

    def record(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """The row as it is."""
        return row
