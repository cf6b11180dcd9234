"""Small wrong changes to a solution: a check that lets one pass is too weak."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Callable, Iterator

SWAPS: dict[type, list[type]] = {
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Add],
    ast.Div: [ast.Mult],
    ast.FloorDiv: [ast.Mult],
    ast.MatMult: [ast.Mult],
    ast.Mod: [ast.FloorDiv],
    ast.Pow: [ast.Mult],
    ast.Lt: [ast.Gt],
    ast.Gt: [ast.Lt],
    ast.LtE: [ast.Gt],
    ast.GtE: [ast.Lt],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
}
NAMES = {
    "argmax": "argmin",
    "argmin": "argmax",
    "max": "min",
    "min": "max",
    "maximum": "minimum",
    "mean": "sum",
    "sum": "mean",
    "exp": "abs",
    "log": "abs",
}
DRAWING = re.compile(r"\s*[-+.]+(\s+[-+.]+)+\s*")  # a kernel in lines of +, . and -
REDRAWN: dict[str, Callable[[str], str]] = {
    "the drawing was turned upside down": lambda text: "\n".join(text.split()[::-1]),
    "the drawing was mirrored": lambda text: "\n".join(row[::-1] for row in text.split()),
    "the drawing was turned by half a turn": lambda text: text[::-1],
    "the signs were exchanged": lambda text: text.translate(str.maketrans("+-", "-+")),
    "the minuses were dropped": lambda text: text.replace("-", "."),
    "the pluses were dropped": lambda text: text.replace("+", "."),
}


def mutants(code: str) -> Iterator[tuple[str, str]]:
    """Yield (what was changed, mutated code) for every single change to what ``code`` computes or draws.

    What was changed is told with the line it is in, such as "Add became Sub in `return a + b`".
    """
    plain = ast.unparse(ast.parse(code))  # without comments, which come and go
    tree, lines = ast.parse(plain), plain.splitlines()
    for position, node in enumerate(ast.walk(tree)):
        for change in _changes(node):
            mutated = copy.deepcopy(tree)
            target = list(ast.walk(mutated))[position]
            what = change(target)
            text = ast.unparse(mutated)
            if text != plain:
                yield f"{what} in `{lines[node.lineno - 1].strip()}`", text


def _changes(node: ast.AST) -> list:
    if isinstance(node, ast.BinOp):
        return [_set_op(swap) for swap in SWAPS.get(type(node.op), [])]
    if isinstance(node, ast.Compare):
        return [_set_compare(swap) for swap in SWAPS.get(type(node.ops[0]), [])]
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return [_shift(1), _shift(-1)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and DRAWING.fullmatch(node.value):
        return [_redraw(what) for what in REDRAWN]
    if isinstance(node, ast.Attribute) and node.attr in NAMES:
        return [_rename]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return [_drop_minus]
    return []


def _set_op(swap: type) -> object:
    def change(node: ast.BinOp) -> str:
        before = type(node.op).__name__
        node.op = swap()
        return f"{before} became {swap.__name__}"

    return change


def _set_compare(swap: type) -> object:
    def change(node: ast.Compare) -> str:
        before = type(node.ops[0]).__name__
        node.ops[0] = swap()
        return f"{before} became {swap.__name__}"

    return change


def _shift(step: int) -> object:
    def change(node: ast.Constant) -> str:
        before = node.value
        node.value = before + step
        return f"{before} became {node.value}"

    return change


def _redraw(what: str) -> object:
    def change(node: ast.Constant) -> str:
        node.value = REDRAWN[what](node.value)
        return what

    return change


def _rename(node: ast.Attribute) -> str:
    before, node.attr = node.attr, NAMES[node.attr]
    return f"{before} became {node.attr}"


def _drop_minus(node: ast.UnaryOp) -> str:
    node.op = ast.UAdd()
    return "a minus was dropped"
