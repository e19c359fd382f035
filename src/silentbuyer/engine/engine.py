"""The engine: plan, ask, judge, weigh, advise. Faults of rules and plugins are caught here and nowhere deeper."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import attrs

from silentbuyer.addresses.network import Network
from silentbuyer.cache.open_store import opened
from silentbuyer.engine.asking import OFFLINE, Asker
from silentbuyer.engine.asking_ahead import Asked, asked_ahead, questions_of, windows
from silentbuyer.engine.attempt import Round
from silentbuyer.engine.contributed import with_sectors
from silentbuyer.engine.entrance import customer_of, customers_of, facts_of, moment_of, seller_of
from silentbuyer.engine.experienced import experienced
from silentbuyer.engine.judging import Judge, Plan
from silentbuyer.errors import ProbeError
from silentbuyer.model.customer import Customer
from silentbuyer.model.diagnosis import Complaint, Diagnosis
from silentbuyer.model.experience import Experience
from silentbuyer.model.facts import Answer, Facts, Question
from silentbuyer.model.seller import Seller
from silentbuyer.plugins.candidates import as_given
from silentbuyer.plugins.manager import raise_first, registry_of
from silentbuyer.plugins.registry import Registry
from silentbuyer.plugins.selecting import check_options, names_of, selected

if TYPE_CHECKING:
    from silentbuyer.cache.store import Cache

WINDOW = 500
"""Buyers planned and asked about together in a stream: enough to share questions, few enough to hold."""


class Engine:
    """Diagnoses many buyers for one seller, sharing rules, connections and answers.

    Use it as a context manager, so that connections are closed:
    ``with Engine(seller) as engine: engine.diagnose(customer)``.

    Attributes:
        seller: for whom the buyers are judged.
        online: whether probes may be asked; otherwise every question is ``Unknown("offline")``.
        network: the one policy of all connections.
        cache: where answers are kept between runs: a path (one SQLite file), ``redis://...``, ``postgresql://...``,
            or a `Cache` of your own. None keeps them in a bounded memory, for this engine alone.
        plugins: what to use beside the environment's: objects, modules, rules, paths of files, names of modules.
        environment: whether the environment's plugins (entry points) are used at all.
        rules: names of the only rules to run; None runs all.
        ignore: names of rules not to run, beside those of ``seller.ignore``.
        strict: raise at the first fault of a rule, probe or plugin instead of complaining.
        weights: calibrated weights by sign (``rule/sign`` -> cause -> bits), as `calibrate` writes them.
        experience: what `learn` learned from the seller's own log, or the path of its file.

    Raises:
        CalibrationError: when `weights` or `experience` name a cause or sign that there is not; it offers the nearest.
            Signs of a plugin's rule are known where the rule tells them by an attribute `signs`, as `Phrases` do.
        SellerError: when a word in ``seller.customers`` names no trade that is known; it offers the nearest.
        PluginError: when `plugins` is no sequence or what it names cannot be loaded, a name in `rules` or `ignore` is
            no rule, or the seller's profile has options for a plugin that is not there.
        EngineError: when the cache cannot be opened.

    """

    network: Network
    online: bool
    seller: Seller
    strict: bool

    def __init__(
        self,
        seller: Seller | None = None,
        *,
        online: bool = True,
        network: Network | None = None,
        cache: Cache | str | Path | None = None,
        plugins: Iterable[Any] | None = None,
        environment: bool = True,
        rules: Iterable[str] | None = None,
        ignore: Iterable[str] = (),
        strict: bool = False,
        weights: Mapping[str, Mapping[Any, float]] | None = None,
        experience: Experience | str | Path | None = None,
    ) -> None:
        self.seller = seller_of(seller)
        self.online, self.network, self.strict = online, network or Network(), strict
        given = as_given(plugins)
        self.options: Mapping[str, Any] = {
            "seller": self.seller, "plugins": given, "environment": environment, "strict": strict,
            "rules": names_of(rules, "rules"), "ignore": names_of(ignore, "ignore"), "weights": weights,
            "experience": experience,
        }  # fmt: skip
        everything = registry_of(given, environment=environment)
        self.seller = with_sectors(self.seller, (owned.item for owned in everything.sectors))
        if self.seller.customers:
            from silentbuyer.sectors.targets import profile

            profile(self.seller)  # once at the beginning, not as a complaint about every buyer
        check_options(everything, self.seller)
        self.registry: Registry = selected(
            everything, self.options["rules"], self.seller.ignore, self.options["ignore"] or ()
        )
        if strict:
            raise_first(self.registry)
        self.experience: Experience = experienced(experience, weights, self.registry)
        self._judge = Judge(self.seller, self.registry, strict=strict, experience=self.experience)
        self._store, self._opened = opened(cache)
        self._asker = Asker(self.registry.probes, self.network, self._store)

    def __repr__(self) -> str:
        way = "online" if self.online else "offline"
        counts = f"{len(self.registry.rules)} rules, {len(self.registry.probes)} probes"
        return f"<Engine for {self.seller.company or self.seller.country}, {way}: {counts}>"

    def diagnose(
        self,
        customer: Customer,
        *,
        now: datetime | None = None,
        facts: Mapping[Question, Answer] | None = None,
    ) -> Diagnosis:
        """Why this buyer is silent at `now` (timezone-aware; None reads the clock once).

        With `facts` nothing is asked: the saved answers are judged again.

        Raises:
            CustomerError: when `now` is naive, or `customer` or `facts` are of another kind.
            RuleError, ProbeError, PluginError: only with ``strict=True``.

        """
        moment, facts = moment_of(now), facts_of(facts)
        plan = self._judge.plan(customer_of(customer), facts)
        return self._finish(plan, self._ask(plan.questions, facts), moment)

    async def adiagnose(
        self,
        customer: Customer,
        *,
        now: datetime | None = None,
        facts: Mapping[Question, Answer] | None = None,
    ) -> Diagnosis:
        """The same, awaited."""
        moment, facts = moment_of(now), facts_of(facts)
        plan = self._judge.plan(customer_of(customer), facts)
        round_ = self._told(plan.questions, facts)
        return self._finish(plan, await self._asker.aask(plan.questions) if round_ is None else round_, moment)

    def stream(
        self,
        customers: Iterable[Customer],
        *,
        now: datetime | None = None,
        facts: Mapping[Question, Answer] | None = None,
        window: int = WINDOW,
    ) -> Iterator[Diagnosis]:
        """A diagnosis for each buyer, in input order, one by one; one `now` serves all.

        `window` buyers are asked about together, the next ones while these are judged, and each distinct question once
        in the whole run. No more buyers than those of a few windows are held.
        """
        moment, facts, source = moment_of(now), facts_of(facts), customers_of(customers)
        with closing(self.asked(source, facts=facts, window=window)) as windows_asked:
            for asked in windows_asked:
                for plan in asked.plans:
                    yield self._finish(plan, asked.round_, moment)

    def plan(self, customer: Customer) -> Plan:
        """What the rules want to know about this buyer: the first step alone, for those who ask elsewhere."""
        return self._judge.plan(customer_of(customer))

    def answers(self, questions: Iterable[Question]) -> Round:
        """The answers to these questions, each distinct one asked once, and what was complained of: the second step."""
        return self._ask(tuple(questions), None)

    def judged(self, plan: Plan, round_: Round, now: datetime) -> Diagnosis:
        """The diagnosis of a planned buyer on answers that cover its questions: the third step, pure.

        The `diagnosed` hooks are not told.
        """
        faults = tuple(dict.fromkeys(round_.complaints[q] for q in plan.questions if q in round_.complaints))
        if faults and self.strict:
            raise ProbeError(str(faults[0]))
        facts = Facts({question: round_.answers[question] for question in plan.questions})
        return self._judge.judge(plan, facts, now, faults)

    def told(self, diagnosis: Diagnosis) -> Diagnosis:
        """The plugins' `diagnosed` hooks are told; a fault of one is added to the complaints: the last step."""
        faults: list[Complaint] = []
        for listener in self.registry.listeners:
            with self._judge.guard("hook diagnosed", listener.plugin, faults):
                listener.item(diagnosis)
        return attrs.evolve(diagnosis, complaints=diagnosis.complaints + tuple(faults)) if faults else diagnosis

    def ask(self, customers: Iterable[Customer]) -> Facts:
        """The facts about these buyers, to be saved and judged later; each distinct question is asked once."""
        plans = (self._judge.plan(customer_of(customer)) for customer in customers)
        questions = [question for plan in plans for question in plan.questions]
        return Facts(self._ask(questions, None).answers)

    def close(self) -> None:
        """Close connections; the engine cannot ask afterwards."""
        self._asker.close()
        if self._opened is not None:
            self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _told(self, questions: Iterable[Question], facts: Mapping[Question, Answer] | None) -> Round | None:
        """The round when nothing needs asking: saved facts, or offline; else None."""
        if facts is not None:
            saved = facts if isinstance(facts, Facts) else Facts(facts)
            return Round({question: saved.answer(question) for question in questions})
        return None if self.online else Round(dict.fromkeys(questions, OFFLINE))

    def asked(
        self, customers: Iterable[Customer], *, facts: Mapping[Question, Answer] | None = None, window: int = WINDOW
    ) -> Generator[Asked]:
        """The buyers by windows, planned and with their answers; `stream` judges them."""
        plans = (self._judge.plan(customer, facts) for customer in customers)
        if facts is None and self.online:
            yield from asked_ahead(plans, self._asker.ask, size=window)
            return
        for batch in windows(plans, window):
            yield Asked(batch, self._ask(questions_of(batch), facts))

    def _ask(self, questions: list[Question] | tuple[Question, ...], facts: Mapping[Question, Answer] | None) -> Round:
        round_ = self._told(questions, facts)
        return self._asker.ask(questions) if round_ is None else round_

    def _finish(self, plan: Plan, round_: Round, now: datetime) -> Diagnosis:
        return self.told(self.judged(plan, round_, now))
