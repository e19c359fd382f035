"""The rule ``wrong-person``: somebody else has to do with it now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

import attrs

from silentbuyer.addresses.email import read_address
from silentbuyer.conversation.handed_over import colleague_named, long_leave
from silentbuyer.conversation.named_contact import named_contact, named_person
from silentbuyer.hearing.heard_topics import closing_notice, heard
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.phrases import topics
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.identity.mailbox_life import came_back
from silentbuyer.language.saying import say
from silentbuyer.mailbox.days_at_work import gives_up_a_day
from silentbuyer.model.case import Case
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.text.sentences import sentences


@attrs.frozen(kw_only=True)
class WrongPerson:
    """We write to the wrong person: another department, a colleague who took over, a mailbox that has moved.

    What it looks for:
        Words that the writer has nothing to do with it (any more), that a colleague has taken over, or that another
        person is to be written to, in the buyer's own messages, or that a colleague is in charge, beside an address of
        the same firm; in automatic replies, that the mailbox has moved, or a leave of months. The
        address and the name that the same message gives are kept as evidence, and whether mail to them came back.

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
        said, diverted = _newest(colleague_named(case), words.get("wrong-person")), words.get("pay-diverted")
        if said is not None and diverted is not None and said.sentence == diverted.sentence:
            return  # "the bank account has changed": it is the account that somebody changed
        if said is not None and gives_up_a_day(said.sentence):
            said = None
        if said is not None:
            to = _to(case, said.at)
            because = say("On {day} the buyer wrote that somebody else has to do with it")
            yield said.finding(self.name, "said", because, **to)
            yield from _came_back(case, to["to"])
        else:
            yield from self._moved(case)

    def _moved(self, case: Case) -> Iterator[Finding]:
        last = case.last("buyer")
        for message in reversed([one for one in case.log if one.kind == "auto-reply"][-10:]):
            if last is not None and message.at < last.at:
                return
            words, day = words_of(message), message.at.date().isoformat()
            evidence = {"at": message.at, **_to(case, message.at)}
            if leave := next((one for one in sentences(words) if long_leave(one)), ""):
                told = say(
                    'An automatic reply of {day} tells of a leave of months: "{sentence}"',
                    day=day,
                    sentence=leave[:240],
                )
                yield sign(self.name, "long-leave").finding(told, evidence)
                return
            hit = topics(words).get("wrong-person")
            if hit is not None and not gives_up_a_day(hit.sentence):
                because = say(
                    'An automatic reply of {day} sends us elsewhere: "{sentence}"', day=day, sentence=hit.sentence[:240]
                )
                yield sign(self.name, "mailbox-moved").finding(because, evidence)
                return


def _newest(named: Said | None, said: Said | None) -> Said | None:
    """The newer of two; of the same message the one that names the colleague's address."""
    return named if named is not None and (said is None or named.at >= said.at) else said


def _came_back(case: Case, to: str) -> Iterator[Finding]:
    if "@" in to and came_back(case, read_address(to)):
        because = say("Mail to {to}, whom they named, came back: the mailbox does not exist.", to=to)
        yield sign("wrong-person", "named-dead").finding(because, {"to": to})


def _to(case: Case, at: datetime) -> dict[str, str]:
    """Who is named there to be written to, as evidence: address and name."""
    to = named_contact(case, at)
    return {"to": to, "person": named_person(case, at, to)} if to else {"to": ""}
