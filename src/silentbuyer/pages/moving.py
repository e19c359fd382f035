"""Where a company's own site says that the company is to be found now: at another address, or under another name."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from silentbuyer.addresses.company_names import fold
from silentbuyer.addresses.domains import ascii_domain, registrable
from silentbuyer.data.tables import rows
from silentbuyer.pages.announcements import LONGEST, NEAR, Words, holds, parts

_HOST = re.compile(r"(?<![\w@.-])(?:https?://)?((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})(?![\w@-])", re.IGNORECASE)
_MANY = 30
_REACH, _BEHIND = 160, 20
"""Characters before and behind a new address in which the words of moving stand (judgement)."""


def moved_to(text: str, own: str) -> tuple[str, str]:
    """Where a company says that it is to be found now, and the words; empty texts when it says no such thing.

    `own` is the registrable domain that the page stands on: a move to it is none. The new address is a host name in the
    midst of words of moving or of a new name, with nobody else named between; the first such of 30 is taken.
    """
    for one in islice((one for one in _HOST.finditer(text) if _elsewhere(one, own)), _MANY):
        before, behind = text[max(0, one.start() - _REACH) : one.start()], text[one.end() : one.end() + _BEHIND]
        if _speaks_of_moving(before, behind):
            return _elsewhere(one, own), f"{before[-LONGEST:]}{one[0]}".strip()[-LONGEST:]
    return "", ""


def _elsewhere(found: re.Match[str], own: str) -> str:
    """The registrable domain of a host name, where it is another than the page's own; else empty."""
    domain = registrable(ascii_domain(found[1].lower()) or "") or ""
    return "" if domain == own else domain


def _speaks_of_moving(before: str, behind: str) -> bool:
    """Whether the words around an address say that the firm is there now."""
    padded = f" {fold(before)} {fold(behind)} "
    return any(_moves_in(padded, language) for language in _languages())


def _moves_in(folded: str, language: str) -> bool:
    """Whether words of moving stand there, and behind them nobody else to whom the address would belong."""
    whole = [words for words in _table("move", language) if holds(folded, words)]
    ends = [folded.rfind(words[0]) + len(words[0]) for words in whole]
    ends += _together(folded, _table("site", language), _table("moved", language))
    ends += _together(folded, _table("find", language), _table("now", language))
    return any(not any(holds(folded[end:], words) for words in _table("others", language)) for end in ends)


def _together(folded: str, ones: Words, others: Words) -> list[int]:
    """Where two words begin that stand near each other."""
    places = [at for words in ones if (at := folded.rfind(words[0])) >= 0]
    nears = [at for words in others if (at := folded.rfind(words[0])) >= 0] if places else []
    return [min(at, near) for at in places for near in nears if abs(at - near) <= NEAR]


@cache
def _languages() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["language"] for row in rows("sites/moves.csv")))


@cache
def _table(sort: str, language: str) -> Words:
    found = (row for row in rows("sites/moves.csv") if row["sort"] == sort and row["language"] == language)
    return tuple(parts(row["words"]) for row in found)
