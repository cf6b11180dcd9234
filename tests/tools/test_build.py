"""The build: solutions are cut out, notebooks are stable, and drift is found."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from course_utils.plots import Picture
from tools import assemble, build, sources
from tools.address import Address, read_address
from tools.assemble import assemble_all
from tools.sources import SourceError, read_source, with_solution, without_solution, working_minutes

FUNCTION = '''def f(x):
    """Double."""
    ### BEGIN SOLUTION
    y = 2 * x  # twice
    return y
    ### END SOLUTION'''

LESSON = """# %% [markdown]
# # Look at one digit
#
# ![A seven](../pictures/seven.png)
#
# **You will** look.

# %%
# NBVAL_CHECK_OUTPUT
1 + 1

# %% tags=["mnist"]
import sys; print("a"); sys.stdout.flush(); print("b")
"""

EXERCISES = f"""# %% [markdown]
# # Exercises 01
#
# Double it. *(5 minutes)* Then rest. *(12 minutes)*

# %%
{FUNCTION}

# %%
# NBVAL_CHECK_OUTPUT
f(2)
"""

# The smallest picture there is: one pixel.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course of one lesson with one exercise, in a folder of its own."""
    for folder in ("lessons", "solutions", "pictures"):
        (tmp_path / "sources" / folder).mkdir(parents=True)
    (tmp_path / "sources/lessons/01_look.py").write_text(LESSON, encoding="utf-8")
    (tmp_path / "sources/solutions/01_look.py").write_text(EXERCISES, encoding="utf-8")
    (tmp_path / "sources/pictures/seven.png").write_bytes(PIXEL)
    monkeypatch.setattr(assemble, "LESSONS", tmp_path / "sources" / "lessons")
    monkeypatch.setattr(assemble, "SOLUTIONS", tmp_path / "sources" / "solutions")
    monkeypatch.setattr(build, "lint", lambda path: [])  # this miniature has no quiz
    return tmp_path


def pages_of(course: Path, address: Address | None = None):
    return {str(page.path.relative_to(course)): page for page in assemble_all(address, root=course)}


def build_all(course: Path) -> None:
    for page in assemble_all(root=course):
        assert build._build(page, keep_outputs=False) == []


def test_a_solution_in_a_function_becomes_an_ellipsis():
    assert without_solution(FUNCTION) == 'def f(x):\n    """Double."""\n    ...'


def test_the_readers_solution_has_no_markers():
    code = with_solution(FUNCTION)
    assert "###" not in code
    assert "return y" in code


def test_assigned_names_stay_defined_in_the_exercise():
    code = "### BEGIN SOLUTION\nshape = (28, 28)\nrows, columns = shape\nprint(rows)\n### END SOLUTION"
    assert without_solution(code) == "shape = ...\nrows = ...\ncolumns = ..."


def test_a_broken_cell_to_debug_stands_in_for_its_repair():
    repaired = "    ### BEGIN SOLUTION\n    return a.min()\n    ### END SOLUTION\n"
    code = f"def f(a):\n{repaired}    ### STUB return a.max()"
    assert without_solution(code) == "def f(a):\n    return a.max()"
    assert with_solution(code) == "def f(a):\n    return a.min()"


def test_exercises_do_not_claim_exact_outputs():
    assert without_solution("# NBVAL_CHECK_OUTPUT\ncheck.f(f)") == "check.f(f)"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("### BEGIN SOLUTION\nx = 1", "without an end"),
        ("x = 1\n### END SOLUTION", "without a beginning"),
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION", "inside another"),
    ],
)
def test_markers_that_do_not_pair_are_refused(code, message):
    with pytest.raises(SourceError, match=message):
        without_solution(code)


def test_a_source_without_a_title_is_refused(tmp_path):
    path = tmp_path / "01_look.py"
    path.write_text("# %%\n1 + 1\n", encoding="utf-8")
    with pytest.raises(SourceError, match="first cell is not markdown"):
        read_source(path)


def test_exercise_minutes_add_up_and_round_up_to_five(course):
    source = read_source(course / "sources/solutions/01_look.py")
    assert working_minutes(source) == 20  # 5 + 12


@pytest.mark.parametrize(("measured", "stated"), [(3, 5), (5, 10), (10, 20), (37, 60), (75, 90)])
def test_the_stated_time_leaves_a_slower_machine_room(course, monkeypatch, measured, stated):
    run = {"seconds": {"notebooks/01_look.ipynb": measured}}
    monkeypatch.setattr(assemble.measured, "load", lambda name: run)
    text = pages_of(course)["notebooks/01_look.ipynb"].notebook["cells"][0]["source"]
    assert f"in less than {stated} seconds" in text


def test_a_lesson_that_runs_too_long_is_refused(course, monkeypatch):
    run = {"seconds": {"notebooks/01_look.ipynb": 95}}
    monkeypatch.setattr(assemble.measured, "load", lambda name: run)
    with pytest.raises(SourceError, match="runs 95 s; the limit is 90 s"):
        assemble_all(root=course)


def test_each_notebook_opens_with_its_own_badge_and_set_up_cell(course):
    for name, page in pages_of(course, Address("ada/digits", "spring")).items():
        first, second = page.notebook.cells[:2]
        assert f"https://colab.research.google.com/github/ada/digits/blob/spring/{name})" in first.source
        assert "git+https://github.com/ada/digits@spring" in second.source
        assert "--no-deps" in second.source


def test_the_title_picture_travels_inside_the_notebook(course):
    cell = pages_of(course)["notebooks/01_look.ipynb"].notebook.cells[0]
    assert "(attachment:seven.png)" in cell.source
    assert base64.b64decode(cell.attachments["seven.png"]["image/png"]) == PIXEL


def test_a_missing_picture_is_named(course):
    (course / "sources/pictures/seven.png").unlink()
    with pytest.raises(SourceError, match=r"seven\.png"):
        pages_of(course)


def test_building_twice_gives_identical_files(course):
    build_all(course)
    first = {path: path.read_bytes() for path in course.rglob("*.ipynb")}
    build_all(course)
    assert len(first) == 3
    assert {path: path.read_bytes() for path in course.rglob("*.ipynb")} == first


def test_an_edit_changes_the_ids_of_edited_cells_only(course):
    before = [c["id"] for c in pages_of(course)["notebooks/01_look.ipynb"].notebook.cells]
    path = course / "sources/lessons/01_look.py"
    path.write_text(LESSON.replace("1 + 1", "2 + 2"), encoding="utf-8")
    after = [c["id"] for c in pages_of(course)["notebooks/01_look.ipynb"].notebook.cells]
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, True, False, True, True]


def test_outputs_are_kept_and_streams_are_joined(course):
    build_all(course)
    cells = nbformat.read(course / "notebooks/01_look.ipynb", as_version=4).cells
    assert cells[2].outputs[0].data["text/plain"] == "2"
    assert [output.text for output in cells[3].outputs] == ["a\nb\n"]
    assert cells[3].metadata.tags == ["mnist"]


def test_exercises_are_stored_without_outputs(course):
    build_all(course)
    code = [c for c in nbformat.read(course / "exercises/01_look.ipynb", 4).cells if c.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert "..." in code[1].source


def test_stored_notebooks_name_no_version_and_no_time(course):
    build_all(course)
    notebook = nbformat.read(course / "notebooks/01_look.ipynb", as_version=4)
    assert dict(notebook.metadata.language_info) == {"name": "python"}
    assert all("execution" not in cell.metadata for cell in notebook.cells)


def test_a_fresh_build_has_no_drift(course):
    build_all(course)
    assert build.check(assemble_all(root=course), course) == []


@pytest.mark.parametrize("change", ["text", "code", "outputs", "notebook", "extra", "missing"])
def test_every_kind_of_drift_is_found(course, change):
    build_all(course)
    source, stored = course / "sources/lessons/01_look.py", course / "notebooks/01_look.ipynb"
    if change == "text":
        source.write_text(LESSON.replace("look.", "see."), encoding="utf-8")
    elif change == "code":
        source.write_text(LESSON.replace("1 + 1", "1 + 2"), encoding="utf-8")
    elif change == "outputs":
        exercise = course / "exercises/01_look.ipynb"
        notebook = nbformat.read(exercise, as_version=4)
        notebook.cells[2].outputs = [v4.new_output("stream", text="left over")]
        exercise.write_text(build.write(notebook), encoding="utf-8")
    elif change == "notebook":
        stored.write_text(stored.read_text(encoding="utf-8").replace("look.", "stare."), encoding="utf-8")
    elif change == "extra":
        shutil.copy(stored, stored.with_name("02_extra.ipynb"))
    elif change == "missing":
        stored.unlink()
    assert len(build.check(assemble_all(root=course), course)) == 1


def test_a_text_edit_needs_no_run(course):
    build_all(course)
    source = course / "sources/lessons/01_look.py"
    source.write_text(LESSON.replace("look.", "see."), encoding="utf-8")
    for page in assemble_all(root=course):
        assert build._build(page, keep_outputs=True) == []
    assert build.check(assemble_all(root=course), course) == []


def test_outputs_of_other_code_are_never_kept(course):
    build_all(course)
    source = course / "sources/lessons/01_look.py"
    source.write_text(LESSON.replace("1 + 1", "1 + 2"), encoding="utf-8")
    (fault,) = build._build(pages_of(course)["notebooks/01_look.ipynb"], keep_outputs=True)
    assert "tools.build 01" in fault


def test_pages_are_never_stored_with_the_offline_digits(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("COURSE_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(build, "_build", lambda *_: pytest.fail("it was built"))
    assert build.main([]) == 1
    assert "needs it" in capsys.readouterr().err


def test_live_widget_ids_are_not_stored():
    output = v4.new_output("display_data", {build.VIEW: {"model_id": "f00"}, "image/png": "aa"})
    (cleaned,) = build.clean([output])
    assert list(cleaned.data) == ["image/png"]


def test_a_picture_is_stored_once():
    picture = Picture(b"png", "a seven", 10, 10)
    data, metadata = picture._repr_mimebundle_()
    (cleaned,) = build.clean([v4.new_output("display_data", data, metadata=metadata)])
    assert set(cleaned.data) == {"image/png", "text/plain"}
    assert cleaned.metadata["image/png"]["alt"] == "a seven"


def test_the_address_stands_in_one_place_only():
    """No source and no module repeats it; what is built from it is checked by the drift tests."""
    address = read_address().repository
    folders = (sources.ROOT / name for name in ("sources", "course_utils", "tools"))
    modules = [path for folder in folders for path in folder.rglob("*.py")]
    assert modules
    assert not [path.name for path in modules if address in path.read_text(encoding="utf-8")]
