"""The catalogue page of a rule, made from its docstring, thresholds and weights."""

from typing import ClassVar

import attrs

from silentbuyer.model.rule import rule
from silentbuyer.show.rule_pages import SECTIONS, paragraphs, rule_page


@attrs.frozen(kw_only=True)
class Quiet:
    """The buyer is quiet,
    and has been for long.

    What it looks for:
        Days without a word.

        And a second paragraph.

    Why it means silence:
        It is silence.

    Something else:
        Not a section of the catalogue.

    Sources:
        Judgement.

    """

    name: ClassVar[str] = "quiet"
    days: int = 30
    _hidden: int = 1


def test_the_docstring_is_parted_into_summary_and_sections():
    page = rule_page(Quiet())
    assert page.summary == "The buyer is quiet, and has been for long."
    assert page.sections["What it looks for"] == "Days without a word.\n\nAnd a second paragraph."
    assert page.sections["Sources"] == "Judgement."
    assert page.missing == ("What it needs", "When it is wrong", "What to do")
    assert "Something else" not in page.sections


def test_thresholds_are_the_public_fields():
    assert rule_page(Quiet()).thresholds == {"days": "30"}


def test_a_rule_of_one_function_has_a_page_too():
    @rule("short")
    def short(case):
        """Short and plain."""
        return ()

    page = rule_page(short)
    assert (page.name, page.summary, page.missing) == ("short", "Short and plain.", SECTIONS)
    assert page.thresholds == {}


def test_a_rule_without_docstring_has_an_empty_page():
    @rule("mute")
    def mute(case):
        return ()

    assert rule_page(mute).summary == ""


def test_weights_are_shown_with_their_source():
    from silentbuyer.plugins.alibaba import AlibabaSignals

    told = dict(paragraphs(rule_page(AlibabaSignals())))
    assert "- `blacklisted`: fake-buyer +2.5" in told["Weights in bits"]
    assert "- `junk_marks` = `2`" in told["Thresholds"]
