"""Which changes of the rules would no test notice.

`python -m tests.mutants` tries them all, `python -m tests.mutants 'domain.gate.tally*'` those of one file.
Ends with 1 if a change goes unnoticed that `mutants_accepted.txt` does not give a reason for.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import libcst as cst
from mutmut.__main__ import cli, collect_source_file_mutation_data
from mutmut.mutation import file_mutation
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators, operator_if_exp, operator_string
from mutmut.utils.format_utils import get_module_from_key, orig_function_and_class_names_from_key

ACCEPTED = Path("tests/mutants_accepted.txt")
PROCESSES = 2
REFUSED_BY_TYPES = 37
# What pytest ends with when a test failed or could not be read, and a process that ran for too long.
NOTICED = {1, 2, 3, -24, -9, 24, 36, 152, 255, REFUSED_BY_TYPES}
PAIRS = {"any": "all", "all": "any", "min": "max", "max": "min"}


def main(patterns: Sequence[str]) -> int:
    mutate_rules_and_not_their_words()
    os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    cli.main(["run", "--max-children", str(PROCESSES), *patterns], standalone_mode=False)
    return _report(collect_source_file_mutation_data(mutant_names=list(patterns))[0], whole=not patterns)


def _report(tried: Sequence[tuple[SourceFileMutationData, str, int | None]], *, whole: bool) -> int:
    unnoticed = {_told(name, file.path): name for file, name, code in tried if code not in NOTICED}
    accepted = set(_accepted())
    counts = Counter(code for _, _, code in tried)
    surprises = {told: name for told, name in unnoticed.items() if told not in accepted}
    gone = sorted(accepted - unnoticed.keys()) if whole else []
    for told, name in surprises.items():
        print(f"\nno test notices {name}\n  {told}")
    for told in gone:
        print(f"\nno longer there or noticed now, take it off {ACCEPTED}\n  {told}")
    print(
        f"\n{len(tried)} changes: {counts[REFUSED_BY_TYPES]} refused by the types, "
        f"{sum(counts[code] for code in NOTICED - {REFUSED_BY_TYPES})} noticed by a test, "
        f"{len(unnoticed) - len(surprises)} accepted with a reason, {len(surprises)} unnoticed."
    )
    return 1 if surprises or gone else 0


def _told(name: str, path: Path | str) -> str:
    """A change by what it does, as its number moves with the code around it."""
    function, owner = orig_function_and_class_names_from_key(name)
    where = ".".join(filter(None, (get_module_from_key(name), owner, function)))
    lines = get_diff_for_mutant(name, path=path).splitlines()[2:]
    before, after = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return f"{where}: {before} -> {after}"


def _accepted() -> Iterable[str]:
    for line in ACCEPTED.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def mutate_rules_and_not_their_words() -> None:
    """mutmut leaves properties alone and takes no guard away; most rules of a gate are one or the other.

    How a sentence is worded is told by tests of sentences, and no verdict hangs on it.
    """
    mutation_operators[:] = [  # type: ignore[index]
        each for each in mutation_operators if each[1] is not operator_string
    ]
    mutation_operators.extend(  # type: ignore[attr-defined]
        [
            (cst.If, operator_if_exp),
            (cst.CompIf, operator_if_exp),
            (cst.BooleanOperation, _one_side),
            (cst.Name, _other_of_the_pair),
        ]
    )
    MutationVisitor._skip_node_and_children = _skip_but_for_properties  # type: ignore[method-assign, assignment]
    file_mutation.function_trampoline_arrangement = _arrange_property_too


def _one_side(node: cst.BooleanOperation) -> Iterable[cst.BaseExpression]:
    for side in (node.left, node.right):
        yield side.with_changes(lpar=[cst.LeftParen(), *side.lpar], rpar=[*side.rpar, cst.RightParen()])


def _other_of_the_pair(node: cst.Name) -> Iterable[cst.Name]:
    if node.value in PAIRS:
        yield node.with_changes(value=PAIRS[node.value])


_skip = MutationVisitor._skip_node_and_children
_arrange = file_mutation.function_trampoline_arrangement


def _skip_but_for_properties(visitor: MutationVisitor, node: cst.CSTNode) -> bool:
    return not _is_property(node) and _skip(visitor, node)


def _arrange_property_too(
    function: cst.FunctionDef, mutants: Iterable[Mutation], class_name: str | None
) -> tuple[
    Sequence[file_mutation.MODULE_STATEMENT],
    Sequence[file_mutation.MODULE_STATEMENT],
    Sequence[file_mutation.MODULE_STATEMENT],
    Sequence[str],
]:
    if not _is_property(function):
        return _arrange(function, mutants, class_name)
    declared, methods, assigned, names = _arrange(function.with_changes(decorators=()), mutants, class_name)
    choosing = cst.ensure_type(methods[0], cst.FunctionDef)
    choosing = choosing.with_changes(decorators=[*function.decorators, *choosing.decorators])
    return declared, [choosing, *methods[1:]], assigned, names


def _is_property(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.FunctionDef) and [
        each.decorator.value for each in node.decorators if isinstance(each.decorator, cst.Name)
    ] == ["property"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
