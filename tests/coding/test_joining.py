"""What the model is asked of a page, and which of its answers and of the lexicon coder's hold."""

import itertools

import pytest

from coding.telling import article
from volteface.coding.asking import MOST_NAMED, REMEMBERED, Asked, ask
from volteface.coding.coder import Coding
from volteface.coding.cues import BARE, CHANNELS, FREE, FULL, find_cues
from volteface.coding.grammar import load_grammar
from volteface.coding.joining import SUREST, Candidate, Weighing
from volteface.coding.lexicon import load_lexicon
from volteface.coding.model import NOBODY


def put(text: str, language: str = "en") -> list[Asked]:
    """Give what the model would be asked of a text."""
    coding = Coding(article(text, language), load_grammar(language), load_lexicon(language))
    list(coding.drafts())
    return list(ask(coding))


def words_of(asked: Asked) -> list[str]:
    """Give the words of each mention, those of the context too."""
    query = asked.query
    whole, shift = f"{query.context} {query.text}", len(query.context) + 1
    return [whole[start + shift : end + shift] for start, end in query.mentions]


def test_mentions_are_ranges_of_sentence_and_context() -> None:
    first, second = put("Russia struck Ukraine and Moldova. Germany condemned the raid.")
    assert words_of(first) == ["Russia", "Ukraine", "Moldova", "Germany"]
    assert words_of(second) == ["Germany", "Moldova", "Ukraine", "Russia"]
    assert second.query.context == "Moldova, Ukraine, Russia. Russia struck Ukraine and Moldova."
    assert [party.kind == "implied" for party in second.parties] == [False, True, True, True]


def test_a_sentence_that_names_enough_goes_without_the_one_before() -> None:
    *_, last = put("Iran met Iraq. Chile attacked Peru.")
    assert last.query.context == "Iraq, Iran."


def test_pairs_are_of_two_actors_one_of_them_in_the_sentence() -> None:
    *_, last = put("Russia struck Ukraine. Germany and France condemned it.")
    named = [i for i, (start, _) in enumerate(last.query.mentions) if start >= 0]
    for a, b in last.query.pairs:
        assert a in named or b in named
        assert a != b or a in named
        if a != b and NOBODY not in (a, b):
            assert last.parties[a].code != last.parties[b].code


def test_of_many_parties_each_is_told_once_first() -> None:
    states = "Iran, Iraq, Iran, Chile, Peru, Spain, Italy, Malta, Cuba, Haiti, Kenya and Ghana"
    (asked,) = put(f"Iran, {states} signed the treaty.")
    codes = [party.code for party in asked.parties]
    assert len(codes) == MOST_NAMED
    assert len(set(codes)) == MOST_NAMED


def test_no_more_are_remembered_than_the_model_has_room_for() -> None:
    text = "Iran met Iraq. Chile met Peru. Spain met Italy. Malta attacked Cuba."
    *_, last = put(text)
    assert len(last.parties) == 2 + REMEMBERED


def cues_of(text: str) -> dict[str, float]:
    hits = load_lexicon("en").scan(text)
    return {CHANNELS[cue.channel]: cue.weight for cue in find_cues(hits, 0, len(text))}


def test_cues_weigh_what_a_frame_asks_for() -> None:
    assert cues_of("Iran condemned Iraq.")["ACCUSE"] in (FREE, FULL)
    assert cues_of("Iran signed the treaty.")["SUPPORT"] == FULL
    assert cues_of("Iran signed in.")["AGREE"] == BARE
    assert "deny" in cues_of("Iran denied it.")
    assert cues_of("Grass is green.") == {}


def candidate(
    *keys: tuple[str, str, str], at: int = 0, confidence: float = 0.8, mutual: bool = False, implied: int = 0
) -> Candidate:
    gaps = implied or max(key.count("") for key in keys)
    return Candidate(frozenset(keys), (at, at + 5), confidence, mutual, gaps, told=None)  # type: ignore[arg-type]


ACT = candidate(("RUS", "UKR", "ASSAULT"))


@pytest.mark.parametrize(
    ("other", "out"),
    [
        (candidate(("UKR", "RUS", "ASSAULT"), confidence=0.7), True),  # turned round
        (candidate(("UKR", "RUS", "ASSAULT"), at=40, confidence=0.7), False),  # on another trigger
        (candidate(("RUS", "UKR", "COERCE"), confidence=0.7), True),  # of another type
        (candidate(("RUS", "", "ASSAULT"), confidence=0.7), True),  # halved
        (candidate(("", "POL", "ASSAULT"), confidence=0.7), False),  # half of something else
        (candidate(("RUS", "MDA", "ASSAULT"), confidence=0.7), False),  # a second recipient
        (candidate(("RUS", "MDA", "ASSAULT"), confidence=0.3), True),  # too pale a one
        (
            candidate(("RUS", "MDA", "ASSAULT"), confidence=0.7, implied=1),
            True,
        ),  # one that the sentence leaves out
        (candidate(("BLR", "UKR", "ASSAULT"), confidence=0.7), False),  # a second actor
        (candidate(("RUS", "UKR", "ASSAULT"), ("UKR", "RUS", "ASSAULT"), mutual=True), True),  # told twice
    ],
)
def test_a_surer_act_rules_out_what_excludes_it(other: Candidate, out: bool) -> None:
    assert ACT.rules_out(other) is out


def test_half_acts_of_two_victims_stand_side_by_side() -> None:
    assert not candidate(("", "UKR", "ASSAULT")).rules_out(candidate(("", "POL", "ASSAULT")))


def test_the_lexicons_word_makes_surer_but_never_certain() -> None:
    weighing = Weighing(lift=2.0, threshold=0.5)
    steps = [weighing.weigh(p, told=False) for p in (0.0, 0.1, 0.5, 0.9, 1.0)]
    assert all(a <= b for a, b in itertools.pairwise(steps))
    assert weighing.weigh(0.5, told=False) == pytest.approx(0.5)
    assert weighing.weigh(0.5, told=True) == pytest.approx(0.881, abs=0.001)
    assert weighing.weigh(1.0, told=True) == SUREST
