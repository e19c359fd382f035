"""How likely it is our turn, by the whole of the talk: all that may stand open, who spoke last, what kept the buyer.

A matter that hardly stands open by itself (`owed.standing`) is likelier to where a second one does, where the buyer's
last word asks, and where nothing they wrote explains their silence. Trained on whole logs of which is known why the
buyer fell silent (``tools/train_turn.py``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import takewhile

from silentbuyer.conversation.left_waiting import says_waiting
from silentbuyer.data.tables import toml
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.meant import ACTS_OF
from silentbuyer.hearing.sums import odds, pairs_of
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.owed.open_matter import open_request
from silentbuyer.owed.our_promise import open_promise
from silentbuyer.owed.read_talk import Said, letter
from silentbuyer.owed.standing import Standing, likeliest, standing
from silentbuyer.values.lazy import once

_DELAY = timedelta(days=3)
"""How old a promise of ours is that counts as one not kept: as in the rule ``your-turn``."""

_FEWEST = 4
"""Messages of the shortest talks that the table was trained on."""

_MAY, _MOST, _LONG, _FARTHEST = 0.25, 4, 10, 4.0
"""A chance that counts, the most that is counted, of messages, and the farthest a level may be from its mark."""

_HARDLY = -2.5
"""Odds below which nothing stands open."""

_LEAST = 1e-3
"""The least chance that none stands open, so that its logarithm is finite."""

_REASONS = frozenset(act.value for act in REASONS) | ACTS_OF.keys()


@once
def our_turn(case: Case) -> float:
    """The chance that the buyer waits for us, 0..1.

    Traits count alone and each two together: a promise of ours tells much where nothing was sent since, and little
    where they thanked us. Of 60 talks that nobody reads, 21 of them ours, 11 of these are told with pairs and 9
    without, and six that are not ours.
    """
    return pairs_of("turn", "turn.toml").chance(traits(case))


def is_likely(case: Case) -> bool:
    """Whether it is likely enough to be our turn to say so where no single matter is sure."""
    return our_turn(case) >= bar("likely")


def is_unlikely(case: Case) -> bool:
    """Whether it is so unlikely that words which seem to leave something open are not believed.

    In talks left out something stood open in one of 40 where words said so and the chance was below that bar. A talk
    of a few messages says too little, and one without a word of ours waits for it.
    """
    written = any(message.sender == "seller" for message in case.talk)
    return written and len(case.talk) >= _FEWEST and our_turn(case) < bar("unlikely")


def least_matter(case: Case) -> float:
    """How likely one matter must stand open to be named where it is our turn: less where that is all but sure.

    Of 5 such faint matters in 940 logs (2026-12) 3 were those that stood open, and one talk was not ours at all.
    """
    return bar("faint-matter" if our_turn(case) >= bar("surely") else "matter")


def bar(name: str) -> float:
    """A bar of the table: `likely`, `surely`, `unlikely` for the turn, `matter` and `faint-matter` for one matter."""
    return float(toml("turn.toml")["bars"][name])


def traits(case: Case) -> dict[str, float]:
    """What is known of a talk."""
    theirs = [message for message in case.talk if message.sender == "buyer"]
    ours = [message for message in case.talk if message.sender == "seller"]
    return {
        **_of_matters(standing(case)), **_of_words(case), **_since(likeliest(case), case.talk),
        **_of_reasons(case, theirs), **_of_theirs(theirs), **_of_ours(ours),
        "last-theirs": bool(theirs) and case.talk[-1].sender == "buyer", "turns": min(_LONG, len(case.talk)),
        "our-run": min(_MOST, sum(1 for _ in takewhile(lambda one: one.sender == "seller", reversed(case.talk)))),
    }  # fmt: skip


def _of_matters(every: Sequence[Standing]) -> dict[str, float]:
    chances = sorted((one.chance for one in every), reverse=True)
    by_side = {side: [one.chance for one in every if one.is_ours is is_ours] for side, is_ours in _SIDES.items()}
    return {
        "second": _odds(chances[1:2]),
        "several": min(_MOST, sum(chance >= _MAY for chance in chances)),
        **{f"odds-{side}": _odds(found) for side, found in by_side.items()},
        **{f"none-{side}": math.log(math.prod(1 - one for one in found) + _LEAST) for side, found in by_side.items()},
    }  # fmt: skip


_SIDES = {"ours": True, "theirs": False}


def _odds(chances: Sequence[float]) -> float:
    """The odds of the likeliest; what hardly stands open is no worse than nothing."""
    return max(_HARDLY, odds(max(chances, default=0.0)))


def _of_words(case: Case) -> dict[str, float]:
    """Whether the words alone say that something stands open."""
    promised, asked = open_promise(case, _DELAY), open_request(case)
    missed = any(one is not None and one.is_missed for one in (promised, asked))
    return {"promised": promised is not None, "requested": asked is not None, "missed": missed}


def _since(top: Standing | None, talk: Sequence[Message]) -> dict[str, float]:
    """What both sides wrote after the likeliest matter."""
    later = [message.sender for message in talk if top is not None and message.at > top.message.at]
    told = {f"{side}-since": min(_MOST, later.count(side)) for side in ("seller", "buyer")}
    return {**told, "since": min(_MOST + 1, len(later)) if top is not None else _MOST + 1}


def _of_reasons(case: Case, theirs: Sequence[Message]) -> dict[str, float]:
    """How surely the buyer gave a reason, anywhere and in their last message.

    Where a promise of ours stands open, "we wait for your papers, and then decide" is none.
    """
    ours = open_promise(case, _DELAY) is not None
    told = (said for topic, said in heard(case).items() if topic in _REASONS)
    reasons = [said for said in told if not (ours and says_waiting(said.sentence))]
    last = [said.scale for said in reasons if theirs and said.at == theirs[-1].at]
    return {"reason": max((said.scale for said in reasons), default=0.0), "reason-last": max(last, default=0.0)}


def _of_theirs(theirs: Sequence[Message]) -> dict[str, float]:
    """How the buyer's last two messages sound."""
    last, before = _said(theirs[-1:]), _said(theirs[-2:-1])
    both = [*before, *last]
    return {
        "asks": any(one.is_question or one.hears(Act.ASKS) for one in last),
        "will-come-back": any(one.hears(Act.PROMISES) for one in last),
        "questions": min(_MOST, sum(one.is_question for one in both)),
        "waits": any(says_waiting(message.text) for message in theirs[-2:]),
        **dict(_levels("last", last, _IN_LAST)), **dict(_levels("before", before, _IN_BEFORE)),
    }  # fmt: skip


_IN_LAST = (Act.ASKS, Act.PROMISES)
_IN_BEFORE = (Act.ASKS, Act.COURTESY, Act.AGREES, Act.PROMISES)


def _of_ours(ours: Sequence[Message]) -> dict[str, float]:
    """How our last messages sound."""
    last = _said(ours[-1:])
    return {
        "we-push": any(one.nudges or one.is_question for one in last),
        "we-are-sorry": any("sorry" in one.concepts for one in _said(ours[-3:])),
        **dict(_levels("ours", last, (Act.COURTESY,))),
    }  # fmt: skip


def _levels(which: str, said: Sequence[Said], acts: Sequence[Act]) -> Iterator[tuple[str, float]]:
    """How near the sentences come to each act, 0 at its mark."""
    for act in acts:
        nearest = max((one.over[act] for one in said), default=-_FARTHEST)
        yield f"{which}:{act.value}", max(-_FARTHEST, min(_FARTHEST, nearest))


def _said(messages: Sequence[Message]) -> list[Said]:
    return [one for message in messages for one in letter(message.text).said]
