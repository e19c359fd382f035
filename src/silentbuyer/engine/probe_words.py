"""What a probe says of itself, read with care: its attributes are a stranger's code."""

from __future__ import annotations

from silentbuyer.model.probe import Probe

MOST_PATIENCE = 3600.0
"""Seconds that a slow probe may ask for by its attribute `patience`."""


def needs_network(probe: Probe) -> bool:
    """Whether its questions stay unasked without a network: its attribute `online`, yes where it says nothing."""
    try:
        return bool(getattr(probe, "online", True))
    except Exception:  # noqa: BLE001 - a stranger's attribute; asked offline it would only fail once more
        return True


def patience(probe: Probe) -> float:
    """The seconds that a probe asks for, bounded; 0 where it names no number."""
    try:
        asked = getattr(probe, "patience", 0.0)
    except Exception:  # noqa: BLE001 - as above
        return 0.0
    return min(float(asked), MOST_PATIENCE) if isinstance(asked, (int, float)) and asked == asked else 0.0  # noqa: PLR0124 - not a number
