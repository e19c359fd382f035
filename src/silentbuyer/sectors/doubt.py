"""Where no word of the seller's trades was read: another trade, told truly, or unknown with its reason.

"No sign of your sectors" is said only of a text that can be read, in a language in which words are known for all of
the seller's trades, where the buyer describes themselves as of another trade, one that does not buy such goods as a
matter of course, or asks for goods of another trade by two words. What they ask for is never their trade; and goods
that were not recognised may be the seller's.
"""

from __future__ import annotations

from collections import Counter

import attrs

from silentbuyer.language.saying import joined, mark, say
from silentbuyer.sectors import amount
from silentbuyer.sectors.field import Reading
from silentbuyer.sectors.fit import Evidence, Fit
from silentbuyer.sectors.language import name
from silentbuyer.sectors.own_trade import asked_trade, own_trade, spoken_of
from silentbuyer.sectors.packs import packs
from silentbuyer.sectors.plausible import score
from silentbuyer.sectors.quotes import evidence
from silentbuyer.sectors.targets import Profile, Target, names

FIELDS = ("products", "company", "about", "inquiry", "website")
"""The fields that say what a buyer is; others are read like ``about``."""
ENOUGH = 3.5
"""Words that carry meaning from which a text says enough for a trade to be missed in it (judgement)."""
ASKS = frozenset({"products", "inquiry"})
"""Fields that hold what the buyer asks for."""
PASSING = frozenset({"inquiry", "website"})
"""Fields that name many a thing in passing: one word of another trade there is not that trade."""
NAMED = 1.5
"""Words that carry meaning from which such a field names something (judgement)."""
ANYONE = "anyone"
UNREAD = mark("the program did not recognise the goods that the buyer asks for")
UNRECOGNISED = mark("the program recognised no trade in what is on record")
"""What is said where nothing was read: the gap is the program's, for the words may well name a trade."""
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
    owner = own_trade(reading.saying((), reading.others) for reading in telling)
    if owner is not None and not _asks_for_more(telling):
        answer = _doubted(_another_trade(telling, owner, sought), telling, owner, sought)
        return attrs.evolve(answer, clear=not _asks_for_goods(telling, owner))
    asking = tuple(reading for reading in telling if reading.field in ASKS)
    asked = asked_trade(asking)
    if asked is not None:
        return _asks_for_another(telling, asked, sought)
    named = next(iter(score(hit for r in telling if r.field not in PASSING for hit in r.others)), None)
    if owner is None and named is not None:
        return attrs.evolve(_doubted(_another_trade(telling, named, sought), telling, named, sought), clear=False)
    if owner is not None:
        return unknown(readings, sought, say(UNREAD), "request-unread")
    return _nothing_named(readings, telling, sought)


def _asks_for_more(telling: tuple[Reading, ...]) -> bool:
    """Whether the buyer asks for something of which no word was recognised: it may be the seller's goods."""
    asking = [reading for reading in telling if reading.field in ASKS]
    unread = not any(reading.others for reading in asking)
    return unread and sum(reading.words for reading in asking) >= NAMED


def _asks_for_goods(telling: tuple[Reading, ...], owner: str) -> bool:
    """Whether the buyer asks for something that is not plainly of their own trade: it may be the seller's goods."""
    asking = [reading for reading in telling if reading.field in ASKS]
    asked = [hit for reading in asking for hit in reading.others if not hit.told]
    if any(hit.owner == owner and not hit.beside for hit in asked):
        return False
    return bool(asked) or sum(reading.words for reading in asking) >= NAMED


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


def _nothing_named(readings: tuple[Reading, ...], telling: tuple[Reading, ...], sought: Profile) -> Fit:
    words = sum(reading.words for reading in telling)
    if words < ENOUGH:
        return unknown(readings, sought, _too_little({reading.field for reading in readings}), "too-little")
    lacking = _without_words(sought, _spoken(telling))
    if lacking:
        return unknown(readings, sought, lacking, "no-words")
    return unknown(readings, sought, say(UNRECOGNISED), "none-recognised")


def _too_little(given: set[str]) -> str:
    if not given:
        return say("nothing was given to read")
    if given == {"company"}:
        return say("only a company name is known")
    return say(UNRECOGNISED)


def _another_trade(telling: tuple[Reading, ...], owner: str, sought: Profile) -> Fit:
    told = tuple(spoken_of(telling, owner)) or telling
    quoted = evidence(told, (owner,), sought)
    trade = names((owner,))[0]
    because = say(
        "no sign of your sectors; the buyer seems to be in {trade}: {quotes}; check before dropping",
        trade=say(trade),
        quotes=joined(map(str, quoted[:2])),
    )
    return _not_fit(trade, quoted, because, sought)


def _asks_for_another(telling: tuple[Reading, ...], owner: str, sought: Profile) -> Fit:
    """Goods of another trade by two words, unless they may be a part of what the seller names in own words."""
    quoted = evidence(tuple(r for r in telling if r.field in ASKS), (owner,), sought)
    trade = names((owner,))[0]
    because = say(
        "no sign of your sectors; what the buyer asks for seems to be of {trade}: {quotes}; check before dropping",
        trade=say(trade),
        quotes=joined(map(str, quoted[:2])),
    )
    answer = _not_fit(trade, quoted, because, sought)
    partly = any(trade in target.kin for target in sought.wanted.values())
    if partly or _without_words(sought, _languages_of(telling, owner)):
        return _unsure(answer, say(UNRECOGNISED), "none-recognised")
    return answer


def _not_fit(trade: str, quoted: tuple[Evidence, ...], because: str, sought: Profile) -> Fit:
    return Fit(verdict="not-fit", evidence=quoted, trade=trade, confidence=0.6, because=because, notes=sought.notes)


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
