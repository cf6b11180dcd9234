"""Find MNIST, wherever it is, or fall back on the digits that scikit-learn brings along."""

from __future__ import annotations

import operator
import os
from collections.abc import Callable
from pathlib import Path

from course_utils.data.digits import Arrays, DataError, Digits, split
from course_utils.data.download import cache_folder, download
from course_utils.data.formats import MNIST, read_mnist
from course_utils.data.offline import SOURCE, offline_digits

NOTHING = "nothing there"
HOW_TO_GET_IT = (
    "To get MNIST: connect to the internet, restart the kernel and run this again; or put mnist.npz into a "
    "folder and set COURSE_DATA_DIR to that folder."
)


def load_mnist(
    path: str | os.PathLike[str] | None = None, validation: int = 5000, fallback: bool = True
) -> Digits:
    """Return MNIST, verified, with a validation set split from the end of its training set.

    Looks at ``path`` or else ``COURSE_DATA_DIR``; then in the course's cache (``COURSE_CACHE_DIR``), in
    Keras's cache, on the internet (not with ``COURSE_OFFLINE=1``); last at scikit-learn's digits.
    One rule decides what a bad file does. A place that you *named*, by ``path`` or ``COURSE_DATA_DIR``, must
    be good: nothing else is looked at. Caches and mirrors only lead on to the next, and the notice that comes
    with the offline digits says what was wrong with each. No bad file is touched until a verified one
    replaces it.

    Parameters
    ----------
    path : path, optional
        A folder with ``mnist.npz`` or MNIST's four IDX files, plain or gzipped; or an ``.npz`` file.
    validation : int
        Images to set apart, from 0 to 59,999. The offline digits are fewer: of them the same share is taken.
    fallback : bool
        Whether scikit-learn's digits may stand in, with a printed notice. Otherwise DataError is raised.

    Returns
    -------
    Digits
        With the default arguments 55,000 training, 5,000 validation and 10,000 test images, read-only.
        ``np.concatenate([x_train, x_val])`` is the original training set in its order.

    Raises
    ------
    DataError
        If a named place does not hold MNIST, or nothing was found and there is no fallback.
    ValueError, TypeError
        If ``validation`` is no whole number in its range, or ``path`` is no path.
    """
    validation = _checked(validation)
    if path is not None or os.environ.get("COURSE_DATA_DIR"):
        return split(_read_named(path), validation, "MNIST")
    places: dict[str, Callable[[], Arrays]] = {
        "the course's cache": lambda: _read_cached(cache_folder() / "mnist.npz"),
        "Keras's cache": lambda: _read_cached(_keras_folder() / "datasets" / "mnist.npz"),
        "download": lambda: download(cache_folder()),
    }
    reasons: dict[str, str] = {}
    for place, look in places.items():
        try:
            arrays = look()
        except DataError as error:
            reasons[place] = error.brief
        else:
            _report_faults(reasons)
            return split(arrays, validation, "MNIST")
    why = "\n".join(f"  {place}: {reason}" for place, reason in reasons.items())
    if not fallback:
        raise DataError(f"MNIST was not found.\n{why}\n{HOW_TO_GET_IT}")
    try:
        arrays = offline_digits()
    except DataError as error:
        raise DataError(f"MNIST was not found.\n{why}\n{error}\n{HOW_TO_GET_IT}") from error
    print(
        f"MNIST was not found; in its place come {SOURCE}: 1,797 small scans, enlarged. Every cell runs, "
        f"but figures differ from the text.\n{why}\n{HOW_TO_GET_IT}"
    )
    training = len(arrays["x_train"])  # never all of them: a model needs an image to learn from
    share = min(round(validation / MNIST["x_train"].shape[0] * training), training - 1)
    return split(arrays, share, SOURCE)


def _checked(validation: int) -> int:
    most = MNIST["x_train"].shape[0] - 1
    try:
        # True is 1 to Python, but no number of images to a reader.
        count = None if isinstance(validation, bool) else operator.index(validation)
    except TypeError:
        count = None
    if count is None or not 0 <= count <= most:
        part = isinstance(validation, float) and 0 < validation < 1
        hint = f" For that share of them write {round(validation * (most + 1))}." if part else ""
        raise ValueError(
            f"validation is {validation!r}; expected a whole number from 0 to {most:,}: "
            f"how many of the {most + 1:,} training images to set apart.{hint}"
        )
    return count


def _read_named(path: str | os.PathLike[str] | None) -> Arrays:
    if path is not None and not isinstance(path, str | os.PathLike):
        raise TypeError(
            f"path is {path!r}; expected the name of a folder or file. "
            "The size of the validation set is named: load_mnist(validation=5000)."
        )
    # In full, for a name that is meant from one folder is often used in another.
    place = Path(os.environ["COURSE_DATA_DIR"] if path is None else path).expanduser().absolute()
    try:
        return read_mnist(place)
    except DataError as error:
        if path is not None:
            raise
        raise DataError(f"{error} COURSE_DATA_DIR names this place.", error.brief) from error


def _keras_folder() -> Path:
    return Path(os.environ.get("KERAS_HOME") or "~/.keras").expanduser()


def _read_cached(file: Path) -> Arrays:
    if not os.path.exists(file):
        raise DataError(f"{file} does not exist.", NOTHING)
    try:
        return read_mnist(file)
    except DataError as error:
        raise DataError(str(error), f"its {file.name} {error.brief}") from error


def _report_faults(reasons: dict[str, str]) -> None:
    for place, reason in reasons.items():
        if reason != NOTHING:
            print(f"Passed over {place}: {reason}.")
