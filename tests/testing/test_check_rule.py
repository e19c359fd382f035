"""`check_rule` passes a good rule and tells the author of a bad one what to mend."""

import itertools
import os
import random
import re
import socket
import subprocess
import sys
import threading
import time
import uuid
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

import attrs
import pytest

import silentbuyer as sb
from silentbuyer.testing import CheckFailed, case, check_rule, customer, message

SECTIONS = """
    What it looks for:
        The word nothing.

    Why it means silence:
        It does not; this is a test.

    What it needs:
        Nothing.

    When it is wrong:
        Always.

    What to do:
        Nothing.

    Sources:
        Judgement.
    """


def finding(**fields):
    usual = {"weights": {"no-current-need": 0.5}, "because": "The buyer said nothing.", "source": "judgement"}
    return sb.Finding(**{**usual, **fields})


@attrs.frozen(kw_only=True)
class Good:
    __doc__ = "A rule without fault.\n" + SECTIONS
    name: str = "good"
    word: str = "nothing"

    def needs(self, customer):
        return [sb.Question("word", customer.id)]

    def judge(self, case):
        if any(self.word in message.text for message in case.talk):
            yield finding(evidence={"word": self.word})
        if case.known(sb.Question("word", case.customer.id)) is None:
            yield sb.Unknown("not known", about="the word")


SPEAKS = case(messages=[message("there is nothing")], signals={"shop": {"stars": 3, "notes": ["good"]}})


def bad(judge, **members):
    """A rule like `Good` with another judgement (pickled by reference to `BAD`, as far as that goes)."""
    return type("Bad", (Good,), {"__doc__": Good.__doc__, "judge": judge, "__reduce__": _same, **members})()


def _same(self):
    return (_bad_at, (id(self),))


def _bad_at(identity):
    import gc

    return next(item for item in gc.get_objects() if id(item) == identity)


def faults(rule, **options):
    with pytest.raises(CheckFailed) as failed:
        check_rule(rule, **options)
    assert str(failed.value).startswith(f"the rule {getattr(rule, 'name', rule)!r} does not keep what it must:\n- ")
    return " | ".join(failed.value.faults)


def test_a_good_rule_passes():
    check_rule(Good())
    check_rule(Good(), cases=[SPEAKS])


def test_the_check_is_an_assertion_that_pytest_shows_as_a_failure():
    assert issubclass(CheckFailed, AssertionError)


# --- shape and documentation -------------------------------------------------------------------------------------


def test_a_class_is_not_a_rule():
    assert "check an instance of it, Good()" in faults(Good)


@pytest.mark.parametrize("name", ["", "Two Words", "UPPER", "x" * 81, "under_score", None, 7])
def test_a_name_must_be_a_slug(name):
    assert "its name must be lower-case words joined by hyphens" in faults(Good(name=name))


def test_both_methods_are_needed():
    class Nothing:
        name = "nothing"

    assert "it has no method needs | it has no method judge" in faults(Nothing())


def test_the_docstring_must_have_a_sentence_and_every_section():
    class Short(Good):
        """A rule"""

    told = faults(Short())
    assert "begin with one sentence" in told
    assert "'What it looks for:', 'Why it means silence:', 'What it needs:'" in told


@sb.rule("sugar")
def sugar(case):
    if not case.customer.phone:
        yield finding(because="There is no phone number to fall back on.")


sugar.function.__doc__ = Good.__doc__


def test_a_rule_made_by_the_decorator_passes_too():
    check_rule(sugar)


def test_a_rule_made_by_the_decorator_by_hand_passes_too():
    check_rule(sb.rule("by-hand")(plain))


def plain(case):
    yield finding(because=f"The buyer is called {case.customer.label[:20]}.")


plain.__doc__ = Good.__doc__


# --- purity --------------------------------------------------------------------------------------------------------


def dial(self, case):
    with socket.socket() as line:
        line.connect_ex(("127.0.0.1", 9))
    return ()


def look_up(self, case):
    socket.getaddrinfo("localhost", 80)
    return ()


def read_a_file(self, case):
    Path(__file__).read_bytes()
    return ()


def list_a_folder(self, case):
    os.listdir(".")  # noqa: PTH208 - what a bad rule may do
    return ()


def start_a_program(self, case):
    subprocess.run([sys.executable, "--version"], check=True, capture_output=True)
    return ()


def start_a_thread(self, case):
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    return ()


def look_at_the_clock(self, case):
    time.time()
    return ()


def look_at_the_datetime(self, case):
    datetime.now(tz=case.now.tzinfo)
    return ()


def look_at_the_calendar(self, case):
    date.today()
    return ()


def sleep(self, case):
    time.sleep(0)
    return ()


def throw_dice(self, case):
    random.random()  # noqa: S311 - what a bad rule may do
    return ()


def make_a_uuid(self, case):
    uuid.uuid4()
    return ()


def speak(self, case):
    print("fake!")  # noqa: T201 - what a bad rule may do
    return ()


def set_the_environment(self, case):
    os.environ["SEEN"] = case.customer.id
    return ()


@pytest.mark.parametrize(
    ("judge", "clause"),
    [
        (speak, "speaks to the terminal (print)"),
        (set_the_environment, "sets the environment variable b'SEEN'"),
        (dial, "it dials ('127.0.0.1', 9)"),
        (look_up, "looks up the name 'localhost'"),
        (read_a_file, "opens the file '"),
        (list_a_folder, "lists the folder '.'"),
        (start_a_program, "starts the program '"),
        (start_a_thread, "starts a thread"),
        (look_at_the_clock, "looks at the clock (time.time)"),
        (look_at_the_datetime, "looks at the clock (datetime.now)"),
        (look_at_the_calendar, "looks at the clock (date.today)"),
        (sleep, "it sleeps"),
        (throw_dice, "throws dice"),
        (make_a_uuid, "throws dice"),
    ],
)
def test_a_rule_opens_dials_starts_and_throws_nothing(judge, clause, monkeypatch):
    monkeypatch.setenv("SEEN", "")
    told = faults(bad(judge))
    assert "judge is not pure: it " in told
    assert clause in told


def test_what_is_read_once_into_a_cache_is_no_impurity(tmp_path):
    table = tmp_path / "table.txt"
    table.write_text("nothing")
    cache = []

    def judge(self, case):
        if not cache:
            cache.append(table.read_text())
        return ()

    check_rule(bad(judge))


def test_the_watch_ends_with_the_check():
    import sys

    before = sys.getprofile()
    check_rule(Good())
    assert sys.getprofile() is before
    with socket.socket():
        pass


# --- determinism ---------------------------------------------------------------------------------------------------


def test_a_rule_that_says_two_things_about_one_case_is_found_out():
    count = itertools.count()

    def judge(self, case):
        yield finding(because=f"Call number {next(count)}.")

    assert "judge is not deterministic" in faults(bad(judge))


def test_a_rule_that_remembers_other_buyers_is_found_out():
    seen = {}

    def judge(self, case):
        seen.setdefault(case.customer.id, len(seen))
        if len(seen) > 10:
            yield finding(because="More than ten buyers were seen.")

    assert "judge remembers: after other buyers it says something else" in faults(bad(judge))


def test_a_rule_that_cannot_be_pickled_is_found_out():
    class Local(Good):
        __doc__ = Good.__doc__

    assert "it cannot be pickled" in faults(Local())


class Unequal:
    __doc__ = Good.__doc__
    name = "unequal"

    def needs(self, customer):
        return ()

    def judge(self, case):
        return ()


def test_a_pickled_copy_must_be_equal():
    assert "its pickled copy is not equal to it: make the class @attrs.frozen" in faults(Unequal())


@attrs.frozen
class Forgetful:
    __doc__ = Good.__doc__
    name: ClassVar[str] = "forgetful"
    word: str = attrs.field(default="", eq=False)

    def needs(self, customer):
        return ()

    def judge(self, case):
        yield finding(because=f"The word is {self.word or 'lost'}.")

    def __reduce__(self):
        return Forgetful, ()


def test_a_pickled_copy_must_judge_alike():
    assert "its pickled copy judges otherwise" in faults(Forgetful("kept"))


# --- questions -----------------------------------------------------------------------------------------------------


def test_what_is_looked_up_must_be_asked_for():
    def judge(self, case):
        case.known(sb.Question("secret", "x"))
        return ()

    assert "looks up Question(kind='secret', subject='x'), which needs() does not name" in faults(bad(judge))


@pytest.mark.parametrize(
    ("needs", "clause"),
    [
        (lambda self, customer: ["website"], "needs must give Question, got 'website'"),
        (lambda self, customer: None, "needs must give an iterable (or yield), got None"),
        (lambda self, customer: customer.website.lower(), "needs raised AttributeError"),
    ],
)
def test_needs_gives_questions_for_every_buyer(needs, clause):
    assert clause in faults(bad(Good.judge, needs=needs))


# --- verdicts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdicts", "clause"),
    [
        (None, "judge must give an iterable (or yield), got None"),
        ("text", "judge must give an iterable"),
        ({"a": 1}, "judge must give an iterable"),
        (["fake!"], "judge must give Finding or Unknown, got 'fake!'"),
        ([finding()] * 101, "judge gave more than 100 answers for one buyer"),
        ([finding(weights={"away": 11})], "a finding has more than 10 bits"),
        ([finding(because="x" * 601)], "`because` is longer than 600 characters"),
        ([finding(evidence={"page": "x" * 20_001})], "`evidence` is larger than 20000 characters"),
        ([finding(source=" ")], "a finding has no source"),
        ([finding(sign="nonsense")], "sign must be written 'good/what-was-seen', got 'nonsense'"),
        ([finding(sign="fake-email/nonsense")], "sign 'fake-email/nonsense' is another rule's: begin it with good/"),
        ([sb.Unknown("offline")], "an Unknown must have a reason and say what it is about"),
        ([sb.Unknown("offline", "x" * 601, "the site")], "an Unknown is longer than 600 characters"),
    ],
)
def test_verdicts_are_findings_with_weights_sentences_and_sources(verdicts, clause):
    assert clause in faults(bad(lambda self, case: verdicts))


@pytest.mark.parametrize("cause", ["fake-buyer", "not-target", "unreachable", "company-gone"])
def test_what_is_unknown_accuses_nobody(cause):
    def judge(self, case):
        if case.known(sb.Question("word", case.customer.id)) is None:
            yield finding(weights={cause: 0.5, "away": 1}, because="The network said nothing.")

    told = faults(bad(judge))
    assert f"accuses a buyer of whom nothing is known: +0.5 bits for {cause} ('The network said nothing.')" in told
    assert "an ordinary buyer, all facts 'offline'" in told


def test_a_finding_may_only_inform():
    check_rule(bad(lambda self, case: [finding(weights={})]))


def test_an_unknown_may_speak_for_the_buyer():
    check_rule(bad(lambda self, case: [finding(weights={"fake-buyer": -0.5, "away": 0.2})]))


# --- bad input -----------------------------------------------------------------------------------------------------


def test_a_rule_that_stumbles_over_a_bare_record_is_found_out():
    told = faults(bad(lambda self, case: [finding(because=case.customer.email.upper())]))
    assert "judge raised AttributeError: 'NoneType' object has no attribute 'upper'" in told
    assert "(on the synthetic buyer 'name-only' and " in told


def test_a_rule_that_stumbles_over_broken_text_is_found_out():
    def judge(self, case):
        for said in case.talk:
            said.text.encode()
        return ()

    told = faults(bad(judge))
    assert "judge raised UnicodeEncodeError" in told
    assert "(on half a surrogate pair in every text of the record)" in told


def test_a_rule_that_quotes_without_measure_is_found_out():
    def judge(self, case):
        for said in case.talk:
            yield finding(because=f"The buyer wrote: {said.text or '-'}")

    assert "`because` is longer than 600 characters" in faults(bad(judge))


def test_a_rule_whose_pattern_explodes_is_stopped():
    def judge(self, case):
        re.search(r"(a+)+$", case.customer.about[:40] + "!")
        return ()

    before = time.process_time()
    told = faults(bad(judge), seconds=0.1)
    assert "judge took more than 0.1 s of processor time: cap what it reads" in told
    assert time.process_time() - before < 10


def test_a_rule_without_end_is_stopped_even_if_it_catches_everything():
    def judge(self, case):
        while case.customer.id == "name-only":
            try:
                sum(range(1000))
            except Exception:  # noqa: BLE001, S112 - that is the bad rule
                continue
        return ()

    assert "judge took more than 0.1 s of processor time" in faults(bad(judge), seconds=0.1)


def test_outside_the_main_thread_a_rule_is_checked_without_the_timer():
    caught = []
    thread = threading.Thread(target=lambda: caught.append(check_rule(Good())))
    thread.start()
    thread.join()
    assert caught == [None]


async def later(self, case):
    return ()


def leave(self, case):
    sys.exit("enough")


def for_ever(self, case):
    while True:
        yield finding()


def write_into_the_case(self, case):
    case.customer.signals["seen"] = True
    return ()


def deeper(self, case):
    return deeper(self, case)


@pytest.mark.parametrize(
    ("judge", "clause"),
    [
        (later, "judge must be a plain function, not async"),
        (leave, "judge raised SystemExit: enough"),
        (for_ever, "judge gave more than 100 answers"),
        (write_into_the_case, "judge raised TypeError: 'FrozenMap' object does not support item assignment"),
        (deeper, "judge raised RecursionError"),
    ],
)
def test_a_rule_that_misbehaves_is_told_so_and_harms_nobody(judge, clause):
    assert clause in faults(bad(judge))


def test_needs_is_watched_as_judge_is():
    def needs(self, customer):
        socket.gethostbyname("localhost")
        return ()

    assert "it looks up the name 'localhost'" in faults(bad(Good.judge, needs=needs))


# --- own cases -----------------------------------------------------------------------------------------------------


def test_a_rule_must_speak_on_its_authors_own_cases():
    silent = case(customer(messages=[message("something")]))
    assert "judge finds nothing on any of your own cases" in faults(Good(), cases=[silent])


def test_signals_of_ones_own_cases_are_poisoned():
    def judge(self, case):
        stars = case.customer.signals.get("shop", {}).get("stars", 0)
        if stars < 4:
            yield finding(because="The shop has few stars.")

    own = case(signals={"shop": {"stars": 3, "notes": ["good"]}})
    told = faults(bad(judge), cases=[own])
    assert "judge raised TypeError" in told
    assert "in every signal of your case 1" in told


def test_a_fault_that_many_cases_show_is_told_once():
    with pytest.raises(CheckFailed) as failed:
        check_rule(bad(lambda self, case: None))
    (fault,) = failed.value.faults
    assert re.fullmatch(
        r"judge must give an iterable \(or yield\), got None \(on the .* 'usual-time' and \d\d more\)", fault
    )


def test_no_more_than_a_dozen_faults_are_listed():
    with pytest.raises(CheckFailed) as failed:
        check_rule(bad(lambda self, case: [finding(source="", because=case.customer.label[:9] + str(len(case.log)))]))
    assert len(failed.value.faults) == 12
