"""A node of a web page comes in, the nodes below it go out in reading order."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode


def walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Each node when it opens and when it closes, without recursion: pages nest deeper than stacks."""
    node, opens = root, True
    while True:
        yield node, opens
        if opens and node.child is not None:
            node = node.child
        elif opens:
            opens = False
        elif node == root:
            return
        elif node.next is not None:
            node, opens = node.next, True
        else:
            node = node.parent
