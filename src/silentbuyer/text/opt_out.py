"""Whether a sentence asks to be written to no more, in thirty-five languages: by law heard with priority."""

from __future__ import annotations

from silentbuyer.text.nearby import Nearby

_TABLE = Nearby("text/opt_out.toml", "stop", "contact", longest=400)


def asks_to_stop(sentence: str) -> str | None:
    """The language in which a sentence asks for silence; None when it does not."""
    return _TABLE.language(sentence)
