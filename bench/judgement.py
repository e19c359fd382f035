"""How long the judgement of one buyer takes: weighing, advice, the listening rules, and a hostile megabyte.

    python bench/judgement.py

Figures are medians of several runs on one core; "advice, own part" is the advice with the calendar's answer at hand,
so that the cost of asking the calendar for the next good moment shows by itself.
"""

import statistics
import time
from datetime import UTC, datetime, timedelta

from silentbuyer import Customer, Message, Seller, calendars, diagnose
from silentbuyer.case import Case
from silentbuyer.plan import plan
from silentbuyer.playbook import core_actions, rank
from silentbuyer.rules.chose_other_supplier import ChoseOtherSupplier
from silentbuyer.rules.comparing_quotes import ComparingQuotes
from silentbuyer.rules.fake_inquiry import FakeInquiry
from silentbuyer.rules.internal_decision import InternalDecision
from silentbuyer.rules.no_current_need import NoCurrentNeed
from silentbuyer.rules.price_or_terms import PriceOrTerms
from silentbuyer.rules.your_turn import YourTurn
from silentbuyer.text.phrases import find
from silentbuyer.text.words import own_words
from silentbuyer.weighing import weigh

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


def buyer(name, text=MAIL):
    talk = (
        Message(at=NOW - timedelta(days=12), sender="buyer", text=text),
        Message(at=NOW - timedelta(days=9), sender="seller", text="Thank you, any news?"),
    )
    return Customer(
        id=name, email="ana@aquapura.example", country="BR", subdivision="SP", stage="quotation", messages=talk
    )


def judged(seller):
    diagnosis = diagnose(buyer("C-1"), seller, now=NOW, online=False)
    case = Case(customer=buyer("C-1"), seller=seller, now=NOW, facts=diagnosis.facts, silence=diagnosis.silence)
    return diagnosis, case


def weighing(seller):
    diagnosis, case = judged(seller)
    found, causes = diagnosis.findings, diagnosis.causes
    fresh = {"customer": case.customer, "seller": seller, "now": NOW, "silence": case.silence}
    spent = median(lambda: weigh(found, stage=case.stage, silence=case.silence, turn=case.turn), 400)
    print(f"weighing {len(found)} findings on 19 causes         {spent:9.1f} us")
    print(f"advice, with the calendar                   {median(lambda: advice(fresh, causes), 200):9.1f} us")
    real, touch = calendars.next_touch, calendars.next_touch(case.customer, seller, NOW)
    calendars.next_touch = lambda *_, **__: touch
    own = median(lambda: advice(fresh, causes), 200)
    calendars.next_touch = real
    print(f"advice, own part                            {own:9.1f} us")
    print(f"weighing and advice, own part               {own + spent:9.1f} us   (wanted: 100)")


def advice(fresh, causes):
    return rank(core_actions(Case(**fresh), causes), causes)


def listening(seller):
    _, case = judged(seller)
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
