"""The first screen in a real browser: ten questions of a Monday answered without scrolling, and nothing out of its cell."""

import csv
import io
import shutil

import pytest
from tests.worklist.made import contacts, diagnosis
from tests.worklist.test_report import NASTY

from silentbuyer.cli.commands import main
from silentbuyer.worklist.report import report

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore:the sector .* has no built-in terms"),
]

SEEN = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim();
    if (!text || ["SCRIPT", "STYLE", "NOSCRIPT"].includes(walk.currentNode.parentNode.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const boxes = [...range.getClientRects()];
    if (boxes.length && boxes.every(b => b.top >= 0 && b.bottom <= innerHeight && b.left >= 0 && b.right <= innerWidth + 1)) found.push(text);
  }
  return found.join(" ");
}"""
"""The words that lie within the screen as a whole."""

OUTSIDE = """() => [...document.querySelectorAll(".r, .r > *, header > *, .sb-card > *")].filter(e => {
  const own = e.getBoundingClientRect(), around = e.parentElement.getBoundingClientRect();
  if (!own.width || getComputedStyle(e).overflowX === "auto") return false;
  return e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).display !== "inline"
    || own.right > around.right + 1 || own.left < around.left - 1;
}).map(e => e.className + " " + e.textContent.slice(0, 60))"""
"""Elements that are wider than their place, or whose words are."""

LONG = "Ü" * 150 + " " + "x" * 150
ZALGO = "A" + "\u0301\u0316\u0324" * 40 + "cme"
HOSTILE = (
    *NASTY,
    LONG,
    ZALGO,
    "\u202eexe.fdp شركة المياه النقية",
    "=cmd|'/C calc'!A0",
    "a\r\nb\x1b[31m",
    "<img src=x onerror=alert(1)>",
)
SIZES = [(1600, 900), (1024, 900), (390, 844)]


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as tool:
        made = tool.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="module", params=["en", "zh"])
def monday(request, tmp_path_factory):
    """The report of the demo and the rows of its list, in one language."""
    folder = tmp_path_factory.mktemp("monday")
    page, rows = folder / "report.html", folder / "list.csv"
    asked = [
        "demo",
        "--offline",
        "--lang",
        request.param,
        "-q",
        "--html",
        str(page),
        "--format",
        "csv",
        "-o",
        str(rows),
    ]
    assert main(asked) == 0
    return page, list(csv.DictReader(io.StringIO(rows.read_text(encoding="utf-8-sig"))))


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (390, 844)])
def test_ten_questions_of_a_monday_are_answered_without_scrolling(browser, monday, width, height):
    page_file, rows = monday
    first = next(row for row in rows if row["address"])
    call = next(row for row in rows if row["action"] == "call" and row["group"] in ("now", "today"))
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(page_file.as_uri())
    seen = page.evaluate(SEEN)
    page.close()
    answers = {
        "whom do I deal with first": first["buyer"],
        "at which address": first["address"],
        "over which channel": {"email": ("email", "邮件"), "whatsapp": ("WhatsApp",)}[first["channel"]],
        "what do I say": first["advice"][:25],
        "why are they silent": first["why"],
        "how sure is that": f"{float(first['sure']):.0%}",
        "what time is it there": f"({first['their_time'][11:16]})",
        "what is it worth": f"{float(first['value']):,.0f}",
        "whom do I call today": call["buyer"],
        "at which number": call["address"].lstrip("'"),
        "how many are there to do, and how many wait": [
            str(sum(r["group"] == g for r in rows)) for g in ("now", "waiting")
        ],
        "as of when, and how many buyers": ["2026", "55"],
    }
    for question, wanted in answers.items():
        any_of = isinstance(wanted, tuple)
        words = [wanted] if isinstance(wanted, str) else wanted
        assert (any if any_of else all)(word in seen for word in words), (question, wanted, seen[:1500])


@pytest.fixture(scope="module", params=["en", "zh"])
def hostile(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "report.html"
    bad = [
        diagnosis(f"h{n}", label=text, buyer=contacts(f"h{n}", person=text, owner=text, country="SA"))
        for n, text in enumerate(HOSTILE)
    ]
    path.write_text(report(bad, source=LONG, title=LONG, language=request.param), encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_hostile_names_stay_in_their_cells(browser, hostile, width, height):
    page = browser.new_page(viewport={"width": width, "height": height})
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(hostile.as_uri())
    page.evaluate("document.querySelectorAll('.g, details.d').forEach(d => { d.open = true; })")
    page.evaluate("document.querySelectorAll('button.d').forEach(d => d.click())")
    page.wait_for_timeout(400)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OUTSIDE) == []
    assert said == []
    page.close()


def test_marks_over_a_name_do_not_paint_over_the_next_row(browser, hostile):
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.goto(hostile.as_uri())
    clipped = page.evaluate(
        "[...document.querySelectorAll('.r')].every(r => getComputedStyle(r).contain.includes('paint'))"
    )
    assert clipped
    page.close()
