"""What the buyer said in the log: the newest sentence on each topic, and how much it still counts."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

import attrs

from silentbuyer.hearing.by_talk import NO_TALK, talk_of
from silentbuyer.hearing.first_word import as_it_opens
from silentbuyer.hearing.heard_by_model import as_said
from silentbuyer.hearing.heard_learned import learned
from silentbuyer.hearing.learned import sensed_hits
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.overtaken import still_counts, turns_since
from silentbuyer.hearing.phrased import phrased, said_by
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.hearing.settled import is_settled
from silentbuyer.hearing.surroundings import with_surroundings
from silentbuyer.model.case import Case
from silentbuyer.values.frozen import FrozenMap
from silentbuyer.values.lazy import once

FADING = (1.0, 0.8, 0.65)
"""How much the buyer's last messages count, the newest first, where a later word may have settled an earlier one."""

RECENT = 3
"""Messages of the buyer that count as new; older ones count half."""

UNKNOWN_SENDER = 0.5
"""How much a message counts that does not say who wrote it."""

_MOST = 40


def heard(case: Case, *, since_order: bool = True) -> Mapping[str, Said]:
    """Topic -> the newest sentence of the buyer on it.

    Only messages that people wrote count: the buyer's own in full, those of unknown direction half. What was said
    before the buyer's last order is settled (unless `since_order` is false), and nothing older than a year counts.
    A reason of the buyer's that the whole talk makes likely counts as much as that is likely (`by_talk`), whatever its
    age and what stands beside it, as the talk has weighed both; any other one that only the learned layer heard for the
    root of its chance to be right (judgement); what only a language model heard stands behind both, and counts for
    `MODEL_SHARE`. Listened to once for all rules.
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
    talk = talk_of(case) if since_order or not case.customer.orders else NO_TALK
    for age, (message, around) in enumerate(with_surroundings(case, since_order=since_order)):
        scale = _age_scale(age, fades=since_order) * (1.0 if message.sender == "buyer" else UNKNOWN_SENDER)
        words = words_of(message)
        said = chain(phrased(message, words, scale, around), learned(message, scale, around, talk))
        for one in as_it_opens(case, message, said, scale):
            if not is_settled(one.topic, one.sentence):
                turns = 0 if talk.names_topic(one.topic) else later.get(id(message), 0)
                _add(found, talk.weighed(one) if message.sender == "buyer" else one, turns)
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


def _age_scale(age: int, *, fades: bool) -> float:
    # What decides alone (a fee, a visa, phishing) is not settled by later words, so there nothing fades early.
    return (FADING[age] if fades else 1.0) if age < RECENT else 0.5


@once
def closing_notice(case: Case) -> Said | None:
    """What an automatic reply or a bounce says about the end of the firm, unless the buyer wrote again later."""
    last = case.last("buyer")
    for message in reversed([m for m in case.log if m.kind in ("auto-reply", "bounce")][-_MOST:]):
        if last is not None and message.at < last.at:
            return None
        for hit, sense in sensed_hits(words_of(message)):
            if hit.topic == "closing-down" and not (sense is not None and sense.is_denied):
                return said_by(hit, message, 1.0)  # who writes a notice means what it says
    return None
