"""The trained model: what it gives, that it is the one that its origin tells of, and that reports quote the page."""

import hashlib
import subprocess
import sys
import tomllib
from importlib.resources import files

import numpy as np
import pytest

from coding.telling import article
from volteface.coding import CODERS, code, score_pairs
from volteface.coding.cues import TYPES
from volteface.coding.model import NOBODY, Query, list_pairs, load_model
from volteface.errors import VoltefaceError

FOLDER = files("volteface.coding")
PAGES = {
    "pl": "Armenia oskarżyła Azerbejdżan o ostrzał wsi Tegh. Baku zaprzeczyło. Unia Europejska wezwała obie strony do rozmów.",
    "en": "Turkey expelled ten diplomats on Friday. Germany and France recalled their ambassadors from Ankara in protest.",
    "ru": "Молдавия выслала двух российских дипломатов. В Москве пообещали ответить.",
    "uk": "Польща передала Україні чотири винищувачі. Москва засудила цей крок.",
    "de": "Serbien hat Truppen an die Grenze zum Kosovo verlegt. Die NATO warnte Belgrad vor einem Angriff.",
    "tr": "İsrail, Suriye'nin güneyini bombaladı. Türkiye saldırıyı kınadı.",
    "es": "Colombia rompió relaciones con Israel. Caracas y Teherán firmaron un acuerdo de cooperación militar.",
    "fr": "Le Mali a expulsé l'ambassadeur de France. Paris a suspendu son aide à Bamako.",
}


def act_of(row: "np.ndarray") -> str:
    """Give the likeliest act, whatever the odds that there is none."""
    return TYPES[int(row[:-1].argmax())]


def marked(sentence: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """Read '<actor>' and '{recipient}' out of a sentence."""
    a, b = sentence.index("<"), sentence.index("{")
    plain = sentence.translate(str.maketrans("", "", "<>{}"))
    actor = sentence[a + 1 : sentence.index(">")]
    recipient = sentence[b + 1 : sentence.index("}")]
    start, other = plain.index(actor), plain.index(recipient)
    return plain, (start, start + len(actor)), (other, other + len(recipient))


def test_it_is_the_model_that_its_origin_tells_of() -> None:
    origin = tomllib.loads((FOLDER / "coder.origin.toml").read_text(encoding="utf-8"))
    for name, checksum in origin["sha256"].items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == checksum
    assert len((FOLDER / "coder.onnx").read_bytes()) <= 60_000_000
    assert CODERS["model"].endswith(f"-{origin['version']}")


def test_coding_by_lexicon_loads_no_network() -> None:
    program = (
        "import sys; from volteface.coding import code; from volteface.model import Article;"
        "code(Article(document='d', text='Iran attacked Iraq.', paragraphs=('Iran attacked Iraq.',), language='en'), 'lexicon');"
        "print([name for name in ('onnxruntime', 'tokenizers', 'torch') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_pairs_are_probabilities() -> None:
    rows = [marked("<Iran> attacked {Iraq}."), marked("{Iraq} was attacked by <Iran>.")]
    scores = score_pairs(rows)
    assert scores.shape == (2, 17)
    np.testing.assert_allclose(scores.sum(1), 1, atol=1e-4)
    assert score_pairs([]).shape == (0, 17)


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("<Iran> launched missiles at {Iraq} overnight.", "ASSAULT"),
        ("<Polska> wydaliła {rosyjskich} dyplomatów.", "SANCTION"),
        ("<Berlin> verurteilte das Vorgehen {Moskaus} scharf.", "ACCUSE"),
        ("<Fransa>, {Türkiye}'yi yaptırımla tehdit etti.", "THREATEN"),
        ("<Москва> призвала {Ереван} вернуться к переговорам.", "REQUEST"),
        ("<Іран> звинуватив {Ізраїль} у вбивстві вченого.", "ACCUSE"),
        ("<Francia> condenó el ataque de {Rusia}.", "ACCUSE"),
        ("<L'Italie> a livré des médicaments au {Liban}.", "AID"),
    ],
)
def test_plain_sentences_are_typed(sentence: str, type_: str) -> None:
    assert act_of(score_pairs([marked(sentence)])[0]) == type_


@pytest.mark.parametrize(
    "sentence",
    [
        "<Poland> beat {Brazil} 3-1 in the volleyball final.",
        "<Francja> graniczy z {Hiszpanią} na odcinku 623 kilometrów.",
        "<Chile> exporta más cobre que {Perú}.",
    ],
)
def test_where_there_is_no_act_none_is_likeliest(sentence: str) -> None:
    row = score_pairs([marked(sentence)])[0]
    assert row[-1] > 0.5


def test_direction_is_told() -> None:
    text, actor, recipient = marked("<Iran> launched missiles at {Iraq} overnight.")
    there, back = score_pairs([(text, actor, recipient), (text, recipient, actor)])
    assert there[TYPES.index("ASSAULT")] > 2 * back[TYPES.index("ASSAULT")]


def test_company_in_a_batch_changes_next_to_nothing() -> None:
    one = marked("<Iran> freed two {British} sailors.")
    others = [marked(f"<Iran> {'and its many allies ' * n}warned {{Iraq}}.") for n in range(12)]
    np.testing.assert_allclose(score_pairs([one])[0], score_pairs([*others, one])[-1], atol=0.1)


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (-1, 4), (0, 99)])
def test_a_range_outside_its_text_is_an_error(span: tuple[int, int]) -> None:
    with pytest.raises(VoltefaceError, match="row 0"):
        score_pairs([("Iran met Iraq.", span, (9, 13))])


def test_a_sentence_beyond_reach_has_no_act() -> None:
    text = "word " * 400 + "Iran attacked Iraq."
    at = text.index("Iran")
    (row,) = score_pairs([(text, (at, at + 4), (at + 14, at + 18))])
    assert row[-1] == 1


def test_every_pair_has_somebody() -> None:
    pairs = list_pairs(3)
    assert len(pairs) == len(set(pairs)) == 15
    assert (NOBODY, NOBODY) not in pairs


def test_nobody_named_is_nothing_to_score() -> None:
    assert load_model().score([Query("It rained.", [])]) == [None]


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("coder", ["model", "both"])
def test_reports_quote_the_page(language: str, coder: str) -> None:
    made = article(PAGES[language], language)
    reports = code(made, coder)  # type: ignore[arg-type]
    assert reports, "nothing was found in sentences that say it plainly"
    for report in reports:
        assert report.coder == CODERS[coder]  # type: ignore[index]
        assert 0 < report.confidence < 1
        for quoted in (report.evidence, report.trigger, report.source_mention, report.target_mention):
            assert quoted is None or made.text[quoted.start : quoted.end] == quoted.text
    assert code(made, coder) == reports  # type: ignore[arg-type]


def test_half_a_character_does_no_harm() -> None:
    text = "Iran attacked Iraq.\ud83d"
    assert score_pairs([(text, (0, 4), (14, 18))]).shape == (1, 17)


def test_unknown_coder_is_an_error() -> None:
    with pytest.raises(VoltefaceError, match="lexicon"):
        code(article("Iran met Iraq.", "en"), "oracle")  # type: ignore[arg-type]
