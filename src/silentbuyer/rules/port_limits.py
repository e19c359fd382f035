"""Days after which goods in a port may count as abandoned, by country."""

from __future__ import annotations

from silentbuyer.data.tables import rows

# The 27 members of 2026.
_EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip


def abandonment(country: str | None) -> int | None:
    """Days after arrival at which undeclared goods may count as abandoned, where a source says so."""
    zone = "EU" if country in _EU else country
    return next((int(row["days"]) for row in rows("port_limits.csv") if row["country"] == zone), None)
