"""Whether the buyer's last word tells something and leaves nothing with us: "still in test, I let you know"."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.conversation.answers_ours import answers_ours
from silentbuyer.conversation.asked_thing import reminds_us, things_asked
from silentbuyer.conversation.left_waiting import wants_to_hear
from silentbuyer.conversation.thing_words import things_in
from silentbuyer.data.tables import toml
from silentbuyer.hearing.denied import has_not_come
from silentbuyer.hearing.unread_tongue import is_unread
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.owed.promised import only_waits
from silentbuyer.owed.read_talk import Said, letter
from silentbuyer.owed.standing import may_be_ours
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, pieces_of_pattern

_OURS = frozenset({Act.PRODUCT_TROUBLE, Act.SLOW_US, Act.PAY_DIVERTED, Act.ASKS})
"""Acts of which something follows for us."""

_OMITTED = re.compile(r"^\W*<[^<>\n]{3,60}>\W*$|\.(?:opus|ogg|m4a|mp3)\b", re.IGNORECASE)
"""What an export of a chat writes in the place of a voice note or a file: somebody has to hear it."""


def leaves_nothing(case: Case, last: Message) -> bool:
    """Whether nobody waits for us after a last word of theirs: none of its words asks, and nothing is likely open."""
    return not (_wants_something(case, last) or may_be_ours(case))


def _wants_something(case: Case, last: Message) -> bool:
    """Whether a word of it is for us to act on: an answer to our question, a thing, a file, a wait, a complaint."""
    if case.begun >= last.at:
        return True  # an inquiry that nobody answered, whatever it says
    read = letter(last.text)
    if is_unread(last.text) or _OMITTED.search(last.text) or not read.said or answers_ours(case, last):
        return True
    if (
        things_asked(last.text)
        or wants_to_hear(read.text)
        or _asked_already(read.text)
        or (reminds_us(last.text) and not _answers_not_yet(case, last))
    ):
        return True
    return any(map(_is_for_us, read.body))


def _answers_not_yet(case: Case, last: Message) -> bool:
    """Whether "not yet" answers our own question, and misses nothing of ours: "has the bank answered?"."""
    ours = next((one for one in reversed(case.talk) if one.sender == "seller" and one.at < last.at), None)
    return (
        ours is not None
        and not things_in(own_words(last.text))
        and any(one.is_question for one in letter(ours.text).said)
    )


def _is_for_us(one: Said) -> bool:
    """Whether a sentence hands something over, waits, or asks for something in the imperative."""
    waits = only_waits(one.sentence) or (one.waits and bool(one.things))
    if waits or one.hands_over or has_not_come(one.sentence) or any(_is_heard(act, one) for act in _OURS):
        return True
    plans = (
        one.hears(Act.PROMISES)
        or "future" in one.concepts
        or ("we" in one.concepts and "ask-please" not in one.concepts)
    )
    return not plans and not one.concepts.isdisjoint({"send", "ask-please"})


def _is_heard(act: Act, one: Said) -> bool:
    """Whether a sentence is heard to do it, no other reason being likelier: "chef changed" complains of nobody."""
    return one.hears(act) and (act not in REASONS or one.over[act] >= max(one.over[other] for other in REASONS))


def _asked_already(text: str) -> bool:
    """Whether it says that its writer asked before: "I wrote you two weeks ago for the curve, and nothing"."""
    return _pattern().search(fold(text)) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return pieces_of_pattern(toml("text/promises.toml")["asked_already"])
