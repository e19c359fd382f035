"""How large the report is and how soon it can be used: opened in headless Chromium, and told what took the time.

    python bench/page.py              1,000 and 5,000 buyers of a made-up world
    python bench/page.py 5000 page.html   so many, and keep the page

Figures: bytes, elements, then medians of five openings in a fresh context each: to the load event, until the first
screen is painted, until the filters answer a search, and what the browser's main thread spent on scripts, style and
layout. Needs Chromium and playwright.
"""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.world import made, numbers  # noqa: E402 - the folder of the project is on the path first

from silentbuyer import Engine  # noqa: E402 - the same
from silentbuyer.worklist.report import ReportWriter  # noqa: E402 - the same

ROUNDS = 5
PAINTED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)))"
SEARCH = """() => new Promise(done => {
  const began = performance.now(), box = document.querySelector("#bar input");
  box.value = "buyer 7"; box.dispatchEvent(new Event("input", { bubbles: true }));
  const look = () => location.hash.includes("q=") ? requestAnimationFrame(() => done(performance.now() - began))
                                                  : setTimeout(look, 5);
  look();
})"""


def written(count, path):
    """The report of so many buyers of the made-up world."""
    world = numbers.drawn(3)
    with Engine(made.SELLER, online=False, plugins=[]) as engine, ReportWriter(source="world") as page:
        for buyer in made.buyers(world, count, seed=3):
            page.add(engine.diagnose(buyer.customer(), now=world.now))
        with path.open("w", encoding="utf-8") as file:
            page.write(file)


def opened(browser, path):
    """One opening: seconds by name."""
    context = browser.new_context(viewport={"width": 1600, "height": 900})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Performance.enable")
    began = time.perf_counter()
    page.goto(path.as_uri())
    loaded = time.perf_counter() - began
    painted = page.evaluate(PAINTED) / 1000
    parts = {one["name"]: one["value"] for one in client.send("Performance.getMetrics")["metrics"]}
    searched = page.evaluate(SEARCH) / 1000
    nodes = page.evaluate("document.querySelectorAll('*').length")
    context.close()
    named = {name: parts[name] for name in ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration")}
    return {"load": loaded, "usable": painted, "search": searched, **named, "nodes": nodes}


def main():
    """Print the figures of each size."""
    counts = [int(sys.argv[1])] if len(sys.argv) > 1 else [1000, 5000]
    with sync_playwright() as tool, tempfile.TemporaryDirectory() as folder:
        browser = tool.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for count in counts:
            path = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else Path(folder) / "page.html"
            if len(sys.argv) < 3 or not path.is_file():
                written(count, path)
            rounds = [opened(browser, path) for _ in range(ROUNDS)]
            told = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
            print(f"{count:,} buyers: {path.stat().st_size / 1e6:.2f} MB, {told.pop('nodes'):,} elements")
            print("  " + ", ".join(f"{name} {value:.2f} s" for name, value in told.items()))
            print(f"  load from {min(r['load'] for r in rounds):.2f} to {max(r['load'] for r in rounds):.2f} s")
        browser.close()


if __name__ == "__main__":
    main()
