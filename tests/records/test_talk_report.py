"""What is counted of one source of messages, and when it needs the user."""

import json

from silentbuyer.records.talk_report import TalkReport


def test_what_needs_the_user():
    assert not TalkReport(source="x", kind="log", messages=3, taken=2, refused=1).needs_user
    assert TalkReport(source="x", kind="chat", messages=1, refused=1).needs_user
    assert TalkReport(source="x", kind="chat", questions=("say so",)).needs_user
    assert not TalkReport(source="x", kind="mailbox").needs_user


def test_lines_for_a_person():
    told = TalkReport(source="x.mbox", kind="mailbox", messages=5, taken=4, refused=1, unread=2, questions=("why",))
    assert list(told.lines()) == [
        "x.mbox: mailbox: 5 read, 4 taken, 0 of nobody in the file, 1 refused",
        "x.mbox: 2 closed texts",
        "x.mbox: question: why",
    ]


def test_plain_values_with_the_first_faults_only():
    told = TalkReport(source="x", kind="mailbox", messages=500, refused=500, faults=("bad",) * 500)
    assert len(json.loads(json.dumps(told.to_dict()))["faults"]) == 100
