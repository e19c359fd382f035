"""What repeats in a table is read once: countries, stages, products and days return in row after row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import attrs

from silentbuyer.model.customer import Remark
from silentbuyer.records.gathering import Draft, Step

Context = Callable[[Draft, Mapping[str, Any]], Hashable]
_MOST = 1_000  # texts of one column; one of which each cell is its own gains nothing and shall cost little (judgement)
_LONGEST = 200


@attrs.frozen
class _Outcome:
    fields: Mapping[str, Any]
    remarks: tuple[Remark, ...]


def remembering(step: Step, place: int, context: Context | None) -> Step:
    """A step that reads the column at one place only, with what came of each text in it before.

    `context` is what else the step looks at. Cells that are no text or are kept aside are read each time.
    """
    known: dict[Hashable, _Outcome] = {}

    def remembered(draft: Draft, made: dict[str, Any]) -> None:
        text = draft.values[place]
        if type(text) is not str or len(text) > _LONGEST:
            step(draft, made)
            return
        mark = (text, context(draft, made)) if context else text
        found = known.get(mark)
        if found is None:
            found = _learned(step, draft, made)
            if found and len(known) < _MOST:
                known[mark] = found
            return
        made.update(found.fields)
        draft.remarks += found.remarks

    return remembered


def _learned(step: Step, draft: Draft, made: dict[str, Any]) -> _Outcome | None:
    """What a step does, once it has done it; None for one that kept something aside."""
    fields, remarks, extra = set(made), len(draft.remarks), draft.extra
    draft.extra = {}
    step(draft, made)
    aside, draft.extra = draft.extra, extra
    if aside:
        extra |= aside
        return None
    return _Outcome({name: made[name] for name in made if name not in fields}, tuple(draft.remarks[remarks:]))
