"""What a refusal means: the server's words first, then its status code, never the bare fact of a "permanent" error.

Two "permanent" errors of three do not mean a dead address: they are full boxes, policies, and above all blocks of the
sender (in labelled bounces, 5.7.x means a dead mailbox in 3 cases of 100, 5.1.1 in 93;
docs/evidence/email.md#status-codes).
"""

from __future__ import annotations

import re
from functools import cache

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.values.lazy import remembered

VERDICTS = ("dead", "full", "sender-blocked", "temporary", "other")
_ORDER = (
    "sender-blocked-foremost",
    "full",
    "other-first",
    "temporary-first",
    "sender-blocked-first",
    "dead-first",
    "sender-blocked",
    "dead",
    "other",
    "temporary",
)
_NAMES = re.compile(r"\bhost [^ \[]{1,260}(?= ?\[)|[\w.!#$%&*+/=?^{|}~-]{1,64}@[\w.-]{1,260}|\brelay=[^ ]{1,260}")
_SPACES = re.compile(r"\s+")
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_REPLY = re.compile(r"(?<![\d.-])([245][0-5]\d)(?=[ \-#])")
LONGEST = 4000

_CODES = {
    **dict.fromkeys(("5.1.1", "5.1.2", "5.1.3", "5.1.4", "5.1.6", "5.1.10", "5.4.4"), "dead"),
    **dict.fromkeys(("5.1.7", "5.1.8"), "sender-blocked"),
    **dict.fromkeys(("5.2.2", "4.2.2"), "full"),
    **dict.fromkeys(("5.4.7", "5.4.300"), "temporary"),
}  # fmt: skip


@attrs.frozen
class Verdict:
    """What a refusal means, and the words or the code that said so."""

    verdict: str
    because: str = ""


@cache
def _phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = toml("mailbox/bounce_phrases.toml")
    return tuple((name.removesuffix("-first").removesuffix("-foremost"), tuple(table[name])) for name in _ORDER)


def plain(text: str) -> str:
    """Lower case, single spaces, straight apostrophes, cut to a bounded length."""
    words = _SPACES.sub(" ", text[:LONGEST].replace("\u2019", "'")).strip().lower()
    # Names of hosts and people are no words of the refusal; Amazon begins every refusal with the same four words.
    return _NAMES.sub(" ", words).replace("5.1.0 - unknown address error", "")


_STAGES = {
    "mail": ("after mail from", "in reply to mail from", ">>> mail from", "mail from command", "in reply to helo",
             "in reply to ehlo"),
    "rcpt": ("rcpt to", "rcpt_to", "rcpt command", "after rcpt", "recipient to"),
    "data": ("end of data", ">>> data", ">>>> data", "final data", "in reply to data", "after data", "data command",
             "data phase"),
}  # fmt: skip
_UNSURE = ("user unknown", "unknown user", "mailbox unavailable", "mailbox is unavailable")


def stage_of(text: str) -> str:
    """The step of the talk between servers at which the refusal came: ``mail``, ``rcpt``, ``data`` or empty."""
    words = plain(text)
    return next((stage for stage, phrases in _STAGES.items() if any(phrase in words for phrase in phrases)), "")


def doubted(verdict: Verdict, text: str, status: str, stage: str) -> Verdict:
    """A "dead" that the step of the talk contradicts, taken back.

    Before the address was named the words can only be about the sender. And the commonest words of all ("user
    unknown"), without a code of their own, mean the address only at the step where it is named: after the whole mail
    was sent the address had been taken, and a filter speaks.
    """
    sure = status.startswith("5.1.") or status_in(text).startswith("5.1.")
    if verdict.verdict != "dead":
        return verdict
    if stage == "mail":
        return Verdict("sender-blocked", f"{verdict.because}, said before the recipient was named")
    if sure or stage == "rcpt" or verdict.because not in _UNSURE:
        return verdict
    step = "said after the mail was sent" if stage == "data" else "without a code or the step at which it was said"
    return Verdict("other", f"{verdict.because}, {step}")


@remembered(1024)  # servers refuse in the same words again and again
def by_words(text: str) -> Verdict | None:
    """The verdict of the server's words; None when they hold no phrase that is known."""
    words = plain(text)
    for verdict, phrases in _phrases():
        for phrase in phrases:
            if phrase in words:
                return Verdict(verdict, phrase)
    return None


def status_in(text: str) -> str:
    """The first extended status code (``5.1.1``) in a text; empty if there is none."""
    codes: list[str] = _STATUS.findall(text[:LONGEST])
    # x.0.0 and x.1.0 are what relays write when they know nothing; a code beside it is the refusing server's own.
    return next((code for code in codes if not code.endswith((".0.0", ".1.0"))), codes[0] if codes else "")


def by_code(status: str, text: str) -> Verdict | None:
    """The verdict of the status code, the weaker witness; None when there is no code."""
    code = status or status_in(text)
    if code in _CODES:
        return Verdict(_CODES[code], code)
    if code.startswith("4."):
        return Verdict("temporary", code)
    if code.startswith("5.7."):
        return Verdict("sender-blocked", code)
    reply = _REPLY.search(text[:LONGEST])
    if reply and reply.group(1).startswith("4"):
        return Verdict("temporary", reply.group(1))
    return Verdict("other", code) if code or reply else None
