"""The trained model by itself: own test sentences, calibration, other people's test sets, likeness of vectors, speed.

python benchmarks/model.py                     all of it
python benchmarks/model.py --only sentences    one part: sentences, calibration, gate, plv, gsr, vectors, speed
python benchmarks/model.py --plot FILE.svg     draw the reliability plot too

The test sentences (training/corpus) hold triggers that training never shows. plv_dev.tsv and plover_gsr_en.jsonl are
other people's, in $VOLTEFACE_DATA; they were never trained on.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from _pages import BUILDING, f1, gold_article, load_pages

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from notation import Example, read_corpus
from pairing import pair_off, query_of
from split import is_held_out, part_of

from volteface.coding import code, score_pairs
from volteface.coding.asking import ask
from volteface.coding.coder import Coding
from volteface.coding.cues import TYPES
from volteface.coding.grammar import load_grammar
from volteface.coding.lexicon import load_lexicon
from volteface.coding.model import NOBODY, Scored, load_model
from volteface.coding.sentences import split
from volteface.model import STATUSES, Article, Page
from volteface.reading import read
from volteface.world import list_bodies, quad_of

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("VOLTEFACE_DATA", ROOT.parent / "shared" / "data"))
NONE = len(TYPES)
SAMPLE = 400  # sentences for the speed
BINS = 10
BODIES = frozenset(list_bodies())
PARTS = ("sentences", "calibration", "gate", "plv", "gsr", "vectors", "speed")


class Judged(NamedTuple):
    """A pair of a test sentence: the types that it has (indexes), and what the model gives it."""

    language: str
    wanted: frozenset[int]
    given: "np.ndarray"


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    parts = options.only or PARTS
    examples = [
        example for example in read_corpus(ROOT / "training" / "corpus") if part_of(example) == "test"
    ]
    if "sentences" in parts:
        print_sentences(examples, cues=True)
        print_sentences(examples, cues=False)
    if "calibration" in parts:
        print_calibration(examples, options.plot)
    if "gate" in parts:
        print_gate()
    if "plv" in parts:
        print_plv()
    if "gsr" in parts:
        print_gsr()
    if "vectors" in parts:
        print_vectors()
    if "speed" in parts:
        print_speed(examples)


def score(examples: Sequence[Example], *, cues: bool) -> Iterator[tuple[Example, Scored]]:
    """Give each example that the model can read with what it says."""
    scored = load_model().score([query_of(example, cues=cues) for example in examples])
    for example, one in zip(examples, scored, strict=True):
        if one is not None:
            yield example, one


def judge(example: Example, scored: Scored) -> Iterator[tuple[tuple[int, int], Judged]]:
    """Give each pair that a page would be asked about and that is right or wrong for sure.

    Left out are other mentions of actors who do act, mentions of one actor, and acts whose trigger training may show.
    """
    who = {NOBODY: ("", ""), **{i: (m.code, m.role or "GOV") for i, m in enumerate(example.mentions)}}
    known = {(pair.actor, pair.recipient): pair for pair in pair_off(example, len(example.mentions))}
    for pair, row in zip(scored.pairs, scored.types, strict=True):
        acts = known[pair].acts
        if not acts and (known[pair].ignored or who[pair[0]] == who[pair[1]]):
            continue
        if all(is_held_out(example, act) for act in acts):
            yield pair, Judged(example.language, frozenset(TYPES.index(act.type) for act in acts), row)


def print_sentences(examples: Sequence[Example], *, cues: bool) -> None:
    """Print how well pairs of the test sentences are judged, by language."""
    bags: dict[str, Counter[str]] = defaultdict(Counter)
    for example, scored in score(examples, cues=cues):
        judged = dict(judge(example, scored))
        for bag in (bags[example.language], bags["all"]):
            bag["sentences"] += 1
            tally_pairs(bag, judged)
            tally_acts(bag, example, scored)
    print(f"\ntest sentences, {'with' if cues else 'without'} the lexicon's cues")
    columns = (
        ("type", "type right", "typed"), ("direction", "swaps told", "swaps"), ("NONE", "none right", "none"),
        ("false NONE", "none wrong", "typed"), ("status", "status", "acts"), ("status*", "status*", "acts*"),
        ("speaker", "speaker", "spoken"), ("trigger", "trigger", "acts"), ("modes", "modes", "acts"),
    )  # fmt: skip
    print(
        "          sentences  acts  "
        + "".join(f"{name:>11}" for name, _, _ in columns)
        + "     P     R    F1"
    )
    for language in sorted(bags, key=lambda name: (name == "all", name)):
        bag = bags[language]
        cells = "".join(f"{bag[right] / (bag[of] or 1):11.3f}" for _, right, of in columns)
        found = " ".join(f"{x:.3f}" for x in f1(bag["hits"], bag["found"], bag["wanted"]))
        print(f"{language:10}{bag['sentences']:9}{bag['acts']:6}  {cells} {found}")


def tally_pairs(bag: Counter[str], judged: dict[tuple[int, int], Judged]) -> None:
    """Count the pairs of one sentence."""
    threshold = load_model().settings.threshold
    for (a, b), (_, wanted, given) in judged.items():
        found = {t for t in range(NONE) if given[t] >= threshold}
        bag.update({"hits": len(wanted & found), "found": len(found), "wanted": len(wanted)})
        if not wanted:
            if NOBODY not in (a, b):
                bag.update({"none": 1, "none right": int(given.argmax()) == NONE})
            continue
        bag.update({"typed": 1, "type right": int(given[:NONE].argmax()) in wanted})
        bag["none wrong"] += int(given.argmax()) == NONE
        swapped = judged.get((b, a))
        if NOBODY not in (a, b) and swapped is not None and not swapped.wanted:
            best = max(wanted, key=lambda t: float(given[t]))
            bag.update({"swaps": 1, "swaps told": bool(swapped.given[best] < given[best])})


def tally_acts(bag: Counter[str], example: Example, scored: Scored) -> None:
    """Count what is said of acts whose pair and type are given."""
    rows = {pair: row for row, pair in enumerate(scored.pairs)}
    for act in example.acts:
        pair = ((act.actors or (NOBODY,))[0], (act.recipients or (NOBODY,))[0])
        if pair not in rows or not is_held_out(example, act):
            continue
        row, column = rows[pair], TYPES.index(act.type)
        status = STATUSES[int(scored.statuses[row, column].argmax())]
        bag.update({"acts": 1, "status": status == act.status})
        if act.status != "reported":
            bag.update({"acts*": 1, "status*": status == act.status})
        if act.status in ("claimed", "denied"):
            speaker = scored.likely_speaker(row, column)
            codes = [mention.code for mention in example.mentions]
            told = codes[speaker] if speaker != NOBODY else ""
            bag.update({"spoken": 1, "speaker": told == (codes[act.speaker] if act.speaker >= 0 else "")})
        start, end = scored.ranges[int(scored.attention[row, column].argmax())]
        bag["trigger"] += start < act.end and act.start < end
        bag["modes"] += set(scored.likely_modes(row, column)) == set(act.modes)


def print_calibration(examples: Sequence[Example], plot: Path | None) -> None:
    """Print how often what is given a probability comes true, for the likeliest act of each pair."""
    sure, right = [], []
    for example, scored in score(examples, cues=True):
        for _, (_, wanted, given) in judge(example, scored):
            # The likeliest act of each pair, not NONE, which most pairs are and which is easy.
            best = int(given[:NONE].argmax())
            sure.append(float(given[best]))
            right.append(best in wanted)
    chances, hits = np.array(sure), np.array(right, float)
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    rows = [
        (chances[bins == i].mean(), hits[bins == i].mean(), int((bins == i).sum())) for i in sorted(set(bins))
    ]
    error = sum(abs(told - true) * count for told, true, count in rows) / len(chances)
    print(f"\ncalibration on {len(chances)} pairs of test sentences: expected calibration error {error:.3f}")
    print("   told    true   pairs")
    for told, true, count in rows:
        print(f"  {told:.3f}   {true:.3f} {count:7}  {'#' * round(40 * true)}")
    if plot:
        plot.write_text(draw(rows), encoding="utf-8")


def draw(rows: Iterable[tuple[float, float, int]]) -> str:
    """Draw a reliability plot as SVG: what was told across, what came true upwards, the diagonal as it should be."""
    dots = "".join(
        f'<circle cx="{40 + 300 * told:.1f}" cy="{320 - 300 * true:.1f}" r="{3 + count**0.25:.1f}" fill="#2563a8"/>'
        for told, true, count in rows
    )
    marks = "".join(
        f'<text x="{40 + 300 * x:.0f}" y="338" text-anchor="middle">{x:.1f}</text>'
        f'<text x="32" y="{324 - 300 * x:.0f}" text-anchor="end">{x:.1f}</text>'
        for x in (0.0, 0.5, 1.0)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 365" font-family="sans-serif" font-size="11">'
        '<rect x="40" y="20" width="300" height="300" fill="none" stroke="#999"/>'
        '<line x1="40" y1="320" x2="340" y2="20" stroke="#999" stroke-dasharray="4"/>'
        f"{marks}{dots}"
        '<text x="190" y="357" text-anchor="middle">probability told (size of a dot: number of pairs)</text>'
        '<text x="12" y="170" text-anchor="middle" transform="rotate(-90 12 170)">share that came true</text></svg>\n'
    )


def print_gate() -> None:
    """Print what share of sentences goes to the model, and of annotated events stands in those sentences."""
    bag: Counter[str] = Counter()
    for path, gold in load_pages(BUILDING):
        coding = Coding(gold_article(path, gold), load_grammar(gold["lang"]), load_lexicon(gold["lang"]))
        deque(coding.drafts(), maxlen=0)  # resolves the parties as it goes
        asked = {one.part.text: {party.code for party in one.parties} for one in ask(coding)}
        bag.update({"sentences": len(split(coding.article, coding.grammar)), "asked": len(asked)})
        sides = [(asked.get(e["evidence"], set()), {e["source"], e["target"]} - {""}) for e in gold["events"]]
        bag["reached"] += sum(acting <= codes for codes, acting in sides)
        bag.update(
            {"events": len(gold["events"]), "held": sum(e["evidence"] in asked for e in gold["events"])}
        )
    print(
        f"\ngate, building pages: {bag['asked']} of {bag['sentences']} sentences go to the model; "
        f"{bag['held']} of {bag['events']} events stand in them, {bag['reached']} with both sides among those it is told of"
    )


ROOT_OF = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
ROOTS = tuple(dict.fromkeys(ROOT_OF.get(type_, type_) for type_ in TYPES))
QUAD_OF_ROOT = {ROOT_OF.get(type_, type_): quad_of(type_) for type_ in TYPES} | {"YIELD": 2}


def print_plv() -> None:
    """Print how marked pairs of plv_dev.tsv are typed: roots, NONE left out, CONCEDE and RETREAT as one."""
    path = DATA / "plv_dev.tsv"
    if not path.exists():
        print(f"\nplv_dev.tsv skipped: it is not in {DATA}")
        return
    rows, gold, skipped = [], [], 0
    with path.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            marked = unmark(line["marked_sentence"])
            if marked is None:
                skipped += 1
                continue
            rows.append(marked)
            gold.append(line["gold_root"])
    given = score_pairs(rows)
    sums = np.stack(
        [
            given[:, [i for i, type_ in enumerate(TYPES) if ROOT_OF.get(type_, type_) == root]].sum(1)
            for root in ROOTS
        ],
        axis=1,
    )
    told = [ROOTS[i] for i in sums.argmax(1)]
    right = sum(a == b for a, b in zip(gold, told, strict=True))
    quads = [[str(QUAD_OF_ROOT[root]) for root in some] for some in (gold, told)]
    print(
        f"\nplv_dev.tsv: {len(rows)} pairs ({skipped} without both marks): root accuracy {right / len(rows):.3f}"
    )
    print(f"  macro F1 of roots {macro_f1(gold, told):.3f}, of quad classes {macro_f1(*quads):.3f}")
    by_root = Counter(gold)
    hits = Counter(a for a, b in zip(gold, told, strict=True) if a == b)
    print(
        "  recall " + "  ".join(f"{root} {hits[root] / count:.2f}" for root, count in by_root.most_common())
    )


def unmark(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]] | None:
    """Take <s>actor</s> and <t>recipient</t> out of a sentence; None where one of the two is missing."""
    text, spans, at = "", {}, 0
    while at < len(marked):
        tag = next((t for t in ("<s>", "</s>", "<t>", "</t>") if marked.startswith(t, at)), None)
        if tag is None:
            text += marked[at]
            at += 1
            continue
        spans[tag] = len(text)
        at += len(tag)
    try:
        actor, recipient = (spans["<s>"], spans["</s>"]), (spans["<t>"], spans["</t>"])
    except KeyError:
        return None
    return (text, actor, recipient) if actor[0] < actor[1] and recipient[0] < recipient[1] else None


def macro_f1(gold: Sequence[str], told: Sequence[str]) -> float:
    """Average F1 over the classes that the gold has."""
    scores = []
    for one in set(gold):
        hits = sum(a == b == one for a, b in zip(gold, told, strict=True))
        scores.append(f1(hits, told.count(one), gold.count(one))[2])
    return float(np.mean(scores))


def print_gsr() -> None:
    """Print how many events of plover_gsr_en.jsonl are found from the raw text, with pair and with type."""
    path = DATA / "plover_gsr_en.jsonl"
    if not path.exists():
        print(f"\nplover_gsr_en.jsonl skipped: it is not in {DATA}")
        return
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    print(f"\nplover_gsr_en.jsonl: {len(records)} sentences")
    for coder in ("lexicon", "model", "both"):
        bag: Counter[str] = Counter()
        for record in records:
            article = Article(
                document=record["id"],
                text=record["text"],
                paragraphs=(record["text"],),
                published="",
                language="en",
            )
            reports = code(article, coder)  # type: ignore[arg-type]
            gold = {(e["source_code"][:3], e["target_code"][:3], e["plover2021"]) for e in record["events"]}
            told = {(shorten(r.source), shorten(r.target), r.type) for r in reports}
            told |= {(shorten(r.target), shorten(r.source), r.type) for r in reports if r.mutual}
            bag.update({"events": len(gold), "typed": len(gold & told)})
            bag["type alone"] += len({g[2] for g in gold} & {t[2] for t in told})
            bag["types"] += len({g[2] for g in gold})
            bag["pair"] += len({g[:2] for g in gold} & {t[:2] for t in told})
            bag["pairs"] += len({g[:2] for g in gold})
        print(
            f"  {coder:8} pair {bag['pair']}/{bag['pairs']}, pair and type {bag['typed']}/{bag['events']}, "
            f"type anywhere in the sentence {bag['type alone']}/{bag['types']}"
        )


def shorten(code_: str) -> str:
    """Give an actor's code as that set writes it: every international body is IGO."""
    return "IGO" if code_ and code_ in BODIES else code_[:3]


def print_vectors() -> None:
    """Print how often a dispatch's nearest one in another language is its own translation."""
    path = ROOT / "benchmarks" / "parallel.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    languages = [name for name in rows[0] if name != "id"]
    model = load_model()
    vectors = {language: model.vectors([row[language] for row in rows]) for language in languages}
    print(
        f"\nvectors: {len(rows)} dispatches, share whose nearest one in the other language is the same dispatch"
    )
    print("      " + "".join(f"{name:>7}" for name in languages))
    for a in languages:
        cells = []
        for b in languages:
            nearest = (vectors[a] @ vectors[b].T).argmax(1)
            cells.append(f"{(nearest == np.arange(len(rows))).mean():7.3f}")
        print(f"{a:6}" + "".join(cells))


ONE_LANGUAGE = """
import time
from volteface.coding import code
from volteface.coding.model import load_model
from volteface.model import Article
start = time.perf_counter()
load_model()
loaded = time.perf_counter() - start
text = "Iran attacked Iraq. Germany condemned it."
code(Article(document="page", text=text, paragraphs=(text,), language="en"), "both")
# A child inherits its parent's peak from getrusage, so ask the kernel for its own.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(f"model loads in {loaded:.2f} s, {int(peak.split()[1]) / 1024:.0f} MB in all")
"""


def print_speed(examples: Sequence[Example]) -> None:
    """Print sentences and pages a second on what cores there are, and the most memory that was needed."""
    model = load_model()
    queries = [query_of(example, cues=True) for example in examples[:SAMPLE]]
    model.score(queries[:32])
    start = time.perf_counter()
    model.score(queries)
    took = time.perf_counter() - start
    words = sum(len(query.text.split()) for query in queries) / len(queries)
    print(
        f"\nspeed: {len(queries) / took:.0f} sentences a second ({words:.0f} words each), {os.cpu_count()} cores"
    )
    pages = [
        Page(document=path.name, content=path.read_bytes(), default_published=gold["published"])
        for path, gold in load_pages(BUILDING)
    ]
    for coder in ("lexicon", "model", "both"):
        for page in pages[::10]:
            code(read(page), coder)  # type: ignore[arg-type]
        start = time.perf_counter()
        for page in pages:
            code(read(page), coder)  # type: ignore[arg-type]
        print(f"  {coder:8} {len(pages) / (time.perf_counter() - start):6.1f} pages a second, read and coded")
    ran = subprocess.run([sys.executable, "-c", ONE_LANGUAGE], capture_output=True, text=True, check=True)
    print(f"  alone in a process, English: {ran.stdout.strip()}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  most memory in use: {peak:.0f} MB, tables of eight languages among it")


if __name__ == "__main__":
    main()
