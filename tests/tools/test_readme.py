"""README, map and timetables are what the sources, the address and the stored runs say."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from course_utils import measured
from tools import readme, schedules
from tools.address import ROOT, Address, read_address
from tools.course_map import MAP, read_map
from tools.readme import clone_block, lesson_map_block, map_block, write_block, written
from tools.results import results_block
from tools.sources import SourceError, all_sources, working_minutes

README = (ROOT / "README.md").read_text(encoding="utf-8")
ADDRESS = Address("ada/digits", "spring")
ENTRIES = read_map()


def test_no_generated_block_is_out_of_date():
    stale = [path.name for path, text in written().items() if path.read_text(encoding="utf-8") != text]
    assert not stale, "run `python -m tools.readme`"


def test_the_map_has_eleven_lessons_in_order():
    assert [entry.number for entry in ENTRIES] == [f"{number:02d}" for number in range(11)]
    assert all(entry.question.endswith("?") for entry in ENTRIES)


def test_the_map_links_every_lesson_that_exists_and_no_other():
    linked = re.findall(r"\]\(notebooks/(\w+)\.ipynb\)", map_block(ENTRIES, ADDRESS))
    assert linked == [source.stem for source in all_sources(ROOT / "sources" / "lessons")]
    assert re.findall(r"\]\((\w+)\.ipynb\)", lesson_map_block(ENTRIES)) == linked


def test_the_map_says_what_is_still_in_preparation():
    rows = map_block(ENTRIES, ADDRESS).splitlines()[2:]
    for entry, row in zip(ENTRIES, rows, strict=True):
        assert ("in preparation" in row) == (entry.lesson is None)


def test_each_badge_leads_to_its_own_notebook():
    rows = map_block(ENTRIES, ADDRESS).splitlines()[2:]
    for entry, row in zip(ENTRIES, rows, strict=True):
        if entry.lesson is not None:
            path = f"notebooks/{entry.lesson.stem}.ipynb"
            assert row.endswith(f"(https://colab.research.google.com/github/ada/digits/blob/spring/{path}) |")
            assert f"({path})" in row


def test_the_minutes_are_those_of_the_lesson_itself():
    first = map_block(ENTRIES, ADDRESS).splitlines()[2]
    assert f"| {working_minutes(ENTRIES[0].lesson)} min |" in first


def test_a_source_that_is_not_on_the_map_is_refused(tmp_path):
    (tmp_path / "11_more.py").write_text("# %% [markdown]\n# # More\n")
    with pytest.raises(SourceError, match=r"11_more\.py is not on the map"):
        read_map(MAP, lessons=tmp_path)


def test_a_fork_is_cloned_from_its_own_branch():
    assert "git clone --branch spring https://github.com/ada/digits\ncd digits" in clone_block(ADDRESS)
    assert "--branch" not in clone_block(Address("ada/digits", "main"))


def test_the_two_commands_are_written_as_they_work():
    for command in ("lab", "test"):
        assert f"```\npython3 course.py {command}\n```" in README
        assert f"`py course.py {command}`" in README
        run = subprocess.run(
            [sys.executable, "course.py", command, "--help"], cwd=ROOT, capture_output=True, check=False
        )
        assert run.returncode == 0


def test_the_results_are_those_of_the_stored_runs():
    block = results_block()
    run = measured.load("article_e")
    accuracies = run["test_accuracy"]
    mean = sum(accuracies) / len(accuracies)
    deviation = (sum((a - mean) ** 2 for a in accuracies) / (len(accuracies) - 1)) ** 0.5
    assert (
        f"| {run['claim']:.2%} | {mean * 100:.2f} ± {deviation * 100:.2f} % ".replace("%", " %", 1) in block
    )
    for row in block.splitlines()[2:]:
        if row.startswith("|"):
            assert (ROOT / re.findall(r"\]\((benchmarks/\w+\.py)\)", row)[0]).exists()


def test_text_outside_the_blocks_names_no_address_of_the_repository():
    outside = re.sub(r"<!-- (\w+): begin.*?<!-- \1: end -->", "", README, flags=re.DOTALL)
    assert read_address().repository not in outside


def test_a_block_is_replaced_and_nothing_else():
    text = "before\n<!-- map: begin (by hand: never) -->\nold\n<!-- map: end -->\nafter\n"
    assert write_block(text, "map", "new") == (
        "before\n<!-- map: begin (by hand: never) -->\n\nnew\n\n<!-- map: end -->\nafter\n"
    )


def test_a_block_in_a_source_stays_a_comment():
    text = "# <!-- map: begin -->\n# <!-- map: end -->"
    assert write_block(text, "map", "a\n\nb", "# ") == (
        "# <!-- map: begin -->\n#\n# a\n#\n# b\n#\n# <!-- map: end -->"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!-- map: begin -->\n",
        "<!-- map: end -->\n<!-- map: begin -->\n",
        "<!-- map: begin -->\n<!-- map: end -->\n" * 2,
    ],
)
def test_comments_that_do_not_pair_up_are_refused(text):
    with pytest.raises(SourceError, match="expected one <!-- map: begin"):
        write_block(text, "map", "new")


def test_check_changes_nothing_and_names_what_is_out_of_date(tmp_path, monkeypatch, capsys):
    path = tmp_path / "README.md"
    path.write_text("old")
    monkeypatch.setattr(readme, "ROOT", tmp_path)
    monkeypatch.setattr(readme, "written", lambda: {path: "new"})
    assert readme.main(["--check"]) == 1
    assert path.read_text() == "old"
    assert "README.md is out of date: run python -m tools.readme" in capsys.readouterr().err
    assert readme.main([]) == 0
    assert path.read_text() == "new"
    assert readme.main(["--check"]) == 0


def plan(tmp_path, *blocks):
    path = tmp_path / "schedules.toml"
    path.write_text(f'[[schedule]]\nname = "A day"\nblocks = [{", ".join(blocks)}]\n')
    return path


def test_a_timetable_adds_up_its_minutes(tmp_path):
    path = plan(
        tmp_path, '{ what = "Hello", minutes = 50 }', '{ lesson = "00" }', '{ what = "Bye", minutes = 5 }'
    )
    lesson = working_minutes(ENTRIES[0].lesson)
    end = 50 + lesson + 5
    assert schedules.schedules_block(ENTRIES, path).splitlines()[4:] == [
        "| 0:00 | 50 | Hello |",
        f"| 0:50 | {lesson} | Lesson 00, Start here |",
        f"| {(50 + lesson) // 60}:{(50 + lesson) % 60:02d} | 5 | Bye |",
        f"| **{end // 60}:{end % 60:02d}** | | end |",
    ]


def test_exercises_take_the_minutes_they_state(tmp_path):
    source = ENTRIES[1].exercises
    minutes = schedules.exercise_minutes(source)
    assert list(minutes) == [f"1.{number}" for number in range(1, len(minutes) + 1)]
    block = schedules.schedules_block(ENTRIES, plan(tmp_path, '{ exercises = "01", only = ["1.1", "1.3"] }'))
    assert f"| 0:00 | {minutes['1.1'] + minutes['1.3']} | Exercises 1.1, 1.3 |" in block


@pytest.mark.parametrize(
    ("block", "named"),
    [
        ('{ lesson = "10" }', "lesson 10, which does not exist yet"),
        ('{ exercises = "10" }', "exercises 10, which does not exist yet"),
        ('{ exercises = "01", only = ["1.9"] }', "exercise 1.9, which does not exist"),
    ],
)
def test_a_timetable_cannot_name_what_does_not_exist(tmp_path, block, named):
    with pytest.raises(SourceError, match=named):
        schedules.schedules_block(ENTRIES, plan(tmp_path, block))
