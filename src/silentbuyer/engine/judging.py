"""Judging one buyer: each rule under its own guard, then weighing, profile and actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import attrs

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.zones import Whereabouts
from silentbuyer.data.time_zones import tz_version
from silentbuyer.engine.contributed import absences_of
from silentbuyer.engine.grounds import Grounds
from silentbuyer.engine.introducing import buyer_of
from silentbuyer.engine.planning import Plan, meanings
from silentbuyer.engine.play_actions import sound
from silentbuyer.engine.preparing import heeding_notices, told_in_own_words
from silentbuyer.engine.ruling import unknowns_of, verdicts_of, with_a_say
from silentbuyer.engine.verdicts import checked
from silentbuyer.errors import PluginError
from silentbuyer.language.saying import say
from silentbuyer.model.acts import HeardAct
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer
from silentbuyer.model.diagnosis import Action, CauseScore, Complaint, Diagnosis, Profile, Silence
from silentbuyer.model.facts import Facts, Question, Unknown
from silentbuyer.model.findings import Finding
from silentbuyer.model.in_language import in_language
from silentbuyer.model.parties import Buyer
from silentbuyer.model.questions import MEANING
from silentbuyer.model.rule import Rule
from silentbuyer.model.seller import Seller
from silentbuyer.model.told_stage import ToldStage
from silentbuyer.plugins.registry import Owned, Registry
from silentbuyer.values.version import __version__

__all__ = ["Judge", "Plan"]

_QUESTIONS = (Question,)


class Judge(Grounds):
    """The pure part of the engine: from facts to a diagnosis, with every rule and play under a guard."""

    def plan(self, customer: Customer, facts: Mapping[Question, Any] | None = None) -> Plan:
        """The distinct questions of all rules about one buyer, and what a language model is asked or was (`facts`)."""
        faults: list[Complaint] = []
        asked: dict[Question, None] = {}
        for owned in self._asking:
            try:  # a guard spelt out, as in `verdicts_of`
                for question in checked(owned.item.needs(customer), _QUESTIONS):
                    asked[question] = None
            except BaseException as error:  # noqa: BLE001 - strangers' code may raise anything
                self.complain(f"rule {owned.item.name}", owned.plugin, error, faults)
        if self._hears or facts:
            with self.guard("meaning", "silentbuyer", faults):
                asked.update((q, None) for q in meanings(customer) if self._hears or (facts and q in facts))
        return Plan(customer, tuple(asked), tuple(faults))

    def judge(self, plan: Plan, facts: Facts, now: datetime, faults: tuple[Complaint, ...] = ()) -> Diagnosis:
        """The diagnosis of one planned buyer on these facts."""
        bench = _Bench(self, plan, facts, now, [*self._registry.complaints, *plan.faults, *faults])
        found = bench.diagnosis(self._seller, self._registry)
        return in_language(found, self._words) if self._words else found


@attrs.define
class _Bench:
    """The work of one diagnosis, step by step; thrown away when it is done."""

    judge: Grounds
    plan: Plan
    facts: Facts
    now: datetime
    faults: list[Complaint]

    def diagnosis(self, seller: Seller, registry: Registry) -> Diagnosis:
        self._prepare("own words", told_in_own_words)
        acts, doubts = self._read_meanings()
        self._prepare("silence", heeding_notices)
        absences, where, silence = self._silence()
        customer = self.plan.customer
        case = Case(
            customer=customer, seller=seller, now=self.now, facts=self.facts, silence=silence, acts=acts,
            told=self._told_stage(), received=self._received(),
        )  # fmt: skip
        with self.judge.guard("own phrases", "silentbuyer", self.faults):
            case = self.judge.more.aware(case)
        findings, unknowns = self._verdicts(case, registry.rules)
        findings, causes = self._weigh(case, findings)
        return Diagnosis(
            customer=case.customer.id,
            label=case.customer.label,
            buyer=self._buyer(case, absences, where),
            seller=self.judge.home,
            now=self.now,
            stage=case.stage,
            stage_source=case.stage_source,
            stage_told=case.told.sentence if case.told is not None else "",
            silence=silence,
            causes=causes,
            findings=findings,
            actions=self._actions(case, causes, registry, (absences, where)),
            unknowns=unknowns_of(self.facts, unknowns + doubts),
            profile=self._profile(case, findings),
            facts=self.facts,
            remarks=case.customer.remarks,
            complaints=tuple(dict.fromkeys(self.faults)),
            version=__version__,
            tzdata=tz_version(),
        )

    def _prepare(self, where: str, step: Callable[[Customer, datetime], Customer]) -> None:
        """The buyer as the rules see them; as they were where the step fails."""
        with self.judge.guard(where, "silentbuyer", self.faults):
            customer = step(self.plan.customer, self.now)
            if customer is not self.plan.customer:
                self.plan = attrs.evolve(self.plan, customer=customer)

    def _read_meanings(self) -> tuple[tuple[HeardAct, ...], tuple[Unknown, ...]]:
        """What a language model heard, and what of its answers does not count."""
        if not any(question.kind == MEANING for question in self.facts):
            return (), ()
        from silentbuyer.hearing.heard_acts import heard_acts

        with self.judge.guard("meaning", "silentbuyer", self.faults):
            return heard_acts(self.plan.customer, self.facts)
        return (), ()

    def _silence(self) -> tuple[Any, Any, Silence]:
        """Absences, whereabouts and the silence that they make."""
        from silentbuyer import calendars, mailbox
        from silentbuyer.identity.undelivered import delivered

        absences: Any = ()
        where: Any = None
        silence = Silence(notes=(say("the silence could not be measured"),))
        with self.judge.guard("silence", "silentbuyer", self.faults):
            where = calendars.locate(self.plan.customer, self.now)
            absences = (*mailbox.absences(self.plan.customer, self.now), *self._told_absences(where))
            law = self.judge.experience.law
            reached = delivered(self.plan.customer, self.now)
            silence = calendars.measure(reached, self.now, absences=absences, where=where, law=law)
            if reached is not self.plan.customer and silence.since is None:
                silence = attrs.evolve(silence, p_reply=0.0)  # nobody answers what came back
        return absences, where, silence

    def _told_stage(self) -> ToldStage | None:
        """How far the business has come by the log."""
        from silentbuyer.conversation.stage_told import told_stage

        with self.judge.guard("stage", "silentbuyer", self.faults):
            return told_stage(self.plan.customer, self.now)
        return None

    def _received(self) -> int:
        """How many of the buyer's last messages only acknowledge a letter of ours."""
        from silentbuyer.conversation.acknowledged import acknowledged

        with self.judge.guard("acknowledged", "silentbuyer", self.faults):
            return acknowledged(self.plan.customer, self.now)
        return 0

    def _told_absences(self, where: Whereabouts) -> tuple[Absence, ...]:
        """What plugins know: days off at the buyer's place, and absences of this buyer."""
        found = list(self.judge.more.days_off(where, self.now))
        for owned in self.judge.more.tellers:
            with self.judge.guard(f"absences {owned.item.name}", owned.plugin, self.faults):
                found += absences_of(owned.item, self.plan.customer, self.now)
        return tuple(found)

    def _verdicts(self, case: Case, rules: Iterable[Owned[Rule]]) -> tuple[tuple[Finding, ...], tuple[Unknown, ...]]:
        def complain(where: str, plugin: str, error: BaseException) -> None:
            self.judge.complain(where, plugin, error, self.faults)

        return verdicts_of(case, with_a_say(case, rules, self.judge.hears), self.judge.more, complain)

    def _weigh(self, case: Case, findings: tuple[Finding, ...]) -> tuple[tuple[Finding, ...], tuple[CauseScore, ...]]:
        """The findings as they were counted (with learned weights, if there are any) and the ranked causes."""
        from silentbuyer.weighing.calibrated import reweighed
        from silentbuyer.weighing.stated import lifted
        from silentbuyer.weighing.weigh import weigh

        learned, own = self.judge.experience, self.judge.more.causes
        counted = lifted(findings, case.stage)
        counted = reweighed(counted, learned.weights) if learned.weights else counted
        priors = learned.priors or None
        return counted, weigh(counted, stage=case.stage, silence=case.silence, turn=case.turn, priors=priors, own=own)

    def _actions(
        self, case: Case, causes: tuple[CauseScore, ...], registry: Registry, time: tuple[Any, Any]
    ) -> tuple[Action, ...]:
        from silentbuyer.playbook.advice import core_actions, rank
        from silentbuyer.playbook.along import in_one_letter
        from silentbuyer.playbook.context import with_context
        from silentbuyer.playbook.steps import in_steps

        found: list[Action] = []
        with self.judge.guard("playbook", "silentbuyer", self.faults):
            found += core_actions(case, causes, absences=time[0], where=time[1])
        for owned in registry.plays:
            where, wrong = f"play {owned.item.name}", list[PluginError]()
            with self.judge.guard(where, owned.plugin, self.faults):
                given = sound(checked(owned.item.advise(case, causes), (Action,)), self.judge.more.causes, wrong)
                found += with_context(list(map(self.judge.more.told, given)), case)
            for error in wrong:
                self.judge.complain(where, owned.plugin, error, self.faults)
        return in_one_letter(in_steps(rank(found, causes), case, time[0], time[1]), causes)

    def _profile(self, case: Case, findings: tuple[Finding, ...]) -> Profile:
        from silentbuyer.identity.profile import profile_of

        with self.judge.guard("profile", "silentbuyer", self.faults):
            return profile_of(case, findings)
        return Profile()

    def _buyer(self, case: Case, absences: Any, where: Any) -> Buyer:
        with self.judge.guard("buyer", "silentbuyer", self.faults):
            return buyer_of(case, absences, where)
        return Buyer()
