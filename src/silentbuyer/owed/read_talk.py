"""What is known of a message's sentences for telling what stands open: each is read once."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from silentbuyer.conversation.left_waiting import says_waiting
from silentbuyer.conversation.thing_words import has, things_in
from silentbuyer.dates.date_reading import names_time
from silentbuyer.hearing.acts_table import marks as act_marks
from silentbuyer.hearing.answering import (
    answers_something,
    asks_nothing,
    courteous,
    mere_greeting,
    names,
    says_yes,
    sends_along,
)
from silentbuyer.hearing.concepts import NOTHING, concepts_read
from silentbuyer.hearing.learned import scores_of
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.model.acts import Act
from silentbuyer.owed.promised import promised_in
from silentbuyer.owed.telling import Marks, marks_of
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import lazy

MOST = 40
"""Sentences of one message that are read."""

_FILE = re.compile(
    r"\[[^\]\n]{2,60}\]|\.(?:pdf|xlsx?|docx?|jpe?g|png|zip|rar|mp4|dwg|stp|step|ai|cdr)\b", re.IGNORECASE
)
"""What stands in an exported chat for a file, a picture or a voice note."""

_HERE = re.compile(
    r"^\W*(?:here (?:it is|you are|they are|is|are)|voil[aà]|aqu[ií] (?:est[aá]|tiene|va)|ecco|hier (?:ist|sind)|вот"
    r"|buyurun|aqui est[aá]|segue|proszę)\b",
    re.IGNORECASE,
)
"""How a thing is handed over in so many words."""

_MONEY = re.compile(
    r"(?:[$€£¥₽]|usd|eur|cny|rmb)\s?\d|\d\s?(?:[$€£¥₽]|usd|eur|cny|rmb|元|美元|dollar|euro)|\b(?:fob|cif|exw|ddp)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_SIGN = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


@attrs.frozen(slots=False, eq=False)
class Said:
    """One sentence of a message, its languages those of the message."""

    sentence: str
    languages: tuple[str, ...]

    @lazy
    def is_question(self) -> bool:
        """Whether it asks."""
        return is_question(self.sentence)

    @lazy
    def is_kind(self) -> bool:
        """Whether it greets, thanks or wishes, and does nothing else."""
        return courteous(self.sentence) or mere_greeting(fold(self.sentence))

    @lazy
    def states(self) -> bool:
        """Whether it states something."""
        return answers_something(self.sentence)

    @lazy
    def marks(self) -> Marks:
        """Of what it speaks."""
        return marks_of(self.sentence, self.languages)

    @lazy
    def concepts(self) -> frozenset[str]:
        """Its concepts."""
        return NOTHING.union(*concepts_read(self.sentence, self.languages).places)

    @lazy
    def over(self) -> dict[Act, float]:
        """Each act's score over its mark."""
        scores = scores_of(self.sentence, self.languages)
        return {act: score - mark for (act, mark), score in zip(act_marks(), scores, strict=True)}

    @lazy
    def things(self) -> frozenset[str]:
        """The things that it names: papers, pictures, samples."""
        return things_in(self.sentence)

    @lazy
    def has_figure(self) -> bool:
        """Whether a figure stands in it."""
        return any(map(str.isdecimal, self.sentence))

    @lazy
    def has_money(self) -> bool:
        """Whether a sum of money or a term of delivery stands in it."""
        return _MONEY.search(self.sentence) is not None

    @lazy
    def hands_over(self) -> bool:
        """Whether something comes with it: a file, a picture, what is attached or was sent."""
        shown = _FILE.search(self.sentence) or _HERE.match(self.sentence)
        return shown is not None or sends_along(self.sentence) or has("sent", self.sentence)

    @lazy
    def names_time(self) -> bool:
        """Whether it names a time."""
        return names_time(self.sentence)

    @lazy
    def says_yes(self) -> bool:
        """Whether it begins with a yes or a no."""
        return says_yes(self.sentence)

    @lazy
    def waits(self) -> bool:
        """Whether it says that somebody waits."""
        return says_waiting(self.sentence)

    @lazy
    def has_condition(self) -> bool:
        """Whether it hangs on an "if"."""
        return "if" in self.concepts or condition_of(self.sentence) is not None

    @lazy
    def nudges(self) -> bool:
        """Whether it only reminds."""
        return bool(names("nudges", fold(self.sentence)))

    @lazy
    def words(self) -> int:
        """How many words it has, two signs of a script without spaces for one."""
        return len(_WORD.findall(self.sentence)) + len(_SIGN.findall(self.sentence)) // 2

    def hears(self, act: Act) -> bool:
        """Whether the learned layer hears an act in it."""
        return self.over[act] >= 0


@attrs.frozen(slots=False, eq=False)
class Letter:
    """A message as its writer's own words."""

    text: str
    said: tuple[Said, ...]

    @lazy
    def body(self) -> tuple[Said, ...]:
        """The sentences that are no greeting, thanks or wish."""
        return tuple(one for one in self.said if not one.is_kind)

    @lazy
    def body_or_questions(self) -> tuple[Said, ...]:
        """The same and greetings that ask: "how is our sample?" may look like one."""
        return tuple(one for one in self.said if one.is_question or not one.is_kind)

    @lazy
    def promised(self) -> str:
        """The sentence in which its writer, if it is ours, promises something."""
        return promised_in(self.text)

    def promises(self, one: Said) -> bool:
        """Whether one of its sentences is the one that promises."""
        return bool(self.promised) and (one.sentence in self.promised or self.promised in one.sentence)

    @lazy
    def asks_nothing(self) -> bool:
        """Whether nobody waits for an answer to it."""
        return asks_nothing(self.text)

    @lazy
    def marks(self) -> Marks:
        """Of what it speaks where it does not ask."""
        return frozenset[str]().union(*(one.marks for one in self.said if not one.is_question))


@lru_cache(maxsize=512)
def letter(text: str) -> Letter:
    """A message, read."""
    own = own_words(text)
    languages = languages_of(own)
    return Letter(own, tuple(Said(one, languages) for one in sentences(own)[:MOST]))
