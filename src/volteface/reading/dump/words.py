"""Which of a line's words the article has too: what belongs to it shares its names and rare words."""

import re

from volteface.reading.dump.phrases import fold

LONGEST_SAMPLE = 30_000
_WORD = re.compile(r"[^\W\d_]{4,}")
_EDGES = "\"'„“”«»()[]–—-/\n\t"


class Words:
    """The words of an article's certain paragraphs, by crude stems."""

    def __init__(self, text: str) -> None:
        """`text` is the certain paragraphs; what stands after the first 30,000 characters is not looked at."""
        folded = fold(text[:LONGEST_SAMPLE])
        for sign in _EDGES:
            if sign in folded:
                folded = folded.replace(sign, " ")
        self._folded = " " + folded

    def share(self, text: str, times: int = 1) -> float:
        """Give the share (0 to 1) of a text's content words, by weight, that the article has too.

        Names weigh two, long words one, short ones nothing. Words are compared by their first five letters
        (four of a word of five), since languages inflect. A word counts if the article has it so many `times`:
        two for a text that is one of its own paragraphs.
        """
        have = total = 0
        words = _WORD.findall(text)
        capitals = sum(word[0].isupper() for word in words)
        in_title_case = capitals > 0.7 * len(words)
        for number, word in enumerate(words):
            size = len(word)
            if word[0].isupper() and not in_title_case and number:
                weight = 2
            elif size >= 6 or (word[0].isupper() and size >= 4):
                weight = 1
            else:
                continue
            stem = fold(word[: max(4, min(5, size - 1))])
            total += weight
            found = f" {stem}" in self._folded if times == 1 else self._folded.count(f" {stem}") >= times
            if found:
                have += weight
        return have / total if total else 0.0
