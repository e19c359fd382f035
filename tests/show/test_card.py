"""The HTML card and page: well-formed, static, escaped, and readable by everybody."""

import re
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_by_hand import NOW, diagnosis, hostile, scores

from silentbuyer.batch.diagnoses import Diagnoses
from silentbuyer.model.diagnosis import CauseScore, Discount, Silence
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.show.card import card
from silentbuyer.show.report_page import PageWriter, page
from silentbuyer.show.style import sheet

VOID = {"br", "meta"}
ALLOWED = {
    "caption",
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "span",
    "bdi",
    "ul",
    "ol",
    "li",
    "div",
    "i",
    "strong",
    "details",
    "summary",
    "br",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
}


class Outline(HTMLParser):
    """Collects tags, attributes and text, and fails on a tag that is not closed in order."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.attributes, self.text = [], [], [], ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_card_holds_what_a_salesperson_needs():
    text = " ".join(Outline(card(diagnosis())).text.split())
    for wanted in (
        "Acquaviva S.r.l.",
        "Very probably a holiday or seasonal break keeps the buyer away (81%).",
        "19 days, but only 11 working hours",
        "seasonal break 8 days",
        "Do not write now.",
        "not before Tue 25 Aug 2026, 09:30",
        "season: Ferragosto",
        "bot wall",
        "rule quiet of dhgate",
    ):
        assert wanted in text


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
    outline = Outline(card(hostile(attack)))
    assert set(outline.tags) <= ALLOWED
    assert not [name for name, value in outline.attributes if name.startswith("on") or "script" in (value or "")]
    assert attack in outline.text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_leaves_the_card_well_formed(text):
    outline = Outline(card(hostile(text)))
    assert set(outline.tags) <= ALLOWED
    assert not set(outline.text) & set("\x1b\x00\u202e")


def test_bars_are_hidden_from_screen_readers_because_the_figures_say_the_same():
    html = card(diagnosis())
    assert html.count('aria-hidden="true"') >= html.count('class="sb-track"')
    assert ">81%<" in html


def test_the_card_shows_calendar_doubts_and_gives_unlabelled_hours_a_name():
    silence = Silence(
        since=NOW,
        state="late",
        elapsed=timedelta(hours=50),
        notes=("The zone is a guess.",),
        discounts=(Discount(kind="flood", hours=9),),
    )
    text = Outline(card(diagnosis(silence=silence))).text
    assert "The zone is a guess." in text
    assert "other 9 h" in text


def test_the_card_shows_what_moved_each_cause():
    because = [
        Finding(weights={"holiday-absence": bits}, because=f"Sign {bits}.", rule="r", group=f"g{bits}")
        for bits in range(-7, 8)
    ]
    score = CauseScore(cause=Cause.HOLIDAY_ABSENCE, probability=0.9, findings=tuple(because), prior_bits=-2.0, bits=0.0)
    outline = Outline(card(diagnosis(causes=(score, *scores((Cause.UNKNOWN, 0.1))), findings=tuple(because))))
    assert outline.tags.count("caption") == 1
    text = " ".join(outline.text.split())
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


def test_a_silence_that_cannot_be_divided_has_no_bar():
    assert "sb-hours" not in card(diagnosis(silence=Silence())).split("</style>")[1]


def test_a_page_is_a_whole_document_that_can_run_nothing():
    html = page([diagnosis(), hostile("<script>")], title="Monday <list>")
    outline = Outline(html)
    assert outline.tags[0] == "html"
    assert ("lang", "en") in outline.attributes
    assert "default-src 'none'; style-src 'unsafe-inline'" in [
        value for name, value in outline.attributes if name == "content"
    ]
    assert "Monday &lt;list&gt;" in html
    assert set(outline.tags) <= ALLOWED
    links = [value for name, value in outline.attributes if name == "href"]
    anchors = {f"#{value}" for name, value in outline.attributes if name == "id"}
    assert links == ["#buyer-1", "#buyer-2"]
    assert set(links) <= anchors


def test_a_page_counts_causes():
    other = diagnosis(causes=scores((Cause.FAKE_BUYER, 1.0)))
    html = page([diagnosis(), other, other])
    assert re.search(r'fake buyer</td><td class="n">2</td><td class="n">67%', html)


def test_an_empty_page_is_still_a_page():
    assert "0 buyers" in Outline(page([])).text


def test_pages_are_written_in_pieces(tmp_path):
    target = Path(tmp_path) / "page.html"
    with PageWriter() as writer, target.open("w", encoding="utf-8") as stream:
        for _ in range(3):
            writer.add(diagnosis())
        writer.write(stream)
    assert target.read_text(encoding="utf-8") == page([diagnosis()] * 3)


def test_a_sequence_shows_its_work_list_and_makes_the_page():
    many = Diagnoses([diagnosis()] * 2)
    assert Outline(many._repr_html_()).tags.count("tr") == 3
    assert many.to_html() == page([diagnosis()] * 2)
    assert "<title>Monday</title>" in many.to_html(title="Monday")


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize(
    "name", ["sb-ink", "sb-soft", "calm", "ours", "worthless", "lost", "commercial", "urgent", "open"]
)
def test_every_text_colour_is_readable_on_its_ground(scheme, name):
    css = sheet("card")
    ground = re.findall(r"--sb-ground:(#\w{6})", css)[scheme]
    colour = re.findall(rf"--{name}:(#\w{{6}})", css)[scheme]
    light, dark = sorted((luminance(ground), luminance(colour)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
