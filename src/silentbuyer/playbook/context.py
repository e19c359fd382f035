"""What a draft is filled from: names, product, the open question; only what the record holds."""

from __future__ import annotations

from functools import cache

import attrs

from silentbuyer.conversation.familiar_form import is_familiar
from silentbuyer.conversation.forms_of_address import our_form, our_sign
from silentbuyer.conversation.money_state import money_moved
from silentbuyer.conversation.our_answer import OurWord, our_answer, our_question
from silentbuyer.conversation.our_step import our_step
from silentbuyer.data.tables import rows
from silentbuyer.hearing.answering import answers_something, asks_nothing
from silentbuyer.hearing.asks_something import asking_sentence
from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.promising import promises
from silentbuyer.hearing.unread_tongue import is_unread
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.model.diagnosis import Action
from silentbuyer.owed.open_matter import open_request
from silentbuyer.text.bare_quote import bare
from silentbuyer.text.near_languages import home_languages, told_apart
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import UNSPACED, fold, sentences
from silentbuyer.text.tongue import READ, languages_of
from silentbuyer.values.frozen import FrozenMap

_MOST, _READ, _STEM = 200, 2_000, 4
_BACK, _LAST = 20, 4
_ENOUGH, _ENOUGH_SIGNS, _FEWEST = 30, 8, 8
"""Letters from which the language of a text is guessed: of those that few languages share fewer, and fewest of all
where the guess is a language of the buyer's country (judgement)."""


def draft_context(case: Case) -> FrozenMap[str, str]:
    """The fields that templates may name; a field that the record does not hold is missing."""
    customer, seller = case.customer, case.seller
    spoken = _spoken(case) or customer.languages
    fields = {
        "name": customer.name,
        "address": our_form(case),
        "sign": our_sign(case),
        "company": customer.company,
        "product": _product(case),
        "seller": seller.person,
        "seller_company": seller.company,
        "languages": ",".join(spoken),
        "familiar": ",".join(one for one in spoken if is_familiar(case, one)),
        "country": customer.country,
        **_talk(case),
        **_step(case),
        **_business(case),
    }
    kept = {name: _cut(text) for name, value in fields.items() if value and (text := value.strip())}
    return FrozenMap.of_texts(kept)


def with_context(actions: list[Action], case: Case) -> list[Action]:
    """A play's actions with what their drafts are filled from; what the play itself says of it wins."""
    fields = draft_context(case) if actions else {}
    return [attrs.evolve(action, context={**fields, **action.context}) for action in actions]


def _talk(case: Case) -> dict[str, str | None]:
    theirs, ours = case.last("buyer"), _our_last_word(case)
    left = open_request(case)
    if left is not None:
        theirs = left.message
    # What stands open, in the words that the finding quotes: not the first question, which may have been answered.
    asked = None if theirs is None or asks_nothing(theirs.text) else open_question(theirs.text)
    asked = left.sentence if left is not None else asked
    answer = our_answer(case, theirs) if theirs is not None and asked and left is None else None
    return {
        "question": bare(asked) if asked else None,
        "question_date": theirs.at.date().isoformat() if theirs and asked else None,
        "latest": _latest(case),
        "our_date": ours.at.date().isoformat() if ours else None,
        "subject": _subject(case),
        **_their_word(case),
        **_ours("answer", answer),
        **_ours("our_question", our_question(case)),
    }


def _their_word(case: Case) -> dict[str, str | None]:
    """What the buyer said last that they would do, in a word that asks for nothing: "I will review it and revert"."""
    theirs = (m for m in reversed(case.talk[-_BACK:]) if m.sender == "buyer" and not asks_nothing(m.text))
    newest = next(theirs, None)
    if newest is None or newest.channel == "phone" or open_question(newest.text) is not None:
        return {}
    word = next(filter(promises, reversed(sentences(own_words(newest.text)))), None)
    return {"their_word": bare(word), "their_word_date": newest.at.date().isoformat()} if word else {}


def _latest(case: Case) -> str | None:
    """The day of the buyer's newest message that is more than a courtesy: nothing older is quoted or taken up."""
    theirs = (m for m in reversed(case.talk[-_BACK:]) if m.sender == "buyer" and not asks_nothing(m.text))
    newest = next(theirs, None)
    return newest.at.date().isoformat() if newest else None


def _step(case: Case) -> dict[str, str | None]:
    """What we sent last, as the name of the draft that asks about it, its day, and what came of it since.

    ``seen``: the buyer has written since; ``reminded``: we have reminded them of it.
    """
    found = our_step(case)
    if found is None:
        return {}
    name, sent = found
    if name == "proforma" and money_moved(case, sent.at):
        return {}  # it is paid: nobody is asked whether it stands
    since = [message for message in case.talk if message.at > sent.at and message.channel != "phone"]
    seen = any(message.sender == "buyer" for message in since)
    reminded = any(message.sender == "seller" and not answers_something(message.text) for message in since)
    states = {"seen": seen, "reminded": reminded}
    known = ",".join(state for state, there in states.items() if there)
    return {"step": name, "step_date": sent.at.date().isoformat(), "step_known": known or None}


def _ours(field: str, word: OurWord | None) -> dict[str, str | None]:
    return {field: word.sentence, f"{field}_date": word.message.at.date().isoformat()} if word else {}


def _our_last_word(case: Case) -> Message | None:
    """Our newest message that states something, else the newest that asks, else the newest reminder.

    Nobody is reminded of a greeting, nor of a reminder where there is more.
    """
    sent = [m for m in reversed(case.talk[-_BACK:]) if m.sender == "seller" and m.channel != "phone"]
    ways = (answers_something, asking_sentence, lambda text: not asks_nothing(text))
    return next((m for tells in ways for m in sent if tells(m.text)), None)


def _product(case: Case) -> str | None:
    """The first product on record that the last messages name; a product may also be what the buyer makes.

    What was spoken of before may be settled, or have become something else.
    """
    said = fold(" ".join(f"{message.subject} {message.text[:_READ]}" for message in case.talk[-_LAST:]))
    named = (one for one in case.customer.products if not case.talk or _is_named(one, said))
    return next(named, None)


def _is_named(product: str, said: str) -> bool:
    words = [word for word in fold(product).split() if len(word) >= _STEM or UNSPACED.search(word)]
    return any(word[: max(_STEM, len(word) - 2)] in said for word in words)


def _cut(text: str) -> str:
    """A text of bounded length, cut between words."""
    if len(text) <= _MOST:
        return text
    head = text[: _MOST - 1]
    return (head.rpartition(" ")[0] if " " in head[-40:] else head).rstrip(" ,;") + "…"


def _spoken(case: Case) -> tuple[str, ...]:
    """The language of the newest of the buyer's own messages that shows it clearly, else of the last ones together."""
    sent = [m.text for m in reversed(case.talk[-_BACK:]) if m.sender == "buyer"]
    if sent and is_unread(sent[0]):
        return ()  # what was guessed of their other messages may well be a neighbour of that language
    theirs = [own_words(text) for text in sent if not is_unread(text)]  # what is not read is taken for no language
    notices = [own_words(m.text) for m in reversed(case.log[-_BACK:]) if m.sender == "buyer" and m.kind == "auto-reply"]
    known, country = case.customer.languages, case.customer.country
    clear = (_language(text[:READ], known, country) for text in (*theirs, " ".join(theirs), *notices))
    return next(filter(None, clear), ())


def _language(text: str, known: tuple[str, ...], country: str | None) -> tuple[str, ...]:
    """The language of a text, if it is clear; of two that are near each other the one on record.

    A few words are enough for a language of the buyer's own country.
    """
    letters = sum(map(str.isalpha, text)) + len(UNSPACED.findall(text))
    if letters < _FEWEST:
        return ()
    found, there = told_apart(languages_of(text), text, country), _spoken_there(country)
    spoken = found if len(found) == 1 else tuple(one for one in found if one in known) or tuple(set(found) & there)
    least = _FEWEST if set(spoken) <= there else _ENOUGH if _latin(text) else _ENOUGH_SIGNS
    clear = spoken if len(spoken) == 1 and letters >= least else ()
    return ("sr-Cyrl",) if clear == ("sr",) and not _latin(text) else clear


@cache
def _spoken_there(country: str | None) -> frozenset[str]:
    """The languages in which business is done in a country."""
    listed = (row["languages"].split() for row in rows("mail/country_languages.csv") if row["country"] == country)
    return frozenset(next(listed, [])) | home_languages(country)


def _latin(text: str) -> bool:
    """Whether most letters are Latin ones, which many languages share."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" for letter in letters) >= len(letters)


def _subject(case: Case) -> str | None:
    for message in reversed(case.talk):
        if message.subject.strip():
            return message.subject
    return None


def _business(case: Case) -> dict[str, str | None]:
    if not case.customer.orders and case.customer.arrival is None:
        return {}
    orders = [order.at for order in case.customer.orders if order.at <= case.now]
    arrival = case.customer.arrival
    return {
        "last_order": max(orders).date().isoformat() if orders else None,
        "arrival": arrival.date().isoformat() if arrival else None,
    }
