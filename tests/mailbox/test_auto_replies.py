"""Automatic replies, told by their headers first and by subjects in thirty languages else."""

from email.message import Message as Mail

import pytest

from silentbuyer.data.tables import toml
from silentbuyer.mailbox.auto_replies import automatic_subject, is_auto_reply


def mail(**headers):
    found = Mail()
    for name, value in headers.items():
        found[name.replace("_", "-")] = value
    return found


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-replied (vacation)"},
        {"X_Autoreply": "yes"},
        {"X_Autorespond": "Quotation"},
        {"Precedence": "auto_reply"},
        {"Subject": "Automatic reply: Quotation"},
        {"Subject": "=?utf-8?B?6Ieq5Yqo5Zue5aSNOiBRdW90YXRpb24=?="},
        {"Auto_Submitted": "auto-generated"},
        {"Auto_Submitted": "auto-notified"},
        {"X_Autoresponse": "1"},
        {"X_AutoReply_From": "ana@acme.example"},
        {"Precedence": "bulk", "Subject": "[#4711] Quotation 88"},
        {"Return_Path": "<>", "Subject": "[#4711] Quotation 88"},
        {"Subject": "Out of Office"},
        {"Subject": "Urlaub bis 24.8."},
        {"Subject": "[EXTERNAL] Automatic reply: Quotation 88"},
        {"Subject": "Quotation 88 [Auto-Reply]"},
        {"Subject": "Currently out of office"},
    ],
)
def test_machines(headers):
    assert is_auto_reply(mail(**headers))


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "no", "Subject": "Re: Quotation"},
        {"Subject": "Re: out of stock"},
        {"Subject": "Automatic reply: x", "List_Id": "<news.acme.example>"},
        {"Subject": "Semester order"},
        {"X_Autoreply": "no", "Subject": "Quotation"},
        {"X_Autorespond": "false", "Subject": "Quotation"},
        {"Precedence": "bulk", "List_Id": "<news.acme.example>"},
        {"Subject": "Re: AW: Automatische Antwort: Angebot"},
        {"Subject": "RE: Automatic reply: Quotation 88"},
        {"Subject": "Vacation rental project: lamps"},
        {"Subject": "Urlaubshotel am See: Anfrage"},
        {"Subject": "Отпускная цена на УФ-лампы"},
        {"Subject": "Отпуск товара"},
        {"Subject": "Szabadság tér 7, delivery address"},
        {"Subject": "外出取水口消毒设备询价"},
        {},
    ],
)
def test_people(headers):
    assert not is_auto_reply(mail(**headers))


@pytest.mark.parametrize(
    "subject",
    [
        "Out of Office", "Abwesenheitsnotiz", "Réponse automatique : devis", "Respuesta automática: x", "Resposta automática",
        "Risposta automatica: x", "Automatisch antwoord: x", "Odpowiedź automatyczna: x", "Automatická odpověď", "Automatikus válasz",
        "Автоматический ответ: x", "Otomatik yanıt", "Autosvar: x", "Automatisk svar", "Automaattinen vastaus", "Αυτόματη απάντηση",
        "תשובה אוטומטית", "رد تلقائي", "自动回复: x", "自動返信", "자동 회신", "Trả lời tự động", "Balasan otomatis", "Răspuns automat",
    ],
)  # fmt: skip
def test_subjects_of_many_languages(subject):
    assert automatic_subject(subject)
    assert not automatic_subject(f"Re: {subject}")  # who answers it is a person


def test_a_word_that_people_write_too_needs_a_text_that_says_so():
    subject = mail(Subject="Fora do escritório: filtro para casa de praia")

    assert is_auto_reply(subject, "Estou de férias até 24 de agosto.")
    assert not is_auto_reply(subject, "Quanto custa um filtro para a casa de praia?")


def test_at_least_twenty_languages():
    assert len(toml("mailbox/auto_replies.toml")["machine"]) >= 40
