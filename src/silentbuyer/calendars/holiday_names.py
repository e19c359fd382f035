"""Names of holidays as sentences: whole ones, two on one day, and the remark that a day is observed on another."""

from __future__ import annotations

import re
from functools import lru_cache

from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import Sentence

COMMON = (
    mark("New Year's Day"),
    mark("Christmas Day"),
    mark("Good Friday"),
    mark("Easter Monday"),
    mark("Labor Day"),
    mark("Independence Day"),
    mark("Eid al-Fitr"),
    mark("Eid al-Adha"),
    mark("Boxing Day"),
    mark("All Saints' Day"),
    mark("Ascension Day"),
    mark("National Day"),
    mark("Assumption Day"),
    mark("Pentecost Monday"),
    mark("Easter Sunday"),
    mark("Prophet's Birthday"),
    mark("Constitution Day"),
    mark("Victory Day"),
    mark("Second Day of Christmas"),
    mark("Islamic New Year"),
    mark("Epiphany"),
    mark("Pentecost"),
    mark("Liberation Day"),
    mark("Republic Day"),
    mark("International Women's Day"),
    mark("Maundy Thursday"),
    mark("Christmas Eve"),
    mark("Emancipation Day"),
    mark("Immaculate Conception"),
    mark("King's Birthday"),
    mark("Corpus Christi"),
    mark("Martyrs' Day"),
    mark("Armistice Day"),
    mark("Labour Day"),
    mark("Holy Saturday"),
    mark("Mother's Day"),
    mark("Thanksgiving Day"),
    mark("make-up working day"),
    mark("Day off"),
    mark("Day of Arafah"),
    mark("Armed Forces Day"),
    mark("International Labor Day"),
    mark("Ashura"),
    mark("New Year's Eve"),
    mark("All Souls' Day"),
    mark("Memorial Day"),
    mark("May Day"),
    mark("Isra' and Mi'raj"),
    mark("Saint Stephen's Day"),
    mark("Eid al-Fitr Holiday"),
    mark("International Workers' Day"),
    mark("Women's Day"),
    mark("National Independence Day"),
    mark("National Heroes Day"),
    mark("Revolution Day"),
    mark("Chinese New Year"),
    mark("Diwali"),
    mark("Workers' Day"),
    mark("Eid al-Adha Holiday"),
    mark("Abolition of Slavery"),
    mark("Carnival Tuesday"),
    mark("Carnival Monday"),
    mark("Veterans Day"),
    mark("Juneteenth National Independence Day"),
    mark("Martin Luther King Jr. Day"),
    mark("ANZAC Day"),
    mark("Unity Day"),
    mark("Youth Day"),
    mark("Family Day"),
    mark("Whit Monday"),
    mark("National Heroes' Day"),
    mark("Worker's Day"),
    mark("Statehood Day"),
    mark("Children's Day"),
    mark("International Worker's Day"),
    mark("Washington's Birthday"),
    mark("King's Day"),
    mark("Midsummer Day"),
    mark("Orthodox Christmas Day"),
    mark("Easter"),
    mark("Public Holiday"),
    mark("Spring Bank Holiday"),
    mark("Africa Day"),
    mark("Carnival"),
    mark("First Day of Ramadan"),
    mark("National Youth Day"),
    mark("Army Day"),
    mark("Columbus Day"),
    mark("Australia Day"),
    mark("Catholic Christmas Day"),
    mark("Lunar New Year"),
    mark("President's Day"),
    mark("Day after New Year's Day"),
    mark("Tomb-Sweeping Day"),
    mark("Dormition of the Mother of God"),
    mark("National Unity Day"),
    mark("Father's Day"),
    mark("Chinese New Year (Spring Festival)"),
    mark("Chinese New Year's Eve"),
    mark("Dragon Boat Festival"),
    mark("Mid-Autumn Festival"),
    mark("Ramadan hours"),
)
"""Names that the `holidays` package gives in four countries or more; ``holiday_words.csv`` holds further ones."""

PARTS = (
    mark("Alternative holiday for {name}"),
    mark("Day after {name}"),
    mark("Monday following {name}"),
    mark("Day following {name}"),
    mark("Additional holiday for {name}"),
    mark("Substitute holiday for {name}"),
    mark("{name} Holiday"),
    mark("Second Day of {name}"),
    mark("Third Day of {name}"),
    mark("Fourth Day of {name}"),
    mark("Death Anniversary of {name}"),
    mark("Birth Anniversary of {name}"),
)
"""Names with another holiday in them; they are recognised by their form when they are told."""

_REMARKS = (mark("(observed)"), mark("(observed, estimated)"), mark("(in lieu)"), mark("(substitute day)"))
_MOVED = re.compile(r"(.+) \(substituted from (.+)\)")
_OBSERVED = re.compile(r"(.+) \((?:observed|observed, estimated|in lieu|substitute day)\)")


@lru_cache(4096)
def holiday_name(name: str) -> str:
    """The name as a sentence that equals it: ``Easter Monday / Labour Day``, ``Boxing Day (observed)``."""
    if isinstance(name, Sentence):
        return name
    first, *rest = map(_one, name.split(" / "))
    for one in rest:
        first = say("{first} / {then}", first=first, then=one)
    return first


def _one(name: str) -> str:
    found = _MOVED.fullmatch(name)
    if found:
        return say("{name} (substituted from {day})", name=say(found[1]), day=found[2])
    found = _OBSERVED.fullmatch(name)
    return say("{name} {observed}", name=say(found[1]), observed=say(name[len(found[1]) + 1 :])) if found else say(name)
