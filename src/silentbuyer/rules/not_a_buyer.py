"""The rule ``not-a-buyer``: the writer does not want to buy: they sell to us, seek work, or advertise."""

from __future__ import annotations

from typing import ClassVar

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside, told


@attrs.frozen(kw_only=True)
class NotABuyer:
    """The writer does not want to buy: they sell to us, seek work, or advertise.

    What it looks for:
        Words that offer services or goods to us (search engines, freight, address lists, credit), apply for
        work, invite to exhibit, or propose guest articles and investments, in the messages of the other side.

    Why it means silence:
        There never was a need; whoever sends such mails to a thousand firms does not wait for an answer.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        A customer can offer something, too; orders and a talk about our goods speak against it, and are
        weighed.

    What to do:
        Nothing; or pass it on to whoever buys such services. No price list, no follow-up.

    Sources:
        Judgement: exporters tell of it; no measured share was found.
    """

    name: ClassVar[str] = "not-a-buyer"
    hears: ClassVar[frozenset[str]] = frozenset({"not-buyer"})

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it."""
        because = say("The message of {day} offers something to us, or seeks work, in place of buying")
        yield from told(case, self.name, "not-buyer", because)
