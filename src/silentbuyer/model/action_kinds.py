"""The kinds of actions: ours, and those of plugins, which carry a namespace."""

from __future__ import annotations

import re
from typing import Any

from silentbuyer.errors import PluginError

ACTION_KINDS = (
    "wait", "reply-now", "follow-up", "switch-channel", "call", "ask-for-contact", "ask-question",
    "verify-address", "fix-sending", "stop", "mark-junk", "market", "offer", "claim", "return-to-pool", "escalate",
)  # fmt: skip
_KINDS = frozenset(ACTION_KINDS)
_NAMESPACED = re.compile(r"[a-z0-9][a-z0-9_.-]*:[a-z0-9][a-z0-9-]*")


def checked_kind(_: object, __: Any, value: Any) -> None:
    """A validator: the kind is ours, or namespaced.

    Raises:
        PluginError: when it is neither.

    """
    if not isinstance(value, str) or (value not in _KINDS and not _NAMESPACED.fullmatch(value)):
        known = ", ".join(ACTION_KINDS)
        raise PluginError(f"Action.kind must be one of {known} or namespaced ('alibaba:claim'), got {value!r}")
