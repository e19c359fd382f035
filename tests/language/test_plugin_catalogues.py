"""A plugin brings its own catalogue, which is found without importing the plugin."""

import sys

import pytest

from silentbuyer.language import say, told
from silentbuyer.language.catalogues import _installed, catalogue


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A distribution as an installer leaves it: a package, its entry point, and the list of its files."""

    def install(po):
        catalogue_file = "sbfair/language/zh/LC_MESSAGES/sbfair.po"
        files = {
            "sbfair/__init__.py": "raise RuntimeError('a catalogue is read without importing its plugin')\n",
            catalogue_file: po,
            "sbfair-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: sbfair\nVersion: 1.0\n",
            "sbfair-1.0.dist-info/entry_points.txt": "[silentbuyer]\nsbfair = sbfair\n",
            "sbfair-1.0.dist-info/RECORD": f"sbfair/__init__.py,,\n{catalogue_file},,\n",
        }
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        fresh()

    def fresh():
        _installed.cache_clear()
        from silentbuyer.language import catalogues

        catalogues._ours.cache_clear()

    yield install
    monkeypatch.undo()
    fresh()


def test_its_sentences_are_translated_by_its_own_file(installed):
    installed('msgid "The buyer stood at our fair booth on {day}."\nmsgstr "买家{day}来过我们的展位。"\n')

    said = told(say("The buyer stood at our fair booth on {day}.", day="3 May"), catalogue("zh"))

    assert said == "买家3 May来过我们的展位。"
    assert "sbfair" not in sys.modules


def test_it_cannot_change_our_own_words(installed):
    installed('msgid "call"\nmsgstr "别打电话"\n')

    assert catalogue("zh").word("call") == "打电话"


def test_a_broken_file_of_a_plugin_is_a_fault_and_nothing_more(installed):
    installed("rubbish")

    assert catalogue("zh").word("call") == "打电话"
    assert any("sbfair.po" in fault for fault in catalogue("zh").faults)
