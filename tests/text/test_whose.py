"""In a log each message is heard by its writer's own words only."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.text.whose import with_own_words

START = datetime(2026, 8, 3, 9, tzinfo=UTC)
OURS = "Dear Anna,\nplease find our quotation 88 attached.\nIs our price too high for you, or did you choose another supplier?\nTo get no more of these mails click here to unsubscribe.\nLin"


def heard(reply, ours=OURS):
    log = [
        sb.Message(at=START, sender="seller", channel="email", text=ours),
        sb.Message(at=START + timedelta(days=1), sender="buyer", channel="email", text=reply),
    ]
    return with_own_words(sb.Customer(id="C", messages=log)).messages[1].text


def quoted(mark=""):
    return "\n".join(mark + line for line in OURS.splitlines())


@pytest.mark.parametrize(
    "head",
    ["Lin, 3. elokuuta:", "=== lin ===", "( Lin yozgan )", "Lin kirjutas 3. augustil", "xxxx", "Rašė Lin", ""],
)
def test_what_the_log_knows_is_quoted_under_a_head_that_nobody_knows(head):
    assert heard(f"Tak, jestem zainteresowany, proszę o cennik.\n\n{head}\n{quoted()}").startswith(
        "Tak, jestem zainteresowany, proszę o cennik."
    )
    assert "unsubscribe" not in heard(f"Tak.\n\n{head}\n{quoted()}")
    assert "too high" not in heard(f"Tak.\n\n{head}\n{quoted()}")


@pytest.mark.parametrize("mark", ["", "> ", "| ", "    ", "» "])
def test_answers_inside_and_below_the_quotation_are_the_buyers(mark):
    first, second, third, *rest = OURS.splitlines()
    lines = [first, second, third]
    body = "\n".join(mark + line for line in lines)
    tail = "\n".join(mark + line for line in rest)
    text = f"On 3 Aug 2026 at 09:00, Lin <lin@seller.example> wrote:\n{body}\nYes, it is 10 % above our limit.\n{tail}\n\nCan you do 200 pieces?"

    assert heard(text) == "Yes, it is 10 % above our limit.\n\nCan you do 200 pieces?"


def test_lines_that_were_folded_anew_are_known_again():
    text = "OK.\n\nLin kirjutas\nIs our price too high for you, or did\nyou choose another supplier? To get no\nmore of these mails click here to unsubscribe."

    assert "supplier" not in heard(text)
    assert "unsubscribe" not in heard(text)


@pytest.mark.parametrize(
    ("ours", "reply"),
    [
        ("您好，附上报价单。请问我们的价格是否太高，还是已经选择了其他供应商？", "好的，收到。\n\n林:\n您好，附上报价单。请问我们的价格是否太高，还是已经选择了其他供应商？"),
        ("見積書をお送りします。価格が高すぎるでしょうか、他社に決まりましたか。", "了解しました。\n\n林様\n見積書をお送りします。価格が高すぎるでしょうか、他社に決まりましたか。"),
        ("ส่งใบเสนอราคาให้แล้ว ราคาสูงเกินไปหรือเลือกเจ้าอื่นแล้ว", "รับทราบค่ะ\n\nส่งใบเสนอราคาให้แล้ว ราคาสูงเกินไปหรือเลือกเจ้าอื่นแล้ว"),
    ],
)  # fmt: skip
def test_scripts_without_spaces_are_known_again(ours, reply):
    own = heard(reply, ours)
    assert own.startswith(reply.splitlines()[0])
    assert ours[-8:] not in own


def test_a_short_answer_in_our_words_stays():
    assert heard("Yes, quotation 88.\nThanks") == "Yes, quotation 88.\nThanks"


def test_machines_mails_are_left_whole():
    log = [
        sb.Message(at=START, sender="seller", text=OURS),
        sb.Message(at=START + timedelta(days=1), sender="buyer", kind="bounce", text=f"failed\n{OURS}"),
    ]
    customer = sb.Customer(id="C", messages=log)
    assert with_own_words(customer).messages[1].text == f"failed\n{OURS}"


@given(st.lists(st.tuples(st.sampled_from(["buyer", "seller", "unknown"]), st.text(max_size=200)), max_size=6))
@settings(max_examples=100, deadline=None)
def test_only_words_are_taken_away_and_no_message_is_lost(spoken):
    log = [sb.Message(at=START + timedelta(hours=n), sender=who, text=text) for n, (who, text) in enumerate(spoken)]
    own = with_own_words(sb.Customer(id="C", messages=log)).messages

    assert [(m.at, m.sender, m.kind) for m in own] == [(m.at, m.sender, m.kind) for m in log]
    assert all(
        set(a.text.splitlines()) <= {x.strip() for x in b.text.splitlines()} | set(b.text.splitlines())
        for a, b in zip(own, log, strict=True)
    )
