"""Each solution passes its checks, each stub is not started, and no mutated solution gets through."""

from __future__ import annotations

import ast
import contextlib
import io

import pytest

from course_utils.checks import Verdict
from tests.checks.answers import check_calls, scripts, solved, untouched
from tests.checks.mutate import mutants
from tools.sources import BEGIN, END, read_source

PATHS = scripts()
# A mutant that means the same as the solution, or that only costs time, is named here with its reason:
# (stem, check, what was changed as `mutants` says it).
NEAREST_MEAN = "check.nearest_mean(class_means, nearest_mean)"
TEMPLATES = "check.make_templates(make_templates, digits)"
MOVING = "check.let_it_move(description, digits)"
ROWS = "return layers.avg_pool2d(maps, (2, maps.shape[2]))"
EQUIVALENT: dict[tuple[str, str, str], str] = {
    (
        "01_the_data",
        NEAREST_MEAN,
        "sum became mean in `distances.append(squares.sum(axis=(1, 2)))`",
    ): "means of squares have the same order",
    (
        "01_the_data",
        TEMPLATES,
        "10 became 11 in `group = own[:10]`",
    ): "the eleventh is dropped in the first round",
    ("01_the_data", TEMPLATES, "5 became 4 in `for _ in range(5):`"): "the challenge is open: four rounds do",
    ("01_the_data", TEMPLATES, "5 became 6 in `for _ in range(5):`"): "the challenge is open: six rounds do",
    (
        "01_the_data",
        TEMPLATES,
        "Eq became NotEq in `group = np.stack([own[nearest == j].mean(axis=0) for j in range(10)])`",
    ): "reaches the goal on the offline digits, if barely",
    # One of the two changes the axis whose length is asked for; the maps are square.
    ("04_pooling", MOVING, f"2 became 1 in `{ROWS}`"): "the challenge is open: any few rows do",
    ("04_pooling", MOVING, f"2 became 3 in `{ROWS}`"): "the challenge is open: any few rows do",
}


@pytest.fixture(scope="module", params=PATHS, ids=[path.stem for path in PATHS])
def path(request):
    return request.param


@pytest.fixture(scope="module")
def solution(path):
    """The solved notebook, run once: (script, names)."""
    script = solved(path)
    with contextlib.redirect_stdout(io.StringIO()):
        return script, script.run()


def evaluate(call: str, names: object) -> Verdict:
    return eval(call, vars(names))


def all_calls(script) -> list[str]:
    return [call for code in script.cells for call in check_calls(code)]


def test_a_set_has_four_to_six_exercises(path):
    assert 4 <= len(all_calls(solved(path))) <= 6


def test_each_solution_passes(solution):
    script, names = solution
    for call in all_calls(script):
        verdict = evaluate(call, names)
        assert verdict.status == "passed", verdict


def test_each_untouched_stub_is_not_started(path):
    script = untouched(path)
    names = script.run()
    for call in all_calls(script):
        verdict = evaluate(call, names)
        assert verdict.status == "not started", verdict


def test_no_solution_reaches_the_learner(path):
    for code in untouched(path).cells:
        assert BEGIN not in code
        assert END not in code


def test_each_exercise_has_three_hints(path):
    text = "\n".join(c.source for c in read_source(path).cells if c.cell_type == "markdown")
    calls = all_calls(solved(path))
    for tier in ("Hint 1", "Hint 2", "Hint 3"):
        assert text.count(f"<summary>{tier}") == len(calls), tier


def test_no_mutated_solution_passes(path, solution):
    """Change one operator, number, name or drawing in the solution's own lines; the check must notice."""
    script, names = solution
    marked = [c.source for c in read_source(path).cells if c.cell_type == "code"]
    survivors = []
    for number, code in enumerate(marked):
        # An open challenge that trains is judged by what it reaches: a mutant may reach it as well.
        if BEGIN not in code or ".fit(" in code:
            continue
        call = next(call for later in script.cells[number:] for call in check_calls(later))
        for what, mutated in mutants(script.cells[number]):
            if (path.stem, call, what) in EQUIVALENT or gives_the_same_values(mutated, call, names):
                continue
            if passes(mutated, call, names):
                survivors.append(f"{call}: {what}")
    assert not survivors, "\n".join(survivors)


@pytest.mark.parametrize(("stem", "call", "what"), EQUIVALENT, ids=lambda part: part.split("(")[0])
def test_a_mutant_that_is_let_through_is_one_that_is_made(stem, call, what):
    cells = solved(next(path for path in PATHS if path.stem == stem)).cells
    until = next(number for number, code in enumerate(cells) if call in check_calls(code))
    assert what in {change for code in cells[:until] for change, _ in mutants(code)}


def gives_the_same_values(code: str, call: str, names: object) -> bool:
    """Whether the check would see the very values of the solution: then no check could tell.

    So it is where an exercise asks for numbers read off a picture, by whatever way.
    """
    trial = dict(vars(names))
    answers = [ast.unparse(argument) for argument in ast.parse(call).body[0].value.args]
    try:
        exec(code, trial)
    except Exception:
        return False
    right = [eval(answer, vars(names)) for answer in answers]
    return not any(map(callable, right)) and repr(right) == repr([eval(a, trial) for a in answers])


def passes(code: str, call: str, names: object) -> bool:
    """Whether the check lets the mutated cell through; a mutant that does not run is caught.

    A check that itself stops with an error is not: that would be the check's defect, whatever the mutant.
    """
    trial = dict(vars(names))
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            exec(code, trial)
        except Exception:
            return False
        return eval(call, trial).status == "passed"
