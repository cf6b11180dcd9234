"""No link of the course is dead, and the tool that says so names each kind of fault."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from tools.address import Address
from tools.check_links import anchors, check, links

ADDRESS = Address("ada/digits", "main")
COLAB = "https://colab.research.google.com/github/ada/digits/blob"


def test_no_link_of_the_course_is_dead():
    assert not check()


@pytest.fixture
def course(tmp_path):
    """A small repository: README, one document, one lesson with its notebook."""
    for folder in ("docs", "notebooks", "sources/lessons", "sources/solutions", "sources/pictures"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "sources/pictures/01_look.png").touch()
    (tmp_path / "sources/lessons/01_look.py").write_text(
        "# %% [markdown]\n# # Look\n#\n# ![a digit](../pictures/01_look.png) [again](01_look.ipynb)\n"
    )
    (tmp_path / "docs/guide.md").write_text("# The guide\n\n## Where to begin?\n\n[top](#the-guide)\n")
    write_notebook(tmp_path, "# Look\n\n## At *the* data\n\n[down](#At-the-data)")
    return tmp_path


def write_notebook(root: Path, text: str, **attachments: str) -> None:
    cell = v4.new_markdown_cell(text)
    if attachments:
        cell["attachments"] = {f"{name}.png": {"image/png": data} for name, data in attachments.items()}
    nbformat.write(v4.new_notebook(cells=[cell]), root / "notebooks/01_look.ipynb")


def faults_of_readme(root: Path, text: str) -> list[str]:
    (root / "README.md").write_text(text, encoding="utf-8")
    return check(root, ADDRESS)


@pytest.mark.parametrize(
    "text",
    [
        "[guide](docs/guide.md)",
        "[guide](docs/guide.md#where-to-begin)",
        "[folder](docs/)",
        "![picture](sources/pictures/01_look.png)",
        '<img alt="a digit" src="sources/pictures/01_look.png">',
        "[elsewhere](https://doi.org/10.1109/5.726791)",
        "[guide][g]\n\n[g]: docs/guide.md",
        f"[colab]({COLAB}/main/notebooks/01_look.ipynb)",
        "`[code](nowhere.md)`",
        "```\n[code](nowhere.md)\n```",
        "[mail](mailto:ada@example.org)",
    ],
)
def test_a_good_link_passes(course, text):
    assert faults_of_readme(course, text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[guide](docs/gide.md)", "docs/gide.md: no such file, seen from ./"),
        ("[guide](docs/Guide.md)", "docs/Guide.md: no such file"),
        ("[guide](docs/guide.md#where-to-end)", "no such heading in guide.md"),
        ("[here](#nothing)", "no such heading here"),
        ("![picture](docs/missing.png)", "no such file"),
        ('<img alt="a digit" src="docs/missing.png">', "no such file"),
        ("[up](../secret.md)", "leads out of the repository"),
        ("[guide][g]\n\n[g]: docs/gide.md", "no such file"),
        ("[site](http:/doi.org)", "not a web address"),
        ("[site](https://doi)", "not a web address"),
        ("[file](ftp://example.org/a)", "not a web address"),
        ('<a href="https://doi.org/a b">x</a>', "a space in an address"),
        (f"[colab]({COLAB}/main/notebooks/02.ipynb)", "no such file in this repository"),
        (f"[colab]({COLAB}/dev/notebooks/01_look.ipynb)", "not on the branch main"),
        ("[mail](mailto:ada)", "an address without @"),
        ("| a |\n| --- |\n| [guide](docs/gide.md) |", "no such file"),
    ],
)
def test_a_dead_link_is_named(course, text, named):
    faults = faults_of_readme(course, text)
    assert len(faults) == 1
    assert faults[0].startswith("README.md: ")
    assert named in faults[0]


def test_a_notebooks_picture_must_be_attached_to_its_own_cell(course):
    write_notebook(course, "# Look\n\n![digit](attachment:a.png)", a="aGk=")
    assert check(course, ADDRESS) == []
    write_notebook(course, "# Look\n\n![digit](attachment:b.png)", a="aGk=")
    assert check(course, ADDRESS) == [
        "notebooks/01_look.ipynb: attachment:b.png: no such attachment in this cell"
    ]


def test_a_source_is_read_with_the_eyes_of_its_notebook(course):
    path = course / "sources/lessons/01_look.py"
    path.write_text(
        "# %% [markdown]\n# # Look\n#\n# [wrong](../../notebooks/01_look.ipynb) [x](02_on.ipynb)\n"
    )
    faults = check(course, ADDRESS)
    assert [fault.partition(": ")[2] for fault in faults] == [
        "../../notebooks/01_look.ipynb: leads out of the repository",
        "02_on.ipynb: no such file, seen from notebooks/",
    ]


def test_links_are_found_wherever_markdown_has_them():
    text = "[a](1) ![b](2) <http://3.org> **[c](4)**\n\n- [d](5)\n\n> [e](6)\n\n<a href='7'>f</a>"
    assert [target for target, _ in links(text)] == ["1", "2", "http://3.org", "4", "5", "6", "7"]


def test_anchors_follow_jupyter_in_notebooks_and_github_in_documents():
    heading = ("## Is *everything* in `place`?",)
    assert anchors(heading, Path("a.ipynb")) == {"Is-everything-in-place?"}
    assert anchors(heading, Path("a.md")) == {"is-everything-in-place"}
