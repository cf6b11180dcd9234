"""An environment that is broken, out of date, interrupted or not ours."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import course
from tests.course.project import Project

posix_only = pytest.mark.skipif(os.name != "posix", reason="uses a shell script, a link or a POSIX signal")


def delete_python(project: Project) -> None:
    for path in project.scripts.glob("python*"):
        path.unlink()


def put_a_python_that_does_not_start(project: Project) -> None:
    delete_python(project)
    (project.scripts / Path(course.PYTHON).name).write_text("this is no program")


def truncate_the_configuration(project: Project) -> None:
    (project.venv / "pyvenv.cfg").write_text("")


def delete_the_configuration(project: Project) -> None:
    (project.venv / "pyvenv.cfg").unlink()


def delete_pip(project: Project) -> None:
    for path in project.venv.rglob("site-packages/pip"):
        shutil.rmtree(path)


def leave_half_a_folder(project: Project) -> None:
    shutil.rmtree(project.venv)
    project.scripts.mkdir(parents=True)


def interrupt_the_installation(project: Project) -> None:
    project.stamp.write_text("{}")


def come_from_another_folder(project: Project) -> None:
    stamp = json.loads(project.stamp.read_text())
    project.stamp.write_text(json.dumps(stamp | {"folder": "/elsewhere"}))


@pytest.mark.parametrize(
    "damage",
    [
        delete_python,
        put_a_python_that_does_not_start,
        truncate_the_configuration,
        delete_the_configuration,
        delete_pip,
        leave_half_a_folder,
        interrupt_the_installation,
        come_from_another_folder,
    ],
    ids=lambda damage: damage.__name__,
)
def test_a_broken_environment_is_made_anew(damage, finished):
    damage(finished)
    done = finished.run("lab")
    assert done.returncode == 0, done.stderr
    assert re.match(r"The environment in \.venv (is|was) .*: removing it and making it anew\.\n", done.stdout)
    assert "environment" not in finished.run("lab").stdout


def test_the_environment_of_another_python_is_made_anew(finished):
    answer = "import subprocess; subprocess.check_output = lambda *a, **k: '3.10\\n'"
    done = finished.run("lab", before=answer)
    assert "was made for Python 3.10: removing it and making it anew." in done.stdout
    assert done.returncode == 0


def test_changed_requirements_are_installed_in_place(fresh):
    fresh.finish()
    (fresh.venv / "still-here").touch()
    fresh.add_wheel("extra", {"extra.py": ""})
    fresh.require("./reporter-1.0-py3-none-any.whl", "./extra-1.0-py3-none-any.whl")
    assert "up to date" in fresh.run("lab").stdout
    assert (fresh.venv / "still-here").exists()
    assert fresh.holds("extra")
    assert "environment" not in fresh.run("lab").stdout


def test_an_environment_that_cannot_be_updated_in_place_is_replaced(fresh):
    fresh.finish()
    for record in fresh.venv.rglob("reporter-1.0.dist-info/RECORD"):
        record.unlink()  # without it pip cannot take the old version away
    fresh.add_wheel("reporter", {"jupyterlab/__main__.py": "print('new')"}, version="2.0")
    fresh.require("./reporter-2.0-py3-none-any.whl")
    done = fresh.run("lab")
    assert "That did not work: making the environment anew." in done.stdout
    assert done.stdout.endswith("new\n")
    assert not (fresh.root / ".venv-before").exists()


def test_an_update_that_fails_keeps_the_environment_that_worked(fresh):
    fresh.finish()
    stamp = fresh.stamp.read_text()
    fresh.require("./reporter-1.0-py3-none-any.whl", "a-package-that-is-nowhere")
    assert fresh.run("lab").returncode == 1
    assert fresh.stamp.read_text() == stamp
    assert not (fresh.root / ".venv-before").exists()
    fresh.require("./reporter-1.0-py3-none-any.whl")
    assert "environment" not in fresh.run("lab").stdout


def test_a_first_installation_that_fails_leaves_nothing(fresh):
    fresh.require("a-package-that-is-nowhere")
    done = fresh.run("lab")
    assert done.returncode == 1
    assert done.stderr.startswith("The packages could not be installed: make sure that the network is up")
    assert "No matching distribution found for a-package-that-is-nowhere" in done.stderr
    assert len(done.stderr.splitlines()) <= 13
    assert not fresh.venv.exists()


def test_a_virtual_environment_that_others_made_is_completed_not_deleted(fresh):
    subprocess.run([sys.executable, "-m", "venv", str(fresh.venv)], check=True)
    (fresh.venv / "mine").touch()
    assert "up to date" in fresh.run("lab").stdout
    assert (fresh.venv / "mine").exists()
    assert fresh.stamp.exists()


@posix_only
def test_a_link_is_refused_and_what_it_leads_to_is_left_alone(fresh, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "pyvenv.cfg").touch()
    fresh.venv.symlink_to(tmp_path / "elsewhere")
    done = fresh.run("lab")
    assert done.returncode == 1
    assert done.stderr.endswith("elsewhere: remove the link, then run this again.\n")
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["pyvenv.cfg"]


def test_a_file_is_refused(fresh):
    fresh.venv.write_text("3.12.1\n")
    done = fresh.run("lab")
    assert done.returncode == 1
    assert "is a file: move it elsewhere" in done.stderr
    assert fresh.venv.read_text() == "3.12.1\n"


def test_a_folder_of_other_things_is_refused(fresh):
    (fresh.venv / "bin").mkdir(parents=True)
    (fresh.venv / "diary.txt").write_text("dear diary")
    done = fresh.run("lab")
    assert done.returncode == 1
    assert "holds diary.txt and is no virtual environment" in done.stderr
    assert (fresh.venv / "diary.txt").read_text() == "dear diary"


@posix_only
def test_uv_installs_where_there_is_one(fresh):
    uv = shutil.which("uv") or shutil.which("uv", path=Path(sys.executable).parent)
    if not uv:
        pytest.skip("no uv on this machine")
    done = fresh.run("test", PATH=fresh.add_program("uv", f'exec "{uv}" "$@"'))
    assert done.returncode == 0, done.stderr
    assert [path.read_text() for path in fresh.venv.rglob("reporter-1.0.dist-info/INSTALLER")] == ["uv"]


@posix_only
def test_pip_installs_where_uv_fails(fresh):
    done = fresh.run("lab", PATH=fresh.add_program("uv", "echo called >> uv-was-called; exit 2"))
    assert done.returncode == 0, done.stderr
    assert (fresh.root / "uv-was-called").exists()
    assert fresh.holds("reporter")


def test_a_debian_python_without_ensurepip_gets_one_sentence(fresh):
    done = fresh.run("lab", before="sys.modules['ensurepip'] = None")
    assert done.returncode == 1
    assert f"run `sudo apt install python{course.HERE}-venv`, then this again." in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not fresh.venv.exists()


def test_a_second_run_waits_for_the_first(finished):
    with (finished.root / "course.py").open("rb", buffering=0) as file:
        assert course.lock(file)
        second = finished.start("lab")
        assert second.stdout.readline() == "Another course.py is making the environment: waiting for it.\n"
        assert second.poll() is None
    _, complaints = second.communicate(timeout=60)
    assert second.returncode == 0, complaints


@posix_only
def test_ctrl_c_ends_an_installation_cleanly(fresh):
    sleep = "import time, pathlib\npathlib.Path('asleep').touch()\ntime.sleep(60)\n"
    (fresh.root / "backend.py").write_text(sleep)
    running = fresh.start("test")
    deadline = time.monotonic() + 60
    while not (fresh.root / "asleep").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    os.killpg(running.pid, signal.SIGINT)
    said, complaints = running.communicate(timeout=30)
    assert running.returncode == 130
    assert said.endswith("\nStopped.\n")
    assert complaints == ""
    assert not fresh.venv.exists()
