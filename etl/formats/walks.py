"""A node of a web page comes in, the nodes below it go out in reading order."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode


def walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Each node when it opens and when it closes, without recursion: pages nest deeper than stacks."""
    # Two nodes are compared by all that they hold; their places in memory tell as much.
    top = root.mem_id
    node, opens = root, True
    while True:
        yield node, opens
        if opens and node.child is not None:
            node = node.child
        elif opens:
            opens = False
        elif node.mem_id == top:
            return
        elif node.next is not None:
            node, opens = node.next, True
        else:
            node = node.parent
