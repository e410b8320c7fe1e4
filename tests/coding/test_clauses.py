"""Sentences with their clauses: a kind and the words that stand in it, again where a clause goes on."""

import pytest

from coding.telling import scene_of
from volteface.coding.clauses import Structure, divide
from volteface.coding.grammar import load_grammar
from volteface.coding.scenes import Scene

ENGLISH = [
    "main: Turkey signed a deal .",
    "main: Turkey | relative: , which borders Syria | main: , signed a deal .",
    "main: The officer | relative: whom Iran arrested .",
    "main: Turkey said | content: that Syria had attacked .",
    "subordinate: If Iran attacks | main: , Israel will answer .",
    "main: Iran attacked | coordinate: , but Israel did not answer .",
    "main: Iran attacked | coordinate: ; Israel answered .",
    "main: Iran attacked | coordinate: - Israel answered .",
    "main: Iran attacked | aside: ( Israel said later | main: ) and left .",
    "main: Estonia , Latvia and Lithuania signed .",
    "main: Iran | relative: , which met Iraq , Syria and Oman | main: , signed .",
]
POLISH = [
    "main: Turcja podpisała umowę .",
    "main: Turcja | relative: , która graniczy z Syrią | main: , podpisała umowę .",
    "main: Umowa | relative: , na którą czekał Iran | main: , upadła .",
    "main: Turcja podała | content: , że Syria zaatakowała .",
    "subordinate: Jeśli Iran zaatakuje | main: , Izrael odpowie .",
    "main: Iran zaatakował | subordinate: , gdy Izrael milczał .",
    "main: Iran zaatakował | coordinate: , a Izrael odpowiedział .",
    "main: Iran zaatakował | coordinate: , ale Izrael nie odpowiedział .",
    "main: Polska , Litwa i Łotwa podpisały umowę .",
    "main: „ Zaatakowaliśmy ” | coordinate: – podał Iran .",
]


def divided(text: str, language: str) -> tuple[Scene, Structure]:
    scene = scene_of(text, language)
    return scene, divide(scene, load_grammar(language))


def show(scene: Scene, structure: Structure) -> str:
    parts: list[str] = []
    before = -1
    for token, clause in zip(scene.tokens, structure.of, strict=True):
        if clause != before:
            parts.append(f"{structure.clauses[clause].kind}:")
            before = clause
        parts[-1] += f" {token.text}"
    return " | ".join(parts)


@pytest.mark.parametrize(
    ("language", "expected"), [("en", row) for row in ENGLISH] + [("pl", row) for row in POLISH]
)
def test_clauses(language: str, expected: str) -> None:
    text = " ".join(part.partition(": ")[2] for part in expected.split(" | "))
    assert show(*divided(text, language)) == expected


def test_a_relative_clause_knows_what_it_hangs_on() -> None:
    scene, structure = divided("Turcja, która graniczy z Syrią, podpisała umowę.", "pl")
    relative = structure.clauses[1]
    assert (relative.opener, scene.tokens[relative.antecedent].text) == ("która", "Turcja")
    assert structure.ancestors(1) == [1, 0]


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        ("en", '"We left," Iran said.', "We left ,"),
        ("en", "“We left,” Iran said. ", "We left ,"),
        ("pl", "„Wyszliśmy” – podał Iran.", "Wyszliśmy"),
        ("pl", "Iran podał: «Wyszliśmy».", "Wyszliśmy"),
        ("pl", "Iran podał, że wyszedł.", ""),
    ],
)
def test_quotations(language: str, text: str, quoted: str) -> None:
    scene, structure = divided(text, language)
    inside = [
        t.text for t, q in zip(scene.tokens, structure.quoted, strict=True) if q and t.text.strip('"„“«')
    ]
    assert " ".join(inside) == quoted
