"""The sentence of ours that promises something: to ask, to send, to come back, with or without a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from silentbuyer.conversation.thing_words import has, things_in, will_send
from silentbuyer.data.tables import toml
from silentbuyer.dates.date_cues import cues_in
from silentbuyer.dates.date_reading import named_dates
from silentbuyer.dates.plain_text import plain
from silentbuyer.dates.waits import wait_in
from silentbuyer.hearing.answering import asks_nothing, sends_along
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import Understood, understood
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.hearing.open_question import says_little
from silentbuyer.hearing.phrases import find
from silentbuyer.model.acts import Act
from silentbuyer.owed.told_done import tells_past
from silentbuyer.text.sentences import fold, pieces_of_pattern, sentences

_SOON = timedelta(days=31)
"""Within which a day that we name ourselves is that of a promise (judgement)."""

_SURE = 0.95
"""The chance from which what is understood alone is a promise of ours, and the silence our own fault (judgement)."""

_READERS_DEED = ("you", "pay", "paid", "advance-payment", "money", "buy")
"""What a deed of the buyer's is told by."""

_YES = re.compile(r"\b[Ss][íì]\b|\b[Ss]e l[oe]s?\b")
"""Words for yes and for "it to you" that look like one for "if" without accents, or in a neighbour's language."""

ANY_DAY = date(2026, 1, 5)
"""From where days are read where it does not matter when something was written: a Monday."""


@lru_cache(maxsize=256)
def promised_in(text: str) -> str:
    """The sentence in which we promise something: by a phrase, as the learned layer understands it, or by its day.

    What hangs on an "if" is an offer, and what is sent along is kept as it is said.
    """
    said = [one for one in sentences(text) if not is_question(one)]
    ways = (
        _by_phrase(said),
        _as_understood(text, said),
        _by_words(said),
        filter(_by_day, said),
        filter(_reverts, said),
    )
    return next((found for way in ways for found in way if is_meant(found)), "")


def is_meant(sentence: str) -> bool:
    """Whether a sentence that sounds like a promise hangs on nothing, is for us alone and does not only chase."""
    told = is_offer(sentence) or _is_notice(sentence) or _is_gift(sentence) or _asks_to_be_told(sentence)
    return not (told or _chases(sentence) or only_waits(sentence) or tells_past(sentence))


_FREE = re.compile(
    r"\b(?:free|gratis|gratuit\w*|kostenlos|omaggio|бесплатн\w*|ucretsiz|bedava|mien phi|darmow\w*)\b"
    r"|免费|免費|赠送|無料|무료|مجان|ฟรี"
)
_TOO = re.compile(
    r"\b(?:also|too|extra|spare|tambem|tambien|aussi|auch|zusatzlich|anche|ook|также|тоже|ayrica|juga|cung|takze)\b"
    r"|也|还|還|も|또한|ايضا"
)


def _is_gift(sentence: str) -> bool:
    """Whether it adds something to an offer: "we also send two spare parts free of charge" comes with the goods."""
    folded = fold(sentence)
    return _FREE.search(folded) is not None and _TOO.search(folded) is not None


def _asks_to_be_told(sentence: str) -> bool:
    """Whether it is for them to write: "whatever is missing, let me know"."""
    return _pattern("tell_us").search(fold(sentence)) is not None and not will_send(sentence)


def is_offer(sentence: str) -> bool:
    """Whether what a sentence says hangs on an "if": "if you need papers, I send them with pleasure".

    What is asked of others hangs on nothing: "I ask the factory if it can be done".
    """
    asked = _pattern("looks_into").search(fold(sentence))
    said = _YES.sub(" ", sentence[: asked.start()] if asked else sentence)
    return means("if", said) or (condition_of(said) is not None and not means("when-time", said))


def _is_notice(sentence: str) -> bool:
    """Whether it tells everybody when we are away: "closed until the 28th, all mails are answered on the 29th"."""
    sends = things_in(sentence) or means("send", sentence)
    return not sends and any(one.act is Act.ABSENT for one in understood(sentence))


def _chases(sentence: str) -> bool:
    """Whether a sentence only writes once more, or thanks for an answer: "I write again about our offer"."""
    folded = fold(sentence)
    more = means("future", sentence) or will_send(sentence) or _pattern("looks_into").search(folded) is not None
    return _pattern("chases").search(folded) is not None and not more


def only_waits(sentence: str) -> bool:
    """Whether a sentence says that its writer waits, and of nothing that they do: "then I wait until week 40"."""
    folded = fold(sentence)
    does = will_send(sentence) or means("send", sentence) or _pattern("looks_into").search(folded) is not None
    return _pattern("only_waits").search(folded) is not None and not does


def is_tied(promised: str) -> bool:
    """Whether a promise is tied to a deed of the reader's: "once the deposit is here", not "after he comes back"."""
    return _pattern("tied").search(fold(promised)) is not None and any(means(one, promised) for one in _READERS_DEED)


def due(promised: str, written: date) -> date:
    """The last day that a promise names, else that of writing."""
    return max((one.latest for one in named_dates(promised, written)), default=written)


def _by_phrase(said: list[str]) -> Iterator[str]:
    return (one for one in said if any(hit.topic == "promise" for hit in find(one)))


def _as_understood(text: str, said: list[str]) -> Iterator[str]:
    heard = understood(text)
    kind = {one.sentence for one in heard if one.act is Act.COURTESY}  # "sorry to hear" promises nothing
    sure = (one for one in heard if one.act is Act.PROMISES and (one.chance >= _SURE or _is_soon(one.sentence)))
    found = (one.sentence for one in sure if one.sentence not in kind)
    # "We attach the test data" is kept as it is said, unless more is to be sent.
    open_ones = (one for one in found if one in said and (will_send(one) or not sends_along(one)))
    # "Please send the deposit by Friday" is asked of the reader.
    own = (one for one in open_ones if means("we", one) or not means("ask-please", one))
    return (one for one in own if not says_little(one) or named_dates(one, ANY_DAY))


def _by_words(said: list[str]) -> Iterator[str]:
    return (one for one in said if _pattern("looks_into").search(fold(one)) or (will_send(one) and not _sells(one)))


def _by_day(sentence: str) -> bool:
    """Whether a sentence of ours names a day soon for a step of its writer's, or for what is to be sent."""
    wait = wait_in(sentence, ANY_DAY)
    promised = wait is not None and wait.kind == "promise" and wait.earliest - ANY_DAY <= _SOON
    return (promised or (_is_soon(sentence) and means("send", sentence))) and not _wants_something(sentence)


def _is_soon(sentence: str) -> bool:
    return any(one.earliest - ANY_DAY <= _SOON for one in named_dates(sentence, ANY_DAY))


def _reverts(sentence: str) -> bool:
    """Whether a sentence says that its writer comes back, without a day, and asks for nothing."""
    if not (means("revert", sentence) and "promise" in _cues(sentence)):
        return False
    had = any(means(one, sentence) for one in ("not", "received")) or any(map(_is_no_promise, understood(sentence)))
    return not (had or _wants_something(sentence) or asks_nothing(sentence))


def _is_no_promise(one: Understood) -> bool:
    return one.act is not Act.PROMISES


def _wants_something(sentence: str) -> bool:
    """Whether it sells, asks for a step of the reader's, or sends something along."""
    asks = "ask" in _cues(sentence) or any(hit.topic == "request" for hit in find(sentence))
    return asks or _sells(sentence) or has("pushes", sentence) or sends_along(sentence)


def _cues(sentence: str) -> frozenset[str]:
    return frozenset(cue.kind for cue in cues_in(plain(sentence)))


def _sells(sentence: str) -> bool:
    return has("sales", sentence)


@cache
def _pattern(part: str) -> re.Pattern[str]:
    return pieces_of_pattern(toml("text/promises.toml")[part])
