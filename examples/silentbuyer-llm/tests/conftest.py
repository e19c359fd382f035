"""A model behind a loopback server, set up as a user sets one up: by `extra-openai-models.yaml` of the llm package."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from model_server import ModelServer

from silentbuyer_llm import Plugin
from silentbuyer_llm.probe import MeaningProbe

MODEL = """
- model_id: {name}
  model_name: loopback
  api_base: "{base}"
  supports_schema: {schema}
  can_stream: {stream}
"""


@pytest.fixture
def model(tmp_path, monkeypatch):
    """Starts a server with a behaviour and gives it with a plugin that asks it; `llm` knows it as ``loopback``."""
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path))
    servers = []

    def start(behave, *, schema=False, stream=True, **options):
        server = ModelServer(behave).__enter__()
        servers.append(server)
        written = MODEL.format(
            name="loopback", base=server.base, schema=str(schema).lower(), stream=str(stream).lower()
        )
        (tmp_path / "extra-openai-models.yaml").write_text(written, "utf-8")
        server.plugin = Plugin(MeaningProbe(model="loopback", **options))
        return server

    yield start
    for server in servers:
        server.__exit__()
