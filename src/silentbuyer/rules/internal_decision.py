"""The rule ``internal-decision``: somebody inside the buyer's company, or their customer, has yet to decide."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

import attrs

from silentbuyer.conversation.agreed_inside import agreed_inside
from silentbuyer.conversation.certifying import for_certificate
from silentbuyer.hearing.all_well import all_is_well
from silentbuyer.hearing.answering import asks_nothing, is_receipt
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.denied import praises
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.language.saying import say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Stage
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.owed.open_matter import open_request
from silentbuyer.owed.our_promise import promise_made
from silentbuyer.rules.log_only import nothing_outside

_READ = 1_000

_TOLD_OTHERWISE = frozenset(
    {"sample-test", "sample-bad", "product-trouble", "import-barrier", "port-trouble", "no-need", "end-customer"}
)
"""What a buyer wrote of whose sample nobody may say that it is being tested."""


@attrs.frozen(kw_only=True)
class InternalDecision:
    """The buyer waits for a boss, a committee, an engineer, their own customer, or for the test of a sample.

    What it looks for:
        Words about approval, forwarding inside the company, internal review or a sample in test, in the buyer's own
        messages, in 17 languages; at the stage of a sample also that it was sent only weeks ago.

    Why it means silence:
        The person who writes to us cannot answer before somebody else has.

    What it needs:
        The texts of the buyer's messages; for samples the stage and the date of our last message.

    When it is wrong:
        "My boss decides" may be a polite no. An approval that was mentioned before the last order is settled, and so is
        one that the buyer reports as given ("the boss says ok").

    What to do:
        Send one page that can be passed on, ask who decides and by when; for a sample ask for the test plan.

    Sources:
        C1, E3 and E6 (approval); C6 and C7 (samples); weights are judgement.
    """

    name: ClassVar[str] = "internal-decision"
    sample_days: int = 60

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """The buyer's words on it, and a sample that may still be in test."""
        said = heard(case)
        if "chose-other" in said:
            return
        if "internal" in said and not agreed_inside(case, said["internal"].sentence, said["internal"].at):
            yield said["internal"].finding(
                self.name, "said", say("On {day} the buyer wrote what has still to happen on their side")
            )
        tested = said.get("sample-test")
        if tested is not None and for_certificate(case, tested):
            return  # rule import-barrier: it is no test of our sample
        if tested is not None and not _of_a_sample(case, tested):
            return  # a committee "tests" nothing: no sample was ever spoken of
        if tested is not None and not _went_on(case, tested):
            yield tested.finding(
                self.name, "sample-in-test", say("On {day} the buyer wrote that the sample is in test")
            )
        elif case.stage is Stage.SAMPLE and not _TOLD_OTHERWISE & set(said) and self._fresh(case):
            because = say("The business is at the sample stage, and no result was recognised.")
            yield sign(self.name, "sample-fresh").finding(because, {"sample_days": self.sample_days})

    def _fresh(self, case: Case) -> bool:
        """Whether we wrote within those days, and the buyer has said nothing since the sample was first spoken of."""
        ours = case.last("seller")
        if case.told is not None and case.told.sender == "buyer":
            return False  # what tells of the sample is their own word on it
        if ours is None or case.now - ours.at > timedelta(days=self.sample_days):
            return False
        if open_request(case) is not None or promise_made(case) is not None:
            return False  # they asked for it, or we have promised it: it has not been sent
        theirs = [m.text for m in case.talk if m.sender == "buyer"]
        if any(is_receipt(text) or all_is_well(text) or praises(text[:_READ]) for text in theirs):
            return False  # it came, whatever they call it, or they wrote what it is like
        spoken = next((m.at for m in case.talk if m.sender == "seller" and means("sample", m.text[:_READ])), None)
        last = case.last("buyer")
        return spoken is None or last is None or last.at <= spoken


_TESTS = ("sample", "test", "lab", "trial-running")


def _of_a_sample(case: Case, said: Said) -> bool:
    """Whether a test that was only learned is one of goods of ours: by its own words, the stage, or the talk."""
    if said.layer != "learned" or case.stage is Stage.SAMPLE or any(means(one, said.sentence) for one in _TESTS):
        return True
    return any(means("sample", message.text[:_READ]) for message in case.talk if message.at <= said.at)


def _went_on(case: Case, said: Said) -> bool:
    """Whether the buyer wrote more than thanks since: the test may be over by what they wrote."""
    later = (m for m in case.talk if m.sender == "buyer" and m.at > said.at)
    return any(not asks_nothing(message.text) for message in later)
