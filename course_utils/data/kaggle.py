"""Kaggle's digit-recognizer competition: its CSV files in, a submission out."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from course_utils.data.digits import DataError

PIXELS = [f"pixel{number}" for number in range(28 * 28)]
TEST_ROWS = 28_000
GET_CSV = "Unpack the competition's download again and name its train.csv or test.csv."
OTHER_FORMATS = {
    b"PK": ("a zip archive", "Unpack it first."),
    b"\x1f\x8b": ("a gzip archive", "Unpack it first."),
    b"\xff\xfe": ("UTF-16 text", "Save it again as CSV UTF-8."),
    b"\xfe\xff": ("UTF-16 text", "Save it again as CSV UTF-8."),
    b"<": ("a web page", "Sign in to Kaggle in a browser and download the file there."),
}
# A look-up is quicker than int(), and finds in the same step whatever is no whole number from 0 to 255.
BYTES = {str(value): value for value in range(256)}


def load_kaggle_csv(path: str | os.PathLike[str]) -> tuple[np.ndarray, np.ndarray | None]:
    """Read the competition's ``train.csv`` (``label,pixel0..pixel783``) or ``test.csv`` (without ``label``).

    ``pixel<28 r + c>`` becomes ``images[:, r, c]``.

    Returns
    -------
    images : (N, 28, 28) uint8
    labels : (N,) uint8, or None where the file has none

    Raises
    ------
    DataError
        If the file cannot be read, its header is not the competition's, a row has too many or too few
        values, a pixel is no whole number from 0 to 255, or a label none from 0 to 9. The message names the
        line of the file, the row of data (the first below the header is row 1) and the column.
    """
    file = Path(path)
    try:
        with file.open("rb") as raw:
            head = raw.read(2)
        for magic, (came, fix) in OTHER_FORMATS.items():
            if head.startswith(magic):
                raise DataError(f"{file} is {came}; expected a CSV file. {fix}")
        with file.open(encoding="utf-8-sig", newline="") as stream:
            columns, table = _read_csv(file, stream)
    except OSError as error:
        raise DataError(
            f"{file} cannot be read ({error.strerror or error}); expected a CSV file. "
            f"Check the spelling and the folder; this one is {Path.cwd()}."
        ) from error
    labelled = columns[0] == "label"
    labels = table[:, 0].copy() if labelled else None
    return table[:, int(labelled) :].reshape(-1, 28, 28), labels


def write_submission(
    path: str | os.PathLike[str], labels: np.ndarray | Sequence[int], expected: int = TEST_ROWS
) -> None:
    """Write the competition's ``ImageId,Label``, one line per label, ImageId from 1.

    The file takes its place in one step when it is complete. An older one is replaced then, not before.

    Parameters
    ----------
    labels : (expected,) integers from 0 to 9
        The predicted digits in the order of ``test.csv``.
    expected : int
        The number of images to be predicted.

    Raises
    ------
    DataError
        If ``labels`` are anything else, such as probabilities, or ``path`` cannot be written.
    """
    digits = _checked_labels(labels, expected)
    file = Path(path)
    if file.is_dir():
        raise DataError(f"{file} is a folder; expected the name of a file, such as submission.csv in it.")
    if not file.parent.is_dir():
        raise DataError(f"The folder {file.parent} does not exist; expected one to write {file.name} into.")
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write("ImageId,Label\n")
            stream.writelines(f"{number},{digit}\n" for number, digit in enumerate(digits.tolist(), 1))
        os.replace(part, file)
    except OSError as error:
        raise DataError(
            f"{file} cannot be written ({error.strerror or error}). "
            "Close it elsewhere, or name a folder you may write to."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _read_csv(file: Path, stream: Iterable[str]) -> tuple[list[str], np.ndarray]:
    """Return the names of the columns, and the table as (rows, columns) uint8."""
    reader = csv.reader(stream)
    values = bytearray()
    count = 0
    try:
        columns = next(reader, [])
        _check_header(f"{file}, line 1", columns)
        for row in reader:
            if row:  # not the empty line that some editors leave at the end
                count += 1
                values += _parse(f"{file}, line {reader.line_num} (row {count} of the data)", columns, row)
    except csv.Error as error:
        raise DataError(f"{file}, line {reader.line_num}: {error}; expected plain CSV. {GET_CSV}") from error
    except UnicodeDecodeError as error:
        raise DataError(
            f"{file} has a byte below line {reader.line_num} that is not UTF-8; expected digits. {GET_CSV}"
        ) from error
    if not count:
        raise DataError(f"{file} has a header and no rows; expected one row per digit. {GET_CSV}")
    return columns, np.frombuffer(values, np.uint8).reshape(count, len(columns))


def _check_header(where: str, columns: list[str]) -> None:
    expected = ["label", *PIXELS] if "label" in columns else PIXELS
    if columns == expected:
        return
    if not columns:
        raise DataError(f"{where}: the file is empty; expected a header, then one row per digit. {GET_CSV}")
    if len(columns) == 1 and len(columns[0]) > 100:
        raise DataError(
            f"{where}: no commas in {columns[0][:20]!r}…; expected label,pixel0,pixel1 and so on. "
            "Was it saved by a spreadsheet? Choose the comma as separator."
        )
    if all(name.strip().isdecimal() for name in columns):
        raise DataError(
            f"{where}: numbers, no header; expected label,pixel0,pixel1 and so on up to pixel783. {GET_CSV}"
        )
    faults = []
    for title, names in (
        ("lacks", [f"{name!r}" for name in expected if name not in columns]),
        ("repeats", [f"{name!r} (column {n + 1})" for n, name in enumerate(columns) if name in columns[:n]]),
        (
            "has besides",
            [f"{name!r} (column {n})" for n, name in enumerate(columns, 1) if name not in expected],
        ),
    ):
        if names:
            more = f" and {len(names) - 3} more" if len(names) > 3 else ""
            faults.append(f"{title} {', '.join(names[:3])}{more}")
    if not faults:
        number = next(
            n for n, (came, right) in enumerate(zip(columns, expected, strict=True)) if came != right
        )
        faults.append(f"has {columns[number]!r} as column {number + 1}, where {expected[number]!r} belongs")
    index = " A nameless column is an index: pandas leaves it out with index=False." if "" in columns else ""
    raise DataError(
        f"{where}: the header {'; it '.join(faults)}. Expected {'label,' if 'label' in columns else ''}"
        f"pixel0 to pixel783 in this order.{index or ' ' + GET_CSV}"
    )


def _parse(where: str, columns: list[str], row: list[str]) -> bytes:
    """Return a row's numbers, one byte each."""
    if len(row) != len(columns):
        first = f"{columns[len(row)]} is missing" if len(row) < len(columns) else "the last are too many"
        raise DataError(
            f"{where} has {len(row):,} values: {first}; expected {len(columns)}. "
            "Is the file cut short, or a comma lost or added?"
        )
    try:
        numbers = bytes(map(BYTES.__getitem__, row))
    except KeyError:
        numbers = bytes(_number(where, name, text) for name, text in zip(columns, row, strict=True))
    if columns[0] == "label" and numbers[0] > 9:
        raise DataError(f"{where}: label is {numbers[0]}; expected a digit from 0 to 9. {GET_CSV}")
    return numbers


def _number(where: str, column: str, text: str) -> int:
    """Read a number that is not written as Python would write it, such as " 7" or "007"."""
    digits = text.strip()
    plain = digits.isascii() and digits.isdecimal()
    if plain and (digits.lstrip("0") or "0") in BYTES:
        return int(digits)
    came = "empty" if not digits else repr(text) if len(text) <= 20 else f"{text[:20]!r}…"
    kind = "a digit from 0 to 9" if column == "label" else "a whole number from 0 to 255"
    hint = "Were the pixels scaled? The original holds 0 to 255." if "." in digits else GET_CSV
    raise DataError(f"{where}: {column} is {came}; expected {kind}. {hint}")


def _checked_labels(labels: np.ndarray | Sequence[int], expected: int) -> np.ndarray:
    wanted = f"expected {expected:,} whole numbers from 0 to 9, one for each row of test.csv"
    try:
        digits = np.asarray(labels)
    except ValueError as error:  # lists of different lengths
        raise DataError(f"labels are no plain list of numbers; {wanted}.") from error
    if digits.ndim == 2 and digits.shape[1] == 10:
        raise DataError(
            f"labels have shape {digits.shape}: a score for each class; {wanted}. "
            "Take the best class of each row first: labels.argmax(axis=1)."
        )
    if digits.ndim != 1:
        hint = " Flatten them first: labels.ravel()." if digits.size == max(digits.shape, default=0) else ""
        raise DataError(f"labels have shape {digits.shape}; {wanted}.{hint}")
    if len(digits) != expected:
        cause = {10_000: "MNIST's test set", 42_000: "train.csv", 60_000: "MNIST's training set"}
        hint = f" Are these predictions for {cause[len(digits)]}?" if len(digits) in cause else ""
        raise DataError(
            f"labels have {len(digits):,} entries; {wanted}.{hint} For another set pass expected=len(images)."
        )
    if digits.dtype.kind not in "iu":
        raise DataError(
            f"labels are {digits.dtype}; {wanted}. "
            "Of probabilities take the argmax(axis=1); of whole numbers kept as floats, labels.astype(int)."
        )
    wrong = np.flatnonzero((digits < 0) | (digits > 9))
    if len(wrong):
        first = wrong[0]
        raise DataError(f"labels[{first}] (ImageId {first + 1}) is {digits[first]}; {wanted}.")
    return digits
