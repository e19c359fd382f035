"""How likely a later message of ours answers what a sentence of the buyer's wants, or keeps what ours promised."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

import attrs

from silentbuyer.hearing.sums import sum_of
from silentbuyer.model.acts import Act
from silentbuyer.model.customer import Message
from silentbuyer.owed.read_talk import Letter, Said
from silentbuyer.owed.telling import Marks, covered, likeness

_SOON, _LATE = timedelta(days=2), timedelta(days=14)
_CLEARLY = 0.05
"""By how much more another sentence must be spoken of to be the one that is answered."""

_NEAR = 0.08
"""How much a sentence of ours must fit one of theirs to be its answer."""

_FITS = {"price": 0.25, "time": 0.15, "thing": 0.25, "yes": 0.15}
"""What a figure of money, a day, a file, a yes add to it where that is what was asked for (judgement)."""

_SURE, _LIKELY = 0.95, 0.9
"""The chance that our first word after a single wish answers it: where it comes with a file, speaks of the same or is
missing in the log, and where it only states something ("red, blue and green"; judgement)."""

_MOST = 3


@attrs.frozen
class Reply:
    """A later message of ours: how many of ours stand before it, and how many turns of theirs, since the sentence."""

    message: Message
    letter: Letter
    rank: int
    theirs: int


def answered(one: Said, asked: Message, within: Letter, reply: Reply) -> float:
    """The chance that a reply answers a sentence of the message `asked`, 0..1."""
    known = sum_of("answers").chance(traits(one, asked, within, reply))
    return known if reply.letter.said and not _is_alone(one, within, reply) else max(known, _floor(one, reply.letter))


def traits(one: Said, asked: Message, within: Letter, reply: Reply) -> dict[str, float]:
    """What is known of a sentence beside one of our later messages."""
    body = reply.letter.body
    stated = [said for said in body if said.states]
    told = [said for said in reply.letter.said if not said.is_question]
    after = reply.message.at - asked.at
    price = bool({"price", "how-many"} & one.concepts) and any(said.has_money for said in stated)
    found = {
        "first-states": bool(stated) and reply.rank == 0, "theirs": min(reply.theirs, _MOST) / 2,
        "soon": after <= _SOON, "late": after > _LATE, "figure": any(said.has_figure for said in stated),
        "not": any("not" in said.concepts for said in stated), "file": any(said.hands_over for said in body),
        "asks": any(map(_asks_back, body)), "promises": bool(reply.letter.promised),
        "price": price, "yes": _is_yes_or_no(one) and any(said.says_yes for said in body),
        "like": max((likeness(one.marks, said.marks) for said in told), default=0.0),
        "sent": _wants_thing(one) and any(said.hands_over for said in body),
        "stated": min(len(stated), 2 * _MOST) / _MOST,
        "sorry": any("sorry" in said.concepts for said in reply.letter.said),
    }  # fmt: skip
    shared = _shared(one, within, reply.letter.marks)
    return found | shared | {"covered": shared["covered"] * bool(stated), "won": _won(one, within, told)}


def _asks_back(said: Said) -> bool:
    """Whether a sentence of ours asks something of its own: no reminder, and no "any questions?"."""
    return said.is_question and not said.nudges and said.words > _MOST


def _shared(one: Said, within: Letter, marks: Marks) -> dict[str, float]:
    """How much of a sentence is spoken of, beside the other sentences of its message."""
    own = covered(one.marks, marks)
    others = [covered(other.marks, marks) for other in within.body if other is not one]
    best = max(others, default=0.0)
    return {
        "covered": own, "more-than-others": own - best if others else 0.0, "others-more": best > own + _CLEARLY,
    }  # fmt: skip


def _is_alone(one: Said, within: Letter, reply: Reply) -> bool:
    """Whether the reply is our first word after a message with one wish: there is nothing else that it may answer."""
    return not (reply.rank or reply.theirs or rivals(one, within))


def _floor(one: Said, reply: Letter) -> float:
    """The least chance of such a reply: high where it hands something over or speaks of the same, or holds no text."""
    if not reply.said or any(said.hands_over for said in reply.body):
        return _SURE
    if reply.promised:
        return 0.0
    stated = [said for said in reply.body if said.states]
    return max((_SURE if _may_be_of_it(one, said) else _LIKELY for said in stated), default=0.0)


def _may_be_of_it(one: Said, said: Said) -> bool:
    """Whether both speak of the same; in two languages a word that they share is often unknown."""
    return likeness(one.marks, said.marks) >= _NEAR or set(one.languages).isdisjoint(said.languages)


def rivals(one: Said, within: Letter) -> list[Said]:
    """The other sentences of a message that ask for something."""
    return [other for other in within.body if other is not one and (other.is_question or other.hears(Act.ASKS))]


def _won(one: Said, within: Letter, told: list[Said]) -> float:
    """How many sentences of the reply fit this sentence better than any other that asks in the same message."""
    others = rivals(one, within)
    won = 0
    for said in told:
        if said.is_kind or not (said.states or said.hands_over):
            continue
        own = _fit(one, said)
        won += own >= _NEAR and all(own >= _fit(other, said) for other in others)
    return min(won, _MOST) / 2


@lru_cache(maxsize=8192)
def _fit(one: Said, said: Said) -> float:
    """How well a sentence of ours fits one of theirs: by what both speak of, and by the kind of answer."""
    fits = {
        "price": said.has_money and not one.concepts.isdisjoint({"price", "how-many"}),
        "time": "when-time" in one.concepts and (said.names_time or said.has_figure),
        "thing": said.hands_over and (bool(one.things) or "send" in one.concepts),
        "yes": said.says_yes and _is_yes_or_no(one),
    }
    return likeness(one.marks, said.marks) + sum(_FITS[name] for name, holds in fits.items() if holds)


def _wants_thing(one: Said) -> bool:
    return bool(one.things) or not one.concepts.isdisjoint({"send", "give"})


def _is_yes_or_no(one: Said) -> bool:
    return one.is_question and "question-word" not in one.concepts
