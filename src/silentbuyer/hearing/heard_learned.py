"""The reasons in one message, and the wish to be left alone, as the learned layer hears them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from silentbuyer.hearing.acts_table import precision_of
from silentbuyer.hearing.by_talk import ACCUSING, WholeTalk
from silentbuyer.hearing.in_talk import right_there
from silentbuyer.hearing.learned import Understood, meant_hits, understood
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.mood import STATED
from silentbuyer.hearing.open_question import open_question, says_little
from silentbuyer.hearing.phrased import is_other, own_hits
from silentbuyer.hearing.pitches import wants_to_buy
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.hearing.surroundings import Surroundings
from silentbuyer.model.acts import REASONS, Act, as_act
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words

ACCUSED = 0.8
"""How likely acts that accuse must be right: of those in talks left out 86 of 89 were (2026-12)."""

HEARD = 0.7
"""How likely a reason must be right in a message of its place, where the whole talk does not make it likely.

Of reasons in talks left out (2026-12) 87 of 100 were right from .7 on and two of three between .6 and .7; each that is
wrong makes three sentences untrue."""

STOP = 0.75
"""How likely a wish for silence must be: in 1,100 logs of others (2026-12) the learned layer alone heard nine that were
none, and none of them as likely."""

BESIDE_OTHERS = 0.5
"""How much the learned layer counts where a phrase of the sentence gives a reason, or the message asks (judgement)."""

_COUNT = REASONS | {Act.OPT_OUT}
"""Acts of which the learned layer makes findings: reasons, and the wish to be left alone, which is the law to heed."""


def learned(message: Message, scale: float, around: Surroundings, talk: WholeTalk) -> Iterator[Said]:
    """What the learned layer hears in one message.

    A sentence that accuses gives no other reason, whether it is believed or not. Reasons that are too seldom right at
    that place are left out, unless the whole talk makes them likely. A subject is a title and states nothing ("Price
    request"): only phrases are looked for in it.
    """
    words = words_of(message)
    acts = _one_reason_each(_with_best(understood(own_words(message.text)), talk.best(message)))
    accusing = {one.sentence for one in acts if one.act in ACCUSING}
    phrased = {hit.sentence for hit in own_hits(words, around) if hit.topic in STATED or as_act(hit.topic) in REASONS}
    asks = open_question(message.text) is not None
    for one in acts:
        sure = one.chance if one.act is Act.OPT_OUT else right_there(one, around)
        if sure < _bar(one.act, talk) or _is_answer(one, words, acts, phrased):
            continue
        apart = one.sentence not in accusing or one.act in ACCUSING
        if one.act in _COUNT and apart and not is_other(one.act.value, one.sentence, words):
            # Who asks about an account that was changed has not asked instead of telling it: that is the alarm itself.
            # Nor has who asks to be left alone.
            beside = one.act is not Act.OPT_OUT and (
                (asks and one.act is not Act.PAY_DIVERTED) or one.sentence in phrased
            )
            counts = precision_of(one.act) if one.act is Act.OPT_OUT else sure**0.5
            yield _said(one, message, scale * counts * (BESIDE_OTHERS if beside else 1.0))


def _with_best(acts: tuple[Understood, ...], best: Iterable[Understood]) -> tuple[Understood, ...]:
    """The acts of a message, and those that only its talk makes likely."""
    heard = {one.act for one in acts}
    return (*acts, *(one for one in best if one.act not in heard))


def _is_answer(one: Understood, words: str, acts: Iterable[Understood], phrased: Iterable[str]) -> bool:
    """Whether a sentence means something else than it sounds like, by what stands beside it."""
    if one.act is Act.OPT_OUT:  # "I am no longer responsible, write to Rogério" wants us to write, elsewhere.
        return one.sentence in {hit.sentence for hit in meant_hits(words) if hit.topic == Act.WRONG_PERSON}
    if one.act is Act.UNDECIDED:  # "not yet" answers our question, whatever that was about
        return says_little(one.sentence)
    if one.act is Act.NOT_BUYER:  # who tells of their own trade and then what they want of ours
        return wants_to_buy(words)
    # "maybe after Eid" is when the bank may have dollars
    return one.act is Act.NO_NEED and says_little(one.sentence) and _other_reason(acts, one, phrased)


def _said(one: Understood, message: Message, scale: float) -> Said:
    topic, sentence, language = one.act.value, one.sentence, one.language
    return Said(topic=topic, sentence=sentence, language=language, at=message.at, scale=scale, layer="learned")


def _other_reason(acts: Iterable[Understood], beside: Understood, phrased: Iterable[str]) -> bool:
    """Whether another sentence of the message gives a reason."""
    heard = (one.sentence for one in acts if one.act in REASONS and one is not beside)
    return any(sentence != beside.sentence for sentence in (*heard, *phrased))


def _bar(act: Act, talk: WholeTalk) -> float:
    """How likely an act must be right by its own sentence and place."""
    if act is Act.OPT_OUT:
        return STOP
    if talk.doubts(act):
        return 1.0
    return 0.0 if talk.names(act) else ACCUSED if act in ACCUSING else HEARD


def _one_reason_each(acts: Iterable[Understood]) -> tuple[Understood, ...]:
    """The acts without a second reason in a sentence: a report that books it to two causes is untrue in one."""
    likeliest: dict[str, Understood] = {}
    for one in acts:
        if one.act in REASONS:
            likeliest[one.sentence] = max(likeliest.get(one.sentence, one), one, key=lambda act: act.level)
    return tuple(one for one in acts if one.act not in REASONS or one is likeliest[one.sentence])
