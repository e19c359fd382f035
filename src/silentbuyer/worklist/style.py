"""The style sheets and the script of cards and reports, as they stand beside this module."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files


@cache
def sheet(name: str) -> str:
    """The style sheet ``card`` or ``report``, ready to stand in a ``<style>`` element."""
    return files("silentbuyer.worklist").joinpath(f"{name}.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    """The one script of the report: sorts, filters, searches, copies and opens cards; it asks no network."""
    return files("silentbuyer.worklist").joinpath("report.js").read_text(encoding="utf-8")


@cache
def script_hash() -> str:
    """What the policy of the page names, so that a browser runs this script and no other."""
    digest = hashlib.sha256(script().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
