"""The month until which somebody puts a matter off: "postponed until September", "推迟到9月"."""

from __future__ import annotations

import re
from datetime import date

from silentbuyer.mailbox.date_words import fold, names_of

_FARTHEST_MONTHS = 12
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+|\d+")
_CJK = re.compile(r"(?:(20\d\d)\s?[年년]\s?)?(?<!\d)(1[0-2]|0?[1-9])\s?[月월]")
_OTHER_WORDS = frozenset({"march", "mars", "mart"})
# Folded words of many languages that stand before the month in which something is to come, at most three words away.
_UNTIL = frozenset({
    "until", "till", "til", "to", "for", "after", "from", "by", "before",
    "bis", "auf", "nach", "ab", "tot", "naar", "vanaf",
    "hasta", "para", "a", "al", "despues", "ate", "depois", "apres", "jusqu", "jusque", "fino", "dopo",
    "do", "po", "na", "od", "до", "после", "на", "с",
})  # fmt: skip
_BEFORE = 3


def named_month(text: str, said: date, *, put_off: bool = False) -> date | None:
    """The first day of the month that a sentence names as the one to come; None when there is none.

    Attributes:
        said: when it was said; a month without a year is the next of its name, within a year.
        put_off: whether the sentence is known to put something off, so that the bare name of a month is enough.

    """
    folded = fold(text)
    if (cjk := _CJK.search(folded)) and (put_off or _points_ahead(folded, cjk)):
        return _first_of(int(cjk[2]), int(cjk[1]) if cjk[1] else None, said)
    words = _WORD.findall(folded)
    months = names_of("month")
    for place, word in enumerate(words):
        ahead = not _UNTIL.isdisjoint(words[max(place - _BEFORE, 0) : place])
        if word in months and (ahead or (put_off and _is_a_month_only(word))):
            return _first_of(months[word], _year(words[place + 1 : place + 3]), said)
    return None


def _points_ahead(folded: str, month: re.Match[str]) -> bool:
    before, after = folded[max(month.start() - 2, 0) : month.start()], folded[month.end() : month.end() + 3]
    return any(sign in before for sign in "到至") or any(
        sign in after for sign in ("以后", "之后", "再", "まで", "까지")
    )


def _is_a_month_only(word: str) -> bool:
    # Short names and some longer ones are other words as well ("may", "march"): those need the word before them.
    return len(word) >= _SHORTEST and word not in _OTHER_WORDS


def _year(words: list[str]) -> int | None:
    return next((int(word) for word in words if len(word) == 4 and word.startswith("20")), None)


def _first_of(month: int, year: int | None, said: date) -> date | None:
    day = date(year or said.year + (month <= said.month), month, 1)
    months = (day.year - said.year) * 12 + day.month - said.month
    return day if 0 < months <= (2 * _FARTHEST_MONTHS if year else _FARTHEST_MONTHS - 1) else None
