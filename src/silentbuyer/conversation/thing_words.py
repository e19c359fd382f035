"""The words of things that are asked for by their name, and of which kind a thing is."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import any_of, fold

_WHOLE = 3
"""Letters up to which an entry is a whole word."""

_KINDS = ("anything", "pictures", "drawings", "goods", "accounts")
_PROOF = "proof"


@cache
def _table(name: str) -> re.Pattern[str]:
    # A short entry is a whole word: "po" is an order, "position" none.
    words = toml("text/things.toml")[name]
    short = "|".join(re.escape(word) for word in words if word.isascii() and word.isalpha() and len(word) <= _WHOLE)
    stems = any_of(word for word in words if not (word.isascii() and word.isalpha() and len(word) <= _WHOLE))
    return re.compile(rf"(?<!\w)(?:{short})(?!\w)|{stems.pattern}") if short else stems


def has(part: str, text: str) -> bool:
    """Whether a text holds a word of one list of the table."""
    return bool(_table(part).search(fold(text)))


def things_in(text: str) -> frozenset[str]:
    """The words of things in a text, folded."""
    return frozenset(match.group() for match in _table("papers").finditer(fold(text)))


def will_send(ours: str) -> bool:
    """Whether a sentence of ours says that something will be sent."""
    return has("will_send", ours) or has("we_send", ours)


def kinds_in(text: str) -> dict[str, str]:
    """Kind -> the words of its things in a text: pictures, drawings, goods, accounts, proofs."""
    found: dict[str, list[str]] = {}
    for word in sorted(things_in(text)):
        found.setdefault(next((kind for kind in _KINDS if has(kind, word)), _PROOF), []).append(word)
    return {kind: "\n".join(words) for kind, words in found.items()}


def is_of_another_kind(sentence: str, asked: str) -> bool:
    """Whether a sentence names things, and none of a kind that was asked for: photos, where a report was."""
    sent, wanted = kinds_in(sentence).keys(), kinds_in(asked).keys()
    return bool(sent and wanted) and "anything" not in sent | wanted and sent.isdisjoint(wanted)
