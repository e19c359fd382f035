"""How likely a sentence wants something of us: a question, a request, a complaint, their offer, a promise of ours."""

from __future__ import annotations

from silentbuyer.conversation.asked_thing import things_asked
from silentbuyer.model.acts import Act
from silentbuyer.owed.read_talk import Letter, Said

_HEARD = {act: f"s_{act.value}" for act in (
    Act.ABSENT, Act.ASKS, Act.COURTESY, Act.NO_NEED, Act.OPT_OUT, Act.PRODUCT_TROUBLE, Act.TERMS, Act.TRUST,
    Act.PROMISES, Act.AGREES, Act.PRICE, Act.PAY_DIVERTED, Act.SLOW_US, Act.INTERNAL, Act.OWES,
)}  # fmt: skip
"""Acts of which it matters how surely they are heard."""

_STEP = 4.0
"""By what a score over its mark is divided."""

_SHORT, _LONG = 4, 18
"""Words up to which a sentence is short, and from which it is long (judgement)."""

_MOST = 8


def traits(one: Said, within: Letter, *, is_ours: bool, opens: bool) -> dict[str, float]:
    """What is known of a sentence by itself and of its message; `opens`: whether that opened the talk."""
    concepts = one.concepts
    over = one.over
    found = {name: max(-_MOST, min(_MOST, over[act])) / _STEP for act, name in _HEARD.items()}
    found |= {
        name: float(name in concepts)
        for name in ("question-word", "need", "paid", "we", "you", "send", "still", "price")
    }
    found |= {
        "figure": one.has_figure, "opens": opens, "short": one.words <= _SHORT, "long": one.words >= _LONG,
        "thing": bool(one.things), "condition": one.has_condition, "last": one is within.said[-1],
        "sentences": min(len(within.said), _MOST) / (_MOST / 2), "ours": is_ours,
    }  # fmt: skip
    return found | (_of_ours(one, within) if is_ours else _of_theirs(one, within))


def _of_theirs(one: Said, within: Letter) -> dict[str, float]:
    return {
        "asks": one.is_question, "waits": one.waits, "hands-over": one.hands_over,
        "thing-asked": one.sentence in things_asked(within.text), "heard-asks": one.hears(Act.ASKS),
        "their-promise": one.hears(Act.PROMISES),
    }  # fmt: skip


def _of_ours(one: Said, within: Letter) -> dict[str, float]:
    return {
        "our-promise": within.promises(one), "our-word": one.hears(Act.PROMISES), "our-condition": one.has_condition,
        "our-thing": bool(one.things), "our-we": "we" in one.concepts, "our-future": "future" in one.concepts,
        "our-time": one.names_time, "our-send": "send" in one.concepts,
    }  # fmt: skip
