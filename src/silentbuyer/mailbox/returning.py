"""The first day back that an out-of-office text names, in fifteen languages and more; unsure is None.

Each date of the text is judged by the nearest words around it: "back on", "until", "from" and their kin. A return date
beats an end of absence; what is neither (a deadline, the date of our own letter) is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache

import attrs

from silentbuyer import tables
from silentbuyer.mailbox.dates import Mention, Reader, fold, mentions, weekday_names

_REACH = {"back": 60, "until_first": 34, "until_last": 34, "from": 24, "after": 5, "to": 2, "until_tight": 2}
_REACH_POST = {"back": 60, "until_post_first": 22, "until_post_last": 14, "from_post": 14, "after_post": 4}
_TIGHT = frozenset({"to", "until_tight"})
_JOINED = 8
_ONE = timedelta(days=1)
_SATURDAY, _MONDAY = 5, 0

_PHONE = r"(?:\+|\b00)\d[\d\s()./-]{5,22}\d|\(\d{2,5}\)\s?\d[\d\s./-]{4,14}\d|\b\d{3,5}[-\s]\d{3,4}[-\s]\d{3,4}\b|\b\d{7,}\b"
_NUMBER_WORDS = (
    r"tel|phone|mobile|mob|fax|cell|ext|telefon|telephone|telefono|telefoon|handy|durchwahl|тел|телефон|电话|電話|手机|전화|内線|هاتف|"
    r"order|po|p\.o|purchase order|invoice|ticket|case|ref|reference|inquiry|quote|quotation|rfq|offer|part|item|version|v|"
    r"auftrag|bestellung|angebot|rechnung|vorgang|az|commande|facture|devis|dossier|pedido|factura|fatura|ordine|fattura|"
    r"bestelling|offerte|factuur|заказ|счет|счёт|договор|siparis|fatura|zamowienie|faktura|订单|訂單|合同|发票|注文|見積|주문|طلب|"
    r"room|zimmer|building|street|str|suite|floor|apt"
)
_NOISE = re.compile(
    r"https?://\S{1,300}|[\w.+-]{1,64}@[\w.-]{1,255}"
    rf"|{_PHONE}"
    r"|\d{1,2}(?::\d\d){1,2}(?:\s?[ap]\.?m\b)?|\b\d{1,2}(?:[.h]\d\d)?\s?(?:uhr|h\b|hrs|hours|am\b|pm\b|часов|ч\b)"
    r"|[$€£¥]\s?\d[\d.,]*|\b(?:usd|eur|gbp|cny|rmb)\s?\d[\d.,]*|\d[\d.,]*\s?%"
    rf"|(?<!\w)(?:{_NUMBER_WORDS})(?:\s?(?:no|nr|num|number|nummer|numero|n[o°º]|id|番号|号|번호))?\.?\s?[:#№°]?\s?#?(?=[\w/.-]{{0,24}}\d)[\w/.-]{{1,40}}"
    r"|[#№]\s?[\w/.-]{1,40}"
)
_SENTENCE = re.compile(r"[!?;。！？\n]|(?<=\d{4})\.(?=\s)|(?<=[^\W\d_]{3})(?<!incl)(?<!inkl)\.(?=\s)")
_RANGE = re.compile(r"\d\s?(?:st|nd|rd|th|:e|\.)?(?:\s?[a-zа-яء-ي]{3,12}\.?)?(?:\s?\([^)]{1,6}\))?\s?(?:[-–—~〜～]|〜)\s?(?:[a-z]{2,10},?\s)?$")
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|tra|tussen|mellan|miedzy)\b.{1,40}\s(?:and|und|et|y|e|en|och|a)\s(?:the\s|dem\s|le\s|el\s|il\s|den\s)?$")
_DAY_ONLY = re.compile(
    r"(?:\bthe\s)(\d{1,2})(?:st|nd|rd|th)\b|\bam\s(\d{1,2})\.(?![\d])|\ble\s(\d{1,2})\b(?!\s?[:h.,/]\d)|\b(?:el|il)\s(?:dia\s)?(\d{1,2})\b(?![:/.,]\d)"
    r"|\bdia\s(\d{1,2})\b(?![:/.,]\d)|\bde\s(\d{1,2})e\b|\bden\s(\d{1,2})(?::?e)?\b|\b(\d{1,2})-го\b|(?<![\d月월])(\d{1,2})\s?[日号일](?!\d)"
)
_TAIL = re.compile(r"\s?(?:st|nd|rd|th)?,?\s?(?:to|until|till|through|thru|-|–|—|bis|au|al|tot|до|по|do|~|〜|から|부터)\s?(?:the\s)?(\d{1,2})(?:st|nd|rd|th)?\s?(?:[日号일])?(?!\d|[:./]\d)")
_JOIN = re.compile(r"(?<!\w)(?:and|und|et|y|e|en|och|og|и|ve|i|oraz|و)(?!\w)|[,،、，]")
_TODAY = re.compile(r"\btomorrow\b|\bmorgen\b|\bdemain\b|\bmanana\b|\bamanha\b|\bdomani\b|\bзавтра\b|\byarin\b|\bjutro\b|\bimorgon\b|\bi morgon\b|明天|明日|내일|غدا")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    words: dict[str, set[str]] = {}
    for table in tables.toml("out_of_office/cues.toml").values():
        for kind, phrases in table.items():
            words.setdefault(kind, set()).update(fold(phrase) for phrase in phrases)
    return {kind: _pattern(phrases) for kind, phrases in words.items()}


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    parts = []
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        body = r"\s+".join(map(re.escape, phrase.split()))
        cjk = re.search(r"[぀-ヿ一-鿿가-힣]", phrase)
        end = "" if phrase.endswith("'") else r"(?!\w)"
        prefix = "[وف]?" if re.search("[ء-ي]", phrase) else ""
        parts.append(body if cjk else rf"(?<!\w){prefix}{body}{end}")
    return re.compile("|".join(parts))


@attrs.frozen
class _Cue:
    kind: str
    distance: int


def return_date(text: str, received: datetime | date, country: str | None = None) -> date | None:
    """The first day back that an out-of-office text names; None when it names none or leaves doubt.

    `received` is when the text came (its date is the day from which "Monday" or "17 August" is counted), `country`
    (ISO 3166-1) decides how 8/9 is read; without it a date that could be both is no date.
    """
    day = received.date() if isinstance(received, datetime) else received
    folded = _NOISE.sub(lambda match: "×" * len(match.group()), fold(text))
    if _cues()["gone"].search(folded):
        return None
    reader = Reader(day, country)
    found = _judged(folded, reader)
    for kind in ("back", "until"):
        days = [when for which, when in found if which == kind]
        if days:
            return days[0] if kind == "back" else max(days)
    return None


def _judged(text: str, reader: Reader) -> list[tuple[str, date]]:
    """Each date that says something, as (``back`` or ``until``, first day back)."""
    spots = _without_loose_weekdays(text, _with_tails(text, mentions(text, reader), reader))
    found: list[tuple[str, date]] = []
    for number, spot in enumerate(spots):
        before = text[spots[number - 1].end if number else 0 : spot.start]
        after = text[spot.end : spots[number + 1].start if number + 1 < len(spots) else len(text)]
        verdict = _verdict(spot, _last_sentence(before), _first_sentence(after), number > 0, last=number + 1 == len(spots))
        if verdict is None:
            continue
        readings = _by_weekday(spot, before, reader)
        if len(readings) == 1:
            when = _first_day(verdict, readings[0])
            if when > reader.received or verdict[0] == "back":
                found.append((verdict[0], when))
    return found or _loose(text, reader, spots)


def _with_tails(text: str, spots: list[Mention], reader: Reader) -> list[Mention]:
    """The dates with the bare end days of ranges such as "August 3 to 14" or "8月10日から14日まで"."""
    found = []
    for number, spot in enumerate(spots):
        found.append(spot)
        tail = _TAIL.match(text, spot.end)
        following = spots[number + 1].start if number + 1 < len(spots) else len(text)
        if tail and tail.end() <= following and spot.readings and spot.dated:
            end = reader.next_day(int(tail[1]), spot.readings[0])
            found.append(Mention(tail.start(1), tail.end(), (end,) if end else ()))
    return found


def _without_loose_weekdays(text: str, spots: list[Mention]) -> list[Mention]:
    """The dates without the weekday names that only adorn a date beside them ("Monday, 17 August", "8/17 (Mon)")."""
    kept = []
    for number, spot in enumerate(spots):
        following = spots[number + 1] if number + 1 < len(spots) else None
        before = spots[number - 1] if number else None
        adorns = following is not None and following.dated and re.fullmatch(r"[\s,.(]*(?:the|den|dem|le|el|il|dia|de|d\.)?[\s,.]*", text[spot.end : following.start])
        behind = before is not None and before.dated and re.fullmatch(r"[\s,.]*[(（]?\s*", text[before.end : spot.start])
        if spot.dated or not (adorns or behind):
            kept.append(spot)
    return kept


def _by_weekday(spot: Mention, before: str, reader: Reader) -> tuple[date, ...]:
    """The readings of a date; of two, the one that falls on the weekday written beside it."""
    if len(spot.readings) < 2:
        return spot.readings
    words = [mention.readings[0].weekday() for mention in mentions(before[-16:], reader) if not mention.dated]
    fitting = tuple(day for day in spot.readings if words and day.weekday() == words[-1])
    return fitting or spot.readings


def _last_sentence(text: str) -> str:
    cuts = [match.end() for match in _SENTENCE.finditer(text)]
    return text[cuts[-1] :] if cuts else text


def _first_sentence(text: str) -> str:
    cut = _SENTENCE.search(text)
    return text[: cut.start()] if cut else text


@cache
def _filler() -> re.Pattern[str]:
    """Words that stand between a cue and its date: articles, "day", weekday names."""
    days = "|".join(sorted(map(re.escape, weekday_names()), key=len, reverse=True))
    words = rf"the|le|la|el|il|lo|o|a|dia|jour|den|dem|der|op|on|am|de|do|dnia|data|dato|giorno|tag|يوم|تاريخ|{days}"
    return re.compile(rf"(?:[\s,.(]+(?:{words})){{0,4}}[\s,.(]*$")


def _nearest_before(text: str, *, second: bool = False) -> _Cue | None:
    bare = _filler().sub("", text)
    found = []
    for kind, reach in _REACH.items():
        for match in _cues()[kind].finditer(text):
            distance = len(text) - match.end()
            close = max(0, len(bare) - match.end())
            if (close if kind in _TIGHT else distance) <= reach and (kind != "to" or second or _opens_range(text[: match.start()])):
                found.append((distance, match.start(), kind))
    if not found:
        return None
    distance, start, kind = min(found)
    if kind == "from":
        # "Available again from": the words of the return end where the date begins.
        backs = [m for m in _cues()["back"].finditer(text) if m.start() < start and start - m.end() <= _JOINED]
        return _Cue("back", distance) if backs else _Cue(kind, distance)
    return _Cue(kind, distance)


def _opens_range(text: str) -> bool:
    """Whether a range has begun before its end: "from the 3rd", "3", "on 3 August"."""
    return bool(re.search(r"\d\W{0,3}(?:st|nd|rd|th|er)?\W{0,3}$", text) or _cues()["from"].search(text[-40:]) or not text.strip())


def _nearest_after(text: str) -> _Cue | None:
    found = []
    for kind, reach in _REACH_POST.items():
        match = _cues()[kind].search(text[: reach + 24]) if kind in _cues() else None
        if match and match.start() <= reach:
            found.append((match.start(), kind))
    if not found:
        return None
    distance, kind = min(found)
    return _Cue(kind, distance)


def _verdict(spot: Mention, before: str, after: str, second: bool, *, last: bool) -> tuple[str, bool, bool] | None:  # noqa: FBT001 - private
    """What a date means: (``back`` or ``until``, the named day is still away, that is only a guess)."""
    inclusive = bool(_cues()["inclusive"].search(before[-40:]) or _cues()["inclusive"].search(after[:24]))
    post = _nearest_after(after)
    if post and post.kind != "back":
        return _post_verdict(post, after, inclusive)
    if _RANGE.search(before) or (second and not before.strip(" -–—~〜～()月火水木金土日월화수목금토일") and re.search(r"[-–—~〜～]", before)):
        return "until", True, False
    if _BETWEEN.search(before):
        return "until", True, False
    cue = _nearest_before(before, second=second)
    if cue is None:
        return ("back", False, False) if post else None
    if cue.kind == "from":
        return ("back", False, False) if post and not (not last and _JOIN.search(after[: post.distance])) else None
    if cue.kind == "after":
        return ("back", True, False) if _cues()["back"].search(before) else None
    if cue.kind == "back":
        return "back", False, False
    return "until", inclusive or cue.kind in {"until_last", "until_tight", "to"}, cue.kind == "until_first" and not inclusive


def _post_verdict(post: _Cue, after: str, inclusive: bool) -> tuple[str, bool, bool] | None:  # noqa: FBT001 - private
    if post.kind == "from_post":
        return ("back", False, False) if _cues()["back"].search(after[:50]) else None
    if post.kind == "after_post":
        return "back", True, False
    return "until", inclusive or post.kind == "until_post_last", post.kind == "until_post_first" and not inclusive


def _first_day(verdict: tuple[str, bool, bool], day: date) -> date:
    _, still_away, guess = verdict
    # "Until Sunday" means back on Monday, whatever the language says of other days.
    return day + _ONE if still_away or (guess and day.weekday() >= _SATURDAY) else day


def _loose(text: str, reader: Reader, spots: list[Mention]) -> list[tuple[str, date]]:
    """A return on a bare day of the month ("back on the 17th") or tomorrow, when no full date says more."""
    for match in _DAY_ONLY.finditer(text):
        if any(spot.start < match.end() and match.start() < spot.end for spot in spots):
            continue
        digits = next(group for group in match.groups() if group)
        before, after = _last_sentence(text[: match.start()])[-60:], _first_sentence(text[match.end() :])
        when = reader.next_day(int(digits)) if int(digits) <= 31 else None
        if when and (_cues()["back"].search(before) or (after and (post := _nearest_after(after)) and post.kind == "back")):
            return [("back", when)]
    for match in _TODAY.finditer(text):
        near = _last_sentence(text[: match.start()])[-40:] + " " + _first_sentence(text[match.end() :])[:40]
        if _cues()["back"].search(near):
            return [("back", reader.received + _ONE)]
    return []
