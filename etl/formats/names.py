"""The names of elements and attributes as written come in; each goes out behind the namespace that it stands for."""

from dataclasses import dataclass, field

from etl.vocabulary import InputError


# Word declares thirty prefixes of sixty characters each, and a paragraph has ten attributes.
MOST_PREFIXES = 200
LONGEST_NAMESPACE = 300
MOST_ATTRIBUTES = 1_000
# So many whole names of a stretch are kept, for the next time they come.
KEPT_NAMES = 1_000

DECLARED = "xmlns"
ALWAYS = {"": "", "xml": "http://www.w3.org/XML/1998/namespace"}


@dataclass(frozen=True, slots=True)
class Scope:
    """What each prefix stands for in a stretch of the part, and the whole names that were met there."""

    prefixes: dict[str, str]
    elements: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)


class Names:
    """The elements that are open in a part at `place`, and what prefixes stand for in them."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._open: list[tuple[str, Scope]] = []
        self._scope = Scope(dict(ALWAYS))

    def opened(self, element: str, attributes: dict[str, str]) -> tuple[str, dict[str, str]]:
        """The whole names of an element that opens and of its attributes."""
        if len(attributes) > MOST_ATTRIBUTES:
            problem = f"an element of {len(attributes):,} attributes"
            raise InputError(self._place, problem, f"at most {MOST_ATTRIBUTES:,}")
        before, scope = self._scope, self._declared(attributes)
        self._open.append((element, before))
        self._scope = scope
        return self._element(element), {
            self._attribute(name): value
            for name, value in attributes.items()
            if not name.startswith(DECLARED)
        }

    def closed(self) -> str:
        """The whole name of the element that closes."""
        element, before = self._open.pop()
        name, self._scope = self._element(element), before
        return name

    def _declared(self, attributes: dict[str, str]) -> Scope:
        """The scope within an element: that around it, unless the element declares prefixes."""
        own = {
            name[len(DECLARED) + 1 :]: value
            for name, value in attributes.items()
            if name == DECLARED or name.startswith(f"{DECLARED}:")
        }
        if not own:
            return self._scope
        prefixes = self._scope.prefixes | own
        if len(prefixes) > MOST_PREFIXES or max(map(len, own.values())) > LONGEST_NAMESPACE:
            expected = f"at most {MOST_PREFIXES}, of {LONGEST_NAMESPACE} characters"
            raise InputError(self._place, "too many or too long namespaces", expected)
        return Scope(prefixes)

    def _element(self, name: str) -> str:
        kept = self._scope.elements
        return kept.get(name) or self._whole(name, kept)

    def _attribute(self, name: str) -> str:
        # Without a prefix an attribute stands for itself.
        if ":" not in name:
            return name
        kept = self._scope.attributes
        return kept.get(name) or self._whole(name, kept)

    def _whole(self, name: str, kept: dict[str, str]) -> str:
        prefix, _, local = name.rpartition(":")
        namespace = self._scope.prefixes.get(prefix)
        if namespace is None:
            raise InputError(self._place, f"a prefix {prefix[:40]!r}", "one that is declared")
        whole = f"{namespace} {local}" if namespace else local
        if len(kept) < KEPT_NAMES:
            kept[name] = whole
        return whole
