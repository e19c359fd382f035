"""Every sentence that was printed is true of the log it was printed for, and no report contradicts itself.

Each sign that the log alone bears out has its condition below; logs are generated from sentences of many languages, in
any order, and whatever is said about them is held against its condition.
"""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.conversation.rests import takes_note
from silentbuyer.hearing.answering import answers_something, asks_nothing
from silentbuyer.hearing.at_rest import wants_no_answer
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.open_question import open_question

NOW = datetime(2026, 6, 17, 9, 0, tzinfo=UTC)
THEIRS = (
    "Please quote 6 pumps.", "Does it run on 60 Hz?", "Thanks, received.", "👍", "We are comparing three offers.",
    "Our bank refused the transfer.", "Das Muster ist bei uns durchgefallen.", "Мы ещё думаем.", "还在犹豫", "ok",
    "I still owe you the balance, next week.", "Merry Christmas!", "We will revert next week.", "Precio muy alto.",
    "Our client has not confirmed yet.", "Ich bin nicht zuständig.", "We got a mail that your bank account changed?",
    "Your answer came too late.", "Our warehouse burned down.", "All goods received, thank you.",
)  # fmt: skip
OURS = (
    "Our quotation is attached.", "Any news?", "Yes.", "25 days.", "We will send you the drawing tomorrow.", "您好？",
    "The container has arrived, demurrage runs.", "The balance is still outstanding.", "Quedo atento.", "Frohe Ostern!",
)  # fmt: skip

SAYS = st.one_of(
    st.tuples(st.just("buyer"), st.sampled_from(THEIRS)), st.tuples(st.just("seller"), st.sampled_from(OURS))
)
LOGS = st.lists(
    st.tuples(st.integers(0, 90), SAYS, st.sampled_from(("email", "whatsapp"))), min_size=1, max_size=7
)  # fmt: skip


def diagnosed(log, stage, arrival=None):
    messages = [
        sb.Message(at=NOW - timedelta(days=days, hours=place), sender=who, text=text, channel=channel)
        for place, (days, (who, text), channel) in enumerate(log)
    ]
    customer = sb.Customer(
        id="C-1", company="Rioja Pumps", email="a@rioja.example", contacts={"whatsapp": "+34600111222"}, country="ES",
        stage=stage, messages=messages, arrival=arrival,
    )  # fmt: skip
    return customer, sb.diagnose(customer, sb.Seller(country="CN", timezone="Asia/Shanghai"), now=NOW, online=False)


def _talk(customer):
    return sorted(customer.messages, key=lambda message: message.at)


def _last_is(sender):
    return lambda talk, finding: talk[-1].sender == sender


def _last_word_of_theirs(talk):
    return [m for m in talk if m.sender == "buyer"][-1]


def _quoted(talk, sender, finding):
    quote = str(finding.evidence.get("sentence") or finding.evidence.get("question")).rstrip("…")
    return any(m.sender == sender and quote in " ".join(m.text.split()) for m in talk)


ONE_WORD = timedelta(days=1)
"""Within which messages of the buyer's are one word."""


def _says_more(message, before):
    """Whether a message of the buyer's is a new word, and does not go on with theirs right before it."""
    goes_on = before.sender == "buyer" and message.at - before.at <= ONE_WORD
    return message.sender == "buyer" and not goes_on and not asks_nothing(message.text)


def _unanswered(talk, finding):
    asked = next(m for m in talk if m.at == datetime.fromisoformat(finding.evidence["asked_at"]))
    later = [m for m in talk if m.at > asked.at and m.sender == "seller"]
    if any(m.at > asked.at and _says_more(m, before) for before, m in pairwise(talk)):
        return False
    return bool(open_question(asked.text)) and bool(later) and not any(answers_something(m.text) for m in later)


def _at_rest(talk):
    """The buyer's last word asks for nothing, or only tells something, and whatever we wrote after it waits for no answer."""
    last = _last_word_of_theirs(talk)
    ours = [m for m in talk if m.sender == "seller" and talk.index(m) > talk.index(last)]
    tells = open_question(last.text) is None and bool(understood(last.text)) and any(m.sender == "seller" for m in talk)
    return (asks_nothing(last.text) or (tells and not ours)) and all(
        wants_no_answer(m.text) or takes_note(m.text, last.text) for m in ours
    )


CONDITIONS = {
    "your-turn/last-word": lambda talk, f: _last_is("buyer")(talk, f) and not asks_nothing(talk[-1].text),
    "your-turn/open-question": lambda talk, f: talk[-1].sender == "buyer" and bool(open_question(talk[-1].text)),
    "your-turn/left-open": lambda talk, f: _unanswered(talk, f),
    "your-turn/terms-left-open": lambda talk, f: _unanswered(talk, f),
    "your-turn/closing-word": lambda talk, f: _at_rest(talk),
    "your-turn/closing-word-old": lambda talk, f: _at_rest(talk),
    "your-turn/our-promise": lambda talk, f: _quoted(talk, "seller", f),
    "comparing-quotes/first-quote": lambda talk, f: (
        talk[-1].sender == "seller" and _last_word_of_theirs(talk).at < next(
            m.at for m in talk if m.sender == "seller" and m.at > next(b.at for b in talk if b.sender == "buyer")
        )
    ),
    "goods-at-port/we-wrote": lambda talk, f: _quoted(talk, "seller", f) and ("nothing since" in f.because or not any(
        m.sender == "buyer" and m.at > datetime.fromisoformat(f.evidence["at"]) for m in talk
    )),
    "balance-owed/we-dun": lambda talk, f: _quoted(talk, "seller", f) and not any(
        m.sender == "buyer" and m.at > datetime.fromisoformat(f.evidence["at"]) for m in talk
    ),
    "balance-owed/broken-promises": lambda talk, f: _times_put_off(talk) >= 2,
    "no-decision/put-off-again": lambda talk, f: talk[-1].sender == "seller" and f.evidence["times"] >= 2,
    "slow-first-answer/late": lambda talk, f: f.evidence["days"] >= 5 and talk[0].sender == "buyer",
}  # fmt: skip
LATER = re.compile(r"/said$|/price$|/terms$")


def _times_put_off(talk):
    """The buyer's words of the debt, and their answers to our last word where it was a reminder of it."""
    ours, times = "", 0
    for message in talk:
        ours = message.text if message.sender == "seller" else ours
        times += message.sender == "buyer" and ("owe" in message.text or "outstanding" in ours)
    return times


def _said(talk, finding):
    return _quoted(talk, "buyer", finding)


@settings(max_examples=120, deadline=None)
@given(LOGS, st.sampled_from(("inquiry", "quotation", "sample", "deposit", "shipment", "repeat")))
def test_what_is_said_of_a_log_is_true_of_it(log, stage):
    customer, d = diagnosed(log, stage)
    talk = _talk(customer)
    for finding in d.findings:
        condition = CONDITIONS.get(finding.sign) or (_said if LATER.search(finding.sign) else None)
        assert condition is None or condition(talk, finding), (finding.sign, finding.because, talk)


@settings(max_examples=120, deadline=None)
@given(LOGS, st.sampled_from(("inquiry", "quotation", "sample", "deposit", "shipment", "repeat")))
def test_no_report_contradicts_itself(log, stage):
    customer, d = diagnosed(log, stage)
    kinds = [action.kind for action in d.actions]
    first = d.actions[0]
    if first.kind == "reply-now":
        assert "wait" not in kinds
    if first.kind == "wait" and first.not_before is not None:
        assert first.not_before > NOW
    assert all(action.why for action in d.actions)
    assert "the last word is the buyer's" not in str(d) or _talk(customer)[-1].sender == "buyer"
    if "do not seem to arrive" in str(d):
        assert any(f.weights.get("unreachable", 0) > 0 for f in d.findings)
    named = {f.sign for f in d.findings if max(f.weights.values(), default=0) > 0}
    assert named or d.family in ("", "nothing is wrong yet")


@pytest.mark.parametrize("sign", sorted(CONDITIONS))
def test_each_condition_belongs_to_a_sign_of_the_table(sign):
    from silentbuyer.data.tables import toml

    rule, _, name = sign.partition("/")
    assert name in toml("weights.toml")[rule]


@pytest.mark.parametrize(
    ("log", "sign", "speaks"),
    [
        ([(9, ("buyer", "Does it run on 60 Hz?"), "email"), (5, ("seller", "Any news?"), "email")], "your-turn/left-open", True),
        ([(9, ("buyer", "Does it run on 60 Hz?"), "email"), (5, ("seller", "Yes."), "email")], "your-turn/left-open", False),
        ([(9, ("buyer", "ok"), "email")], "your-turn/last-word", False),
        ([(9, ("buyer", "ok 60 Hz"), "email")], "your-turn/last-word", True),
        ([(9, ("seller", "The balance is still outstanding."), "email")], "balance-owed/we-dun", True),
        ([(9, ("seller", "The balance is still outstanding."), "email"), (8, ("buyer", "ok"), "email")], "balance-owed/we-dun", False),
    ],
)  # fmt: skip
def test_a_log_that_meets_the_condition_and_one_that_misses_it_by_a_hair(log, sign, speaks):
    _, d = diagnosed(log, "quotation")
    assert (sign in {finding.sign for finding in d.findings}) is speaks
