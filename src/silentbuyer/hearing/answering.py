"""Whether a message of ours answers anything, and whether one of theirs asks for nothing; judged sentence by sentence.

Buyer and seller often write different languages, so no shared word is looked for. A message answers when one of its
sentences states something: a figure, an attachment, a yes or no, or any plain statement. What only greets, reminds,
asks back or promises answers nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import concepts_in
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.phrases import find
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import UNSPACED, any_of, fold, sentences, ways_by_letter
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.lazy import remembered

_FEW_WORDS, _FEW_SIGNS = 3, 6
_JOY = frozenset({"nice", "accept", "much"})
_CALLED_WORDS, _CALLED_SIGNS = 2, 4
"""Words (signs) of what is called out beside thanks (judgement)."""
"""Words (of scripts without spaces: signs) up to which a sentence with a greeting is nothing but the greeting."""

_WISH_WORDS, _WISH_SIGNS = 16, 24
_NOTHING_ASKED = frozenset({"closing", "courtesy", "automatic", "generic", "lure", "goods-received"})
_ASKS_BACK = frozenset({"request", "promise"})
_PUT_OFF_WORDS, _PUT_OFF_SIGNS = 8, 12
"""Words (signs) up to which "we check" is all that a sentence says (judgement)."""

_ENOUGH_WORDS, _ENOUGH_SIGNS = 5, 8
"""Words (signs) from which a sentence without a figure says enough to be quoted as an answer (judgement)."""

_SIGN = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
WORD = re.compile(r"[^\W_]+")
_BARE_OK = re.compile(r"\W*(?:ok|okay|oke|ок|好的|可以|オーケー|오케이)\W*")
"""The word that may answer yes, where nothing else stands beside it."""

AMOUNT = re.compile(r"(?:[$€£¥₽]|usd|eur|cny|rmb|us\$)\s?\d|\d\s?(?:[$€£¥₽]|usd|eur|cny|rmb|元|美元|dollar|euro)")
"""A sum of money, folded: a price told."""

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
"""A year, which a wish for it may name."""

QUOTED = 1_000


@cache
def table(name: str) -> re.Pattern[str]:
    """The words of one list, found where a word begins; those of scripts without spaces anywhere."""
    return any_of(toml("text/answering.toml")[name])


@cache
def _head(name: str) -> re.Pattern[str]:
    """The same words at the head of a sentence, as whole words; those of five letters and more may go on."""
    words = sorted({fold(word) for word in toml("text/answering.toml")[name]}, key=len, reverse=True)
    spaced = ways_by_letter(word for word in words if not UNSPACED.search(word))
    unspaced = ways_by_letter(word for word in words if UNSPACED.search(word))
    return re.compile(rf"\W*(?:(?:{spaced})(?:(?<=\w{{5}})\w*)?(?!\w)|(?:{unspaced}))")


def names(part: str, folded: str) -> tuple[re.Match[str], ...]:
    """Where a folded text holds words of one list of the table."""
    return tuple(table(part).finditer(folded))


def says_yes(sentence: str) -> bool:
    """Whether a sentence begins with a yes or a no."""
    return _head("answers").match(fold(sentence)) is not None


@lru_cache(maxsize=1024)
def answers_something(text: str, asked: str | None = None) -> bool:
    """Whether a message states anything; a text that is missing may have, so it counts as an answer.

    Where what was `asked` is given, and it is more than our firm or its catalogue, what a seller's form letter says
    of itself is no answer: "we are a professional manufacturer, please see our catalogue".
    """
    said = sentences(own_words(text))
    pointed = asked is not None and _is_pointed(fold(asked))
    return not said or any(
        _states(sentence[:QUOTED]) and not (pointed and _is_sales_talk(sentence)) for sentence in said
    )


def sends_along(text: str) -> bool:
    """Whether a text says that something is attached or enclosed."""
    return bool(table("attached").search(fold(text)))


def quotes_a_price(text: str) -> bool:
    """Whether a message of ours names a price or speaks of our quotation; a text that is missing may do so."""
    folded = fold(own_words(text)[:4_000])
    if not folded.strip() or AMOUNT.search(folded) or table("quoting").search(folded):
        return True
    sent = (one for one in sentences(own_words(text)[:4_000]) if table("attached").search(fold(one)))
    return any(not _is_sales_talk(sentence) for sentence in sent)


def _is_pointed(asked: str) -> bool:
    return bool(table("pointed").search(asked)) or not table("about_us").search(asked)


def _is_sales_talk(sentence: str) -> bool:
    folded = fold(sentence)
    if not table("sales").search(folded) or AMOUNT.search(folded):
        return False
    return not (table("attached").search(folded) and table("quoting").search(folded))


@remembered(2048)
def _states(sentence: str) -> bool:
    folded = fold(sentence)
    if table("attached").search(folded):
        return True
    if is_question(sentence) or not WORD.search(folded):
        return False
    yes = _head("answers").match(folded)
    if yes:
        return not WORD.search(folded[yes.end() :]) or not courteous(sentence)
    if table("nudges").search(folded):
        return False
    if any(map(str.isdecimal, _YEAR.sub("", folded))) and not table("wishes").search(folded):
        return True  # "Dear Ana, USD 21 each." is short, and no mere greeting
    if mere_greeting(folded):
        return False
    if courteous(sentence):
        return bool(_BARE_OK.fullmatch(folded))
    if brief(folded, _PUT_OFF_WORDS, _PUT_OFF_SIGNS) and table("puts_off").search(folded):
        return any(map(str.isdecimal, folded))
    if any(map(str.isdecimal, folded)):
        return True
    return not table("thanks_for").search(folded) and not {hit.topic for hit in find(sentence)} & _ASKS_BACK


def mere_greeting(folded: str) -> bool:
    """Whether a folded sentence only greets, or names whom it is to."""
    if not _head("greetings").match(folded) and not table("wishes").search(folded):
        return folded.rstrip().endswith(",") and brief(folded, _FEW_WORDS, _FEW_SIGNS)
    return brief(folded, _FEW_WORDS + 2, _FEW_SIGNS + 4)


def brief(folded: str, words: int, signs: int) -> bool:
    """Whether a folded sentence has at most so many words, or signs of a script without spaces."""
    own = len(_SIGN.findall(folded))
    return own <= signs if own else len(WORD.findall(folded)) <= words


def answering_sentence(text: str) -> str | None:
    """The sentence of a text that answers: with a figure, an attachment or a yes, else one that says enough."""
    stated = [one for one in sentences(own_words(text)) if _states(one[:QUOTED])]
    exact = (one for one in stated if any(map(str.isdecimal, one)) or table("attached").search(fold(one)))
    return next(exact, None) or next(filter(_says_enough, stated), None)


def _says_enough(sentence: str) -> bool:
    folded = fold(sentence)
    own = len(_SIGN.findall(folded))
    enough = own >= _ENOUGH_SIGNS if own else len(WORD.findall(folded)) >= _ENOUGH_WORDS
    return enough and not table("puts_off").search(folded)


def wishes(text: str) -> bool:
    """Whether a text says a kind word: sympathy, or a wish."""
    return bool(table("wishes").search(fold(text)))


def is_receipt(text: str) -> bool:
    """Whether a text says that something has come: what we promised, in a word of thanks."""
    return bool(table("receipts").search(fold(text)))


def says_all_is_well(text: str) -> bool:
    """Whether a text says that what came, or came in its place, is in order."""
    return bool(table("well").search(fold(text)))


@lru_cache(maxsize=1024)
def is_automatic(text: str) -> bool:
    """Whether a text says of itself that a machine wrote it."""
    return bool(table("automatic").search(fold(" ".join(own_words(text).split()))[:2_000]))


@lru_cache(maxsize=1024)
def asks_nothing(text: str) -> bool:
    """Whether a message is a mere sign, thanks, a wish or a machine's text: nobody waits for an answer to it."""
    if not text.strip():
        return False
    if is_automatic(text):
        return True
    said = [sentence[:QUOTED] for sentence in sentences(own_words(text))]
    kind = [sentence for sentence in said if courteous(sentence)]
    return bool(kind) and all(sentence in kind or _called_out(sentence) for sentence in said)


def _called_out(sentence: str) -> bool:
    """Whether a sentence is a word or two with a mark of joy, which beside thanks is a wish: "Dewenati!"."""
    called = sentence.rstrip().endswith(("!", "！")) and not any(map(str.isdecimal, sentence))
    if not called or not brief(fold(sentence), _CALLED_WORDS, _CALLED_SIGNS):
        return False
    meant = frozenset[str]().union(*(found for _, found in concepts_in(sentence, languages_of(sentence))))
    return meant <= _JOY and not {hit.topic for hit in find(sentence)} - _NOTHING_ASKED


@remembered(2048)
def courteous(sentence: str) -> bool:
    """Whether a sentence is thanks, a wish, a sign or a greeting, and nothing else."""
    folded = fold(sentence)
    bare = _YEAR.sub("", folded) if table("wishes").search(folded) else folded
    if is_question(sentence) or any(map(str.isdecimal, bare)):
        return False
    if not WORD.search(folded):
        return "?" not in sentence and "？" not in sentence
    wished = table("wishes").search(folded) or _head("thanks").match(folded)
    kind = bool(wished and brief(folded, _WISH_WORDS, _WISH_SIGNS)) or mere_greeting(folded)
    came = not kind and bool(table("receipts").search(folded)) and brief(folded, _WISH_WORDS, _WISH_SIGNS)
    return (kind or (came and _thanks_for_it(folded))) and not {hit.topic for hit in find(sentence)} - _NOTHING_ASKED


def _thanks_for_it(folded: str) -> bool:
    """Whether the sentence that tells of a receipt thanks for it, or says that all is well."""
    rest = table("receipts").sub(" ", folded)
    return bool(table("thanks").search(rest) or table("well").search(rest))
