"""Absences told by calendar weeks: "closed weeks 28-31", "KW 30/31 im Urlaub", "kontoret stängt v.28–31, åter v.33"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from silentbuyer.mailbox.date_words import fold

_WORD = (
    r"(?:kw|kalenderwochen?|wochen?|calendar weeks?|weeks?|wks?|weken|week ?nr|veckorna|veckor|vecka|v|ukene|uker|uke"
    r"|ugerne|uger|uge|semaines?|sem|settiman[ae]|sett|semanas?|tygodni\w{0,3}|tydzien|tyg|viikko\w{0,3}|viik\w{0,5}"
    r"|vko?|tydn\w{0,4}|tyden|tyzdn\w{0,4}|het\w{0,3}|nedel\w{0,3}|hafta\w{0,4})"
)
_NUMBER = r"(?:5[0-3]|[1-4]\d|0?[1-9])(?!\d|[.:,]\d|\s?[%€$]|\s?(?:days?|tage|dagar|dager|dage|dias|jours|giorni))"
_JOIN = (
    r"(?:\s?[-–—/+&,]\s?|\.?\s(?:and|to|until|through|till|til|bis|und|och|og|en|t/m|tot|tot en met|a|au|et|al|e|y|i|do"
    r"|az|es|ja|ve|ile)\s)"
)
_LED = re.compile(
    rf"(?<!\w){_WORD}\.?\s?(?:n[ro°º.]{{0,2}}\s?)?({_NUMBER})((?:\.?{_JOIN}(?:{_WORD}\.?\s?|s)?{_NUMBER}){{0,5}})"
)
_FOLLOWED = re.compile(
    rf"(?<![\d.,])({_NUMBER})\.?((?:{_JOIN}{_NUMBER}\.?){{0,5}})\s(?:tydn\w+|tyzdn\w+|heten|hetben|hete)"
)
_SHORT_LEADS = re.compile(r"(?<![\w.])s(?=(\d\d)\s?[-–a/]+\s?s?\d\d)")
_AGAIN = re.compile(
    r"(?:back|return\w*|again|from|tillbaka|ater|atervander|tilbake|tilbage|igen|zuruck|wieder|ab|terug|weer|vanaf"
    r"|retour|reprise|reprenons|rientro|riapr\w+|di nuovo|de vuelta|regres\w+|volv\w+|reabr\w+|volt\w+|powrot|wraca\w*"
    r"|takaisin|palaa\w*|zpet|opet|vissza\w*|ujra)\W+(?:\w+\W+){0,2}$"
)
_WEEK = timedelta(weeks=1)
_MOST = 12
"""Weeks of one closing; more are no leave (judgement)."""


def weeks_away(text: str, sent: date) -> tuple[date, date] | None:
    """First day away and first day back of the calendar weeks that a sentence about an absence names; or None.

    Weeks are those of ISO 8601, which count from Monday; one that is over is next year's. A week behind "back" or
    "again" is the first one at work.
    """
    folded = _SHORT_LEADS.sub("semaines ", fold(text))
    away: list[tuple[date, date]] = []
    back: date | None = None
    for match in (*_LED.finditer(folded), *_FOLLOWED.finditer(folded)):
        weeks = [int(number) for number in re.findall(r"\d+", match.group())]
        if _AGAIN.search(folded[: match.start()][-40:]):
            back = back or _monday(weeks[0], sent)
        elif (span := _span(weeks, sent)) is not None:
            away.append(span)
    if not away:
        return None if back is None else (sent, back)
    first, after = min(start for start, _ in away), max(end for _, end in away)
    return max(first, sent), back if back is not None and back > after else after


def _span(weeks: list[int], sent: date) -> tuple[date, date] | None:
    """From the first Monday to the one behind the last week; who writes in the middle of it is away already."""
    last, more = _monday(weeks[-1], sent), weeks[-1] - weeks[0]
    first = _monday(weeks[0], sent) if last is None or more < 0 else last - more * _WEEK
    if first is None or last is None:
        return None
    return (first, last + _WEEK) if timedelta() <= last - first <= _MOST * _WEEK else None


def _monday(week: int, sent: date) -> date | None:
    """The Monday of a week that is not over on a day; None where its year has no such week."""
    for year in (sent.isocalendar().year, sent.isocalendar().year + 1):
        try:
            monday = date.fromisocalendar(year, week, 1)
        except ValueError:  # a year of 52 weeks has no 53rd
            continue
        if monday + _WEEK > sent:
            return monday
    return None
