"""Sending one JSON document to an address of the user's own, guarded like every other connection."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import aiohttp

from silentbuyer.addresses.network import Network
from silentbuyer.addresses.urls import check_policy, host_of, literal_address, read_url, safe_address
from silentbuyer.errors import ProbeError, UnsafeURL
from silentbuyer.probes.dialling import Pins, Tls, open_session
from silentbuyer.probes.session import Session


async def post_json(
    url: str, data: Mapping[str, Any], network: Network, headers: Mapping[str, str] | None = None
) -> int:
    """POST `data` as JSON and return the HTTP status; no redirect is followed and no answer is read.

    Raises:
        UnsafeURL: when the URL, its port or one of its addresses is not allowed by the policy.
        ProbeError: when the host cannot be reached, or answers with a status of 300 or more.

    """
    target = read_url(url)
    check_policy(target, ports=network.ports, allow_networks=network.allow_networks)
    pins = Pins(network.connect_ports)
    pins.addresses[host_of(target)] = await _addresses(target, network)
    try:
        async with asyncio.timeout(network.timeout), open_session(network, pins) as session:
            status = await _post(session, target, data, network, headers)
    except TimeoutError:
        raise ProbeError(f"{target} did not answer within {network.timeout:.0f} s") from None
    except (aiohttp.ClientError, OSError) as error:
        raise ProbeError(f"{target} could not be reached: {error}") from error
    if status >= 300:
        raise ProbeError(f"{target} answered with status {status}")
    return status


async def _addresses(target: str, network: Network) -> tuple[str, ...]:
    host = host_of(target)
    if literal_address(host):
        return (host,)
    async with Session(network) as wire:
        answer = await wire.resolver.addresses(host)
    if answer.status != "ok":
        raise ProbeError(f"{host} could not be looked up: {answer.status} {answer.detail}".strip())
    for address in answer.records:
        if not safe_address(address, allow_networks=network.allow_networks):
            raise UnsafeURL(f"{host} points to {address}, which the network policy does not allow")
    return tuple(answer.records)


async def _post(
    session: aiohttp.ClientSession,
    target: str,
    data: Mapping[str, Any],
    network: Network,
    headers: Mapping[str, str] | None,
) -> int:
    body = json.dumps(data, ensure_ascii=False).encode()
    sent = {**(headers or {}), "Content-Type": "application/json; charset=utf-8"}
    context = Tls(network.ca_file).strict if target.startswith("https:") else True
    async with session.post(target, data=body, headers=sent, ssl=context, allow_redirects=False) as reply:
        return reply.status
