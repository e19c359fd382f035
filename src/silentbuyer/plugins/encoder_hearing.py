"""Hearing by a sentence encoder of the extras, for programs: ``Engine(seller, plugins=[EncoderPlugin()])``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from silentbuyer.plugins.hookspecs import hookimpl
from silentbuyer.probes.by_encoder import EncoderHearing


@attrs.frozen
class EncoderPlugin:
    """Registers the probe that reads messages by `encoder`; needs the extra ``semantic-lite`` or ``semantic``."""

    encoder: str = "semantic-lite"
    name: str = "encoder-hearing"

    @hookimpl
    def register_probes(self, register: Callable[[Any], None]) -> None:
        """The probe; its encoder is loaded at the first message."""
        register(EncoderHearing(encoder=self.encoder))
