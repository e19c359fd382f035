"""The card of one buyer: what stands open, what is folded, static, escaped, readable by everybody."""

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from made_by_hand import NOW, diagnosis, hostile, scores
from tests.worklist import made
from tests.worklist.pages import CARD, Outline

import silentbuyer as sb
from silentbuyer.cli import demo
from silentbuyer.model.customer import Message
from silentbuyer.model.diagnosis import CauseScore, Silence
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.worklist.buyer_card import card
from silentbuyer.worklist.reasons import reasons
from silentbuyer.worklist.style import sheet


def open_words(shown):
    """The words that stand open: what is folded, the styles and the buttons of the script are left out."""
    tree = lxml_html.fromstring(f"<div>{shown}</div>")
    for element in tree.xpath("//style | //button | //details/*[not(self::summary)]"):
        element.drop_tree()
    return " ".join(part.strip() for part in tree.itertext() if part.strip()).split()


@pytest.fixture(scope="module")
def shown():
    """Every buyer of the demo, as their cards show them."""
    from datetime import datetime

    with demo.customers() as reading:
        buyers = [item for item in reading if isinstance(item, sb.Customer)]
    seller = sb.Seller(country="CN")
    found = sb.diagnose_all(buyers, seller, now=datetime.fromisoformat(demo.NOW), online=False)
    return {d.customer: d._repr_html_() for d in found}


def test_no_card_has_more_than_120_words_open(shown):
    counts = {key: len(open_words(text)) for key, text in shown.items()}
    assert max(counts.values()) <= 120
    assert min(counts.values()) >= 40


def test_the_card_answers_whom_when_where_and_why():
    d = made.diagnosis(
        "port", made.action("call", starts=4.5, channel="phone", cause=Cause.GOODS_AT_PORT), cause=Cause.GOODS_AT_PORT
    )
    told = " ".join(open_words(card(d)))
    for wanted in (
        "Port Ltd", "Mombasa, Kenya", "Mon 04:00 there", "C-port", "王芳", "USD 12,000",
        "the goods are at the port or due there", "13:30 (08:30 there)", "call +254", "+254 722 555 911", "(J. Otieno)", "They said so, port.",
    ):  # fmt: skip
        assert wanted in told
    assert 'href="tel:+254722555911"' in card(d)


def test_a_mail_opens_with_the_draft_and_a_chat_too():
    mail = card(made.diagnosis("a", made.action(channel="email")))
    assert re.search(r'href="mailto:a@buyer\.example\?body=Hello%', mail)
    chat = card(made.diagnosis("a", made.action(channel="whatsapp")))
    assert re.search(r'href="https://wa\.me/254733555135\?text=Hello', chat)


def test_the_rest_is_folded():
    d = diagnosis()
    text = Outline(card(d)).words
    for wanted in ("19 days, but only 11 working hours", "Do not write now.", "season: Ferragosto", "bot wall", "rule quiet of dhgate", "open it in a browser"):  # fmt: skip
        assert wanted in text
        assert wanted not in " ".join(open_words(card(d)))


def test_reasons_stand_for_and_against():
    findings = tuple(
        Finding(weights={"fake-buyer": bits}, because=f"sign {bits}.", rule="r", group=str(bits))
        for bits in (3.0, 2.0, 1.0, -1.5, 0.01)
    )
    score = CauseScore(cause=Cause.FAKE_BUYER, probability=0.9, findings=findings)
    d = diagnosis(causes=(score, *scores((Cause.UNKNOWN, 0.1))), findings=findings)
    assert [(one.sentence, one.bits) for one in reasons(d)] == [
        ("Sign 3.0.", 3.0),
        ("Sign 2.0.", 2.0),
        ("Sign -1.5.", -1.5),
    ]


def test_the_messages_are_there_in_full_and_isolated():
    log = [Message(at=NOW - timedelta(days=n), sender="buyer", text=f"الرسالة {n}", subject="S") for n in range(3)]
    d = made.diagnosis("a", buyer=made.contacts("a", messages=log))
    assert "<bdi>الرسالة 0</bdi>" in card(d)
    assert "Messages (3)" in card(d)


def test_without_messages_there_is_no_chart():
    assert "<svg" not in card(diagnosis())


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style><b>",
        "javascript:alert(1)",
        "&lt;b&gt;",
        "'",
    ],
)
def test_hostile_text_stays_text(attack):
    for shown in (card(hostile(attack)), card(made.stranger(attack))):
        outline = Outline(shown)
        assert set(outline.tags) <= CARD
        assert not [name for name, value in outline.attributes if name.startswith("on")]
        links = [value for name, value in outline.attributes if name == "href"]
        assert all(value.startswith(("mailto:", "tel:", "https://wa.me/")) for value in links)
        assert attack in outline.text


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_text_leaves_the_card_well_formed(text):
    for shown in (card(hostile(text)), card(made.stranger(text))):
        outline = Outline(shown)
        assert set(outline.tags) <= CARD
        assert not set(outline.text) & set("\x1b\x00\u202e")


def test_bars_and_pictures_have_words_for_who_cannot_see_them():
    log = [Message(at=made.NOW - timedelta(days=3), sender="seller", text="Hello")]
    shown = card(made.diagnosis("a", buyer=made.contacts("a", messages=log)))
    assert shown.count('aria-hidden="true"') >= shown.count('class="sb-track"')
    assert re.search(r'role="img" aria-label="Time line from .* messages of ours: 1, of theirs: 0', shown)


def test_the_card_shows_what_moved_each_cause():
    because = [
        Finding(weights={"holiday-absence": bits}, because=f"Sign {bits}.", rule="r", group=f"g{bits}")
        for bits in range(-7, 8)
    ]
    score = CauseScore(cause=Cause.HOLIDAY_ABSENCE, probability=0.9, findings=tuple(because), prior_bits=-2.0, bits=0.0)
    outline = Outline(card(diagnosis(causes=(score, *scores((Cause.UNKNOWN, 0.1))), findings=tuple(because))))
    assert outline.tags.count("caption") == 1
    text = outline.words
    assert "holiday absence: 90%" in text
    assert "-2.0 Before any evidence" in text.replace("−", "-")
    assert "+7.0 Sign 7." in text
    assert "3 weaker findings" in text


def test_a_finding_that_did_not_count_says_so_in_the_table():
    pair = tuple(
        Finding(weights={"fake-buyer": bits}, because=f"Sign {bits}.", rule="r", group="same") for bits in (2.0, 1.0)
    )
    score = CauseScore(cause=Cause.FAKE_BUYER, probability=0.9, findings=pair, prior_bits=-3.0, bits=1.5)
    text = Outline(card(diagnosis(causes=(score,), findings=pair))).text
    assert "not counted: the same fact spoke already, +1.0" in text
    assert "Weak signs may add up to so much only" in text


def test_a_finding_without_weight_or_evidence_is_shown_plainly():
    html = card(diagnosis(findings=(Finding(weights={}, because="Seen.", rule="plain"),)))
    assert '<li>Seen. <span class="sb-bits">[plain]</span></li>' in html


def test_calendar_doubts_are_folded():
    silence = Silence(since=NOW, state="late", elapsed=timedelta(hours=50), notes=("The zone is a guess.",))
    assert "The zone is a guess." in Outline(card(diagnosis(silence=silence))).text


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize(
    "name", ["sb-ink", "sb-soft", "calm", "ours", "worthless", "lost", "commercial", "urgent", "open", "theirs", "now"]
)
def test_every_text_colour_is_readable_on_its_ground(scheme, name):
    css = sheet("card")
    ground = re.findall(r"--sb-ground:(#\w{6})", css)[scheme]
    colour = re.findall(rf"--{name}:(#\w{{6}})", css)[scheme]
    light, dark = sorted((luminance(ground), luminance(colour)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
