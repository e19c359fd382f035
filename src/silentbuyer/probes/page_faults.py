"""Why no page came: what OpenSSL, the kernel and aiohttp say becomes one word of `pages.page.FAULTS`."""

from __future__ import annotations

import errno
import ssl

import aiohttp

from silentbuyer.addresses.urls import host_of
from silentbuyer.probes.dialling import Blocked, certificate_fault

OUR_SHORTAGES = frozenset(
    {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM, errno.EADDRNOTAVAIL, errno.ENETDOWN}
)
"""Errors of a socket that say what this machine lacks, and nothing of whom it wanted to reach."""

_CLOSED = ("Connector is closed", "Session is closed")


class Fault(Exception):  # noqa: N818 - a word of `pages.page.FAULTS`, not an error of ours
    """No page from one address: a word of `FAULTS` and a sentence."""

    detail: str
    tls: str
    word: str

    def __init__(self, word: str, detail: str = "", tls: str = "") -> None:
        super().__init__(word, detail, tls)
        self.word, self.detail, self.tls = word, detail, tls


def fault_of(error: BaseException, url: str) -> Fault:
    """The word for a client error; what OpenSSL, the kernel and aiohttp say becomes one of `FAULTS`."""
    chain = (error, getattr(error, "os_error", None), error.__cause__)
    if any(isinstance(link, Blocked) for link in chain):
        return Fault("blocked", next(str(link) for link in chain if isinstance(link, Blocked)))
    if shortage := _ours(chain):
        return Fault("ours", shortage)
    if tls := certificate_fault(error):
        return Fault("tls", f"{host_of(url)}: {_words(error)}", tls)
    if isinstance(error, (aiohttp.ServerTimeoutError, TimeoutError)):
        return Fault("timeout", f"{host_of(url)} did not take a connection in time")
    if isinstance(error, aiohttp.ClientConnectorError):
        return Fault("refused", f"{host_of(url)}: {_words(error.os_error)}")
    if isinstance(error, (aiohttp.ServerDisconnectedError, OSError)):
        return Fault("reset", _words(error))
    return Fault("not-http", _words(error))


def _ours(chain: tuple[BaseException | None, ...]) -> str:
    """What failed here and not there, in words; empty when the failure is not ours."""
    for link in chain:
        if isinstance(link, OSError) and not isinstance(link, ssl.SSLError) and link.errno in OUR_SHORTAGES:
            return f"this machine could not ask ({_words(link)})"
        if isinstance(link, (aiohttp.ClientConnectionError, RuntimeError)) and str(link).startswith(_CLOSED):
            return "the engine was closed while it asked"
    return ""


def relative(url: str, fault: str) -> tuple[str, str]:
    """The nearest address to try when `url` gave nothing, and the remark that says so."""
    scheme, _, rest = url.partition("://")
    host = host_of(url)
    if (
        fault in {"refused", "timeout", "reset", "tls", "not-http"}
        and scheme == "https"
        and rest.startswith(f"{host}/")
    ):
        return f"http://{rest}", "http-instead"
    if fault in {"nxdomain", "no-address"} and host.startswith("www."):
        return f"{scheme}://{rest.removeprefix('www.')}", "apex-instead"
    if fault == "no-address":
        return f"{scheme}://www.{rest}", "www-instead"
    return "", ""


def _words(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
