"""The bench on which a rule is tried: it judges case after case, watched, timed, and again."""

from __future__ import annotations

import inspect
import json
import pickle
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.model.facts import Answer, Facts, Question, Unknown
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.rule import Rule
from silentbuyer.testing.faults import told_once
from silentbuyer.testing.purity import OutOfTime, processor_seconds, watching
from silentbuyer.testing.trials import Trial
from silentbuyer.values.frozen import thaw

ACCUSING = (Cause.FAKE_BUYER, Cause.NOT_TARGET, Cause.UNREACHABLE, Cause.COMPANY_GONE)
"""Causes that speak against the buyer; what nobody knows must not raise them."""

MOST_VERDICTS = 100
LONGEST_SENTENCE = 600
LARGEST_EVIDENCE = 20_000
MOST_BITS = 10.0
_SIGN = re.compile(r"[a-z0-9][a-z0-9_.:-]*/[a-z0-9][a-z0-9_.-]*")

Verdicts = tuple[Finding | Unknown, ...]


class NotJudged(Exception):  # noqa: N818 - not an error of ours: the reason is its text
    """A judgement that came to nothing, with the reason as a clause."""


@attrs.frozen
class NotingFacts(Facts):
    """Facts that remember which questions were looked up in them."""

    looked_up: dict[Question, None] = attrs.field(factory=dict, eq=False, kw_only=True)

    def answer(self, question: Question) -> Answer:
        """The answer; the question is noted."""
        self.looked_up[question] = None
        return Facts.answer(self, question)


class Bench:
    """Judges the trials of one rule and keeps the verdicts by label; faults come out as sentences."""

    def __init__(self, rule: Rule, seconds: float) -> None:
        self._rule, self._seconds = rule, seconds
        self.verdicts: dict[str, Verdicts] = {}

    def try_all(self, trials: Iterable[Trial]) -> Iterator[str]:
        """The faults of all trials, each told once with the first trial that shows it."""
        found: dict[str, list[str]] = {}
        for trial in trials:
            for fault in self._try(trial):
                found.setdefault(fault, []).append(trial.label)
        return told_once(found)

    def _try(self, trial: Trial) -> Iterator[str]:
        """A trial three times: to warm up (the network is forbidden even then), and twice under watch."""
        try:
            self._once(trial, warm=False)
            first, second = self._once(trial, warm=False), self._once(trial, warm=True)
        except NotJudged as reason:
            yield str(reason)
            return
        self.verdicts[trial.label] = second
        if first != second:
            yield "judge is not deterministic: it said two things about the same case"
        yield from _about(second, trial, self._rule)

    def _once(self, trial: Trial, *, warm: bool) -> Verdicts:
        with watching(warm=warm) as watch:
            needs = self._needs(trial)
            verdicts, looked_up = self.judge(trial)
        if watch.seen:
            raise NotJudged(
                f"judge is not pure: {', '.join(watch.seen)}; ask the world through needs() and a probe, take the "
                "moment from case.now, and read packaged data once (functools.cache)"
            )
        for question in looked_up:
            if question not in needs:
                raise NotJudged(f"judge looks up {question!r}, which needs() does not name: nobody will ask it")
        return verdicts

    def _needs(self, trial: Trial) -> tuple[Question, ...]:
        found = self._call("needs", self._rule.needs, trial.case.customer)
        for item in found:
            if not isinstance(item, Question):
                raise NotJudged(f"needs must give Question, got {item!r:.100}")
        return found

    def judge(self, trial: Trial) -> tuple[Verdicts, Iterable[Question]]:
        """The verdicts on one trial, and the questions that were looked up for them."""
        facts = NotingFacts(trial.case.facts.answers)
        found: Verdicts = self._call("judge", self._rule.judge, attrs.evolve(trial.case, facts=facts))
        for item in found:
            if not isinstance(item, (Finding, Unknown)):
                raise NotJudged(f"judge must give Finding or Unknown, got {item!r:.100}")
        return found, facts.looked_up

    def _call(self, name: str, method: Any, argument: object) -> tuple[Any, ...]:
        try:
            with processor_seconds(self._seconds):
                kept = _listed(name, method(argument))
        except OutOfTime:
            raise NotJudged(f"{name} took more than {self._seconds:g} s of processor time: cap what it reads") from None
        except NotJudged:
            raise
        except (Exception, SystemExit) as error:
            raise NotJudged(f"{name} raised {type(error).__name__}: {error!s:.200}") from error
        if len(kept) > MOST_VERDICTS:
            raise NotJudged(f"{name} gave more than {MOST_VERDICTS} answers for one buyer")
        return kept

    def repeatable(self, trials: Iterable[Trial]) -> Iterator[str]:
        """All trials once more, the last first: a rule that remembers one buyer judges the next one otherwise."""
        for trial in reversed(tuple(trials)):
            if self.judge(trial)[0] != self.verdicts[trial.label]:
                yield (
                    "judge remembers: after other buyers it says something else about the same case; keep no state "
                    f"in the rule or its module (on {trial.label})"
                )
                return

    def travels(self, trial: Trial) -> Iterator[str]:
        """Whether the rule can be sent to another process and judges there as here."""
        try:
            copy = pickle.loads(pickle.dumps(self._rule))  # noqa: S301 - our own bytes of a moment ago
        except Exception as error:  # noqa: BLE001 - whatever a stranger's class raises is the answer
            yield f"it cannot be pickled ({error!s:.200}): define it at the top of a module, no lambda in its fields"
            return
        if copy != self._rule:
            yield "its pickled copy is not equal to it: make the class @attrs.frozen"
        elif Bench(copy, self._seconds).judge(trial)[0] != self.verdicts[trial.label]:
            yield "its pickled copy judges otherwise: keep thresholds in fields, nothing else in the rule"


def _listed(name: str, found: Any) -> tuple[Any, ...]:
    if inspect.iscoroutine(found):
        found.close()
        raise NotJudged(f"{name} must be a plain function, not async: ask the world through needs() and a probe")
    if isinstance(found, (str, bytes, Mapping)) or not hasattr(found, "__iter__"):
        raise NotJudged(f"{name} must give an iterable (or yield), got {found!r:.100}")
    return tuple(islice(found, MOST_VERDICTS + 1))


def _about(verdicts: Verdicts, trial: Trial, rule: Rule) -> Iterator[str]:
    for verdict in verdicts:
        if isinstance(verdict, Unknown):
            yield from _about_unknown(verdict)
        else:
            yield from _about_finding(verdict)
            yield from _about_sign(verdict.sign, rule)
            if trial.innocent:
                yield from _accusations(verdict)


def _about_unknown(unknown: Unknown) -> Iterator[str]:
    if not unknown.reason or not unknown.about:
        yield f"an Unknown must have a reason and say what it is about, got {unknown!r:.120}"
    elif max(len(unknown.reason), len(unknown.detail), len(unknown.about)) > LONGEST_SENTENCE:
        yield f"an Unknown is longer than {LONGEST_SENTENCE} characters: cut what it quotes"


def _about_finding(finding: Finding) -> Iterator[str]:
    if any(abs(bits) > MOST_BITS for bits in finding.weights.values()):
        yield f"a finding has more than {MOST_BITS:g} bits ({finding.because!r:.80}): nothing is that certain"
    if len(finding.because) > LONGEST_SENTENCE:
        yield f"`because` is longer than {LONGEST_SENTENCE} characters ({finding.because!r:.80}): cut what it quotes"
    if len(json.dumps(thaw(finding.evidence))) > LARGEST_EVIDENCE:
        yield f"`evidence` is larger than {LARGEST_EVIDENCE} characters ({finding.because!r:.80}): cut what it keeps"
    if not finding.source.strip():
        yield f"a finding has no source ({finding.because!r:.80}): name one, or write 'judgement'"


def _about_sign(sign: str, rule: Rule) -> Iterator[str]:
    """A sign is the rule's own: with one of ours, what we learn of that rule would be counted for this one."""
    home = sign.partition("/")[0]
    if sign and not _SIGN.fullmatch(sign):
        yield f"sign must be written '{rule.name}/what-was-seen', got {sign!r:.80}"
    elif sign and home not in (rule.name, getattr(rule, "replaces", "")) and home in toml("weights.toml"):
        yield f"sign {sign!r:.80} is another rule's: begin it with {rule.name}/"


def _accusations(finding: Finding) -> Iterator[str]:
    for cause in ACCUSING:
        bits = finding.weights.get(cause, 0.0)
        if bits > 0:
            yield (
                f"it accuses a buyer of whom nothing is known: {bits:+g} bits for {cause} ({finding.because!r:.80}); "
                "yield Unknown(reason, detail, about) instead"
            )
