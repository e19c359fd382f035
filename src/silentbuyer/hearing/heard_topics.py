"""What the buyer said in the log: the newest sentence on each topic, and how much it still counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import attrs

from silentbuyer.hearing.acts_table import precision_of
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.first_word import as_it_opens
from silentbuyer.hearing.heard_by_model import as_said
from silentbuyer.hearing.held_goods import is_held
from silentbuyer.hearing.in_talk import meant_there, right_there
from silentbuyer.hearing.learned import Understood, meant_hits, sensed_hits, understood
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.mood import STATED
from silentbuyer.hearing.open_question import open_question, says_little
from silentbuyer.hearing.overtaken import still_counts, turns_since
from silentbuyer.hearing.phrases import Hit
from silentbuyer.hearing.pitches import pitch_in, wants_to_buy
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.hearing.settled import is_settled
from silentbuyer.hearing.surroundings import Surroundings, with_surroundings
from silentbuyer.model.acts import REASONS, Act, as_act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.values.lazy import once

FADING = (1.0, 0.8, 0.65)
"""How much the buyer's last messages count, the newest first, where a later word may have settled an earlier one."""

RECENT = 3
"""Messages of the buyer that count as new; older ones count half."""

UNKNOWN_SENDER = 0.5
"""How much a message counts that does not say who wrote it."""

ACCUSING = frozenset({Act.SWINDLE, Act.NOT_BUYER})
ACCUSED = 0.8
"""Acts that accuse, and how likely they must be right: of those in talks left out 86 of 89 were (2026-12)."""

_COUNT = REASONS | {Act.OPT_OUT}
"""Acts of which the learned layer makes findings: reasons, and the wish to be left alone, which is the law to heed."""

_DONE_BY_OTHERS = frozenset({Act.COMPARING.value, Act.SAMPLE_TEST.value, Act.INTERNAL.value, Act.UNDECIDED.value})
"""What the end customer may do as well as the buyer."""

HEARD, PHRASED = 0.7, 0.43
"""How likely a reason of the learned layer must be right, and a phrase be meant, in a message of its place.

Of reasons in talks left out (2026-12) 87 of 100 were right from .7 on and two of three between .6 and .7; of phrases 83
of 100 from .5 on, and 27 of 64 between .34 and .5; each that is wrong makes three sentences untrue."""

STOP = 0.75
"""How likely a wish for silence must be: in 1,100 logs of others (2026-12) the learned layer alone heard nine that were
none, and none of them as likely."""

_COSTS = (
    "freight",
    "tariff",
    "exchange-rate",
    "import",
    "price",
    "budget",
    "high",
    "low",
    "rise",
    "fall",
    "percent",
    "money",
)
"""Who waits for costs to settle names one of these: "we wait for the calculation" asks us for it."""

BESIDE_OTHERS = 0.5
"""How much the learned layer counts where a phrase of the sentence gives a reason, or the message asks (judgement)."""
_MOST = 40


def heard(case: Case, *, since_order: bool = True) -> Mapping[str, Said]:
    """Topic -> the newest sentence of the buyer on it.

    Only messages that people wrote count: the buyer's own in full, those of unknown direction half. What was said
    before the buyer's last order is settled (unless `since_order` is false), and nothing older than a year counts.
    A sentence that only the learned layer heard counts for the root of its chance to be right (judgement); what only a
    language model heard stands behind both, and counts for `MODEL_SHARE`. Listened to once for all rules.
    """
    return _since_order(case) if since_order else _of_the_year(case)


@once
def _since_order(case: Case) -> Mapping[str, Said]:
    return _listened(case, since_order=True)


@once
def _of_the_year(case: Case) -> Mapping[str, Said]:
    return _listened(case, since_order=False)


def _listened(case: Case, *, since_order: bool) -> Mapping[str, Said]:
    if not (case.is_worded or case.acts):
        return FrozenMap({})
    found: dict[str, Said] = {}
    by_model: dict[str, Said] = {}
    later = turns_since(case) if since_order else {}
    for age, (message, around) in enumerate(with_surroundings(case, since_order=since_order)):
        scale = _age_scale(age, fades=since_order) * (1.0 if message.sender == "buyer" else UNKNOWN_SENDER)
        words = words_of(message)
        said = chain(_phrased(message, words, scale, around), _learned(message, scale, around))
        for one in as_it_opens(case, message, said, scale):
            if not is_settled(one.topic, one.sentence):
                _add(found, one, later.get(id(message), 0))
        for act in case.acts_in(message):
            by_model.setdefault(act.act.value, as_said(act, scale))
    return FrozenMap(by_model | found)


def _add(found: dict[str, Said], said: Said, turns: int) -> None:
    """The newest sentence of each topic; who said it in an earlier message too is heard the surer.

    What later turns of the talk settle, as a rule, counts less or is not told.
    """
    counts = still_counts(said.topic, turns)
    if not counts:
        return
    said = said if counts == 1 else attrs.evolve(said, scale=said.scale * counts)
    newest = found.setdefault(said.topic, said)
    if newest.at > said.at:
        found[said.topic] = attrs.evolve(newest, scale=1 - (1 - newest.scale) * (1 - said.scale))


def _phrased(message: Message, words: str, scale: float, around: Surroundings) -> Iterator[Said]:
    """What the phrases of a message say."""
    for hit in _own_hits(words, around):
        if not _is_other(hit.topic, hit.sentence, words):
            yield _said(hit, message, scale)


def _own_hits(words: str, around: Surroundings) -> Iterator[Hit]:
    """The phrases of a message that are meant, without those of the writer's own customer: "our client evaluates"."""
    if (pitch := pitch_in(words, opens=around.place.opens)) is not None:
        yield Hit(Act.NOT_BUYER.value, pitch[1], "pitch", pitch[0])
    theirs = {one.sentence for one in understood(words) if one.act is Act.END_CUSTOMER}
    for hit, sense in sensed_hits(words):
        meant = sense is None or meant_there(hit.topic, hit.sentence, sense, around) >= PHRASED
        if meant and (hit.sentence not in theirs or hit.topic not in _DONE_BY_OTHERS):
            yield hit


def _is_other(topic: str, sentence: str, words: str) -> bool:
    """Whether a sentence means something else: who writes that customs hold the goods waits for no freight rate.

    The cost may be named in another sentence of the message: "54 % duty. We wait and see."
    """
    return _their_own_delay(topic, sentence) or (
        topic == Act.COST_WAIT.value and (is_held(sentence) or not any(means(cost, words) for cost in _COSTS))
    )


def _their_own_delay(topic: str, sentence: str) -> bool:
    """Whether a late answer is the buyer's own, for which they say sorry: "sorry for the late reply"."""
    return topic == Act.SLOW_US.value and means("sorry", sentence)


def _age_scale(age: int, *, fades: bool) -> float:
    # What decides alone (a fee, a visa, phishing) is not settled by later words, so there nothing fades early.
    return (FADING[age] if fades else 1.0) if age < RECENT else 0.5


def _said(hit: Hit, message: Message, scale: float) -> Said:
    return Said(topic=hit.topic, sentence=hit.sentence, language=hit.language, at=message.at, scale=scale)


def _learned(message: Message, scale: float, around: Surroundings) -> Iterator[Said]:
    """The reasons in one message, and the wish to be left alone, as the learned layer hears them.

    A sentence that accuses gives no other reason, whether it is believed or not. Reasons that are too seldom right at
    that place are left out. A subject is a title and states nothing ("Price request"): only phrases are looked for
    in it.
    """
    words = words_of(message)
    acts = _one_reason_each(understood(own_words(message.text)))
    accusing = {one.sentence for one in acts if one.act in ACCUSING}
    phrased = {hit.sentence for hit in _own_hits(words, around) if hit.topic in STATED or as_act(hit.topic) in REASONS}
    handed = {hit.sentence for hit in meant_hits(words) if hit.topic == Act.WRONG_PERSON}
    asks = open_question(message.text) is not None
    for one in acts:
        if one.act is Act.OPT_OUT and one.sentence in handed:
            continue  # "I am no longer responsible, write to Rogério" wants us to write, elsewhere.
        sure = one.chance if one.act is Act.OPT_OUT else right_there(one, around)
        if sure < _bar(one.act) or (one.act is Act.UNDECIDED and says_little(one.sentence)):
            continue  # "not yet" answers our question, whatever that was about
        if one.act is Act.NOT_BUYER and wants_to_buy(words):
            continue  # who tells of their own trade and then what they want of ours
        if one.act is Act.NO_NEED and says_little(one.sentence) and _other_reason(acts, one, phrased):
            continue  # "maybe after Eid" is when the bank may have dollars
        apart = one.sentence not in accusing or one.act in ACCUSING
        if one.act in _COUNT and apart and not _is_other(one.act.value, one.sentence, words):
            # Who asks about an account that was changed has not asked instead of telling it: that is the alarm itself.
            # Nor has who asks to be left alone.
            beside = one.act is not Act.OPT_OUT and (
                (asks and one.act is not Act.PAY_DIVERTED) or one.sentence in phrased
            )
            counts = precision_of(one.act) if one.act is Act.OPT_OUT else sure**0.5
            share = scale * counts * (BESIDE_OTHERS if beside else 1.0)
            topic, sentence, language = one.act.value, one.sentence, one.language
            yield Said(topic=topic, sentence=sentence, language=language, at=message.at, scale=share, layer="learned")


def _other_reason(acts: Iterable[Understood], beside: Understood, phrased: Iterable[str]) -> bool:
    """Whether another sentence of the message gives a reason."""
    heard = (one.sentence for one in acts if one.act in REASONS and one is not beside)
    return any(sentence != beside.sentence for sentence in (*heard, *phrased))


def _bar(act: Act) -> float:
    """How likely an act must be right."""
    return STOP if act is Act.OPT_OUT else ACCUSED if act in ACCUSING else HEARD


def _one_reason_each(acts: Iterable[Understood]) -> tuple[Understood, ...]:
    """The acts without a second reason in a sentence: a report that books it to two causes is untrue in one."""
    likeliest: dict[str, Understood] = {}
    for one in acts:
        if one.act in REASONS:
            likeliest[one.sentence] = max(likeliest.get(one.sentence, one), one, key=lambda act: act.chance)
    return tuple(one for one in acts if one.act not in REASONS or one is likeliest[one.sentence])


@once
def closing_notice(case: Case) -> Said | None:
    """What an automatic reply or a bounce says about the end of the firm, unless the buyer wrote again later."""
    last = case.last("buyer")
    for message in reversed([m for m in case.log if m.kind in ("auto-reply", "bounce")][-_MOST:]):
        if last is not None and message.at < last.at:
            return None
        for hit, sense in sensed_hits(words_of(message)):
            if hit.topic == "closing-down" and not (sense is not None and sense.is_denied):
                return _said(hit, message, 1.0)  # who writes a notice means what it says
    return None
