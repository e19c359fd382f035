"""Why no page came: what OpenSSL, the kernel and aiohttp say becomes one word of `pages.page.FAULTS`."""

from __future__ import annotations

import aiohttp

from silentbuyer.addresses.urls import host_of
from silentbuyer.probes.dialling import Blocked, certificate_fault


class Fault(Exception):  # noqa: N818 - a word of `pages.page.FAULTS`, not an error of ours
    """No page from one address: a word of `FAULTS` and a sentence."""

    def __init__(self, word: str, detail: str = "", tls: str = "") -> None:
        super().__init__(word, detail, tls)
        self.word, self.detail, self.tls = word, detail, tls


def fault_of(error: BaseException, url: str) -> Fault:
    """The word for a client error; what OpenSSL, the kernel and aiohttp say becomes one of `FAULTS`."""
    chain = (error, getattr(error, "os_error", None), error.__cause__)
    if any(isinstance(link, Blocked) for link in chain):
        return Fault("blocked", next(str(link) for link in chain if isinstance(link, Blocked)))
    if tls := certificate_fault(error):
        return Fault("tls", f"{host_of(url)}: {_words(error)}", tls)
    if isinstance(error, (aiohttp.ServerTimeoutError, TimeoutError)):
        return Fault("timeout", f"{host_of(url)} did not take a connection in time")
    if isinstance(error, aiohttp.ClientConnectorError):
        return Fault("refused", f"{host_of(url)}: {_words(error.os_error)}")
    if isinstance(error, (aiohttp.ServerDisconnectedError, OSError)):
        return Fault("reset", _words(error))
    return Fault("not-http", _words(error))


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
