"""Where no word of the seller's trades was read: another trade, told truly, or unknown with its reason.

"No sign of your sectors" is said only of a text that can be read, in a language in which words are known for all of
the seller's trades, and that names another trade, one that does not buy such goods as a matter of course.
"""

from __future__ import annotations

from collections import Counter

import attrs

from silentbuyer.language.saying import joined, mark, say
from silentbuyer.sectors import amount
from silentbuyer.sectors.field import Reading
from silentbuyer.sectors.fit import Fit
from silentbuyer.sectors.language import name
from silentbuyer.sectors.packs import packs
from silentbuyer.sectors.plausible import score
from silentbuyer.sectors.quotes import evidence
from silentbuyer.sectors.targets import Profile, Target, names

FIELDS = ("products", "company", "about", "inquiry", "website")
"""The fields that say what a buyer is; others are read like ``about``."""
ENOUGH = 3.5
"""Words that carry meaning from which a text says enough for a trade to be missed in it (judgement)."""
PASSING = ("inquiry", "website")
"""Fields that name many a thing in passing: one word of another trade there is not that trade."""
TWICE = 2.0
"""Words of another trade from which such a field tells it (judgement)."""
ANYONE = "anyone"
QUESTION = mark("What do you make or sell, and what will you use our products for?")


def no_sign(readings: tuple[Reading, ...], sought: Profile) -> Fit:
    """Another trade, or unknown and why."""
    if not sought.wanted:
        return unknown(readings, sought, say("the seller's profile names no sectors"), "no-sectors")
    telling = tuple(reading for reading in readings if reading.field != "company")
    script = _unread(telling, sought)
    if script:
        why = say("the text is in a script ({script}) that your sectors have no terms in", script=script)
        return unknown(readings, sought, why, "no-script")
    others = _others(telling)
    if not others:
        return _nothing_named(readings, telling, sought)
    answer = _another_trade(telling, next(iter(others)), sought)
    return _doubted(answer, telling, next(iter(others)), sought)


def unknown(readings: tuple[Reading, ...], sought: Profile, why: str, reason: str) -> Fit:
    """No verdict, with what is missing and what to ask."""
    given = {reading.field for reading in readings}
    return Fit(
        verdict="unknown",
        because=why,
        words=round(sum(reading.words for reading in readings)),
        missing=tuple(field for field in FIELDS if field not in given) if reason == "too-little" else (),
        reason=reason,
        question=QUESTION,
        notes=sought.notes,
    )


def _others(telling: tuple[Reading, ...]) -> dict[str, float]:
    """Points of the other trades that are told, not only mentioned."""
    sure = {hit.owner for reading in telling if reading.field not in PASSING for hit in reading.others}
    points = score(hit for reading in telling for hit in reading.others)
    return {owner: count for owner, count in points.items() if owner in sure or count >= TWICE}


def _nothing_named(readings: tuple[Reading, ...], telling: tuple[Reading, ...], sought: Profile) -> Fit:
    words = sum(reading.words for reading in telling)
    if words < ENOUGH:
        return unknown(readings, sought, _too_little({reading.field for reading in readings}), "too-little")
    lacking = _without_words(sought, _spoken(telling))
    if lacking:
        return unknown(readings, sought, lacking, "no-words")
    return unknown(readings, sought, _untold(words), "no-trade-named")


def _untold(words: float) -> str:
    return say("{n} telling words, but none of them names a trade", n=round(words))


def _too_little(given: set[str]) -> str:
    if not given:
        return say("nothing was given to read")
    if given == {"company"}:
        return say("only a company name is known")
    first, *rest = map(say, sorted(given))
    for one in rest:
        first = say("{those} and {last}", those=first, last=one)
    alone = mark("{fields} says nothing about the trade")
    return say(alone if not rest else mark("{fields} say nothing about the trade"), fields=first)


def _another_trade(telling: tuple[Reading, ...], owner: str, sought: Profile) -> Fit:
    quoted = evidence(telling, (owner,), sought)
    trade = names((owner,))[0]
    return Fit(
        verdict="not-fit",
        evidence=quoted,
        trade=trade,
        confidence=0.6,
        because=say(
            "no sign of your sectors; the buyer seems to be in {trade}: {quotes}; check before dropping",
            trade=say(trade),
            quotes=joined(map(str, quoted[:2])),
        ),
        notes=sought.notes,
    )


def _doubted(answer: Fit, telling: tuple[Reading, ...], owner: str, sought: Profile) -> Fit:
    """The answer, or unknown where the seller's words do not bear out "no sign"."""
    trade = answer.trade or ""
    part = next((target.name for target in sought.wanted.values() if answer.trade in target.kin), None)
    if part:
        why = say(
            "the buyer seems to be in {trade}, which your {part} may be a part of", trade=say(trade), part=repr(part)
        )
        return _unsure(answer, why, "part-of")
    buys = _may_buy(owner, sought)
    if buys:
        why = say(
            "the buyer seems to be in {trade}, where firms often buy such goods for their own use; if they buy your "
            "{goods}, add them to your customers",
            trade=say(trade),
            goods=repr(buys.name),
        )
        return _unsure(answer, why, "may-buy")
    lacking = _without_words(sought, _languages_of(telling, owner))
    seems = say("the buyer seems to be in {trade}, but {lacking}", trade=say(trade), lacking=lacking)
    return _unsure(answer, seems, "no-words") if lacking else answer


def _unsure(answer: Fit, why: str, reason: str) -> Fit:
    return attrs.evolve(answer, verdict="unknown", because=why, confidence=0.0, question=QUESTION, reason=reason)


def _may_buy(owner: str, sought: Profile) -> Target | None:
    """The first sector whose goods this trade often buys, where the seller did not say who buys."""
    if sought.says_who_buys:
        return None
    known = packs()
    for slug, target in sought.wanted.items():
        if slug in known and not {owner, ANYONE}.isdisjoint(known[slug].buyers):
            return target
    return None


def _spoken(telling: tuple[Reading, ...]) -> frozenset[str]:
    """The languages that the texts can be in; none when one of them could be in any."""
    each = [reading.spoken for reading in telling]
    return frozenset().union(*each) if all(each) else frozenset()


def _languages_of(telling: tuple[Reading, ...], owner: str) -> frozenset[str]:
    """The languages in which a trade was read: the text's own, where it tells, else those of all its words."""
    found: set[str] = set()
    for reading in telling:
        if any(hit.owner == owner for hit in reading.others):
            found |= reading.spoken or {code for hit in reading.others for code in hit.span.term.languages}
    return frozenset(found)


def _without_words(sought: Profile, spoken: frozenset[str]) -> str:
    """That no words are known for one of the seller's trades in any of some languages; empty where all have words."""
    known = packs()
    for owner, target in sought.wanted.items():
        if target.own:
            return f"your {target.name!r} is known only by the words you gave"
        if spoken and spoken.isdisjoint(known[owner].languages):
            return f"no words are known for your {target.name!r} in {' or '.join(sorted(map(name, spoken))[:2])}"
    return ""


def _unread(readings: tuple[Reading, ...], sought: Profile) -> str:
    """The script of most of the text, where the seller's trades have no words in it."""
    found: Counter[str] = Counter()
    for reading in readings:
        found.update(amount.scripts(reading.text.folded))
    if not found:
        return ""
    most, letters = found.most_common(1)[0]
    built = [owner for owner, target in sought.wanted.items() if not target.own]
    known = not built or any(most in packs()[owner].scripts for owner in built)
    return "" if known or letters * 2 < found.total() else most.capitalize()
