"""The templates of a draft: which one an action is written by, in which language, ours or those of a folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from silentbuyer.data.tables import toml
from silentbuyer.errors import DraftError
from silentbuyer.model.diagnosis import Action
from silentbuyer.model.findings import Cause
from silentbuyer.playbook.familiar import familiar as familiar_templates

_VARIANT = {
    "wait": "bump",
    "reply-now": "answer",
    "follow-up": "bump",
    "switch-channel": "reach",
    "call": "bump",
    "ask-for-contact": "contacts",
    "ask-question": "decision",
    "verify-address": "verify",
    "fix-sending": "blocked",
    "market": "news",
    "offer": "levers",
    "return-to-pool": "close",
    "escalate": "nothing",
    "stop": "nothing",
    "mark-junk": "nothing",
    "claim": "bump",
}
_OF_CAUSE = {
    ("wait", Cause.AWAY): "back",
    ("follow-up", Cause.UNREACHABLE): "successor",
    ("verify-address", Cause.COMPANY_GONE): "nothing",
}
"""Only who said that they were away is met as one who is back; who is written to in place of somebody who left is a
new reader."""

_NAMES = {"close": "close_file"}

_SOUGHT = frozenset({"ask-for-contact", "verify-address"})
"""What is done without a word to the buyer where no channel is named: their address is looked for."""


def templates_in(language: str, folder: str | Path | None, *, familiar: bool = False) -> Mapping[str, Any]:
    """The templates of a language; those of a folder stand in the place of ours.

    Raises:
        DraftError: for a template file that cannot be read.

    """
    ours = familiar_templates(language) if familiar else toml(f"drafts/{language}.toml")
    path = Path(folder) / f"{language}.toml" if folder is not None else None
    if path is None or not path.is_file():
        return ours
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DraftError("draft templates", f"readable TOML ({error})", str(path)) from error
    return {**ours, **own, **{part: {**ours[part], **own.get(part, {})} for part in ("drafts", "calls")}}


def variant_of(action: Action) -> str:
    """The name of the template that an action is written by."""
    kind = action.kind.rpartition(":")[2]
    if kind in _SOUGHT and action.channel is None:
        return "nothing"
    told = str(action.context.get("draft", ""))
    if kind != action.kind and action.channel is None and not told:
        return "nothing"  # a plugin's own kind that goes over no channel: our bump would say what nobody meant
    named = told or _VARIANT.get(kind, "bump")
    named = _OF_CAUSE.get((kind, action.cause), named) if named == _VARIANT.get(kind) else named
    return _NAMES.get(named, named)
