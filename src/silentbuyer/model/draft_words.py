"""What may stand in the letters of plugins: names of our drafts, codes of languages, and the fields that are filled."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from silentbuyer.data.tables import toml

FIELDS = (
    "name", "former", "company", "product", "seller", "seller_company", "languages", "country", "question",
    "question_date", "our_date", "subject", "last_order", "arrival", "said", "said_date",
)  # fmt: skip
"""What the engine fills in where the record holds it; `said` only for causes that the buyer told."""

NO_LETTER = "nothing"
"""The name of the draft that sends nothing."""

READ_FIRST = "read"
"""The name of the draft that sends nothing before the buyer's own lines have been read."""

PREFIX = "draft:"
_CODE = re.compile(r"[a-z]{2,3}")
_FIELD = re.compile(r"\{(\w{1,30})\}")


@cache
def letters() -> frozenset[str]:
    """The names of our own letters."""
    return frozenset(toml("drafts/en.toml")["drafts"]) | {"close"}


def name_fault(name: str) -> str:
    """What is wrong with the name of a letter of ours; empty where nothing is."""
    return "" if not name or name in letters() else f"there is no letter {name!r:.60}{nearest(name, letters())}"


def text_faults(texts: Mapping[str, Any], more: Iterable[str] = ()) -> Iterator[str]:
    """What is wrong with letters in one's own words, language -> text, whose fields are ours and `more`."""
    known = {*FIELDS, *more}
    for language, text in texts.items():
        if not _CODE.fullmatch(language):
            yield f"the letter's language must be an ISO 639 code such as 'pt', got {language!r:.40}"
        if not str(text).strip():
            yield f"the letter in {language!r:.40} is empty: draft='{NO_LETTER}' is how nothing is sent"
        for field in _FIELD.findall(str(text)):
            if field not in known:
                wrong = f"the letter in {language!r:.40} names {{{field}}}, which is never filled"
                yield f"{wrong}{nearest(field, known)}"


def context_faults(context: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the letters that a play's action brings in its context."""
    fault = name_fault(str(context.get("draft", "")))
    if fault:
        yield fault
    yield from text_faults({k.removeprefix(PREFIX): v for k, v in context.items() if k.startswith(PREFIX)}, context)


def nearest(name: str, known: Iterable[str]) -> str:
    """The nearest of the known names, as the end of a sentence."""
    close = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
