"""The report: one file that loads nothing, complete without its script, harmless whatever strangers wrote."""

import base64
import hashlib
import json
import re
import zlib

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.worklist.made import HOME, action, contacts, diagnosis, monday, stranger
from tests.worklist.pages import PAGE, Outline

from silentbuyer.batch.diagnoses import Diagnoses
from silentbuyer.errors import RecordError
from silentbuyer.worklist import worklist
from silentbuyer.worklist.packing import Packer
from silentbuyer.worklist.report import ReportWriter, report
from silentbuyer.worklist.report_head import OPEN, at_stake
from silentbuyer.worklist.report_row import anchor
from silentbuyer.worklist.since import former
from silentbuyer.worklist.style import script


def rows(page):
    return re.findall(r'<li class="r [^"]*" id="([^"]*)"', page)


def test_it_is_one_document_that_runs_its_own_script_and_loads_nothing():
    page = report([*monday(), stranger("<script>")], title="Monday <list>")
    outline = Outline(page)
    assert set(outline.tags) <= PAGE
    (policy,) = [value for name, value in outline.attributes if name == "content" and "default-src" in value]
    (run,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(run.encode()).digest()).decode()
    assert (
        policy
        == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "Monday &lt;list&gt;" in page
    assert not [name for name, _ in outline.attributes if name.startswith("on") or name in ("src", "action")]
    links = [value for name, value in outline.attributes if name == "href"]
    assert all(link.startswith(("#", "mailto:", "tel:", "https://wa.me/")) for link in links)


def test_the_script_asks_nobody_and_builds_no_code():
    assert not re.search(
        r"fetch|XMLHttp|WebSocket|import\(|eval|Function\(|localStorage|cookie|sendBeacon|http", script()
    )


def test_rows_stand_in_the_order_of_the_list_under_names_made_of_the_ids():
    page = report(monday())
    assert rows(page) == [f"b-{row.customer}" for row in worklist(monday())]
    assert re.findall(r'id="g-([\w-]+)"', page) == ["now", "today", "week", "waiting", "give-up"]


def test_names_of_rows_are_safe_and_two_of_one_id_differ():
    assert anchor("a b/Ü\"'<") == "b-a_20_b_2f__dc__22__27__3c_"
    page = report([diagnosis("a"), diagnosis("a")])
    assert rows(page) == ["b-C-a", "b-C-a~2"]


def test_the_header_says_whose_from_what_as_of_when_and_what_was_checked():
    words = Outline(report(monday(), source="crm.csv")).words
    for part in ("例方紫外", "as of Mon 17 Aug 2026 09:00 (Asia/Shanghai)", "crm.csv: 7 buyers", "checked online: 7 of 7", "silentbuyer 0.1.0", "Nairobi Mon 04:00"):  # fmt: skip
        assert part in words


def test_the_first_screen_answers_whom_where_when_without_opening_a_card():
    page = re.sub(r'<details class="d".*?</article></details>', "", report(monday()), flags=re.DOTALL)
    words = Outline(page).words
    assert "Port Ltd Kenya · Port Otieno · C-port" in words
    assert "call +254 722 555 911 13:30 (08:30) by 21:30" in words
    assert "42 working h 9 d USD 12,000 王芳" in words


def test_without_the_script_every_row_and_the_first_cards_are_there():
    page = report([diagnosis(f"n{n}") for n in range(OPEN + 5)])
    assert page.count("<article") == OPEN
    assert len(rows(page)) == OPEN + 5
    assert "the cards of the first 20 buyers" in page


def unpacked(page):
    """The packed cards, as the script of the page unpacks them."""
    runs = json.loads(re.search(r'id="runs">(.*?)</script>', page)[1])
    found = {}
    for name, block in re.findall(r'<script type="text/plain" id="(z\d+)">([\w+/=]*)</script>', page):
        text = zlib.decompress(base64.b64decode(block)).decode()
        whole = re.sub("[\ue000-\uf8ff]", lambda sign: runs[ord(sign[0]) - 0xE000], text)
        found |= {f"{name}.{n}": card for n, card in enumerate(whole.split("\0"))}
    return found


def test_the_other_cards_are_packed_and_come_out_as_they_were():
    many = [diagnosis(f"n{n}", label=f"Firm {n} é 北 <x>") for n in range(OPEN + 70)]
    page = report(many)
    cards = unpacked(page)
    assert len(cards) == 70
    keys = dict(re.findall(r'<li class="r [^"]*" id="b-C-(n\d+)".*?<button class="d" value="(z[\d.]+)"', page))
    for name, key in keys.items():
        assert Outline(cards[key]).words.startswith(f"Firm {name[1:]} é 北 <x>")


@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=["Cs", "Co", "Cc"]), max_size=200), min_size=1, max_size=5
    )
)
def test_packing_loses_nothing(cards):
    packer = Packer(cards)
    text = zlib.decompress(base64.b64decode(packer.packed(cards))).decode()
    runs = json.loads(packer.table())
    assert re.sub("[\ue000-\uf8ff]", lambda sign: runs[ord(sign[0]) - 0xE000], text).split("\0") == cards
    assert "<" not in packer.table()


NASTY = ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "</style>", "\u202egnp.exe", "n" * 300, "Z̸̢̛a̵l̷g̶o̸" * 30, "\x1b[31m\x00", "\ud800", "شركة", "a\nb", '"><b>', "&lt;"]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NASTY) | st.text(min_size=1, max_size=60).filter(str.strip))
def test_strangers_texts_stay_texts(text):
    page = report([*(diagnosis(f"n{n}") for n in range(3)), stranger(text)])
    outline = Outline(page)
    assert set(outline.tags) <= PAGE
    assert not [name for name, _ in outline.attributes if name.startswith("on")]
    assert not set(outline.text) & set("\x1b\x00\u202e\ud800")
    assert page.count("<script>") == page.count("</script>") == 1


def test_what_changed_since_a_former_list_is_told(tmp_path):
    path = tmp_path / "last.json"
    before = [one for one in monday() if one.customer != "C-turn"]
    before[0] = attrs.evolve(before[0], actions=(action(),))  # who waits now had work to do then
    path.write_text(worklist([*before, diagnosis("left")]).to_json(), encoding="utf-8")
    since = former(path)
    page = Outline(report(monday(), since=since)).words
    assert "Since the last list: 1 new, 1 moved to another group, 1 no longer in it." in page
    assert "Turn Ltd new Kenya" in page
    assert "Waits Ltd was: Now Kenya" in page
    assert "Since" not in Outline(report(monday())).words


def test_the_former_list_may_be_diagnoses(tmp_path):
    path = tmp_path / "last.json"
    path.write_text("[" + ",".join(one.to_json() for one in monday()) + "]", encoding="utf-8")
    assert former(path) == {row.customer: row.group for row in worklist(monday())}


@pytest.mark.parametrize("text", ["", "[1]", "{}", '{"rows": 3}', "\x00"])
def test_a_file_that_is_no_list_is_refused(tmp_path, text):
    path = tmp_path / "last.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RecordError, match=r"last\.json"):
        former(path)


def test_sums_are_told_by_currency():
    buyers = [
        diagnosis(f"b{n}", buyer=contacts("b", amount=100.0 * n, currency=c))
        for n, c in enumerate(["USD", "USD", "EUR", "JPY"], 1)
    ]
    assert at_stake(worklist(buyers)) == "USD 300 + EUR 300 + …"


def test_colleagues_are_compared_where_there_are_several():
    other = diagnosis("li", buyer=contacts("li", owner="李雷"))
    words = Outline(report([*monday(), other])).words
    assert "Owner Now Today This week Waiting Give up 李雷 1 0 0 0 0 王芳 1 2 1 2 1" in words
    assert "Owner Now" not in Outline(report(monday())).words


def test_one_colleagues_page_and_the_first_rows():
    other = diagnosis("li", buyer=contacts("li", owner="李雷"))
    for options, wanted in (({"owner": "李雷"}, ["b-C-li"]), ({"top": 1}, ["b-C-turn"])):
        with ReportWriter(**options) as writer:
            for one in [*monday(), other]:
                writer.add(one)
            assert rows("".join(writer.chunks())) == wanted


def test_a_notebook_shows_the_page_in_a_frame_that_is_shut_off():
    shown = Diagnoses([*monday(), stranger('"><script>alert(1)</script>')]).show(height=500)
    html = shown._repr_html_()
    outline = Outline(html)
    assert outline.tags == ["iframe"]
    found = dict(outline.attributes)
    assert "allow-same-origin" not in found["sandbox"]
    assert "height:500px" in found["style"]
    assert found["srcdoc"] == shown.page
    assert repr(shown).startswith("<a report of ")


def test_an_empty_report_is_still_a_page():
    assert "0 buyers" in Outline(report([])).words


def test_it_is_written_in_pieces_and_a_sequence_makes_it(tmp_path):
    with ReportWriter() as writer, (tmp_path / "r.html").open("w", encoding="utf-8") as stream:
        for one in monday():
            writer.add(one)
        writer.write(stream)
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert text == report(monday()) == Diagnoses(monday()).to_html()
    assert "<title>Monday</title>" in Diagnoses(monday()).to_html(title="Monday")


def test_a_thousand_buyers_fit_into_a_mail():
    one = [attrs.evolve(diagnosis(f"n{n}", label=f"Company {n * 7919} Ltd"), seller=HOME) for n in range(300)]
    assert len(report(one).encode()) < 900_000
