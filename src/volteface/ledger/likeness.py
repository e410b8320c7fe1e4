"""Whether two articles go back to one account: what they share word for word, what they say in other words, their numbers.

The limits were chosen on labelled stories (`benchmarks/stories`, part dev) between what copies and what independent accounts
of the same news have in common; `benchmarks/truth.py` measures them on stories that they were not chosen on.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from volteface.ledger.copies import Fingerprint, Hashes, share

How = Literal["copy", "reprint", "translation"]

COPIED, COPIED_LEAST = 0.4, 0.2
"""Of a copy so much stands in the other text, and of that so much in it: a page that strings many news together copies none."""
WHOLE, WHOLE_LEAST = 0.7, 0.12
"""A text that stands in another nearly whole may be a smaller part of it: most of a dispatch may have been cut."""
DOUBTFUL, MEANT = 0.5, 0.82
"""Where no more than so much is shared, the rest has to say the same: a new story may repeat the background of an old one."""
RETOLD, RETOLD_LEAST = 0.72, 0.6
"""Likeness of the sentences of two texts of one language, in both directions, from which one is the other reworded."""
SENSE, SENSE_BACK, NAMES, USUAL_NAMES = 10.0, 2.5, 4.5, 0.4
SAME_NUMBER, OTHER_NUMBERS, A_DAY, TRANSLATED = 1.8, -2.0, -0.8, 7.1
"""What speaks for a translation: likeness of the sentences, in the better direction and the other; the part of the names that both have,
less what two accounts of one thing usually share; a number that both have, or that they have none in common; each day between
the two. From TRANSLATED on the sum tells a translation (logistic regression, rounded)."""
AKIN_SHARE, AKIN_SENSE = 0.12, 0.5
"""How much a text must still have of the page that its account began with, or it has drifted away on the way there."""
FEWEST_SENTENCES = 2
FEWEST_NUMBERS, NUMBERS_SHARED = 3, 1 / 3
"""Bulletins repeat their wording and change their numbers: texts of so many numbers have to share so many."""
FEWEST_NAMES = 3
LATER_DAYS, LONGEST_DAYS = 3, 7
NAMES_SHARED, NAMES_SHARED_LATER, NAMES_SHARED_ABROAD = 0.7, 0.8, 0.4
"""They change their names too: texts of different days have to share so many of theirs, all but one at least; more of them from
LATER_DAYS on; fewer across languages, which write them otherwise, and only then."""
SAME_SENSE = 0.55
SENSE_BITS = 384

# a table, in steps of 2**-20: sums of them are exact, so that no order of adding and no processor's cosine decides between two
_COSINES = np.round(np.cos(np.pi / SENSE_BITS * np.arange(SENSE_BITS + 1)) * 2.0**20) / 2.0**20

Senses = NDArray[np.uint64]
"""(n, 6): the signs of sentence vectors, 384 bits each; the first is that of the whole article. (0, 6) where there are none."""


DAY_SHIFT = 40
"""A place is the day (proleptic Gregorian ordinal), shifted by so many bits, and a hash of the document."""


class Entry(NamedTuple):
    """What is known of an article to tell whose account it is. `place` orders articles by when they could be known."""

    place: int
    document: str
    outlet: str
    language: str
    fingerprint: Fingerprint
    senses: Senses


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a later article goes back to an earlier one, and which part of it does."""

    how: How
    shared: float


def compare(earlier: Entry, later: Entry) -> Likeness | None:
    """Tell whether a later article goes back to an earlier one."""
    if _is_bulletin(earlier, later):
        return None
    own, other = share(later.fingerprint, earlier.fingerprint)
    most, least = max(own, other), min(own, other)
    copied = most if least >= (WHOLE_LEAST if most >= WHOLE else COPIED_LEAST) else 0.0
    meant, also, part = align(later.senses, earlier.senses)
    # what shares its words is a copy, whatever language each of the two was taken for
    if earlier.language != later.language and copied < DOUBTFUL:
        is_translated = (
            can_align(earlier.senses, later.senses) and _weigh(earlier, later, meant, also) >= TRANSLATED
        )
        return Likeness("translation", part) if is_translated else None
    how: How = "reprint" if earlier.outlet == later.outlet != "" else "copy"
    unsensed = not can_align(earlier.senses, later.senses)
    is_copied = copied >= DOUBTFUL or (copied >= COPIED and (unsensed or max(meant, also) >= MEANT))
    is_retold = max(meant, also) >= RETOLD and min(meant, also) >= RETOLD_LEAST
    return Likeness(how, max(own, part)) if is_copied or is_retold else None


def _weigh(earlier: Entry, later: Entry, meant: float, also: float) -> float:
    """Give what speaks for a translation less what speaks against it."""
    left, right = earlier.fingerprint, later.fingerprint
    total = SENSE * max(meant, also) + SENSE_BACK * min(meant, also)
    total += A_DAY * min((later.place >> DAY_SHIFT) - (earlier.place >> DAY_SHIFT), LONGEST_DAYS)
    fewest, common = _count_common(left.names, right.names)
    if fewest >= FEWEST_NAMES:
        total += NAMES * (common / fewest - USUAL_NAMES)
    fewest, common = _count_common(left.numbers, right.numbers)
    if fewest:
        total += SAME_NUMBER if common else OTHER_NUMBERS
    return total


def is_akin(root: Entry, later: Entry) -> bool:
    """Whether an article still resembles the page that the account began with to which it came through others, as far as
    that can be told: of short texts in two languages it can't.
    """
    if _is_bulletin(root, later):
        return False
    if max(share(later.fingerprint, root.fingerprint)) >= AKIN_SHARE:
        return True
    if not can_align(root.senses, later.senses):
        return root.language != later.language
    return max(align(later.senses, root.senses)[:2]) >= AKIN_SENSE


def _is_bulletin(earlier: Entry, later: Entry) -> bool:
    """Whether two texts have other numbers, or other names on other days: what repeats a wording for other news is no copy."""
    left, right = earlier.fingerprint, later.fingerprint
    fewest, common = _count_common(left.numbers, right.numbers)
    if fewest >= FEWEST_NUMBERS and common < NUMBERS_SHARED * fewest:
        return True
    days = (later.place >> DAY_SHIFT) - (earlier.place >> DAY_SHIFT)
    if not days:
        return False
    if days >= LATER_DAYS and fewest and not common:
        return True
    fewest, common = _count_common(left.names, right.names)
    if fewest < FEWEST_NAMES:
        return False
    if earlier.language != later.language:
        return days >= LATER_DAYS and common < NAMES_SHARED_ABROAD * fewest
    return common < min(fewest - 1, (NAMES_SHARED_LATER if days >= LATER_DAYS else NAMES_SHARED) * fewest)


def _count_common(left: Hashes, right: Hashes) -> tuple[int, int]:
    """Give the size of the smaller of two sets of hashes, and how many they have in common."""
    return min(len(left), len(right)), len(np.intersect1d(left, right, assume_unique=True))


def can_align(left: Senses, right: Senses) -> bool:
    """Whether two texts have enough sentences to tell whether they say the same."""
    return min(len(left), len(right)) > FEWEST_SENTENCES


def align(left: Senses, right: Senses) -> tuple[float, float, float]:
    """Give how like the sentences of the left text are to the likest of the right one, on average (-1 to 1), the same the other way
    round, and which part of the left's have their like there. All are 0 where there are too few to tell.

    The part of bits that two vectors share tells their angle (Goemans and Williamson 1995; Charikar 2002).
    """
    if not can_align(left, right):
        return 0.0, 0.0, 0.0
    likeness = measure(left[1:, None, :], right[None, 1:, :])
    best = likeness.max(axis=1)
    return float(best.mean()), float(likeness.max(axis=0).mean()), float((best >= SAME_SENSE).mean())


def measure(left: Senses, right: Senses) -> NDArray[np.float64]:
    """Give the cosine of the vectors whose signs these are, over the last axis."""
    apart = np.bitwise_count(left ^ right).sum(axis=-1, dtype=np.int64)
    cosines: NDArray[np.float64] = _COSINES[apart]
    return cosines
