"""Facts: known or unknown, saved and read again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer import Facts, Known, Question, Unknown
from silentbuyer.errors import FactsError

AT = datetime(2026, 3, 1, tzinfo=UTC)
SITE, MAIL = Question("website", "https://a.example/"), Question("mail-domain", "a.example")
words = st.text(min_size=1).filter(lambda text: text.strip())
values = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda v: st.lists(v), max_leaves=5)
answers = st.builds(Known, values, at=st.just(AT) | st.none(), source=st.text(), ttl=st.integers(0, 10)) | st.builds(
    Unknown, words, st.text()
)


@given(st.dictionaries(st.builds(Question, words, st.text()), answers, max_size=5))
def test_saved_facts_are_read_again_as_they_were(saved):
    facts = Facts(saved)

    assert Facts.from_dict(facts.to_dict()) == facts
    assert hash(Facts.from_dict(facts.to_dict())) == hash(facts)


def test_a_question_without_an_answer_was_not_asked():
    assert Facts().answer(SITE).reason == "not asked"
    assert Facts().known(SITE) is None


def test_facts_read_like_a_mapping():
    facts = Facts({SITE: Known({"state": "parked"}), MAIL: Unknown("timeout")})

    assert facts.known(SITE)["state"] == "parked"
    assert facts.known(MAIL) is None
    assert (len(facts), list(facts), facts[MAIL]) == (2, [SITE, MAIL], Unknown("timeout"))
    assert list(facts.only([MAIL])) == [MAIL]


def test_an_unknown_answer_never_displaces_a_known_one():
    known = Facts({SITE: Known(1)})

    assert known.merged({SITE: Unknown("timeout"), MAIL: Unknown("offline")}) == Facts(
        {SITE: Known(1), MAIL: Unknown("offline")}
    )
    assert known.merged({SITE: Known(2)}).known(SITE) == 2


@pytest.mark.parametrize(
    "data", [{}, {"schema": 2, "facts": []}, {"schema": 1}, {"schema": 1, "facts": [{"kind": "x"}]}]
)
def test_other_data_is_a_clear_error(data):
    with pytest.raises(FactsError, match="saved facts must be"):
        Facts.from_dict(data)


def test_questions_and_answers_are_checked():
    with pytest.raises(FactsError, match=r"Question\.kind"):
        Question("")
    with pytest.raises(FactsError, match=r"Known\.at"):
        Known(1, at=datetime(2026, 1, 1))
    with pytest.raises(TypeError):
        Known(object())


def test_an_unknown_reads_as_a_sentence():
    assert str(Unknown("timeout", "no answer in 2 s", "website of a.example")) == (
        "website of a.example: timeout (no answer in 2 s)"
    )
    assert str(Unknown("offline")) == "offline"
    assert str(MAIL) == "mail domain of a.example"
    assert str(Question("x")) == "x"
