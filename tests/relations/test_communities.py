"""Groups of actors that stand together."""

from itertools import combinations

from volteface.relations import Tie, find_communities


def tie(pair: str, cooperation: float = 0.0, conflict: float = 0.0) -> Tie:
    a, b = sorted(pair.split())
    return Tie(a=a, b=b, cooperation=cooperation, conflict=conflict, events=1, origins=1)


EAST, WEST = ("BLR", "KAZ", "RUS"), ("DEU", "FRA", "POL", "USA")
ALL = tuple(sorted(EAST + WEST))


def test_friends_are_put_together_and_foes_apart() -> None:
    ties = [tie(f"{a} {b}", 9) for side in (EAST, WEST) for a, b in combinations(side, 2)]
    ties += [tie(f"{a} {b}", 4, 9) for a in EAST for b in WEST]
    assert set(find_communities(ALL, ties)) == {EAST, WEST}


def test_conflict_alone_parts_those_who_deal_with_all_alike() -> None:
    ties = [tie(f"{a} {b}", 5) for a, b in combinations(ALL, 2) if {a, b} <= {*EAST} or {a, b} <= {*WEST}]
    ties += [tie(f"{a} {b}", 5, 5) for a in EAST for b in WEST]
    assert set(find_communities(ALL, ties)) == {EAST, WEST}


def test_strangers_stand_alone_and_the_order_is_kept() -> None:
    order = ("FJI", "RUS", "BLR", "PER", "CHL")
    groups = find_communities(order, [tie("BLR RUS", 5), tie("CHL PER", 3), tie("RUS USA", 50)])
    assert groups == (("FJI",), ("RUS", "BLR"), ("PER", "CHL"))
    assert find_communities((), []) == ()
