"""Whether a text speaks to a machine that may read it, rather than to us: then no language model is shown it."""

from __future__ import annotations

import re
import unicodedata

from silentbuyer.text.nearby import Nearby
from silentbuyer.text.sentences import MOST, sentences

_TABLE = "text/to_a_machine.toml"
_ORDERS = Nearby(_TABLE, "order", "matter", longest=MOST)
_READERS = Nearby(_TABLE, "reader", "told", longest=MOST)
_BESIDE = 60
"""Characters before a passage in which a word of dictation governs it (judgement)."""

_MARKUP = re.compile(
    r"\{\{\s*/?(?:system|user|assistant|prompt)|<\|[a-z_]{2,20}\|?>|\[/?INST\]|<</?SYS>>|^\s*#{2,4}\s*(?:system|instructions?|assistant|user|response)\b"
    r"|</?(?:system|assistant|user|instructions?|message|prompt|tool[_-]?calls?|function)(?:[\s:_-][^<>]{0,40})?/?>"
    r"|[\"'](?:acts?|quote|role|tool_calls?)[\"']\s*:|^\s*assistant\s*:"
    r"|\b(?:chose-other|price-collecting|money-blocked|cost-wait|product-trouble|pay-diverted|slow-us|not-buyer)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What marks a prompt, an answer of a model or one of our own names of acts, in whichever language the rest is."""


def speaks_to_a_machine(text: str) -> bool:
    """Whether a text holds what looks like an instruction to a language model."""
    seen = _visible(text[:MOST])
    if _MARKUP.search(seen):
        return True
    return any(_ORDERS.language(part) or _READERS.language(part) for part in sentences(seen))


def is_dictated(before: str, behind: str) -> bool:
    """Whether what stands between two texts of one sentence is what somebody is to say: "answer that ..."."""
    return _ORDERS.holds(before[-_BESIDE:], "told") or _ORDERS.holds(behind[:_BESIDE], "told")


def names_the_writer(quote: str) -> bool:
    """Whether a passage calls the buyer "the buyer" or "this customer", as nobody calls themselves."""
    return _ORDERS.holds(quote, "third")


def _visible(text: str) -> str:
    """Without characters that nobody sees: they take a word apart for us, and not for a model."""
    return text if text.isascii() else "".join(char for char in text if unicodedata.category(char) != "Cf")
