"""Connected components by union-find (Tarjan 1975), over whatever can be a key."""

from collections import defaultdict
from collections.abc import Hashable
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


class Components(Generic[Node]):
    """Disjoint sets of nodes. A node that was never joined is alone."""

    def __init__(self) -> None:
        self._parents: dict[Node, Node] = {}

    def find(self, node: Node) -> Node:
        """Give the node that stands for the set of `node`."""
        root = node
        while (parent := self._parents.setdefault(root, root)) != root:
            root = parent
        while node != root:
            node, self._parents[node] = self._parents[node], root
        return root

    def join(self, left: Node, right: Node) -> None:
        """Make one set of the sets of two nodes."""
        self._parents[self.find(left)] = self.find(right)

    def sets(self) -> list[list[Node]]:
        """Give every set of the nodes seen so far, in the order in which they were first seen."""
        members: defaultdict[Node, list[Node]] = defaultdict(list)
        for node in list(self._parents):
            members[self.find(node)].append(node)
        return list(members.values())
