"""What an engine was told to go by in the place of the starting tables, looked through before the first buyer."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.engine.contributed import unregistered
from silentbuyer.errors import CalibrationError
from silentbuyer.model.experience import Experience
from silentbuyer.model.findings import Cause
from silentbuyer.model.signs import sign_faults
from silentbuyer.plugins.registry import Registry


def experienced(
    experience: Experience | str | Path | None,
    weights: Mapping[str, Mapping[Any, float]] | None,
    registry: Registry,
) -> Experience:
    """The experience that an engine goes by: the one given (or the file of one), with `weights` above its own.

    Raises:
        CalibrationError: for a cause or a sign that there is not; it offers the nearest.

    """
    if isinstance(experience, (str, Path)):
        experience = Experience.load(experience)
    if experience is not None and not isinstance(experience, Experience):
        raise CalibrationError(f"experience must be what sb.learn gave, or the path of a file, got {experience!r:.80}")
    learned = experience or Experience()
    rows = {**learned.weights, **_rows(weights or {})}
    _check_signs(rows, registry)
    _check_causes(learned.priors, rows, registry)
    return attrs.evolve(learned, weights=rows)


def _rows(weights: Mapping[str, Mapping[Any, float]]) -> dict[str, dict[Cause, float]]:
    if not isinstance(weights, Mapping) or not all(isinstance(row, Mapping) for row in weights.values()):
        raise CalibrationError("weights must map signs to mappings of cause to bits, as load_weights gives them")
    return {key: {_cause(cause, key): _bits(bits, key) for cause, bits in row.items()} for key, row in weights.items()}


def _bits(value: Any, key: str) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise CalibrationError(f"weights of {key!r} must be numbers of bits, got {value!r}") from None


def _cause(name: Any, key: str) -> Cause:
    try:
        return Cause(name)
    except ValueError:
        raise CalibrationError(f"weights of {key!r}: {name!r} is no cause{_nearest(str(name), list(Cause))}") from None


def _check_causes(priors: Iterable[Cause], rows: Mapping[str, Mapping[Cause, float]], registry: Registry) -> None:
    """Every cause of somebody's own is one that a plugin here registered: said now, not in the middle of a batch."""
    known = {Cause.of(owned.item) for owned in registry.causes}
    for where, causes in (("priors", priors), *((f"weights of {key!r}", row) for key, row in rows.items())):
        for cause in causes:
            if ":" in cause.value and cause not in known:
                raise CalibrationError(f"{where}: they name the cause {cause.value!r}, {unregistered(cause, known)}")


def _check_signs(rows: Iterable[str], registry: Registry) -> None:
    rules = [owned.item for owned in registry.rules]
    for fault in sign_faults(rows, rules):
        raise CalibrationError(f"weights: {fault}")


def _nearest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {str(close[0])!r}?" if close else ""
