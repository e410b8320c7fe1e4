"""The senses of some days in memory: what comes out is what stands in a plain list of them, however they came and went."""

import random

import numpy as np

from ledger.wording import sign
from volteface.ledger.window import LEAST_ROOM, MOST_BITS, NEAREST, Window

DAY = 100


def test_nearest_is_that_of_a_plain_list_whatever_came_and_went() -> None:
    dice = random.Random(1)
    held = {number: sign(number % 7, flipped=number % 40, turn=number % 300) for number in range(5)}
    window = Window(lambda day: list(held.items()) if day == DAY else [])

    def expect(sense: bytes, first: int, end: int) -> list[int]:
        own = np.frombuffer(sense, "<u8")
        apart = {
            place: int(np.bitwise_count(np.frombuffer(bits, "<u8") ^ own).sum())
            for place, bits in held.items()
        }
        near = sorted(
            (bits, place) for place, bits in apart.items() if bits <= MOST_BITS and first <= place < end
        )
        return [place for _, place in near[:NEAREST]]

    most = 5 * LEAST_ROOM
    for number in range(5, most):
        asked = sign(dice.randrange(7), flipped=dice.randrange(40))
        first = dice.randrange(most)
        found = window.nearest(np.frombuffer(asked, "<u8"), (DAY - 1, DAY), (first, most))
        assert found == expect(asked, first, most)
        held[number] = sign(number % 7, flipped=number % 40, turn=number % 300)
        window.put(DAY, number, held[number])
        if number % 3 == 0:
            gone = dice.choice(sorted(held))
            del held[gone]
            window.drop(DAY, gone)
    everything = window.nearest(np.frombuffer(sign(3), "<u8"), (DAY, DAY), (0, most))
    assert everything == expect(sign(3), 0, most)
    assert len(everything) > 20
