"""A diagnosis as a short plain-text report: why, how sure, since when, what to do, what was not checked."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from silentbuyer.language.saying import clauses, mark, say
from silentbuyer.language.sentence import language_of, message_of, speak
from silentbuyer.model.channels import display
from silentbuyer.model.draft_words import READ_FIRST
from silentbuyer.model.findings import Cause
from silentbuyer.show import headline, moment_words, wording
from silentbuyer.show.draft_head import draft_head
from silentbuyer.show.first_draft import first_draft
from silentbuyer.show.last_words import last_words
from silentbuyer.show.wrapping import HAS_WIDE, wrapped
from silentbuyer.text.clean import clean
from silentbuyer.weighing.explain import told_stage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime, tzinfo

    from silentbuyer.model.diagnosis import Action, Diagnosis, Profile
    from silentbuyer.model.findings import Finding

WIDTH = 96
_UNIT = re.compile(r"(\d) (h|min|days|working|\d{4},)")


def report(diagnosis: Diagnosis) -> str:
    """The report that ``print(diagnosis)`` shows, without a newline at its end."""
    return "\n".join(_lines(diagnosis))


def _lines(d: Diagnosis) -> Iterator[str]:
    yield from _wrap(title(d), "")
    yield from _wrap(headline.headline(d), "")
    yield from _wrap(headline.runners_up(d), "")
    yield from _wrap(last_words(d), "")
    yield from _section(
        d,
        mark("Silence"),
        [
            speak(say("{silence}.", silence=capital(wording.silence_sentence(d.silence))), d.language),
            wording.pace(d),
        ],
    )
    yield from _section(d, mark("Calendar doubts"), d.silence.notes)
    yield from _actions(d)
    yield from _draft(d)
    yield from _section(d, mark("Evidence"), map(finding_sentence, ranked(d)))
    yield from _section(d, mark("About this buyer"), [told_stage(d), *traits(d.profile, d.language)])
    yield from _section(d, mark("Not checked"), unchecked(d))
    yield from _section(d, mark("Read leniently"), map(str, d.remarks))
    yield from _section(d, mark("Complaints (they spoiled nothing)"), map(str, d.complaints))


def title(d: Diagnosis) -> str:
    """Buyer, record, stage (where the record or the log tells one) and moment in one line."""
    label, key = clean(d.label, 80), clean(d.customer, 40)
    record = f" ({key})" if key != label else ""
    zone = clean(moment_words.zone_name(d.now), 40)
    when = speak(say("as of {at} {zone}", at=d.now, zone=zone), d.language)
    return " · ".join(filter(None, (f"{label}{record}", _stage(d), when)))


def _stage(d: Diagnosis) -> str:
    if d.stage_source == "assumed":
        return ""
    named = say(d.stage.value)
    return speak(say("{stage} (by the log)", stage=named) if d.stage_source == "log" else named, d.language)


def _section(d: Diagnosis, heading: str, items: Iterable[str]) -> Iterator[str]:
    lines = [line for item in items if item for line in _wrap(clean(item, 1200), "  ")]
    if lines:
        yield ""
        yield speak(say("{heading}:", heading=say(heading)), d.language)
        yield from lines


def _wrap(text: str, first: str, then: str | None = None) -> list[str]:
    """Lines of the report's width; a number is never parted from its unit, nor a name at its hyphen."""
    rest = first + "  " * bool(first) if then is None else then
    if HAS_WIDE.search(text):
        return list(wrapped(text, WIDTH, first, rest))
    bound = _UNIT.sub("\\1\u00a0\\2", text)
    lines = textwrap.wrap(bound, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return [line.replace("\u00a0", " ") for line in lines]


def _actions(d: Diagnosis) -> Iterator[str]:
    for number, (head, *rest) in enumerate(told_actions(d, d.actions), 1):
        yield from ("", speak(say("{heading}:", heading=say("What to do next")), d.language)) if number == 1 else ()
        yield from _wrap(f"{number}. {head}", "  ", "     ")
        for part in rest:
            yield from _wrap(part, "     ", "     ")


def _draft(d: Diagnosis) -> Iterator[str]:
    """The message of the leading action, line by line as it would be sent."""
    for number, line in enumerate(first_draft(d)):
        yield from ("", speak(say("{heading}:", heading=draft_head(d)), d.language)) if number == 0 else ()
        yield from _wrap(line, "  | ", "  | ") or ["  |"]


def told_actions(d: Diagnosis, actions: Iterable[Action]) -> Iterator[list[str]]:
    """The parts of each action; a reason that was given for one before it is not said again."""
    said: dict[str, int] = {}
    ours = moment_words.our_clock(d)
    for number, action in enumerate(actions, 1):
        first = said.setdefault(action.why, number)
        same = "" if first == number else say("as above.") if first == number - 1 else say("as for step {n}.", n=first)
        yield action_parts(action, d.now, same, ours)


def action_parts(action: Action, now: datetime, same: str = "", ours: tzinfo | None = None) -> list[str]:
    """What to do; over which channel, to whom and when; and why (`same` as one before it): two or three sentences.

    `ours` is the clock to tell moments on where the buyer's is not known (`moment_words.our_clock`).
    """
    language = language_of(action.advice)
    timing = tuple(part for part in (_way(action), moment_words.when(action, now, ours)) if part)
    parts = [clean(action.advice, 600)]
    parts += [capital(speak(say("{clauses}.", clauses=clauses(timing)), language))] if timing else []
    why = same or clean(action.why, 400)
    return [*parts, speak(say("Why: {why}", why=why), language)] if action.why else parts


def _way(action: Action) -> str:
    if action.context.get("draft") == READ_FIRST:
        return ""  # it is read at our own desk; over which channel an answer goes is seen then
    channel = say(clean(display(action.channel), 40)) if action.channel else ""
    if not action.to:
        return say("over {channel}", channel=channel) if channel else ""
    to = clean(action.to, 120)
    return say("over {channel} to {address}", channel=channel, address=to) if channel else to


def ranked(d: Diagnosis) -> list[Finding]:
    """Findings: those that speak about the likeliest cause first, and the weightiest first among them.

    What only says that the buyer is real, or one of ours, is left out where nobody doubts it; how long the silence is
    stands above, and is evidence only where it leads.
    """
    doubted = {one.cause for one in d.causes if one.probability >= _DOUBT}
    told = [one for one in d.findings if one.rule != _SILENCE or one.weights.get(d.cause, 0.0) > 0]
    shown = (finding for finding in told if not _only_reassures(finding, doubted))
    return sorted(shown, key=lambda finding: (-abs(finding.weights.get(d.cause, 0.0)), -strength(finding)))


_SILENCE = "slow-reply"
_DOUBT = 0.05
"""How likely a cause must be that what speaks against it is worth a line (judgement)."""

_REASSURING = {
    "fake-email": Cause.FAKE_BUYER, "live-mailbox": Cause.UNREACHABLE, "fake-inquiry": Cause.FAKE_BUYER,
    "sector-fit": Cause.NOT_TARGET,
}  # fmt: skip


def _only_reassures(finding: Finding, doubted: Collection[Cause | str]) -> bool:
    """Whether a finding only speaks against a cause that nobody thinks of; what they have ordered stands below."""
    against = _REASSURING.get(finding.rule)
    calm = max(finding.weights.values(), default=0.0) <= 0
    return against is not None and calm and against not in doubted


def strength(finding: Finding) -> float:
    """The largest number of bits by which a finding moves any cause."""
    return max(map(abs, finding.weights.values()), default=0.0)


def leaning(finding: Finding) -> str:
    """What a finding speaks for and against most, in bits: ``fake buyer +2.5, unreachable +1``."""
    top = sorted(finding.weights.items(), key=lambda pair: -abs(pair[1]))[:2]
    language = language_of(finding.because)
    return ", ".join(f"{wording.cause_label(cause, language)} {bits:+.3g}" for cause, bits in top)


def finding_sentence(finding: Finding) -> str:
    """A finding's sentence with its rule and what it moved."""
    moved = leaning(finding)
    return f"{capital(finding.because)} [{finding.rule}{': ' if moved else ''}{moved}]"


def capital(text: str) -> str:
    """A sentence with its first letter in upper case, unless it begins with a name such as a domain."""
    return text[:1].upper() + text[1:] if text.split(" ", maxsplit=1)[0].rstrip(",:").isalpha() else text


def unchecked(d: Diagnosis) -> list[str]:
    """What was not checked: first what failed, then what nobody wanted to be asked."""
    return [
        str(one)
        for one in sorted(d.unknowns, key=lambda unknown: message_of(unknown.reason) in ("not asked", "offline"))
    ]


def traits(profile: Profile, language: str = "en") -> Iterator[str]:
    """The profile's classes, one line a kind."""
    for kind in (mark("social"), mark("behavioural"), mark("value")):
        found = getattr(profile, kind)
        if found:
            yield f"{speak(say(kind), language)}: {'; '.join(map(str, found))}"
