"""How buyer and seller call each other in the log: the name that we greet the buyer with, and the one we sign with.

"Dear Mr. Hollenkamp" or "Hola Rubén" is how this buyer is written to, whatever stands in full on the record; and who
signs "Frank" in every message does not sign "Frank Xu" in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from silentbuyer.conversation.vocatives import is_alike, is_vocative, vocative
from silentbuyer.data.tables import toml
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import without_quoted
from silentbuyer.text.reply_headers import words as closing_words
from silentbuyer.text.sentences import fold

_BACK, _HEAD, _MOST_WORDS, _OTHER_LETTERS, _NICK, _TAIL_SIGNS = 40, 80, 4, 2, 4, 200
_END = re.compile(r"[,!:،，！：;–—\n]| - ")
_NAME = r"(?:[^\W\d_]{1,3}\.|[^\W\d_][\w'’-]{0,20})"
_TAIL = re.compile(rf"(?P<gap>^|[\n,.!?،。！？…]|\s[-–—])\s*(?P<name>{_NAME}(?: {_NAME}){{0,3}})\W*$")
_IN_WORDS = frozenset("_'’-")
_NO_LETTERS = "_'’-0123456789"
_BEFORE = 40
_WORD = re.compile(r"\w{2,}")
_TITLED = 2
_SIGNATURE = re.compile(r"[^\W\d_]{2,15}")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def our_form(case: Case) -> str:
    """The buyer's name as our newest message that greets them writes it; empty where none does."""
    name, signed = case.customer.name or "", _their_signs(case)
    known = (name, *signed)
    for message in _our_letters(case):
        form = _in_their_signs(_greeted(message.text), name)
        if form and (_calls(form, name) or _is_pet_name(form, name, signed)):
            return _spelt(form, name)
        if called := vocative(message.text, known):
            return _spelt(called, name)
    return ""


def _their_signs(case: Case) -> tuple[str, ...]:
    """The single names that the buyer has signed with, the newest first; of somebody else, who wrote before, none."""
    initials = {word[:1] for word in fold(case.customer.name or "").split()}
    theirs = (m.text for m in reversed(case.talk[-_BACK:]) if m.sender == "buyer" and m.channel != "phone")
    lines = (text.strip().splitlines() for text in theirs if text.strip())
    last = (one[-1].strip(" .,!-–—") for one in lines if len(one) > 1)
    signs = (one for one in last if _SIGNATURE.fullmatch(one) and one[:1].isupper())
    return tuple(one for one in signs if fold(one)[:1] in initials)


def _in_their_signs(form: str, name: str) -> str:
    """The form without words in Chinese signs behind a name that has none: we go on in our own language there."""
    if not name or _HAN.search(name):
        return form
    own = [word for word in form.split() if not _HAN.search(word)]
    return " ".join(own) or form


def _spelt(form: str, name: str) -> str:
    """The form with the words of the name as the record spells them: "Ines" is written Inês."""
    known = {fold(word): word for word in name.split()}
    return " ".join(known.get(fold(word), word) for word in form.split())


def our_sign(case: Case) -> str:
    """The name under our newest message that is signed; empty where none is."""
    signed = (_signed(message.text, case.seller.person or "") for message in _our_letters(case))
    return next(filter(None, signed), "")


def _our_letters(case: Case) -> Iterator[Message]:
    """What we wrote, the newest first; of many a log only the day is known."""
    ours = (m for m in reversed(case.talk[-_BACK:]) if m.sender == "seller" and m.channel != "phone")
    return (message for message in ours if message.text)


def same_script(one: str, other: str) -> bool:
    """Whether two names are both written in Latin letters, or neither is."""
    return bool(_LATIN.search(one)) == bool(_LATIN.search(other))


def _greeted(text: str) -> str:
    """The name in the greeting at the head of a text."""
    head = text.strip()[:_HEAD]
    first = _END.split(head, maxsplit=1)[0].strip()
    name = _behind(first) or _before(head)
    words = name.split()
    if not words or len(words) > _MOST_WORDS or fold(name).strip(" .") in _list("nobody"):
        return ""
    return name if all(word[:1].isupper() or not word[:1].isascii() for word in words) else ""


def _behind(first: str) -> str:
    """What follows the words of a greeting ("Dear Mr. Oh"), without a second greeting behind it."""
    match = _pattern("before").match(fold(first)) if len(fold(first)) == len(first) else None
    rest = first[match.end() :].strip(" .") if match else ""
    tail = _pattern("behind", ends=True).search(fold(rest)) if len(fold(rest)) == len(rest) else None
    return rest[: tail.start()].strip() if tail else rest


def _before(head: str) -> str:
    """What stands before a greeting ("Марина, добрый день!", "Edwin buen día,")."""
    match = _pattern("behind", anywhere=True).search(fold(head)) if len(fold(head)) == len(head) else None
    return head[: match.start()].strip(" ,") if match else ""


def _calls(form: str, name: str) -> bool:
    """Whether a form of address may mean this person: it shares a word with the name, or is in other letters."""
    if not name or not same_script(form, name):
        return bool(name) and len(form.split()) <= _OTHER_LETTERS
    titles = _list("titles")
    own, known = ([word for word in _WORD.findall(fold(one)) if word not in titles] for one in (form, name))
    return any(word in known or (len(word) >= _NICK and any(word in one for one in known)) for word in own)


def _is_pet_name(form: str, name: str, signed: tuple[str, ...]) -> bool:
    """Whether a form is another name of theirs: one they sign with, or one with a title and the same initial."""
    words = form.split()
    if any(is_alike(word, signed) for word in words):
        return True
    initials = {word[:1] for word in fold(name).split()[:1]}
    return len(words) == _TITLED and is_vocative(words[0]) and fold(words[-1])[:1] in initials


def _signed(text: str, person: str) -> str:
    """The name that closes a text, where it is the person's, or stands after a closing word or on a line of its own."""
    tail = "\n".join(without_quoted(text)).strip()[-_TAIL_SIGNS:]
    match = _TAIL.search(tail) if _ends_in_capital(tail) else None
    name = _without_closing(match.group("name").strip(" ."), person) if match else ""
    if not (match and name and all(word[:1].isupper() for word in name.split())):
        return ""
    if person and same_script(name, person):
        shared = set(fold(person).split()) & set(fold(name).split())
        return name if shared else ""
    closes = tuple(_list("closings"))
    alone = bool(person) and match.group("gap") == "\n" and not fold(name).endswith(closes)
    before = tail[max(0, match.start() - _BEFORE) : match.start()].rpartition("\n")[2]
    return name if alone or fold(before).endswith(closes) else ""


def _without_closing(name: str, person: str) -> str:
    """The name without the closing words before it: "LG Selin", "Best Regards Rakesh"; a draft has its own closing.

    Words of the person's own name on record are no closing: Salam Haddad is called so.
    """
    words, own = name.split(), frozenset(fold(person).split())
    spoken = [fold(word).strip(".") for word in words]
    for count in range(len(words), 0, -1):
        if own.isdisjoint(spoken[:count]) and " ".join(spoken[:count]) in _shut():
            return _without_closing(" ".join(words[count:]), person)
    return name


@cache
def _shut() -> frozenset[str]:
    """What closes a message, as the two tables of it write it."""
    return _list("closings") | _list("signed_off") | closing_words("closing")


def _ends_in_capital(text: str) -> bool:
    """Whether the last word may end a name: a quick look, for most letters end in none."""
    end = len(text)
    while end and not text[end - 1].isalnum() and text[end - 1] != "_":
        end -= 1
    begin = end
    while begin and (text[begin - 1].isalnum() or text[begin - 1] in _IN_WORDS):
        begin -= 1
    return text[begin:end].lstrip(_NO_LETTERS)[:1].isupper()


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(map(fold, toml("names/salutations.toml")[name]))


@cache
def _pattern(name: str, *, ends: bool = False, anywhere: bool = False) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_list(name), key=len, reverse=True)))
    if ends:
        return re.compile(rf"[\s,]+(?:{words})$")
    if anywhere:
        return re.compile(rf"(?<=[^\W\d_])[\s,]+(?:{words})(?!\w)")
    return re.compile(rf"(?:{words})(?:[\s.]+|(?<=[\u3400-\u9fff]))")
