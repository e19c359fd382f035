"""How long the judgement of one buyer takes: weighing, advice, the listening rules, and a hostile megabyte.

    python bench/judgement.py

Figures are medians of several runs on one core, over buyers of two towns as a batch has them: the engine has measured
their silence and its rules have read their log. Such buyers share the calendar's answers; what the first of a town
costs stands beside. Weighing and advice are the best of ten rounds, as `timeit` advises: what a round takes above that
is other programs' time.
"""

import statistics
import time
from datetime import UTC, datetime, timedelta

import attrs

from silentbuyer import Customer, Message, Seller, calendars, diagnose
from silentbuyer.calendars import touch
from silentbuyer.hearing.phrases import find
from silentbuyer.model.case import Case
from silentbuyer.playbook import working_days
from silentbuyer.playbook.advice import core_actions, rank
from silentbuyer.playbook.plan import plan
from silentbuyer.rules.chose_other_supplier import ChoseOtherSupplier
from silentbuyer.rules.comparing_quotes import ComparingQuotes
from silentbuyer.rules.fake_inquiry import FakeInquiry
from silentbuyer.rules.internal_decision import InternalDecision
from silentbuyer.rules.no_current_need import NoCurrentNeed
from silentbuyer.rules.price_or_terms import PriceOrTerms
from silentbuyer.rules.your_turn import YourTurn
from silentbuyer.text.quotation import own_words
from silentbuyer.weighing.weigh import weigh

ROUNDS = 10
NOW = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
LISTENING = (
    ChoseOtherSupplier(), ComparingQuotes(), FakeInquiry(), InternalDecision(), NoCurrentNeed(), PriceOrTerms(),
    YourTurn(),
)  # fmt: skip
MAIL = """Dear Li Wei,
thank you for the quotation of 40 sets UV-40. The price is above our budget and we are comparing several offers.
I have forwarded it to my boss for approval. What is the lead time, and do you keep spare lamps in stock?
Best regards
Ana Souza

On Mon, 2 Mar 2026 at 10:00, Li Wei <li@factory.example> wrote:
> Please find the quotation."""
HOSTILE = (
    "price ",
    "too high not ",
    "> On 1 wrote:\n",
    "价格",
    "a" * 5000 + " ",
    "? ",
    "no, ",
    "الس",
    "From: x\nSent: y\n",
)


def median(work, times):
    """Microseconds of the median run."""
    work()
    seen = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        seen.append((time.perf_counter() - started) * 1e6)
    return statistics.median(seen)


def buyer(name, text=MAIL, days=9):
    talk = (
        Message(at=NOW - timedelta(days=days + 3), sender="buyer", text=text),
        Message(at=NOW - timedelta(days=days), sender="seller", text="Thank you, any news?"),
    )
    return Customer(
        id=name, email="ana@aquapura.example", country="BR", subdivision="SP", stage="quotation", messages=talk
    )


def buyers():
    """Twenty buyers of two towns who were written to on different days, in four moods."""
    moods = (MAIL, "Thank you, received.", "What is the lead time?", "We are comparing offers; the boss decides.")
    for n in range(20):
        made = buyer(f"C-{n}", moods[n % 4], days=5 + n % 7)
        yield made if n % 2 else attrs.evolve(made, country="DE", subdivision="HH")


def judged(made, seller):
    """A buyer as the engine hands them to weighing and advice: silence measured, log read by the rules."""
    diagnosis = diagnose(made, seller, now=NOW, online=False)
    case = Case(customer=made, seller=seller, now=NOW, facts=diagnosis.facts, silence=diagnosis.silence)
    return diagnosis, case, calendars.locate(made, NOW)


def read(case):
    """The same buyer once more, as far as the rules have read the log."""
    fresh = Case(customer=case.customer, seller=case.seller, now=NOW, facts=case.facts, silence=case.silence)
    return fresh if fresh.unanswered is not None and fresh.turn and fresh.stage else case


def weighing(seller):
    batch = [judged(made, seller) for made in buyers()]
    causes = [len(diagnosis.causes) for diagnosis, _, _ in batch]
    found = statistics.mean(len(diagnosis.findings) for diagnosis, _, _ in batch)
    rounds = [(weighed(batch), advised(batch)) for _ in range(ROUNDS)]
    spent, moved = min(rounds, key=sum)
    print(f"weighing {found:.1f} findings on {causes[0]} causes        {spent:9.1f} us")
    print(f"advice, with the calendar                   {moved:9.1f} us")
    middle = statistics.median(map(sum, rounds))
    print(f"weighing and advice of one case             {spent + moved:9.1f} us   (wanted: 100; median {middle:.1f})")
    first = statistics.median(advice(one, 10, forgetting=True) for one in batch)
    print(f"advice for the first buyer of a town        {first:9.1f} us")


def weighed(batch):
    return statistics.median(median(lambda d=d, c=c: weighed_once(d, c), 30) for d, c, _ in batch)


def advised(batch):
    return statistics.median(advice(one, 30) for one in batch)


def weighed_once(diagnosis, case):
    return weigh(diagnosis.findings, stage=case.stage, silence=case.silence, turn=case.turn)


def advice(one, times, *, forgetting=False):
    """Microseconds of the median advice; each round has a case of its own, made before the clock starts."""
    diagnosis, case, where = one
    seen = []
    for _ in range(times + 1):
        fresh = read(case)
        if forgetting:
            touch._touch.cache_clear()  # noqa: SLF001 - it forgets on purpose
            working_days.working_day.cache_clear()
            working_days.free_again.cache_clear()
            working_days.deadline.cache_clear()
        started = time.perf_counter()
        rank(core_actions(fresh, diagnosis.causes, where=where), diagnosis.causes)
        seen.append((time.perf_counter() - started) * 1e6)
    return statistics.median(seen[1:])


def listening(seller):
    _, case, _ = judged(buyer("C-1"), seller)
    fields = {"customer": case.customer, "seller": seller, "now": NOW}

    def cold():
        find.cache_clear()
        return [list(rule.judge(Case(**fields))) for rule in LISTENING]

    print(f"7 listening rules on a mail of {len(MAIL)} characters   {median(cold, 60):9.1f} us")


def hostile():
    for filler in HOSTILE:
        text = (filler * (1_000_000 // len(filler) + 1))[:1_000_000]
        case = Case(customer=buyer("C-1", text), seller=Seller(), now=NOW)
        find.cache_clear()
        started = time.perf_counter()
        for rule in LISTENING:
            list(rule.judge(case))
        spent = (time.perf_counter() - started) * 1e3
        read = len(own_words(text))
        print(f"7 listening rules on 1 MB of {filler[:12]!r:16}       {spent:9.1f} ms ({read:,} characters read)")


def worklist(seller):
    made = [diagnose(buyer(f"C-{n}"), seller, now=NOW, online=False) for n in range(20)] * 500
    started = time.perf_counter()
    plan(made, capacity=20)
    print(f"worklist over {len(made):,} diagnoses              {(time.perf_counter() - started) * 1e3:9.1f} ms")


if __name__ == "__main__":
    seller = Seller(country="CN", timezone="Asia/Shanghai")
    weighing(seller)
    listening(seller)
    hostile()
    worklist(seller)
