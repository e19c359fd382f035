"""How far a wish to be left alone goes: whether it is plain, hangs on a condition, or only sends us elsewhere."""

from __future__ import annotations

import re

from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import condition_of
from silentbuyer.hearing.opt_out import asks_to_stop
from silentbuyer.hearing.phrases import topics
from silentbuyer.model.acts import Act
from silentbuyer.text.sentences import UNSPACED, fold

_LEAST = (12, 4)
"""Characters (of scripts without spaces: signs) of a clause that asks for something: more than "please"."""

_CLAUSE = re.compile(r"[,;:，；、—–]|(?<!\w)(?:but|aber|sondern|pero|sino|но|fakat|nhung|tapi|maar|ale)(?!\w)|但|而是")
_ELSEWHERE = re.compile(
    r"@|(?<!\w)(?:e-?mail|mail|whatsapp|wechat|telegram|viber|line|skype|correo|courriel|correio|почт\w*|eposta)(?!\w)"
    r"|邮件|郵件|邮箱|微信|メール|이메일"
)
"""An address or a channel, folded: where we are to write in place of this one."""


def wish(sentence: str, *, by_phrase: bool) -> str:
    """``plain``, ``likely``, or empty where the same sentence asks us for something, or sends us elsewhere.

    What only the learned layer heard is none where the phrases hear a request: "please delete item 3".
    """
    if any(_goes_on(clause) for clause in _CLAUSE.split(fold(sentence))[1:]):
        return ""
    if not by_phrase and "request" in topics(sentence):
        return ""
    return "plain" if by_phrase and condition_of(sentence) is None else "likely"


def _goes_on(clause: str) -> bool:
    """Whether a later clause asks for something else than silence, or names where to write."""
    if asks_to_stop(clause) is not None or len(clause.strip()) < _LEAST[UNSPACED.search(clause) is not None]:
        return False
    asked = "request" in topics(clause) or any(one.act is Act.ASKS for one in understood(clause))
    return asked or _ELSEWHERE.search(clause) is not None
