"""What a user may note down as the outcome, and the causes that each note leaves open."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cache
from typing import Any

from silentbuyer.errors import CalibrationError
from silentbuyer.model.causes import info
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.model.own_cause import OWN_NAME

ANSWERED, SILENT = "answered", "silent"
"""They wrote again without a further letter of ours; they did not within the days that were waited."""

Outcome = Cause | str | bool
"""A cause, the name of a family of causes, `ANSWERED` (or True), or `SILENT` (or False)."""

_FAMILY = frozenset(NOTHING_WRONG)


def causes_of(outcome: Any) -> frozenset[Cause]:
    """The causes one of which it was.

    The four causes of "nothing is wrong yet" are one label: which of them it was, nobody can note down.

    Raises:
        CalibrationError: for a word that is no outcome; it offers the nearest.

    """
    if isinstance(outcome, bool):
        return _FAMILY if outcome else frozenset(Cause) - _FAMILY
    found = _words().get(str(outcome))
    if found is None and OWN_NAME.fullmatch(str(outcome)):
        return frozenset([Cause(str(outcome))])
    if found is None:
        close = difflib.get_close_matches(str(outcome), list(_words()), n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise CalibrationError(
            f"outcome {outcome!r} is no cause{hint} (the causes are {', '.join(Cause)}; or answered, silent)"
        )
    return found


def with_own(truth: frozenset[Cause], outcome: Any, causes: Iterable[Cause]) -> frozenset[Cause]:
    """The causes left open by an outcome, with those of plugins that it leaves open as well.

    ``silent`` leaves open all but "nothing is wrong yet", and the name of a family those that stand in it.

    Raises:
        CalibrationError: for a plugin's cause that the diagnosis does not know; it offers the nearest.

    """
    own = [cause for cause in causes if cause.own is not None]
    unknown = [cause for cause in truth if ":" in cause.value and cause not in own]
    if unknown:
        close = difflib.get_close_matches(unknown[0].value, [cause.value for cause in own], n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise CalibrationError(f"outcome {outcome!r} is a cause that no plugin here registered{hint}")
    silent = outcome is False or outcome == SILENT
    return truth | {cause for cause in own if silent or (cause.own and cause.own.family == outcome)}


def answered(outcome: Any) -> bool | None:
    """Whether the outcome says that they answered by themselves; None where it says nothing of that."""
    left = causes_of(outcome)
    if left == _FAMILY:
        return True
    return None if left & _FAMILY or left == {Cause.YOUR_TURN} else False


@cache
def _words() -> dict[str, frozenset[Cause]]:
    words = {cause.value: frozenset([cause]) for cause in Cause}
    words |= {cause.value: _FAMILY for cause in NOTHING_WRONG}
    for cause in Cause:
        if family := info(cause).family:
            words[family] = words.get(family, frozenset()) | {cause}
    return words | {ANSWERED: _FAMILY, SILENT: frozenset(Cause) - _FAMILY}
