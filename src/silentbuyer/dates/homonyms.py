"""Words that look like a date and are another word, in another language or beside what they stand by."""

from __future__ import annotations

import re

from silentbuyer.dates.grammar import COUNTED, Form
from silentbuyer.dates.other_tongue import is_of_another_tongue
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.vocabulary import UNITS

_SHORT = 2
"""Letters of a unit that may be a small word of another language: "et il" (judgement)."""

_DAY_OF_MONTH = re.compile(
    r"^(?:[1-9]|[12]\d|3[01])\s?일"
    r"(?!\s*(?:간|동안|정도|이상|쯤|내|안에|걸|소요|후|뒤|만|이면|이 |가량|내지|은 걸|더|째))"
)
"""In Korean "29일" is the 29th, unless it is said to last, to be needed or to pass."""
_FRACTION = re.compile(r"(?:1/[2-9]|[23]/[345])\s(?:of|des?|du|d['’ ]|der|dei|del\w*|di|do|da|dos|das|van|av|af)(?!\w)")
"""Parts of something: "les 3/4 des râteaux"."""
_REACH = 12


def is_homonym(form: Form, text: str) -> bool:
    """Whether a month that stands alone, or a very short unit, is another word in the language of the text."""
    if form.name == "lasting" and _DAY_OF_MONTH.search(plain(text)[form.signs[0].start :][:_REACH]):
        return True
    if form.name == "weak" and _FRACTION.match(plain(text), form.signs[0].start):
        return True
    if form.name in COUNTED:
        short = [one.text for one in form.signs if one.code in UNITS and len(one.text) <= _SHORT]
        return any(is_of_another_tongue(one, text, "unit") for one in short)
    return form.name == "month" and len(form.signs) == 1 and is_of_another_tongue(form.signs[0].text, text)
