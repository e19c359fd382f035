"""The rule ``no-current-need``: no need, no budget or not now; also a wish not to be written to, and a closing firm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from silentbuyer.conversation.held_for_us import held_for_us
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.heard_topics import closing_notice, heard
from silentbuyer.hearing.left_alone import wish
from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.language.saying import mark, say
from silentbuyer.mailbox.told_absences import told_in_text
from silentbuyer.model.case import Case
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.rules.log_only import nothing_outside

_DATED = frozenset({"later", "closing-down"})
"""Topics that a notice of absence sounds like."""


@attrs.frozen(kw_only=True)
class NoCurrentNeed:
    """The buyer has no need or no budget now, or asked to be left alone.

    What it looks for:
        Words about a cancelled or postponed project, enough stock, no budget, "contact us later", a wish to get no
        more messages, or the end of the company, in the buyer's own messages, in 17 languages (the wish to get no more
        messages in 35); the end of the company in automatic replies too.

    Why it means silence:
        Nothing is to be bought; more messages only annoy.

    What it needs:
        The texts of the buyer's messages.

    When it is wrong:
        "Not now" may be a polite way to say "too expensive". Words from before the last order are settled; a closing
        with a day of return is an absence; and who asks us something after a wish to be left alone has taken it back.

    What to do:
        Park with a date; after an opt-out send nothing more that is not asked for.

    Sources:
        C5, C6, C9, C10, E1, E3, E4 and E7; X1 and X2 (consent); weights are judgement.
    """

    name: ClassVar[str] = "no-current-need"

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """One finding a topic that the buyer wrote about."""
        said = {topic: one for topic, one in heard(case).items() if not _is_absence(case, one)}
        if "no-need" in said and _of_a_step(said["no-need"].sentence):
            said.pop("no-need")  # "a sample is not necessary": they buy without it
        if "no-need" in said and held_for_us(case, said["no-need"]):
            said.pop("no-need")  # rule product-trouble: they need the goods, and wait for us
        if "no-need" in said:
            because = say("On {day} the buyer wrote that there is no need, no budget or no time for it now")
            yield said["no-need"].finding(self.name, "no-need", because, **_until(said["no-need"]))
        if "no-budget" in said:
            because = say("On {day} the buyer wrote about the budget")
            yield said["no-budget"].finding(self.name, "no-budget", because, **_until(said["no-budget"]))
        if "later" in said:
            yield said["later"].finding(
                self.name, "later", say("On {day} the buyer put it off"), **_until(said["later"])
            )
        if "opt-out" in said and not _asked_since(case, said["opt-out"]):
            yield from self._left_alone(said["opt-out"])
        yield from _closing(case, said.get("closing-down"))

    def _left_alone(self, said: Said) -> Iterator[Finding]:
        """The wish to be left alone, as plain as it is."""
        how = wish(said.sentence, by_phrase=said.layer == "phrase")
        if how:
            name = "opt-out" if how == "plain" else "opt-out-likely"
            yield said.finding(self.name, name, say("On {day} the buyer asked not to be written to"))


_STEPS = ("sample", "document", "visa", "fair-invite", "factory-visit-proof")
_OF_GOODS = ("buy", "stock", "project", "season-over", "budget", "postpone", "cancel", "no-longer", "customer")


def _of_a_step(sentence: str) -> bool:
    """Whether what is not needed is a step on the way, such as a sample or a paper, and not the goods."""
    return any(means(one, sentence) for one in _STEPS) and not any(means(one, sentence) for one in _OF_GOODS)


def _is_absence(case: Case, said: Said) -> bool:
    """Whether the sentence tells of a closing with its dates: who is back on a day neither closes nor puts it off."""
    if said.topic not in _DATED:
        return False
    return told_in_text(said.sentence, said.at.date(), case.customer.country) is not None


def _asked_since(case: Case, said: Said) -> bool:
    """Whether the buyer asked us something after a wish to be left alone: they took it back."""
    return any(m.sender == "buyer" and m.at > said.at and open_question(m.text) is not None for m in case.talk)


def _closing(case: Case, said: Said | None) -> Iterator[Finding]:
    """The end of the firm, and whether a person wrote of it or the mailbox."""
    notice = said or closing_notice(case)
    if notice is None:
        return
    theirs = any(message.sender == "buyer" and message.at == notice.at for message in case.talk)
    automatic = mark("The message of {day} that came automatically says that the company closes")
    unsigned = mark("The message of {day} by an unknown sender says that the company closes")
    who = mark("On {day} the buyer wrote that the company closes") if theirs else unsigned if said else automatic
    yield notice.finding("no-current-need", "closing-down", who)


def _until(said: Said) -> dict[str, str]:
    """The first day of what the buyer named as the time to come, as evidence: until then the playbook waits."""
    from silentbuyer.dates.date_reading import named_dates
    from silentbuyer.dates.waits import wait_in

    written = said.at.date()
    if said.topic == "later":
        ahead = [one.earliest for one in named_dates(said.sentence, written) if one.earliest > written]
        return {"until": max(ahead).isoformat()} if ahead else {}
    wait = wait_in(said.sentence, written)
    return {"until": wait.earliest.isoformat()} if wait and wait.earliest > written else {}
