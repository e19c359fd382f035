"""What rules and plays give, checked: so many at most, of the right kind, and stamped with the rule's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from types import GeneratorType
from typing import Any

import attrs

from silentbuyer.errors import RuleError
from silentbuyer.model.findings import Finding

MOST = 100
"""Questions or verdicts that one rule may give for one buyer; more is a fault of the rule."""

_USUAL = frozenset({tuple, list, GeneratorType})


def checked(items: Any, kinds: tuple[type, ...]) -> list[Any]:
    """At most `MOST` items, all of the expected kinds; anything else is the contributor's fault.

    Raises:
        RuleError: when it is.

    """
    if type(items) not in _USUAL and (not isinstance(items, Iterable) or isinstance(items, (str, bytes, Mapping))):
        raise RuleError(f"gave {items!r:.120} where an iterable of {_words(kinds)} was expected")
    found = list(islice(items, MOST + 1))
    if not found:  # most rules have nothing to say of most buyers
        return found
    if len(found) > MOST:
        raise RuleError(f"gave more than {MOST} answers for one buyer")
    for item in found:
        if not isinstance(item, kinds):
            raise RuleError(f"gave {item!r:.120} where {_words(kinds)} was expected")
    return found


def _words(kinds: tuple[type, ...]) -> str:
    return " or ".join(kind.__name__ for kind in kinds)


def stamped(finding: Finding, name: str) -> Finding:
    """The finding with its rule's name, and that for a group where it has none."""
    if finding.rule == name and finding.group:
        return finding
    return attrs.evolve(finding, rule=name, group=finding.group or name)
