"""The built-in example: a trade firm's buyers, their messages, the seller, and the little internet they live on.

Every domain is a reserved one, so that no stranger is ever asked anything; `internet` starts real servers on this
machine that play them. The files are those of the folder ``examples`` of the project.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.resources import as_file
from typing import TYPE_CHECKING, Any

from silentbuyer.data import tables
from silentbuyer.model.seller import Seller

if TYPE_CHECKING:
    from silentbuyer.batch import Reading
    from silentbuyer.model.customer import Customer
    from silentbuyer.testing import Internet

NOW = "2026-08-19T10:00:00+08:00"
"""The moment of the demo, a Wednesday in the holiday season: its messages lead up to it."""

FILES = ("customers.csv", "messages.csv", "seller.toml", "internet.toml")


def seller() -> Seller:
    """The exporter of the demo."""
    return Seller.from_dict(_plain(tables.toml("demo/seller.toml")))


def customers() -> Reading[Customer]:
    """The buyers of the demo with their messages, read by the same reader as any file."""
    from silentbuyer.batch import read_customers

    with as_file(tables.resource("demo")) as folder:
        return read_customers(folder / "customers.csv", messages=folder / "messages.csv")


def internet() -> Internet:
    """The loopback internet of the demo, not yet started; use it in a ``with`` block."""
    from silentbuyer.testing import Internet, Special

    sites: dict[str, Any] = {}
    for name, entry in tables.toml("demo/internet.toml")["sites"].items():
        if "answer" in entry:
            sites[name] = Special(entry["answer"])
            continue
        sites |= _home(name, entry)
    # Nothing in this world is slow on purpose; a busy machine is, and must not change what the demo says.
    return Internet(sites, timeout=60.0, dns_timeout=30.0)


def _home(name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """A domain with its mail policy, and its ``www`` name."""
    from silentbuyer.testing import Site

    shown: dict[str, Any] = {"pages": _pages(entry), "tls": entry.get("tls", "good")}
    careful = entry.get("mx") and not entry.get("no_policies")
    found = {name: Site(mx=_mx(name, entry), txt="v=spf1 mx -all" if careful else (), **shown)}
    if careful:
        found[f"_dmarc.{name}"] = Site(txt=f"v=DMARC1; p=quarantine; rua=mailto:postmaster@{name}")
    return found if name.startswith("www.") else {**found, f"www.{name}": Site(**shown)}


def _mx(name: str, entry: Mapping[str, Any]) -> str | tuple[()]:
    if entry.get("null_mx"):
        return "0 ."
    return f"10 mx.{name}." if entry.get("mx") else ()


def _pages(entry: Mapping[str, Any]) -> dict[str, Any]:
    from silentbuyer.testing import Page

    if "title" not in entry:
        return {}
    lang, title, text = (escape(entry.get(key, "en")) for key in ("lang", "title", "text"))
    html = (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1><p>{text}</p></body></html>"
    )
    page = Page(html, status=entry.get("status", 200), headers=entry.get("headers", {}))
    return {"/": page, "*": page} if page.status != 200 else {"/": page}


def _plain(profile: Mapping[str, Any]) -> dict[str, Any]:
    """A profile of the tables as `Seller.from_dict` takes it."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in profile.items()}
