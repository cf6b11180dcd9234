"""The check of the environment: silent about versions when all is well, precise about fixes when not."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from course_utils.environment import check, packages
from course_utils.environment.report import Item

ROOT = Path(__file__).parents[1]

# Runs in a fresh Python: hides the named packages from `import` and from the list of installed packages.
HIDE = """
import sys

hidden = set({hidden!r})


class Without:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in hidden:
            return None
        return self.finder.find_spec(name, path, target)

    def find_distributions(self, context):
        found = self.finder.find_distributions(context)
        return [dist for dist in found if dist.metadata["Name"].lower() not in hidden]


sys.meta_path = [Without(f) if hasattr(f, "find_distributions") else f for f in sys.meta_path]
"""
REPORT = """
import json
from course_utils.environment import check

report = check(thorough={thorough})
print(json.dumps([report.ready, "tensorflow" in sys.modules, [vars(item) for item in report.items]]))
"""


def run_check(
    *, hidden: tuple[str, ...] = (), thorough: bool = False, prelude: str = "", **environment: str
) -> tuple[bool, dict[str, Item]]:
    """Run the check in a fresh Python and return whether it is ready, and its items by name."""
    code = HIDE.format(hidden=hidden) + prelude + REPORT.format(thorough=thorough)
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    ready, has_tensorflow, items = json.loads(run.stdout.splitlines()[-1])
    assert not has_tensorflow, "the check imported TensorFlow"
    return ready, {item["name"]: Item(**item) for item in items}


def installed(folder: Path, name: str, version: str) -> str:
    """Make ``folder`` claim that ``name`` is installed in ``version``; return it as a PYTHONPATH."""
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    return str(folder)


def test_nothing_is_missing_here() -> None:
    assert check().ready, check()


def test_what_is_in_place_is_said_without_versions_or_paths() -> None:
    ready = [item for item in check().items if item.status == "ready"]
    assert len(ready) >= 6
    for item in ready:
        assert not re.search(r"\d+\.\d+|[/\\]", item.text), item


@pytest.mark.parametrize("package", ["numpy", "matplotlib", "ipywidgets", "anywidget", "pooch", "tqdm"])
def test_a_missing_package_is_named_with_the_command_that_installs_it(package: str) -> None:
    bound = next(line for line in metadata.requires("pixels-to-digits") or [] if line.startswith(package))
    ready, items = run_check(hidden=(package,), prelude="sys.prefix = '/opt/python'\n")
    assert not ready
    assert items[package].status == "missing"
    assert items[package].text == (
        f'not installed. Run %pip install "{bound}" in a new cell, then restart the kernel.'
    )
    assert "Packages" not in items
    assert "MNIST" not in items, "the loader needs the packages"


def test_a_missing_tensorflow_is_named() -> None:
    ready, items = run_check(hidden=("tensorflow", "tensorflow-cpu", "tensorflow-macos", "tf-nightly"))
    assert not ready
    assert items["TensorFlow"].status == "missing"
    assert items["TensorFlow"].text.startswith("not installed. ")


def test_tensorflow_counts_under_its_other_name(tmp_path: Path) -> None:
    elsewhere = installed(tmp_path, "tensorflow", "2.20.0")
    _, items = run_check(hidden=("tensorflow-cpu",), PYTHONPATH=elsewhere)
    assert items["TensorFlow"].status == "ready"


def test_leftover_metadata_does_not_make_a_package_installed(tmp_path: Path) -> None:
    leftover = "sys.path.insert(0, {!r})\nhidden.remove('numpy')\n".format(
        installed(tmp_path, "numpy", "2.1.0")
    )
    blocked = (
        "import importlib.util\nreal = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, package=None: None if name == 'numpy' else real(name)\n"
    )
    _, items = run_check(hidden=("numpy",), prelude=leftover + blocked)
    assert items["numpy"].text.startswith("not installed. ")


@pytest.mark.parametrize(("package", "old"), [("numpy", "1.24.4"), ("anywidget", "0.9.3")])
def test_an_old_package_is_named_with_both_versions(tmp_path: Path, package: str, old: str) -> None:
    ready, items = run_check(PYTHONPATH=installed(tmp_path, package, old))
    assert not ready
    assert items[package].text.startswith(f"version {old} is installed, the course needs >=")


def test_an_old_tensorflow_is_named_with_both_versions(tmp_path: Path) -> None:
    path = installed(tmp_path, "tensorflow-cpu", "2.15.0")
    _, items = run_check(PYTHONPATH=path)
    assert items["TensorFlow"].text.startswith("version 2.15.0 is installed, the course needs >=2.20.")


def test_thorough_finds_a_package_whose_import_fails(tmp_path: Path) -> None:
    (tmp_path / "tqdm.py").write_text("raise ImportError('DLL load failed')\n")
    quick, _ = run_check(PYTHONPATH=str(tmp_path))
    assert quick
    ready, items = run_check(thorough=True, PYTHONPATH=str(tmp_path), prelude=QUICK_TENSORFLOW)
    assert not ready
    assert "installed, but its import fails (ImportError: DLL load failed)." in items["tqdm"].text


def test_thorough_survives_a_package_that_kills_python(tmp_path: Path) -> None:
    (tmp_path / "tqdm.py").write_text("import os\nos.abort()\n")
    ready, items = run_check(thorough=True, PYTHONPATH=str(tmp_path), prelude=QUICK_TENSORFLOW)
    assert not ready
    assert "its import fails" in items["tqdm"].text


QUICK_TENSORFLOW = """
from course_utils.environment import packages
real = packages._import_failure
packages._import_failure = lambda module: None if module == "tensorflow" else real(module)
"""


def test_an_import_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sleeper.py").write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(packages, "IMPORT_TIMEOUT", 0.5)
    assert packages._import_failure("sleeper") == "no answer within 0.5 seconds"


@pytest.mark.parametrize(("version", "written"), [((3, 10), "3.10"), ((3, 14), "3.14")])
def test_an_unsupported_python_is_named_with_those_that_work(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int], written: str
) -> None:
    monkeypatch.setattr(packages.sys, "version_info", (*version, 2, "final", 0))
    item = packages.python()
    assert item.status == "missing"
    assert item.text.startswith(f"this is {written}, the course needs 3.11 to 3.13. ")


def test_the_oldest_python_is_the_one_that_the_package_requires() -> None:
    required = metadata.metadata("pixels-to-digits")["Requires-Python"]
    assert required.startswith(f">={packages.OLDEST[0]}.{packages.OLDEST[1]}")


def test_the_command_for_learners_accepts_the_same_pythons() -> None:
    accepted = f"{packages.OLDEST} <= sys.version_info[:2] <= {packages.NEWEST}"
    assert accepted in (ROOT / "course.py").read_text(encoding="utf-8")


def test_helpers_that_were_never_installed_are_mentioned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "DISTRIBUTION", "not-installed-anywhere")
    (item,) = packages.required(thorough=False)
    assert item.status == "note"
    assert "python -m pip install -e ." in item.text
    assert packages.tensorflow(thorough=False).status == "ready"


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("KERAS_BACKEND", "torch", "KERAS_BACKEND is 'torch': remove that environment variable"),
        ("TF_USE_LEGACY_KERAS", "1", "TF_USE_LEGACY_KERAS asks for Keras 2: remove that"),
    ],
)
def test_a_variable_that_changes_keras_is_named(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    item = packages.keras_settings()
    assert item.status == "missing"
    assert item.text.startswith(said)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"image_data_format": "channels_first"}, "sets image_data_format to 'channels_first'"),
        ({"backend": "jax"}, "sets backend to 'jax': change it to 'tensorflow'"),
    ],
)
def test_a_setting_in_keras_json_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    (tmp_path / "keras.json").write_text(json.dumps(settings))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.delenv("KERAS_BACKEND", raising=False)
    item = packages.keras_settings()
    assert item.status == "missing"
    assert said in item.text


@pytest.mark.parametrize("text", ["", "not json", "[1, 2]", '{"backend": "tensorflow"}'])
def test_a_keras_json_that_changes_nothing_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str
) -> None:
    (tmp_path / "keras.json").write_text(text)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    assert packages.keras_settings().status == "ready"


def test_a_jupyterlab_without_widget_manager_is_named() -> None:
    ready, items = run_check(hidden=("jupyterlab_widgets",))
    assert not ready
    assert "has no widget manager." in items["Widgets in the page"].text


def test_a_widget_manager_for_an_older_jupyterlab_is_named(tmp_path: Path) -> None:
    ready, items = run_check(PYTHONPATH=installed(tmp_path, "jupyterlab_widgets", "1.1.1"))
    assert not ready
    assert "cannot use jupyterlab-widgets 1.1.1." in items["Widgets in the page"].text


def test_a_page_served_from_elsewhere_is_left_to_the_reader() -> None:
    ready, items = run_check(hidden=("jupyterlab",))
    assert ready
    assert items["Widgets in the page"].status == "note"


def test_colab_needs_no_jupyterlab_and_is_told_to_use_its_first_cell() -> None:
    colab = "import types\nsys.modules['google.colab'] = types.ModuleType('google.colab')\n"
    ready, items = run_check(hidden=("jupyterlab", "jupyterlab_widgets", "anywidget"), prelude=colab)
    assert not ready
    assert items["Widgets in the page"].status == "ready"
    assert "Run the first code cell of this notebook again." in items["anywidget"].text
    assert "Runtime → Restart session" in items["anywidget"].text


@pytest.mark.parametrize(
    ("system", "command"), [("nt", "py course.py lab"), ("posix", "python3 course.py lab")]
)
def test_the_courses_own_environment_can_be_made_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, command: str
) -> None:
    (tmp_path / "course.py").touch()
    monkeypatch.setattr(packages, "sys", SimpleNamespace(prefix=tmp_path / ".venv", modules={}))
    monkeypatch.setattr(packages, "os", SimpleNamespace(name=system))
    fix = packages._install(packages.Requirement("numpy>=1.26"))
    assert fix.startswith('Run %pip install "numpy>=1.26" in a new cell, then restart the kernel.')
    assert fix.endswith(f"delete the course's folder .venv and run {command}: it makes a new one.")
