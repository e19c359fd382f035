"""The sugar for a rule of a few lines."""

import pickle

import pytest

import silentbuyer as sb
from silentbuyer.model.rule import FunctionRule

NOW_HERE = sb.Question("website", "https://a.example/")


@sb.rule("no-phone", needs=lambda customer: [NOW_HERE])
def no_phone(case):
    """The record has no telephone number."""
    if not case.customer.phone:
        yield sb.Unknown("not given", about="telephone")


def test_a_decorated_function_is_a_rule(case_of):
    assert isinstance(no_phone, FunctionRule)
    assert isinstance(no_phone, sb.Rule)
    assert no_phone.name == "no-phone"
    assert no_phone.__doc__ == "The record has no telephone number."
    assert list(no_phone.needs(sb.Customer(id="1"))) == [NOW_HERE]
    assert [str(verdict) for verdict in no_phone.judge(case_of())] == ["telephone: not given"]


def test_a_rule_without_questions_asks_none():
    assert list(sb.rule("plain")(lambda case: ()).needs(sb.Customer(id="1"))) == []


def test_a_decorated_rule_is_found_again_after_pickling():
    assert pickle.loads(pickle.dumps(no_phone)) == no_phone


def test_a_rule_that_another_process_does_not_have_is_an_error_not_none():
    from silentbuyer.errors import RuleError
    from silentbuyer.model.rule import _rule_at

    with pytest.raises(RuleError, match="no rule 'gone'"):
        _rule_at("silentbuyer.model.rule", "gone")
