"""What the whole of a talk makes likely: how much a reason counts, and the sentence that tells it best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.hearing.acts_table import other_reasons, reason_places
from silentbuyer.hearing.denied import DENIABLE, denied_in
from silentbuyer.hearing.kin import heard_as
from silentbuyer.hearing.learned import BY_ASKING, Understood
from silentbuyer.hearing.meant import ACTS_OF
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.overtaken import turns_since
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.hearing.surroundings import Levels, with_surroundings
from silentbuyer.hearing.whole_talk import ALIKE, TABLE, told_by_talk
from silentbuyer.model.acts import Act, as_act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.values.lazy import once

_A_TURN = 1.5
"""How many levels a turn that passed takes off a sentence when the one to be quoted is chosen (judgement)."""
_NEAR = 0.0
"""The level below which a sentence tells nothing of a reason, whatever its talk makes likely (judgement).

At 0 a reason is as likely as none: of 25 sentences quoted in 80 fresh logs (2026-12) one was nearer to none.
"""
_BEHIND = 2.0
"""How many levels the quoted sentence may stay behind the one that tells it best (judgement)."""
_STATED = 0.85
"""The chance from which a reason that the talk names counts in full (judgement: most statements hold so often)."""
_DOUBT, _LEAST = 0.4, 0.35
"""The chance under which any other counts less, and the least that it counts (judgement: 320 logs)."""


ACCUSING = frozenset({Act.SWINDLE, Act.NOT_BUYER})
"""Acts that accuse: of talks left out (2026-12) 91 of 92 over their bar were so. One demand is enough in any talk."""

ALARMS = frozenset({Act.PAY_DIVERTED})
"""Acts that warn us whatever the rest of the talk sounds like."""


@attrs.frozen
class WholeTalk:
    """How likely each reason is by the whole talk, and by the id of its message the sentence that tells it best."""

    chances: Mapping[Act, float]
    told: Mapping[int, tuple[Understood, ...]]

    def names(self, act: Act) -> bool:
        """Whether the talk makes a reason likely enough to be named, though no sentence may be sure."""
        return self.chances.get(act, 0.0) >= bar("accuses" if act in ACCUSING else "named")

    def names_topic(self, topic: str) -> bool:
        """Whether it so names one of the reasons that a topic stands for."""
        return any(self.names(act) for act in _acts_of(topic))

    def doubts(self, act: Act) -> bool:
        """Whether the talk makes a reason too unlikely to be believed of the learned layer alone."""
        return act not in ACCUSING and self.chances.get(act, 1.0) < bar("doubted")

    def best(self, message: Message) -> tuple[Understood, ...]:
        """The sentences of a message that tell a reason best which the talk names."""
        return self.told.get(id(message), ())

    def weighed(self, said: Said) -> Said:
        """What was said, counting as much as its reason is likely by the talk; a phrase that it names loses nothing."""
        known = [self.chances[act] for act in _acts_of(said.topic) if act in self.chances and act not in ACCUSING]
        if not known:
            return said
        chance = max(known)
        if self.names_topic(said.topic):
            least = said.scale if said.layer == "phrase" else 0.0
            return attrs.evolve(said, scale=max(least, min(1.0, chance / _STATED)))
        return attrs.evolve(said, scale=said.scale * max(_LEAST, min(1.0, chance / _DOUBT)))


NO_TALK = WholeTalk(FrozenMap({}), FrozenMap({}))
"""Where nothing is weighed at once."""


def bar(name: str) -> float:
    """A bar of the table: `named` and `accuses`, from which a reason is named by the talk, or `doubted`."""
    return float(toml(TABLE)["bars"][name])


def _acts_of(topic: str) -> tuple[Act, ...]:
    act = as_act(topic)
    return ACTS_OF.get(topic, () if act is None else (act,))


@once
def talk_of(case: Case) -> WholeTalk:
    """What the whole talk of a case makes likely; what no sentence states is not."""
    chances = told_by_talk(case)
    found: dict[int, tuple[Understood, ...]] = {}
    unsaid: set[Act] = set()
    for acts in _likely(chances):
        told = _best_told(case, acts)
        if told is None:
            unsaid.update(acts)
        else:
            where, one = told
            found[where] = (*found.get(where, ()), one)
    kept = {act: one for act, one in chances.items() if act not in unsaid | ALARMS}
    return WholeTalk(FrozenMap(kept), FrozenMap(found))


def told_most(case: Case, act: Act) -> Said | None:
    """The sentence by which a talk most sounds like a reason that it names."""
    talk = talk_of(case)
    told = ((message, one) for message in case.talk for one in talk.best(message))
    found = next(((message, one) for message, one in told if one.act is act), None)
    if found is None or not talk.names(act):
        return None
    message, one = found
    topic, sentence, language = act.value, one.sentence, one.language
    return Said(topic=topic, sentence=sentence, language=language, at=message.at, scale=1.0, layer="learned")


def _likely(chances: Mapping[Act, float]) -> Iterator[tuple[Act, ...]]:
    """The reasons that are likely enough; those that stand for one cause together."""
    for act, chance in chances.items():
        if chance >= bar("accuses" if act in ACCUSING else "named") and act not in ALARMS | ALIKE.keys():
            yield act, *(other for other, same in ALIKE.items() if same is act)


def _best_told(case: Case, acts: tuple[Act, ...]) -> tuple[int, Understood] | None:
    """The sentence that best tells one of some reasons, with the id of its message.

    None where one that tells it much better has a condition, asks, or is likelier in a language that is not heard: it
    made the talk sound so, and states nothing that was understood.
    """
    told = sorted(_told(case, acts), key=lambda one: -one[0])
    near = (row for row in told if row[0] >= told[0][0] - _BEHIND and _is_understood(row[2]))
    return next(((where, one) for _, where, one in near), None)


def _told(case: Case, acts: tuple[Act, ...]) -> Iterator[tuple[float, int, Understood]]:
    """The sentences near one of some reasons, each with how good it is to be quoted and the id of its message."""
    since = turns_since(case)
    for message, around in with_surroundings(case, since_order=True):
        language = languages_of(own_words(message.text))[0] if message.sender == "buyer" else ""
        for sentence, levels in around.own if language else ():
            act = max(acts, key=lambda one: levels[reason_places()[one]])
            level = levels[reason_places()[act]]
            if level >= _NEAR or act in ACCUSING:  # many usual sentences make a swindler's talk, and none says it
                one = Understood(act=act, sentence=sentence, language=language, level=level, ahead=_ahead(levels, act))
                yield level - _A_TURN * since.get(id(message), 0), id(message), one


def _is_understood(one: Understood) -> bool:
    demands = one.act in ACCUSING and not _is_denied(one.sentence, one.act)  # who demands may well ask
    return bool(heard_as((one.language,))) and (demands or is_stated(one.sentence, one.act))


def _ahead(levels: Levels, act: Act) -> float:
    own = reason_places()[act]
    return levels[own] - max(levels[place] for place in other_reasons(own))


def is_stated(sentence: str, act: Act) -> bool:
    """Whether it is told without a condition, a denial or, but for what is told by asking, a question."""
    if condition_of(sentence) is not None or (is_question(sentence) and act not in BY_ASKING):
        return False
    return not _is_denied(sentence, act)


def _is_denied(sentence: str, act: Act) -> bool:
    return act in DENIABLE and act in denied_in(sentence, (act,))
