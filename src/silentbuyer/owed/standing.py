"""How likely each matter of a talk stands open with us: what the buyer wanted, and what we promised."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import attrs

from silentbuyer.conversation.call_notes import is_call_note, reached_nobody
from silentbuyer.conversation.left_waiting import says_waiting
from silentbuyer.conversation.matter import MOST, STALE
from silentbuyer.data.tables import toml
from silentbuyer.hearing.answering import is_receipt
from silentbuyer.hearing.open_question import is_call
from silentbuyer.hearing.sums import odds, sum_of
from silentbuyer.hearing.urgent_elsewhere import sends_urgent_elsewhere
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.owed.answers import Reply, answered
from silentbuyer.owed.read_talk import Letter, Said, letter
from silentbuyer.owed.telling import likeness
from silentbuyer.owed.wants import traits as traits_of_want
from silentbuyer.values.lazy import once

LOOKED_AT, _REPLIES = 60, 8
"""Sentences at the end of a talk that are weighed, and messages of ours after each: a log of questions is no talk."""

_HARDLY = 0.15
"""A chance below which no sentence stands open; what became of it is not looked for."""

_WANTED = 0.5
"""From which chance a sentence counts as one that wants something."""


@attrs.frozen(eq=False)
class Standing:
    """A sentence of the talk and how likely it stands open with us, 0..1."""

    message: Message
    said: Said
    is_ours: bool
    chance: float


@attrs.frozen(eq=False)
class Candidate:
    """A sentence that may stand open, with what it wants (`owed.wants`), by its place in the talk."""

    place: int
    said: Said
    is_ours: bool
    traits: dict[str, float]
    wanted: float


@once
def standing(case: Case) -> tuple[Standing, ...]:
    """All sentences that may stand open, in order of the talk."""
    talk = recent(case)
    every = tuple(candidates(talk))
    weighed = sum_of("open")
    found = tuple(one for one in every if one.wanted >= _HARDLY)[-LOOKED_AT:]  # of the others nothing is asked
    known = zip(found, traits(found, talk), strict=True)
    return tuple(Standing(talk[one.place], one.said, one.is_ours, weighed.chance(each)) for one, each in known)


def likeliest(case: Case) -> Standing | None:
    """The sentence that most likely stands open with us."""
    return max(standing(case), key=lambda one: one.chance, default=None)


def may_be_ours(case: Case) -> bool:
    """Whether something may stand open with us after a last word of the buyer's."""
    found = likeliest(case)
    return found is not None and found.chance >= toml("owed.toml")["bars"]["theirs"]


def recent(case: Case) -> list[Message]:
    """The messages that are looked at."""
    return [message for message in case.talk[-MOST:] if case.now - message.at <= STALE]


def candidates(talk: Sequence[Message]) -> Iterator[Candidate]:
    """The sentences that may want something of us."""
    for place, message in enumerate(talk):
        read = letter(message.text)
        for one in read.body_or_questions:
            for is_ours in (False, True):
                if _may_want(one, message, read, is_ours=is_ours):
                    known = traits_of_want(one, read, is_ours=is_ours, opens=place == 0)
                    yield Candidate(place, one, is_ours, known, sum_of("wants").chance(known))


def _may_want(one: Said, message: Message, read: Letter, *, is_ours: bool) -> bool:
    """Whether a sentence is looked at as the buyer's wish, or as a promise of ours."""
    ours, note = message.sender == "seller", is_call_note(message)
    if (note and reached_nobody(message)) or sends_urgent_elsewhere(one.sentence):
        return False
    if not is_ours:
        return (message.sender == "buyer" or (ours and note)) and not read.asks_nothing
    if not ours or note or one.is_question or one.is_kind or one.nudges:
        return False
    return read.promises(one) or one.hears(Act.PROMISES) or {"future", "we"} <= one.concepts


def traits(found: Sequence[Candidate], talk: Sequence[Message]) -> Iterator[dict[str, float]]:
    """What is known of each candidate in its talk."""
    replied = [_replied(one, talk) for one in found]
    for one, (first, none, bare) in zip(found, replied, strict=True):
        beside = [
            other_none for other, (_, other_none, _) in zip(found, replied, strict=True)
            if other is not one and other.place == one.place and other.wanted >= _WANTED
        ]  # fmt: skip
        rival = max((other.wanted for other in found if other is not one), default=0.0)
        behind = max(0.0, none - min(beside)) if beside else 0.0
        yield {
            **_of_replies(one, first, none, bare=bare), "left-behind": one.wanted * behind, "rival": rival,
            "last-theirs": talk[-1].sender == "buyer", **_itself(one, letter(talk[one.place].text)),
            **_after(one.said, [message for message in talk[one.place + 1 :] if message.sender == "buyer"]),
        }  # fmt: skip


def _replied(one: Candidate, talk: Sequence[Message]) -> tuple[float, float, bool]:
    """The chance that our first word since answers, that none does, and whether there is none."""
    asked, within = talk[one.place], letter(talk[one.place].text)
    chances = [answered(one.said, asked, within, reply) for reply in islice(replies(one.place, talk), _REPLIES)]
    return chances[0] if chances else 0.0, math.prod(1 - chance for chance in chances), not chances


def _of_replies(one: Candidate, first: float, none: float, *, bare: bool) -> dict[str, float]:
    wanted = one.wanted
    return {
        "open-odds": odds(wanted * none), "wanted-none": wanted * none, "wanted-first": wanted * (1 - first),
        "wanted-bare": wanted * bare, "asked-none": none * one.traits.get("asks", 0.0), "bare": bare,
    }  # fmt: skip


def _itself(one: Candidate, within: Letter) -> dict[str, float]:
    names = ("need", "paid", "opens", "long", "short", "our-word", "waits", "thing-asked", "s_opt-out")
    asks = one.is_ours and any(said.is_question for said in within.said)
    return {"our-question": asks, **{f"o_{name}": one.traits.get(name, 0.0) for name in names}}


def replies(place: int, talk: Sequence[Message]) -> Iterator[Reply]:
    """Our messages after a place of the talk; what they went on to write before our first is one turn with it."""
    rank = theirs = 0
    for before, message in pairwise(talk[place:]):
        if message.sender == "buyer":
            theirs += before.sender == "seller"
        elif message.sender == "seller":
            yield Reply(message, letter(message.text), rank, theirs)
            rank += 1


def _after(one: Said, theirs: Sequence[Message]) -> dict[str, float]:
    """What the buyer wrote since."""
    read = [letter(message.text) for message in theirs]
    said = [each for part in read for each in part.said]
    return {
        "wanted-last": not theirs, "t_asks": any(each.is_question or each.hears(Act.ASKS) for each in said),
        "t_calls": any(is_call(part.text) for part in read),
        "t_like": max((likeness(one.marks, each.marks) for each in said), default=0.0),
        "t_promises": any(each.hears(Act.PROMISES) for each in said),
        "t_reason": any(each.hears(act) for each in said for act in REASONS),
        "t_receipt": any(is_receipt(part.text) for part in read),
        "t_waits": any(says_waiting(part.text) for part in read),
        "t_agrees": any("accept" in each.concepts and "not" not in each.concepts for each in said),
    }  # fmt: skip
