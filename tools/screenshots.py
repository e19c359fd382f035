"""The pictures of the documentation: the demo's report in headless Chromium, in both languages, light and dark.

    python tools/screenshots.py                 the pictures that the pages use, into docs/pictures
    python tools/screenshots.py --all FOLDER    every width, scheme and language, to look at

Needs Chromium and playwright; the buyers are those of ``silentbuyer demo``, so the pictures change only when the page does.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import attrs
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from silentbuyer.cli.commands import main as command

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "docs" / "pictures"
WIDTHS = (390, 1024, 1600)
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "zh")
HEIGHT = 900
_OPEN = "document.getElementById('b-C-1035').querySelector('.d').open = true"
_CARD = "#b-C-1035 article"


@attrs.frozen
class Shot:
    """One picture: its file, what of the page is seen, and how."""

    name: str
    language: str
    width: int
    scheme: str = "light"
    card: bool = False


USED = (
    Shot("list-en", "en", 1280),
    Shot("list-zh", "zh", 1280),
    Shot("phone-zh-dark", "zh", 390, "dark"),
    Shot("card-en", "en", 1024, card=True),
    Shot("card-zh", "zh", 1024, card=True),
)


def every() -> Iterator[Shot]:
    """Every width, scheme and language, the list and a card."""
    for width, scheme, language, card in product(WIDTHS, SCHEMES, LANGUAGES, (False, True)):
        kind = "card" if card else "list"
        yield Shot(f"{kind}-{language}-{width}-{scheme}", language, width, scheme, card)


def taken(browser: Browser, page_file: Path, shot: Shot) -> bytes:
    """The picture as PNG."""
    size = {"width": shot.width, "height": HEIGHT}
    context = browser.new_context(viewport=size, color_scheme=shot.scheme, device_scale_factor=1)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(page_file.as_uri())
    if shot.card:
        page.evaluate(_OPEN)
        made = page.locator(_CARD).screenshot()
    else:
        made = page.screenshot()
    context.close()
    return made


def small(png: bytes) -> bytes:
    """The same picture with a palette: a third of the bytes, and nothing that the eye would miss."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--all", metavar="FOLDER", type=Path)
    options = parser.parse_args(arguments)
    shots, home = (tuple(every()), options.all) if options.all else (USED, HOME)
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tool:
        pages = {language: Path(folder) / f"{language}.html" for language in LANGUAGES}
        for language, path in pages.items():
            command(["demo", "--lang", language, "--quiet", "--html", str(path), "-o", str(Path(folder) / "list.txt")])
        browser = tool.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for shot in shots:
            (home / f"{shot.name}.png").write_bytes(small(taken(browser, pages[shot.language], shot)))
        browser.close()
    print(f"{len(shots)} pictures in {home}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
