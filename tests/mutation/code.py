"""A module comes in; mutants of its functions go out, by the rules of mutmut."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import libcst as cst
import libcst.matchers as m
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

from tests.mutation.mutants import Draft, Mutant, changed


class Visitor(MutationVisitor):
    """Leaves the words of refusals alone, which are not results."""

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Whether to look below the node."""
        told = m.Raise() | m.Assert() | m.Call(func=m.Name("InputError"))
        return not m.matches(node, told) and super().on_visit(node)


def of_python(path: Path, source: str) -> Iterator[Draft]:
    """Of every function, and of the numbers outside of functions, in the order of the source."""
    wrapper = MetadataWrapper(cst.parse_module(source))
    visitor = Visitor(mutation_operators, IgnoredCode(set(), set(), set()))
    module = wrapper.visit(visitor)
    for each in visitor.mutations:
        was, now = each.original_node, each.mutated_node
        if each.contained_by_top_level_function is None and not isinstance(was, cst.BaseNumber):
            continue
        # Of the three that a string has one is enough: in it nothing is found that was before.
        if isinstance(was, cst.SimpleString) and "XX" not in now.value:
            continue
        yield partial(_made, path, source, module, each)


def _made(path: Path, source: str, module: cst.Module, each: Mutation) -> Mutant:
    other = module.deep_replace(each.original_node, each.mutated_node)
    return changed(path, source, other.code)
