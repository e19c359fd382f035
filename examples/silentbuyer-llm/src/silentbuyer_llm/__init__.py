"""A language model for silentbuyer: the hooks, which do nothing until you name a model."""

import os

import attrs
import silentbuyer as sb

from silentbuyer_llm.probe import MeaningProbe

MODEL = "SILENTBUYER_LLM"
"""The environment variable that names the model, by any name or alias that `llm models` lists."""


@sb.hookimpl
def register_probes(register):
    """Our probe, if the user has named a model; to install the package alone sends nothing to anybody."""
    model = os.environ.get(MODEL, "").strip()
    if model:
        register(MeaningProbe(model=model))


@attrs.frozen
class Plugin:
    """The same for programs: ``sb.Engine(seller, plugins=[Plugin(MeaningProbe(model="gpt-5-mini"))])``."""

    probe: MeaningProbe
    name: str = "llm"

    @sb.hookimpl
    def register_probes(self, register):
        """The given probe."""
        register(self.probe)
