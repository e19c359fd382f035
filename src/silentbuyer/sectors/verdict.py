"""From what was read to a verdict: fit, not fit, or unknown with what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

import attrs

from silentbuyer.model.seller import Seller
from silentbuyer.sectors import amount
from silentbuyer.sectors.compiled import Profile, names, profile
from silentbuyer.sectors.field import Hit, Reading, read
from silentbuyer.sectors.fit import Fit
from silentbuyer.sectors.packs import packs
from silentbuyer.sectors.quotes import evidence

FIELDS = ("products", "company", "about", "inquiry", "website")
"""The fields that say what a buyer is; others are read like ``about``."""
ENOUGH = 3.5
"""Words that carry meaning from which "no sign of your sectors" is a finding (judgement)."""
SERVES = 2.0
"""Distinct words of another trade beside which one lone "hospital" or "school" names a customer of the buyer."""
LISTED = 2
"""Places of a name up to which it may be one of a list of customers; who is one says it more often."""
QUESTION = "What do you make or sell, and what will you use our products for?"

Fields = Mapping[str, "str | Iterable[str] | None"]


def judge(fields: Fields, seller: Seller) -> Fit:
    """The verdict from the words alone, without an encoder."""
    sought = profile(seller)
    return judge_readings(readings_of(fields, sought), sought)


def judge_readings(readings: tuple[Reading, ...], sought: Profile) -> Fit:
    """The verdict from fields already read."""
    if not sought.targets:
        return _unknown(readings, sought, "the seller's profile names no sectors", ())
    return _by_words(readings, sought)


def readings_of(fields: Fields, sought: Profile) -> tuple[Reading, ...]:
    """Every field that says something, read."""
    joined = {name: value if isinstance(value, str) else "\n".join(value or ()) for name, value in fields.items()}
    return tuple(read(name, text, sought) for name, text in joined.items() if text.strip())


def _by_words(readings: tuple[Reading, ...], sought: Profile) -> Fit:
    scores = score(hit for reading in readings for hit in reading.targets)
    if not scores:
        return _no_sign(readings, sought)
    scores = _unbeaten(readings, scores)
    wanted = {owner: points for owner, points in scores.items() if not sought.targets[owner].excluded}
    unwanted = {owner: points for owner, points in scores.items() if sought.targets[owner].excluded}
    if unwanted and max(unwanted.values()) > max(wanted.values(), default=0.0):
        return _is_excluded(readings, unwanted, sought)
    if wanted and not _names_customers(readings, sought):
        return _fits(readings, wanted, sought)
    return _no_sign(readings, sought)


def _unbeaten(readings: tuple[Reading, ...], scores: Mapping[str, float]) -> dict[str, float]:
    """The targets without those whose words are mistaken goods of a trade that has more words."""
    known = packs()
    trades = {hit.owner for reading in readings for hit in reading.others}
    rivals = {trade: known[trade].beats for trade in trades if trade in known and known[trade].beats}
    if not rivals:
        return dict(scores)
    others = score(hit for reading in readings for hit in reading.others)
    return {
        owner: points
        for owner, points in scores.items()
        if not any(owner in beats and others[trade] > points for trade, beats in rivals.items())
    }


def _names_customers(readings: tuple[Reading, ...], sought: Profile) -> bool:
    """Whether the only sectors named are terminal markets, and those are the buyer's own customers."""
    hits = [hit for reading in readings for hit in reading.targets if not sought.targets[hit.owner].excluded]
    if not all(hit.weak and not hit.said for hit in hits):
        return False
    return _only_serves(readings, hits) or _lists_customers(readings, hits)


def _only_serves(readings: tuple[Reading, ...], hits: list[Hit]) -> bool:
    """Whether one name of a terminal market stands in a text about another trade ("records software for a ward")."""
    if len({hit.span.term.written for hit in hits}) > 1:
        return False
    others = score(hit for reading in readings for hit in reading.others)
    return max(others.values(), default=0.0) >= SERVES


def _lists_customers(readings: tuple[Reading, ...], hits: list[Hit]) -> bool:
    """Whether nothing but a list of unlike institutions was read ("canteens in factories, hospitals or schools")."""
    places = Counter(owner for owner, _ in {(hit.owner, hit.span.start) for hit in hits})
    schools, care = places["schools"], places["hospitals"] + places["clinics"]
    return 0 < schools <= LISTED and 0 < care <= LISTED and not any(_are_one(reading) for reading in readings)


def _are_one(reading: Reading) -> bool:
    """Whether two of the names stand side by side, as in "university hospital"."""
    spans = sorted({(hit.span.start, hit.span.end, hit.owner) for hit in reading.targets})
    return any(one[2] != other[2] and other[0] - one[1] <= 1 for one, other in pairwise(spans))


def score(hits: Iterable[Hit]) -> dict[str, float]:
    """Points by owner, the most first: each distinct term counts once."""
    seen: dict[str, dict[str, float]] = {}
    for hit in hits:
        seen.setdefault(hit.owner, {})[hit.span.term.written] = hit.points
    totals = {owner: sum(terms.values()) for owner, terms in seen.items()}
    return dict(sorted(totals.items(), key=lambda item: (-item[1], item[0])))


def _fits(readings: tuple[Reading, ...], wanted: Mapping[str, float], sought: Profile) -> Fit:
    quoted = evidence(readings, wanted, sought)
    sectors = tuple(sought.targets[owner].name for owner in wanted)
    fields = len({reading.field for reading in readings if reading.targets})
    points = sum(wanted.values()) + 0.5 * (fields - 1)
    return Fit(
        verdict="fit",
        sector=sectors[0],
        sectors=sectors,
        evidence=quoted,
        confidence=round(1 - 0.5 ** (0.5 + points), 3),
        because=f"{sectors[0]}: the buyer writes {'; '.join(map(str, quoted[:2]))}",
        notes=sought.notes,
    )


def _is_excluded(readings: tuple[Reading, ...], unwanted: Mapping[str, float], sought: Profile) -> Fit:
    owner = next(iter(unwanted))
    quoted = evidence(readings, (owner,), sought)
    name = sought.targets[owner].name
    return Fit(
        verdict="not-fit",
        evidence=quoted,
        trade=name,
        excluded=True,
        confidence=0.8,
        because=f"the buyer is in {name}, which you exclude: {'; '.join(map(str, quoted[:2]))}",
        notes=sought.notes,
    )


def _no_sign(readings: tuple[Reading, ...], sought: Profile) -> Fit:
    telling = tuple(reading for reading in readings if reading.field != "company")
    unread = _unread(telling, sought)
    if unread:
        return _unknown(readings, sought, f"the text is in a script ({unread}) that your sectors have no terms in", ())
    others = score(hit for reading in telling for hit in reading.others)
    words = 0.0 if others else sum(reading.words for reading in telling)
    if not others and words < ENOUGH:
        given = {reading.field for reading in readings}
        return _unknown(readings, sought, _too_little(given), tuple(f for f in FIELDS if f not in given))
    answer = _not_fit(readings, others, words, sought)
    kindred = [target.name for target in sought.targets.values() if answer.trade in target.kin]
    return _kindred(answer, kindred[0]) if kindred else answer


def _kindred(answer: Fit, sector: str) -> Fit:
    """Unknown, since the buyer's trade is the one that the words of an own sector belong to."""
    because = f"the buyer seems to be in {answer.trade}, which your {sector!r} may be a part of"
    return attrs.evolve(answer, verdict="unknown", because=because, confidence=0.0, question=QUESTION)


def _too_little(given: set[str]) -> str:
    if not given:
        return "nothing was given to read"
    if given == {"company"}:
        return "only a company name is known"
    return f"{' and '.join(sorted(given))} say{'s' if len(given) == 1 else ''} nothing about the trade"


def _not_fit(readings: tuple[Reading, ...], others: Mapping[str, float], words: float, sought: Profile) -> Fit:
    owners = tuple(others)[:1]
    quoted = evidence(readings, owners, sought)
    trade = names(dict.fromkeys(owners))[0] if owners else None
    seems = f"the buyer seems to be in {trade}: {'; '.join(map(str, quoted[:2]))}"
    told = seems if trade else f"{round(words)} telling words name none"
    return Fit(
        verdict="not-fit",
        evidence=quoted,
        trade=trade,
        confidence=0.6 if trade else 0.4,
        because=f"no sign of your sectors; {told}; check before dropping",
        words=round(words),
        notes=sought.notes,
    )


def _unread(readings: tuple[Reading, ...], sought: Profile) -> str:
    found: Counter[str] = Counter()
    for reading in readings:
        found.update(amount.scripts(reading.text.folded))
    if not found:
        return ""
    most, letters = found.most_common(1)[0]
    built = [owner for owner, target in sought.targets.items() if not (target.excluded or target.own)]
    known = not built or any(most in packs()[owner].scripts for owner in built)
    return "" if known or letters * 2 < found.total() else most.capitalize()


def _unknown(readings: tuple[Reading, ...], sought: Profile, why: str, missing: tuple[str, ...]) -> Fit:
    return Fit(
        verdict="unknown",
        because=why,
        words=_words(readings),
        missing=missing,
        question=QUESTION,
        notes=sought.notes,
    )


def _words(readings: Iterable[Reading]) -> int:
    return round(sum(reading.words for reading in readings))
