"""The rule ``wrong-person``: somebody else has to do with it now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.text.hearing import closing_notice, heard, words_of
from silentbuyer.text.named_contact import named_contact
from silentbuyer.text.phrases import topics


@attrs.frozen(kw_only=True)
class WrongPerson:
    """We write to the wrong person: another department, a colleague who took over, a mailbox that has moved.

    What it looks for:
        Words that the writer has nothing to do with it (any more), that a colleague has taken over, or that another
        person is to be written to, in the buyer's own messages; in automatic replies, that the mailbox has moved. An
        address that the same message names is kept as evidence.

    Why it means silence:
        The one who reads it cannot answer, and the one who could has never seen it.

    What it needs:
        The texts of the other side's messages, automatic replies among them.

    When it is wrong:
        "Contact our forwarder for the shipping" hands over one errand, not the business. A person who left the firm,
        as a mailbox says it, is rule person-left. Where the firm closes, nobody else has to do with it either, and
        the rule is silent.

    What to do:
        Write to the person or department that was named, in three lines that need no history; ask for the name where
        none was given.

    Sources:
        C2 (person left or changed); weights are judgement.
    """

    name: ClassVar[str] = "wrong-person"

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's own words, else what the last automatic reply says."""
        words = heard(case)
        if "closing-down" in words or closing_notice(case) is not None:
            return
        said, diverted = words.get("wrong-person"), words.get("pay-diverted")
        if said is not None and diverted is not None and said.sentence == diverted.sentence:
            return  # "the bank account has changed": it is the account that somebody changed
        if said is not None:
            to = named_contact(case, said.at)
            yield said.finding(
                self.name, "said", say("On {day} the buyer wrote that somebody else has to do with it"), to=to
            )
        else:
            yield from self._moved(case)

    def _moved(self, case: Case) -> Iterator[Finding]:
        last = case.last("buyer")
        for message in reversed([one for one in case.log if one.kind == "auto-reply"][-10:]):
            if last is not None and message.at < last.at:
                return
            hit = topics(words_of(message)).get("wrong-person")
            if hit is not None:
                day, to = message.at.date().isoformat(), named_contact(case, message.at)
                because = say(
                    'An automatic reply of {day} sends us elsewhere: "{sentence}"', day=day, sentence=hit.sentence[:240]
                )
                yield sign(self.name, "mailbox-moved").finding(because, {"at": message.at, "to": to})
                return
