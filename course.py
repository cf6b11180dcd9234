#!/usr/bin/env python3
"""Open the course in JupyterLab, or run its tests; either way, make what that needs first.

    python3 course.py lab  [--no-browser] [--port N] [any option of JupyterLab]
    python3 course.py test [any argument of pytest; paths replace the default, which is everything]

The environment is made in .venv beside this file, kept up to date with requirements.txt and
pyproject.toml, and made anew when it is broken. Nothing but Python is needed beforehand.
"""

# Even a Python that is far too old must get as far as the sentence below. Every line of this file is
# therefore valid Python 2.7 too: no f-strings, no annotations, nothing but sys imported before the check.
from __future__ import print_function

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit(
        "Pixels to Digits needs Python 3.11, 3.12 or 3.13, and this is Python %d.%d: install one of those "
        "(https://www.python.org/downloads/) and start course.py with it, for example `%s course.py lab`."
        % (sys.version_info[:2] + ("py -3.13" if sys.platform == "win32" else "python3.13",))
    )

import argparse
import collections
import contextlib
import errno
import importlib.util
import json
import os
import shutil
import time
import tomllib
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT, CalledProcessError, Popen, check_output

HERE = "%d.%d" % sys.version_info[:2]
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(SCRIPTS / ("python.exe" if os.name == "nt" else "python"))
STAMP = VENV / "course.json"  # says what .venv was made from, and that it is finished
UNFINISHED = {}  # type: dict[str, str]
# What may lie at the top of a virtual environment that was left half-made, without its pyvenv.cfg.
USUAL = {"bin", "etc", "include", "lib", "lib64", "scripts", "share", "course.json", ".gitignore", ".lock"}


class Problem(Exception):
    """What keeps the course from starting, in words for the person who started it."""


def main(arguments):
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser("course.py", description=__doc__, allow_abbrev=False)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    commands = parser.add_subparsers(dest="command", metavar="{lab,test}", required=True)
    lab = commands.add_parser("lab", help="open the course in JupyterLab", allow_abbrev=False)
    lab.add_argument("--no-browser", action="store_true", help="print the address, do not open it")
    lab.add_argument("--port", type=int, metavar="N", help="serve on this port (8888)")
    commands.add_parser("test", help="run every test", allow_abbrev=False)
    options, others = parser.parse_known_args(arguments)
    try:
        prepare(options.command)
        if options.command == "test":
            return run(test_command(others))
        print("Starting JupyterLab. To stop it, come back to this window and press Ctrl-C twice.")
        return run(lab_command(options.no_browser, options.port, others))
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130
    except (Problem, OSError) as problem:
        sys.exit(str(problem))


def lab_command(no_browser, port, others):
    """Return the command that serves the whole project and opens its first page."""
    command = [PYTHON, "-m", "jupyterlab", "--ServerApp.root_dir=%s" % ROOT]
    command += ["--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb"]
    command += ["--ServerApp.log_level=WARN", "--LabApp.log_level=WARN"]  # the address, and what goes wrong
    command += ["--no-browser"] if no_browser else []
    command += ["--port=%d" % port] if port is not None else []
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # in a container there is nobody else to be
    return command + (["--allow-root"] if is_root else []) + others


def test_command(arguments):
    """Return the command that runs all tests, several at a time, or only the paths among the arguments."""
    command = [PYTHON, "-m", "pytest", "--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=300"]
    if not any((ROOT / word.partition("::")[0]).exists() for word in arguments if word[:1] != "-"):
        command += ["-n", "logical", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder"]
        command += ["tests", "notebooks", "exercises", "solutions"]
    return command + arguments


def prepare(purpose):
    """Leave a working .venv with all that ``purpose``, "lab" or "test", needs."""
    check_that_it_is_ours()
    with one_at_a_time():
        stamp = read_stamp()
        fault = find_fault(stamp) if VENV.exists() else None
        if fault:
            print("The environment in .venv %s: removing it and making it anew." % fault)
            shutil.rmtree(VENV)
        if not VENV.exists():
            print("Making the environment in .venv. This happens once and takes a few minutes.")
            build(purpose)
        elif stamp not in (wanted(purpose), wanted("test")):  # what serves the tests serves the lab too
            print("Bringing the environment in .venv up to date.")
            update(purpose)


def check_that_it_is_ours():
    """Refuse a .venv that is no virtual environment in this very folder: what is here may get deleted."""
    place = Path(os.path.realpath(VENV))
    if place != VENV:
        raise Problem("%s is a link to %s: remove the link, then run this again." % (VENV, place))
    if VENV.exists() and not VENV.is_dir():
        raise Problem("%s is a file: move it elsewhere, then run this again." % VENV)
    if VENV.exists() and not (VENV / "pyvenv.cfg").exists():
        strangers = sorted(path.name for path in VENV.iterdir() if path.name.lower() not in USUAL)
        if strangers:
            raise Problem(
                "%s holds %s and is no virtual environment: move it elsewhere, then run this again."
                % (VENV, ", ".join(strangers[:3]))
            )


def wanted(purpose):
    """Return the stamp of a finished .venv for ``purpose``; of tools' settings, hatch's alone enter it."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = [text, about["build-system"], about["project"], about.get("tool", {}).get("hatch")]
    return {"purpose": purpose, "packages": packages, "python": HERE, "folder": str(ROOT)}


def read_stamp():
    """Return what .venv was made from: UNFINISHED after an interruption, None if others made it."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:
        return UNFINISHED
    return stamp if isinstance(stamp, dict) else UNFINISHED


def write_stamp(stamp):
    """Note what .venv is made from."""
    STAMP.write_text(json.dumps(stamp, indent=2), encoding="utf-8")


def find_fault(stamp):
    """Return why .venv is beyond bringing up to date, as the end of a sentence; None if it is not."""
    if stamp == UNFINISHED:
        return "was left half-made"
    if stamp is not None and stamp.get("folder") != str(ROOT):
        return "was made in another folder"
    question = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    try:
        if "home" not in (VENV / "pyvenv.cfg").read_text(encoding="utf-8"):
            return "is broken"
        version = check_output([PYTHON, "-c", question], env=environment(), stderr=DEVNULL, text=True).strip()
    except (OSError, ValueError, CalledProcessError):
        return "is broken"
    return None if version == HERE else "was made for Python %s" % version


def build(purpose):
    """Make .venv where there is none; if that fails, leave none."""
    try:
        create()
        write_stamp(UNFINISHED)
        install(purpose)
    except BaseException:
        shutil.rmtree(VENV, ignore_errors=True)
        raise


def update(purpose):
    """Install what .venv lacks, or else put a new one in its place; if both fail, keep the old one."""
    before = read_stamp()
    write_stamp(UNFINISHED)
    try:
        return install(purpose)
    except Problem:
        print("That did not work: making the environment anew.")
    if before is None:
        STAMP.unlink()
    else:
        write_stamp(before)
    old = ROOT / ".venv-before"
    shutil.rmtree(old, ignore_errors=True)
    VENV.rename(old)
    try:
        build(purpose)
    except BaseException:
        old.rename(VENV)
        raise
    shutil.rmtree(old, ignore_errors=True)


def create():
    """Make an empty virtual environment with pip in it."""
    python = getattr(sys, "_base_executable", None) or sys.executable  # never the one of the .venv to be made
    uv = shutil.which("uv")
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        failure = watch([python, "-m", "venv", str(VENV)])
    elif uv:
        failure = watch([uv, "venv", "--seed", "--python", python, str(VENV)])
    else:
        raise Problem(
            "This Python lacks the part that makes environments, which Debian and Ubuntu ship apart: "
            "run `sudo apt install python%s-venv`, then this again." % HERE
        )
    if failure:
        raise Problem("The environment could not be made. The attempt ended with:\n" + failure)


def install(purpose):
    """Install the packages, by uv where it can and by pip otherwise, and stamp .venv as finished."""
    packages = ["-r", "requirements.txt"] + (["-e", ".[dev]"] if purpose == "test" else [])
    uv = shutil.which("uv") or shutil.which("uv", path=str(SCRIPTS))
    failure = watch([uv, "pip", "install", "--python", PYTHON] + packages) if uv else None
    if failure:
        print("uv could not install the packages: trying pip.")
    if failure or not uv:
        failure = watch([PYTHON, "-m", "pip", "install", "--disable-pip-version-check"] + packages)
    if failure:
        raise Problem(
            "The packages could not be installed: make sure that the network is up, then run this again. "
            "The attempt ended with:\n" + failure
        )
    # JupyterLab asks at its first start whether it may fetch news. overrides.json holds the defaults of this
    # one environment: what learners have set for themselves goes before it, here and elsewhere.
    settings = VENV / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True, exist_ok=True)
    quiet = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
    (settings / "overrides.json").write_text(json.dumps(quiet, indent=2), encoding="utf-8")
    write_stamp(wanted(purpose))


def watch(command):
    """Run an installer, with its newest line alone on the screen; if it fails, return its last lines."""
    width = shutil.get_terminal_size().columns - 1 if sys.stdout.isatty() else 0
    lines = collections.deque(maxlen=12)  # type: collections.deque[str]
    with Popen(
        command, cwd=ROOT, env=environment(), stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, errors="replace"
    ) as process:
        try:
            for line in process.stdout or ():
                lines.append("  " + line.rstrip())
                if width:
                    print("\r" + line.strip()[:width].ljust(width), end="", flush=True)
        except BaseException:
            process.terminate()
            raise
    if width:
        print("\r" + " " * width, end="\r", flush=True)
    return "\n".join(lines) or "  (it said nothing)" if process.returncode else None


def run(command):
    """Hand this window over to ``command``; return its exit code."""
    variables = environment()  # before the folder changes: it may name one from where we stand
    sys.stdout.flush()
    os.chdir(ROOT)
    if os.name == "posix":
        os.execve(command[0], command, variables)  # signals and the exit code need no messenger
    process = Popen(command, env=variables)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # Ctrl-C reaches the command as well, and it ends in its own way


def environment():
    """Return the variables to run with: .venv goes first, and no other Python's packages get in."""
    variables = dict(os.environ, VIRTUAL_ENV=str(VENV), PIP_USER="0", KERAS_BACKEND="tensorflow")
    variables["PATH"] = os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", os.defpath)])
    for name in ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"):  # the last one is macOS's own
        variables.pop(name, None)
    if variables.get("COURSE_DATA_DIR"):  # it is meant from here, but each notebook runs in its own folder
        variables["COURSE_DATA_DIR"] = os.path.abspath(os.path.expanduser(variables["COURSE_DATA_DIR"]))
    return variables


@contextlib.contextmanager
def one_at_a_time():
    """Wait until no other run is making the environment, then keep others waiting.

    The lock lies on this file: it leaves nothing behind, and the system lifts it however a run ends.
    """
    with open(__file__, "rb", buffering=0) as this_file:
        if not lock(this_file):
            print("Another course.py is making the environment: waiting for it.")
            while not lock(this_file):
                time.sleep(0.5)
        yield


def lock(file):
    """Lock ``file``; return False if another process has done so."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1 << 30)  # far behind the text, which stays readable
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EAGAIN)  # a disk without locks must not stop a learner
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
