"""The report in a real browser: no request, no error, its filters and cards work, and axe-core finds nothing.

Needs Chromium and playwright, for the accessibility check axe-core as well (``.ci/run`` installs them); skipped without.
"""

import os
import shutil
from pathlib import Path

import pytest
from tests.worklist.made import contacts, diagnosis, monday, stranger
from tests.worklist.test_report import NASTY

from silentbuyer.batch.diagnoses import Diagnoses
from silentbuyer.worklist.report import report
from silentbuyer.worklist.report_head import OPEN

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ROOT = Path(__file__).resolve().parents[2]
AXE = Path(os.environ.get("SILENTBUYER_AXE", ROOT / "build/axe/node_modules/axe-core/axe.min.js"))
pytestmark = [pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"), pytest.mark.timeout(300)]


def buyers():
    hostile = [stranger(text) for text in NASTY]
    arabic = diagnosis(
        "ar", label="شركة المياه النقية", buyer=contacts("ar", person="أحمد", owner="李雷", country="SA")
    )
    return [*monday(), arabic, *hostile, *(diagnosis(f"n{n}", label=f"Firm {n}") for n in range(OPEN + 10))]


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as tool:
        made = tool.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="module", params=["en", "zh"])
def page_file(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / f"{request.param}.html"
    path.write_text(report(buyers(), source="crm.csv", language=request.param), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser, page_file):
    """The page with what it asked for and what it complained of."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("dialog", lambda dialog: page.said.append(f"dialog {dialog.message}"))
    page.goto(page_file.as_uri())
    yield page
    page.close()


def shown(page):
    return page.evaluate("[...document.querySelectorAll('.r')].filter(r => !r.hidden).map(r => r.id)")


def test_it_asks_for_nothing_and_complains_of_nothing(opened):
    opened.evaluate("document.querySelectorAll('button.d').forEach(d => d.click())")
    opened.evaluate("document.querySelectorAll('details.d').forEach(d => { d.open = true; })")
    opened.wait_for_timeout(500)
    assert len(opened.asked) == 1
    assert opened.said == []


def test_search_filter_sort_and_back(opened):
    everybody = shown(opened)
    opened.fill("input[name=q]", "port ltd")
    opened.wait_for_timeout(300)
    assert shown(opened) == ["b-C-port"]
    assert opened.evaluate("location.hash") == "#?q=port+ltd"
    opened.click("#clear")
    opened.select_option("select[name=o]", "李雷")
    opened.wait_for_timeout(100)
    assert shown(opened) == ["b-C-ar"]
    opened.click("#clear")
    opened.select_option("select[name=sort]", "p-down")
    opened.wait_for_timeout(100)
    shares = opened.evaluate("[...document.querySelectorAll('.flat .r')].map(r => Number(r.dataset.f.split(',')[7]))")
    assert len(shares) == len(everybody)
    assert shares == sorted(shares, reverse=True)
    opened.click("#clear")
    assert shown(opened) == everybody


def test_a_packed_card_opens_by_its_link_and_copies_its_draft(opened):
    name = opened.evaluate("[...document.querySelectorAll('[id^=b-C-n] > button.d')].at(-1).parentNode.id")
    opened.evaluate("name => { location.hash = name; }", name)
    card = opened.wait_for_selector(f"[id='{name}'] .c .sb-card")
    assert card.query_selector("svg, .sb-do") is not None
    draft = opened.wait_for_selector(f"[id='{name}'] .sb-draft summary")
    draft.click()
    button = opened.wait_for_selector(f"[id='{name}'] .sb-copy")
    button.click()
    opened.wait_for_timeout(200)
    assert button.inner_text() == "✓"


def test_the_frame_of_a_notebook_works_and_is_shut_off(browser, tmp_path):
    path = tmp_path / "cell.html"
    path.write_text(f"<!DOCTYPE html><p>a notebook</p>{Diagnoses(monday()).show()._repr_html_()}", encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    inner = page.frames[1]
    inner.wait_for_selector("#bar")
    inner.fill("input[name=q]", "port ltd")
    page.wait_for_timeout(300)
    assert inner.evaluate("[...document.querySelectorAll('.r')].filter(r => !r.hidden).length") == 1
    assert (
        inner.evaluate("(() => { try { return parent.document.title; } catch (e) { return e.name; } })()")
        == "SecurityError"
    )
    page.close()


def test_without_script_every_row_stands_there(browser, page_file):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert len(page.query_selector_all(".r")) == len(buyers())
    assert page.query_selector("#bar").is_hidden()
    assert len(page.query_selector_all("article")) == OPEN
    context.close()


@pytest.mark.parametrize("width", [390, 1024, 1600])
def test_nothing_is_wider_than_the_screen(browser, page_file, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(page_file.as_uri())
    page.evaluate("document.querySelectorAll('.d, .g').forEach(d => { d.open = true; })")
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    out = page.evaluate(
        "[...document.querySelectorAll('.r > *, .sb-card > *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert out == 0
    page.close()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1024, "dark"), (1600, "light"), (1600, "dark")])
def test_axe_finds_nothing(browser, page_file, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((d, n) => { d.open = n < 60; })")
    page.wait_for_timeout(300)
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"][:300]) for one in found] == []
    context.close()
