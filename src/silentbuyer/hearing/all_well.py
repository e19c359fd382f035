"""Whether the buyer writes that goods or a sample came and are in order, and asks for nothing: all is well."""

from __future__ import annotations

import re
from functools import lru_cache

from silentbuyer.hearing.answering import asks_nothing, names
from silentbuyer.hearing.concepts import meant_in
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.open_question import open_question
from silentbuyer.model.acts import Act
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, is_short, sentences

_LONGEST = 800
"""Characters beyond which a message has more to say than that all is well (judgement)."""

_BUT = re.compile(
    r"(?<!\w)(?:but|however|although|except|only|aber|jedoch|leider|nur|pero|sin embargo|excepto|mas|porem|exceto"
    r"|sauf|cependant|toutefois|но|однако|кроме|pero|tranne|fakat|ancak|nhung|tapi|kecuali|maar|ale)(?!\w)"
    r"|但|不过|不過|只是|しかし|けど|지만"
)
_NOT = re.compile(
    r"(?<!\w)(?:not|n't|nicht|kein\w*|no esta|nao esta|pas|не|non|degil|khong"
    r"|tidak|niet|nie)\s+(?:\w+\s+)?$|不$|没$"
)
_FEW_WORDS, _FEW_SIGNS = 5, 10
"""Words (signs) up to which a sentence that no layer understands adds nothing to "all is fine" (judgement)."""

_MORE = frozenset({Act.SAMPLE_TEST, Act.PROMISES, Act.PRODUCT_TROUBLE, Act.PRICE, Act.TERMS, Act.OPT_OUT})


@lru_cache(maxsize=512)
def all_is_well(text: str) -> bool:
    """Whether a message says that what came is in order, or has passed its trial, and neither asks nor complains."""
    said = own_words(text)
    if len(said) > _LONGEST or open_question(text) is not None:
        return False
    folded = fold(said)
    if _BUT.search(folded) or not (_stated("well", folded) or _stated("fine", folded) or _stated("passed", folded)):
        return False
    if not any(names(part, folded) for part in ("receipts", "passed", "running")):
        return False
    return not any(_says_more(sentence) for sentence in sentences(said))


def _stated(part: str, folded: str) -> bool:
    """Whether words of a list stand there that no negator before them takes back."""
    return any(not _NOT.search(folded[: match.start()]) for match in names(part, folded))


def _says_more(sentence: str) -> bool:
    """Whether a sentence that does not itself say that all is well promises, complains or puts off."""
    folded = fold(sentence)
    if asks_nothing(sentence) or any(_stated(part, folded) for part in ("well", "fine", "passed")):
        return False
    heard = {one.act for one in understood(sentence)}
    if not heard and not names("receipts", folded) and not is_short(sentence, words=_FEW_WORDS, signs=_FEW_SIGNS):
        return True  # what is not understood may be that the test is still to come
    return not heard.isdisjoint(_MORE) or {"test", "future"} <= meant_in(sentence)
