"""Out-of-office replies of a buyer as absences: who is away, since when, and the first day back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from silentbuyer.calendars.absence import Absence
from silentbuyer.calendars.zones import locate
from silentbuyer.customer import Customer, Message
from silentbuyer.mailbox.dates import fold
from silentbuyer.mailbox.returning import return_date

SURE, UNSURE = 0.97, 0.6
"""Confidence of an absence whose return date was read, and of one without a date (judgement)."""

_SUBJECT = 200
_SUBJECTS = re.compile(
    r"\s{0,4}\W{0,4}(?:automatic reply|auto ?reply|auto-reply|autoreply|auto response|automated reply|out of (?:the )?office|ooo\b|"
    r"away from (?:the )?office|on (?:annual )?leave|on vacation|vacation|holiday reply|"
    r"automatische antwort|automatische antwoord|abwesenheit|abwesend|afwezig|nicht im buro|urlaub|"
    r"reponse automatique|absence|absent|respuesta automatica|fuera de (?:la )?oficina|resposta automatica|fora do escritorio|"
    r"ausencia|ausente|risposta automatica|fuori ufficio|assenza|automatiskt svar|autosvar|franvaro|ej pa kontoret|automatisk svar|"
    r"автоматическии ответ|автоответ|отпуск|нет на месте|otomatik yanit|otomatik yanıt|ofis disi|ofis disinda|"
    r"odpowiedz automatyczna|autoodpowiedz|poza biurem|nieobecnosc|自动回复|自動回覆|自动答复|外出|休假|自動返信|自動応答|不在|休暇|"
    r"자동 ?회신|자동 ?응답|부재|휴가|رد تلقاءي|رد تلقائي|الرد التلقائي|خارج المكتب|automaattinen vastaus|poissa|automaticka odpoved|"
    r"raspuns automat|αυτοματη απαντηση|automatikus valasz)"
)
_ABSENT = re.compile(
    r"out of (?:the )?office|away from (?:the |my )?(?:office|desk)|on (?:annual |paid |parental |maternity |sick )?leave|on vacation|on holidays?\b|"
    r"not in the office|currently away|limited access|office (?:is|will be) closed|we are closed|"
    r"nicht im (?:buro|haus)|abwesend|im urlaub|nicht erreichbar|betriebsferien|betriebsurlaub|geschlossen|"
    r"absente?\b|en conges?\b|en vacances|fermee?s?\b|fuera de (?:la )?oficina|de vacaciones|ausente|fora do escritorio|de ferias|fuori ufficio|"
    r"in ferie|assente|chius[oi]|afwezig|met vakantie|op vakantie|met verlof|gesloten|в отпуске|отсутству|нет на месте|izinde|ofis disinda|"
    r"tatilde|na urlopie|nieobecn|poza biurem|休假|外出|不在|放假|出差|休暇|休業|휴가|부재|휴무|خارج المكتب|في اجازة|اجازة|pa semester|inte pa kontoret|"
    r"ledig|bortrest|franvarande"
)


def is_absence(message: Message) -> bool:
    """Whether a message of the buyer is an out-of-office reply: an auto-reply whose subject or text says so."""
    if message.kind != "auto-reply" or message.sender == "seller":
        return False
    text = fold(message.text)
    return bool(_ABSENT.search(text) or subject_says_away(message.subject) or _date_in(message, None))


def subject_says_away(subject: str) -> bool:
    """Whether a subject begins as those of automatic replies do, never one that quotes another (``Re:``)."""
    head = fold(subject[:_SUBJECT]).strip()
    return not re.match(r"(?:re|aw|sv|回复|答复|rv|res)\s?[:：]", head) and bool(_SUBJECTS.match(head))


def headers_say_automatic(headers: Mapping[str, str]) -> bool:
    """Whether mail headers mark an automatic reply (RFC 3834 and its predecessors); names in any case."""
    low = {name.lower(): value.strip().lower() for name, value in headers.items()}
    auto = low.get("auto-submitted", "no")
    return (
        (bool(auto) and auto.split(";")[0].strip() != "no" and not auto.startswith("auto-generated"))
        or low.get("precedence") in {"auto_reply", "auto-reply"}
        or low.get("x-apple-action") == "vacation"
        or bool({"x-autoreply", "x-autorespond", "x-autoreply-from", "x-mail-autoreply"} & low.keys())
    )


def _date_in(message: Message, country: str | None) -> object | None:
    return return_date(f"{message.subject[:_SUBJECT]}\n{message.text}", message.at, country)


def absence_of(message: Message, country: str | None = None, zone: str | None = None) -> Absence:
    """The absence that an out-of-office reply tells; without a date in it the confidence is lower."""
    received: datetime = message.at.astimezone(ZoneInfo(zone)) if zone else message.at
    text = f"{message.subject[:_SUBJECT]}\n{message.text}"
    back = return_date(text, received, country)
    return Absence(since=message.at, back=back, confidence=SURE if back else UNSURE, text=message.text[:_SUBJECT].strip())


def absences(customer: Customer, now: datetime) -> tuple[Absence, ...]:
    """The absences that the buyer's automatic replies up to now tell, the oldest first.

    Of several replies within one absence (each mail of ours earns one) the last word stands.
    """
    replies = sorted((m for m in customer.messages if m.at <= now and is_absence(m)), key=lambda m: m.at)
    if not replies:
        return ()
    zone = locate(customer, now).best.zone
    found: list[Absence] = []
    for message in replies:
        absence = absence_of(message, customer.country, zone)
        if found and absence.back is None and found[-1].back is not None and message.at.date() < found[-1].back:
            continue
        found.append(absence)
    return tuple(found)
