"""Do the probabilities mean what they say? Measured on made-up worlds (bench/world), before and after learning.

    python bench/reliability.py [replies|words] [WORLD ...] [--learn 1000] [--unseen 2500]

Learning sees the logs of `--learn` buyers and of each only whether an answer still came; figures are of other buyers.
Worlds: the named ones, which the starting figures were looked at with, and drawn-N, whose numbers are drawn by chance.
"""

import argparse
from collections import defaultdict

from world.made import SELLER, buyers, labels
from world.numbers import WORLDS, world_of

import silentbuyer as sb
from silentbuyer import calendars, mailbox
from silentbuyer.model.findings import NOTHING_WRONG
from silentbuyer.model.lead import lead_of
from silentbuyer.show.headline import sureness

UNSEEN_SEED = 2


def experience(numbers, count):
    made = list(buyers(numbers, count))
    return sb.learn([buyer.customer() for buyer in made], labels(made), now=numbers.now, seller=SELLER)


def answers(made, numbers, law):
    """(said, came) of every buyer whose turn it is."""
    rows = []
    for buyer in made:
        if buyer.truth.answers is None:
            continue
        customer = buyer.customer()
        silence = calendars.measure(customer, numbers.now, mailbox.absences(customer, numbers.now), law=law)
        if silence.since is not None:
            rows.append((silence.p_reply, buyer.truth.answers))
    return rows


def figures(rows):
    base = sum(came for _, came in rows) / len(rows)
    brier = sum((said - came) ** 2 for said, came in rows) / len(rows)
    ordered = sorted(rows)
    tenths = [ordered[k * len(rows) // 10 : (k + 1) * len(rows) // 10] for k in range(10)]
    means = [(sum(s for s, _ in part) / len(part), sum(c for _, c in part) / len(part)) for part in tenths]
    error = sum(abs(said - came) for said, came in means) / 10
    return base, 1 - brier / (base * (1 - base)), error, means


def replies(names, learned, unseen):
    for name in names:
        numbers = world_of(name)
        made = list(buyers(numbers, unseen, UNSEEN_SEED))
        for title, law in (("before", None), ("after", experience(numbers, learned).law)):
            rows = answers(made, numbers, law)
            base, skill, error, means = figures(rows)
            said = sum(said for said, _ in rows) / len(rows)
            tenths = " ".join(f"{s:.2f}>{c:.2f}" for s, c in means)
            head = f"{name:<11} {title:<6} {len(rows)} buyers, came {base:.3f}, said {said:.3f}"
            print(f"{head}, skill {skill:+.3f}, decile error {error:.3f}  {tenths}", flush=True)


def is_right(diagnosis, truth):
    """Whether the head line is right; the four causes of "nothing is wrong yet" count as one.

    "The person is away" and "a holiday keeps them away" are right as well where that is so, answer or not.
    """
    lead = lead_of(diagnosis.causes)
    if lead.cause is None:
        return lead.family == diagnosis_family(truth.cause)
    if lead.cause in {sb.Cause.AWAY, sb.Cause.HOLIDAY_ABSENCE} and truth.absent:
        return True
    return lead.cause == truth.cause or (lead.cause in NOTHING_WRONG and truth.cause in NOTHING_WRONG)


def diagnosis_family(cause):
    from silentbuyer.model.causes import info

    return info(sb.Cause(cause)).family


def words(names, learned, unseen):
    """How often the head line was right, by the word it began with."""
    table = defaultdict(list)
    for name in names:
        numbers = world_of(name)
        made = list(buyers(numbers, unseen, UNSEEN_SEED))
        for title, known in (("before", None), ("after", experience(numbers, learned) if learned else None)):
            if title == "after" and not learned:
                continue
            with sb.Engine(SELLER, online=False, experience=known, environment=False) as engine:
                for buyer, d in zip(made, engine.stream((b.customer() for b in made), now=numbers.now), strict=True):
                    lead = lead_of(d.causes)
                    word = sureness(lead.probability).split(" {")[0] if lead.family else "No reason was recognised"
                    table[title, name, word].append((lead.probability, is_right(d, buyer.truth)))
    for key, rows in sorted(table.items()):
        said, right = (sum(row[n] for row in rows) / len(rows) for n in (0, 1))
        print(f"{key[0]:<6} {key[1]:<11} {key[2]:<22} {len(rows):>5}  said {said:.2f}  right {right:.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", nargs="?", default="replies", choices=("replies", "words"))
    parser.add_argument("worlds", nargs="*", default=list(WORLDS))
    parser.add_argument("--learn", type=int, default=1000)
    parser.add_argument("--unseen", type=int, default=2500)
    options = parser.parse_args()
    {"replies": replies, "words": words}[options.what](options.worlds or list(WORLDS), options.learn, options.unseen)


if __name__ == "__main__":
    main()
