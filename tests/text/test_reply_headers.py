"""What mail programs write above a quoted mail, in whichever language."""

import pytest

from silentbuyer.text.quotation import own_words
from silentbuyer.text.reply_headers import heads_block, is_divider, opens_quotation

OURS = "Is our price too high for you, or did you choose another supplier?"


@pytest.mark.parametrize(
    "head",
    [
        "Od: Lin <lin@seller.example>\nWysłano: poniedziałek, 3 sierpnia 2026 09:00\nDo: Anna\nTemat: Oferta 88",
        "Kimden: Lin <lin@seller.example>\nGönderildi: 3 Ağustos 2026 Pazartesi 09:00\nKime: Anna\nKonu: Teklif 88",
        "差出人: Lin <lin@seller.example>\n送信日時: 2026年8月3日 9:00\n宛先: Anna\n件名: 見積 88",
        "Từ: Lin <lin@seller.example>\nĐã gửi: Thứ Hai, 3 Tháng Tám 2026 9:00 SA\nTới: Anna\nChủ đề: Báo giá 88",
        "Dari: Lin <lin@seller.example>\nDikirim: Senin, 3 Agustus 2026 09.00\nKepada: Anna\nSubjek: Penawaran 88",
        "Från: Lin <lin@seller.example>\nSkickat: den 3 augusti 2026 09:00\nTill: Anna\nÄmne: Offert 88",
        "Lähettäjä: Lin <lin@seller.example>\nLähetetty: maanantai 3. elokuuta 2026 9.00\nVastaanottaja: Anna\nAihe: Tarjous",
        "Feladó: Lin <lin@seller.example>\nElküldve: 2026. augusztus 3., hétfő 9:00\nCímzett: Anna\nTárgy: Ajánlat 88",
        "Από: Lin <lin@seller.example>\nΣτάλθηκε: Δευτέρα, 3 Αυγούστου 2026 9:00 πμ\nΠρος: Anna\nΘέμα: Προσφορά 88",
        "จาก: Lin <lin@seller.example>\nส่ง: วันจันทร์ที่ 3 สิงหาคม 2569 9:00\nถึง: Anna\nเรื่อง: ใบเสนอราคา 88",
        "از: Lin <lin@seller.example>\nارسال: دوشنبه ۳ اوت ۲۰۲۶ ۹:۰۰\nبه: Anna\nموضوع: پیشنهاد 88",
        "Siuntėjas: Lin <lin@seller.example>\nIšsiųsta: 2026 m. rugpjūčio 3 d. 09:00\nKam: Anna\nTema: Pasiūlymas 88",
        "Saatja: Lin <lin@seller.example>\nSaadetud: esmaspäev, 3. august 2026 9:00\nAdressaat: Anna\nTeema: Pakkumine 88",
        "Lin <lin@seller.example>\n03/08/2026 09:00\n\nTo\nAnna Riva\ncc\n\nSubject\nQuotation 88",
        "pon., 3 sie 2026 o 09:00 Lin <lin@seller.example> napisał(a):",
        "пн, 3 серп. 2026 р. о 09:00 Lin <lin@seller.example> пише:",
        "2026年8月3日(月) 9:00 Lin <lin@seller.example>:",
        "2026년 8월 3일 (월) 오전 9:00, Lin <lin@seller.example>님이 작성:",
        "Lin <lin@seller.example>, 3 Ağu 2026 Pzt, 09:00 tarihinde şunu yazdı:",
        "في الاثنين، 3 أغسطس 2026 في 9:00 ص تمت كتابة ما يلي بواسطة Lin <lin@seller.example>:",
        "Pada tanggal Sen, 3 Agu 2026 pukul 09.00 Lin <lin@seller.example> menulis:",
        "Vào Th 2, 3 thg 8, 2026 vào lúc 09:00 Lin <lin@seller.example> đã viết:",
        "Den mån 3 aug. 2026 kl 09:00 skrev Lin <lin@seller.example>:",
        "Στις Δευ 3 Αυγ 2026 στις 9:00 π.μ., ο χρήστης Lin <lin@seller.example> έγραψε:",
        "ב-יום ב׳, 3 באוג׳ 2026 ב-9:00 מאת Lin <lin@seller.example>:",
        'At 2026-08-03 09:00:00, "Lin" <lin@seller.example> wrote:',
        "Lin Wei said on 3 Aug 2026 at 09:00:",
        "---- 回复的原邮件 ----\n发件人\tLin<lin@seller.example>\n日期\t2026年08月03日 09:00",
        "---- Replied Message ----",
        "------------------ 原始邮件 ------------------",
        "________________________________",
        "Begin forwarded message:",
    ],
)  # fmt: skip
def test_our_words_below_any_head_are_not_the_buyers(head):
    assert own_words(f"Thank you, received.\n\n{head}\n\n{OURS}") == "Thank you, received."


@pytest.mark.parametrize(
    "text",
    [
        "Our target: 12 USD\nQuantity: 500 pcs\nDelivery: May",
        "He wrote us last year: no answer.",
        "Please note:\nwe need CE.",
        "We pay as follows: 30 % and 70 %.",
        "Name: Anna Riva\nEmail: anna@acquaviva.example\nMessage: please quote 20 lamps",
        "From Monday we work until 18:00.",
        "To: all good.\nThanks",
        "10:30 is fine for the call, as Tom said:",
        "***\nWe need 20 sets.",
    ],
)
def test_a_buyers_own_list_is_no_head(text):
    assert own_words(text) == text


def test_heads_are_as_long_as_they_are():
    lines = ["From: Lin", "Sent: Monday", "To: Anna", "Subject: Offer", "", "Hello"]

    assert heads_block(lines, 0) == 4
    assert opens_quotation(["On 2 Mar 2026 at 10:00, Li Wei", "<li@factory.example> wrote:"], 0) == 2
    assert is_divider("-------- Weitergeleitete Nachricht --------")
    assert not is_divider("-------- 20 pcs --------")


@pytest.mark.parametrize(
    "line",
    [
        "---- On Mon, 03 Aug 2026 09:00:00 +0200 Lin <lin@seller.example> wrote ----",
        "---- En lun., 03 ago. 2026 09:00:00 +0200 Lin <lin@seller.example> escribió ----",
        "---- Am Mo., 03 Aug. 2026 09:00:00 +0200 Lin <lin@seller.example> schrieb ----",
        "---- Le lun., 03 août 2026 09:00:00 +0200 Lin <lin@seller.example> a écrit ----",
        "---- Il lun, 03 ago 2026 09:00:00 +0200 Lin <lin@seller.example> ha scritto ----",
        "---- 在 星期一, 03 8月 2026 09:00:00 +0200 Lin <lin@seller.example> 写道 ----",
    ],
)
def test_dashes_may_stand_around_the_line_that_says_who_wrote(line):
    assert opens_quotation([line, "", "Which voltage?"], 0) == 1


def test_a_point_of_a_list_opens_no_quotation():
    assert opens_quotation(["- In 2025 we wrote to you twice.", "- Please send the price."], 0) == 0
