"""From what was read to a verdict: fit, not fit, or unknown with what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

import attrs

from silentbuyer.language.saying import joined, say
from silentbuyer.model.seller import Seller
from silentbuyer.sectors.doubt import no_sign, unknown
from silentbuyer.sectors.field import Reading, read
from silentbuyer.sectors.fit import Evidence, Fit
from silentbuyer.sectors.own_trade import own_trade, spoken_of
from silentbuyer.sectors.packs import packs
from silentbuyer.sectors.plausible import Hit, score
from silentbuyer.sectors.quotes import evidence
from silentbuyer.sectors.targets import Profile, Target, names, profile

SERVES = 2.0
"""Distinct words of another trade beside which one lone "hospital" or "school" names a customer of the buyer."""
LISTED = 2
"""Places of a name up to which it may be one of a list of customers; who is one says it more often."""

Fields = Mapping[str, "str | Iterable[str] | None"]


def judge(fields: Fields, seller: Seller) -> Fit:
    """The verdict from the words alone, without an encoder."""
    sought = profile(seller)
    return judge_readings(readings_of(fields, sought), sought)


def judge_readings(readings: tuple[Reading, ...], sought: Profile) -> Fit:
    """The verdict from fields already read."""
    if not sought.targets:
        return unknown(readings, sought, "the seller's profile names no sectors", "no-sectors")
    return _with_own_trade(_by_words(readings, sought), readings, sought)


def _with_own_trade(answer: Fit, readings: tuple[Reading, ...], sought: Profile) -> Fit:
    """The answer with the buyer's own trade, where they tell it."""
    if _names_customers(readings, sought):
        readings = tuple(reading.saying((), reading.others) for reading in readings)
    owner = own_trade(readings)
    if owner is None:
        return answer
    quoted = evidence(tuple(spoken_of(readings, owner)), (owner,), sought)
    return attrs.evolve(answer, own=names((owner,))[0], own_evidence=quoted)


def readings_of(fields: Fields, sought: Profile) -> tuple[Reading, ...]:
    """Every field that says something, read."""
    joined = {name: value if isinstance(value, str) else "\n".join(value or ()) for name, value in fields.items()}
    return tuple(read(name, text, sought) for name, text in joined.items() if text.strip())


def _by_words(readings: tuple[Reading, ...], sought: Profile) -> Fit:
    scores = score(hit for reading in readings for hit in reading.targets)
    if not scores:
        return no_sign(readings, sought)
    scores = _unbeaten(readings, scores)
    wanted = {owner: points for owner, points in scores.items() if not sought.targets[owner].excluded}
    unwanted = {owner: points for owner, points in scores.items() if sought.targets[owner].excluded}
    if unwanted and _outweigh(unwanted, wanted, sought):
        return _is_excluded(readings, unwanted, sought)
    if wanted and not _names_customers(readings, sought):
        return _fits(readings, wanted, sought)
    return no_sign(readings, sought)


def _outweigh(unwanted: Mapping[str, float], wanted: Mapping[str, float], sought: Profile) -> bool:
    """Whether the excluded trades have more words, or as many where the seller's own words name a part of a trade."""
    owner, points = next(iter(unwanted.items()))
    best = max(wanted.values(), default=0.0)
    return points > best or (points == best and sought.targets[owner].own)


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
    if not hits or not all(hit.weak and not hit.said for hit in hits):
        return False
    return _only_serves(readings, hits) or _lists_customers(readings, hits) or _in_passing(readings, hits)


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


def _in_passing(readings: tuple[Reading, ...], hits: list[Hit]) -> bool:
    """Whether nothing but one name in a letter was read ("I was at the hospital, sorry"), and not as a name."""
    if len({hit.span.term.written for hit in hits}) > 1:
        return False
    return all(_mentioned(reading) for reading in readings if reading.targets)


def _mentioned(reading: Reading) -> bool:
    """Whether a letter writes the word small, where a firm's own name would have a capital."""
    spans = [hit.span for hit in reading.targets]
    return reading.field == "inquiry" and all(reading.text.quote(s.start, s.end)[:1].islower() for s in spans)


def _are_one(reading: Reading) -> bool:
    """Whether two of the names stand side by side, as in "university hospital"."""
    spans = sorted({(hit.span.start, hit.span.end, hit.owner) for hit in reading.targets})
    return any(one[2] != other[2] and other[0] - one[1] <= 1 for one, other in pairwise(spans))


def _fits(readings: tuple[Reading, ...], wanted: Mapping[str, float], sought: Profile) -> Fit:
    quoted = evidence(readings, wanted, sought)
    sectors = tuple(dict.fromkeys(sought.targets[owner].name for owner in wanted))
    fields = len({reading.field for reading in readings if reading.targets})
    points = sum(wanted.values()) + 0.5 * (fields - 1)
    return Fit(
        verdict="fit",
        sector=sectors[0],
        sectors=sectors,
        evidence=quoted,
        confidence=round(1 - 0.5 ** (0.5 + points), 3),
        because=_fits_because(sought.targets[next(iter(wanted))], quoted),
        notes=sought.notes,
    )


def _named(target: Target) -> str:
    """What the target is called: a trade with the seller's own word for it."""
    return (
        say("{trade} (your {name})", trade=say(target.trade), name=repr(target.name))
        if target.trade
        else say(target.name)
    )


def _fits_because(target: Target, quoted: tuple[Evidence, ...]) -> str:
    quotes = joined(map(str, quoted[:2]))
    if target.customer:
        return say("words of a trade that buys from you, {trade}: {quotes}", trade=_named(target), quotes=quotes)
    return say("words that fit your trade, {trade}: {quotes}", trade=_named(target), quotes=quotes)


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
        because=say(
            "the buyer is in {trade}, which you exclude: {quotes}",
            trade=name,
            quotes=joined(map(str, quoted[:2])),
        ),
        notes=sought.notes,
    )
