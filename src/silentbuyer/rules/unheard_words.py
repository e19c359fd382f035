"""The rule ``unheard-words``: what the buyer wrote last was not understood, and that is said."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.dates.named_wait import named_wait
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.model.facts import Unknown
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.text.unheard import not_understood


def _names_a_day(case: Case, message: Message) -> bool:
    """Whether a day was understood in it, or an absence."""
    wait = named_wait(case)
    return wait is not None and wait.at == message.at


@attrs.frozen(kw_only=True)
class UnheardWords:
    """The buyer's last message says something that was not understood: a person must read it.

    What it looks for:
        A last message of the buyer that is more than a courtesy, and in which no known phrase, no question and no day
        was heard: the language may be one that is not read, or the words may be new.

    Why it means silence:
        It does not. The reason may stand there in plain words; until somebody has read it, none is claimed.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        A plain remark that gives no reason is named as well; reading it costs a minute.

    What to do:
        Read the message, or let somebody read it who knows the language, before anything is sent.

    Sources:
        Judgement: a colleague who has not understood says so.
    """

    name: ClassVar[str] = "unheard-words"

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The message that was not understood, if there is one."""
        message = not_understood(case)
        if message is not None and not _names_a_day(case, message):
            text = " ".join(message.text.split())
            quote = text if len(text) <= 120 else f"{text[:119]}…"
            detail = say(
                'no layer understood the last message, of {day}: "{quote}"', day=message.at.date(), quote=quote
            )
            yield Unknown(say("not understood"), detail, about=say("what the buyer wrote last"))
