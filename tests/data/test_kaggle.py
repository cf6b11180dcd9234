"""Kaggle's files are read exactly or refused with the place of the fault; a submission is whole or absent."""

from __future__ import annotations

import csv
import gzip
import os
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.data import DataError, load_kaggle_csv, write_submission

NAMES = ["label", *(f"pixel{number}" for number in range(784))]


def write_csv(file: Path, rows, names=NAMES, end="\n") -> Path:
    lines = [",".join(names), *(",".join(map(str, row)) for row in rows)]
    file.write_text(end.join(lines) + end, encoding="utf-8", newline="")
    return file


def row(label=3, **changes):
    """One labelled row; ``row(pixel5="x")`` changes a value."""
    values = dict.fromkeys(NAMES, 0) | {"label": label} | changes
    return list(values.values())


def refusal(file) -> str:
    with pytest.raises(DataError) as caught:
        load_kaggle_csv(file)
    return str(caught.value)


@settings(max_examples=25, deadline=None)
@given(
    count=st.integers(1, 4),
    seed=st.integers(0, 999),
    labelled=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_a_file_is_read_as_it_was_written(tmp_path_factory, count, seed, labelled, end, mark):
    random = np.random.default_rng(seed)
    images = random.integers(0, 256, (count, 28, 28), np.uint8)
    labels = random.integers(0, 10, count, np.uint8)
    rows = images.reshape(count, 784)
    rows = np.column_stack([labels, rows]) if labelled else rows
    file = tmp_path_factory.mktemp("csv") / "train.csv"
    names = NAMES if labelled else NAMES[1:]
    write_csv(file, rows, [mark + names[0], *names[1:]], end)
    read, read_labels = load_kaggle_csv(file)
    assert read.dtype == np.uint8
    assert np.array_equal(read, images)
    if labelled:
        assert read_labels.dtype == np.uint8
        assert np.array_equal(read_labels, labels)
    else:
        assert read_labels is None


def test_pixel_28_is_the_first_of_the_second_row(tmp_path):
    images, _ = load_kaggle_csv(write_csv(tmp_path / "a.csv", [row(pixel28=200)]))
    assert images[0, 1, 0] == 200
    assert images.sum() == 200


def test_quotes_spaces_and_empty_lines_at_the_end_do_no_harm(tmp_path):
    file = write_csv(tmp_path / "a.csv", [row(pixel0='"7"', pixel1=" 8", pixel2="009")])
    file.write_text(file.read_text() + "\n\n")
    images, labels = load_kaggle_csv(str(file))
    assert images[0, 0, :4].tolist() == [7, 8, 9, 0]
    assert labels.tolist() == [3]


def test_42000_rows_are_read_in_seconds(tmp_path):
    line = ",".join(map(str, row(pixel300=255))) + "\n"
    (tmp_path / "train.csv").write_text(",".join(NAMES) + "\n" + line * 42_000)
    started = time.perf_counter()
    images, labels = load_kaggle_csv(tmp_path / "train.csv")
    assert time.perf_counter() - started < 10, "it takes two seconds where nothing else runs"
    assert images.shape == (42_000, 28, 28)
    assert (images.reshape(-1, 784)[:, 300] == 255).all()
    assert (labels == 3).all()


@pytest.mark.parametrize(
    "value",
    ["256", "-1", "1000", "0.5", "3.0", "", " ", "nan", "x", "1e2", "0x1", "٣", "9" * 5000],
)
def test_a_value_that_is_no_pixel_is_named_with_its_line_row_and_column(tmp_path, value):
    message = refusal(write_csv(tmp_path / "a.csv", [row(), row(), row(pixel300=value)]))
    assert "line 4 (row 3 of the data): pixel300 is " in message
    assert "expected a whole number from 0 to 255" in message
    assert len(message) < 400


def test_scaled_pixels_are_recognised(tmp_path):
    assert "Were the pixels scaled?" in refusal(write_csv(tmp_path / "a.csv", [row(pixel9="0.992")]))


@pytest.mark.parametrize("label", ["10", "255"])
def test_a_label_that_is_no_digit_is_named_with_its_line_and_row(tmp_path, label):
    message = refusal(write_csv(tmp_path / "a.csv", [row(), row(label=label)]))
    assert f"line 3 (row 2 of the data): label is {label}; expected a digit from 0 to 9" in message


def test_a_label_that_is_no_number_is_named_too(tmp_path):
    message = refusal(write_csv(tmp_path / "a.csv", [row(label="three")]))
    assert "line 2 (row 1 of the data): label is 'three'; expected a digit from 0 to 9" in message


def test_an_empty_line_shifts_the_line_but_not_the_row(tmp_path):
    message = refusal(write_csv(tmp_path / "a.csv", [row(), [], row(pixel0="x")]))
    assert "line 4 (row 2 of the data): pixel0" in message


def test_a_row_that_is_too_short_names_the_first_missing_column(tmp_path):
    message = refusal(write_csv(tmp_path / "a.csv", [row(), row()[:700]]))
    assert "line 3 (row 2 of the data) has 700 values: pixel699 is missing; expected 785" in message


def test_a_row_that_is_too_long_is_named(tmp_path):
    assert "line 2 (row 1 of the data) has 786 values" in refusal(
        write_csv(tmp_path / "a.csv", [[*row(), 0]])
    )


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (NAMES[:-1], "lacks 'pixel783'"),
        (NAMES[:10], "lacks 'pixel9', 'pixel10', 'pixel11' and 772 more"),
        ([*NAMES, "pixel784"], "has besides 'pixel784' (column 786)"),
        (["", *NAMES], "pandas leaves it out with index=False"),
        ([*NAMES[:5], "pixel3", *NAMES[6:]], "lacks 'pixel4'; it repeats 'pixel3' (column 6)"),
        ([*NAMES[1:], "label"], "has 'pixel0' as column 1, where 'label' belongs"),
        ([*NAMES[:1], "pixel1", "pixel0", *NAMES[3:]], "has 'pixel1' as column 2, where 'pixel0' belongs"),
        (["Label", *NAMES[1:]], "has besides 'Label' (column 1)"),
        ([str(value) for value in row()], "numbers, no header"),
        ([";".join(NAMES)], "Choose the comma as separator"),
        ([], "the file is empty"),
    ],
)
def test_each_fault_of_the_header_has_its_own_message(tmp_path, names, words):
    message = refusal(write_csv(tmp_path / "a.csv", [row()] if names else [], names))
    assert words in message
    assert "line 1" in message


@pytest.mark.parametrize("names", [NAMES, NAMES[1:]])
def test_a_header_alone_is_refused(tmp_path, names):
    assert "has a header and no rows" in refusal(write_csv(tmp_path / "a.csv", [], names))


def test_a_file_without_a_byte_is_refused(tmp_path):
    (tmp_path / "a.csv").touch()
    assert "the file is empty" in refusal(tmp_path / "a.csv")


def test_packed_files_are_to_be_unpacked(tmp_path):
    file = write_csv(tmp_path / "a.csv", [row()])
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(file)
    (tmp_path / "a.gz").write_bytes(gzip.compress(file.read_bytes()))
    assert "is a zip archive; expected a CSV file. Unpack it first." in refusal(tmp_path / "a.zip")
    assert "is a gzip archive" in refusal(tmp_path / "a.gz")


def test_other_encodings_and_pages_are_named(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(",".join(NAMES).encode("utf-16"))
    assert "is UTF-16 text" in refusal(file)
    file.write_bytes(write_csv(file, [row(pixel5="é")]).read_text(encoding="utf-8").encode("latin-1"))
    assert "not UTF-8" in refusal(file)
    file.write_text("<html>Sign in</html>")
    assert "is a web page" in refusal(file)
    write_csv(file, [row(pixel0='"' + "0," * 200_000)])
    assert "line 2" in refusal(file)


def test_a_missing_file_is_named_with_the_current_folder(tmp_path):
    message = refusal(tmp_path / "train.csv")
    assert str(tmp_path / "train.csv") in message
    assert str(Path.cwd()) in message
    assert "cannot be read" in refusal(tmp_path)


@settings(max_examples=50, deadline=None)
@given(
    labels=st.lists(st.integers(0, 9), min_size=1, max_size=50),
    kind=st.sampled_from([list, np.uint8, np.int64]),
)
def test_a_submission_is_read_back_as_it_was_written(tmp_path_factory, labels, kind):
    file = tmp_path_factory.mktemp("out") / "submission.csv"
    write_submission(file, labels if kind is list else np.array(labels, kind), expected=len(labels))
    with file.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [int(line["Label"]) for line in rows] == labels
    assert [int(line["ImageId"]) for line in rows] == list(range(1, len(labels) + 1))


def test_a_submission_looks_as_kaggle_shows_it(tmp_path):
    write_submission(tmp_path / "s.csv", [2, 0, 9], expected=3)
    assert (tmp_path / "s.csv").read_bytes() == b"ImageId,Label\n1,2\n2,0\n3,9\n"


def test_kaggle_s_number_of_images_is_the_default(tmp_path):
    write_submission(tmp_path / "s.csv", np.zeros(28_000, int))
    assert len((tmp_path / "s.csv").read_text().splitlines()) == 28_001


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ([1, 2], "have 2 entries; expected 3"),
        ([], "have 0 entries"),
        (np.zeros(10_000, int), "Are these predictions for MNIST's test set?"),
        (np.zeros((3, 10)), "labels.argmax(axis=1)"),
        (np.zeros((3, 1), int), "labels.ravel()"),
        (np.zeros((2, 3), int), "labels have shape (2, 3)"),
        (7, "labels have shape ()"),
        (np.array([1.0, 2.0, 3.0]), "labels are float64"),
        ([True, False, True], "labels are bool"),
        (["1", "2", "3"], "labels are <U1"),
        ([1, None, 2], "labels are object"),
        ([[1], [1, 2], 3], "no plain list"),
        ([1, 2, 10], "labels[2] (ImageId 3) is 10"),
        ([1, -1, 2], "labels[1] (ImageId 2) is -1"),
    ],
)
def test_labels_of_any_other_kind_are_refused_and_nothing_is_written(tmp_path, labels, words):
    (tmp_path / "s.csv").write_text("earlier")
    with pytest.raises(DataError) as caught:
        write_submission(tmp_path / "s.csv", labels, expected=3)
    assert words in str(caught.value)
    assert "whole numbers from 0 to 9" in str(caught.value)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["earlier"]


def test_an_earlier_submission_is_replaced(tmp_path):
    for label in (1, 2):
        write_submission(tmp_path / "s.csv", [label], expected=1)
    assert (tmp_path / "s.csv").read_text() == "ImageId,Label\n1,2\n"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("stop", [PermissionError(13, "Permission denied"), KeyboardInterrupt()])
def test_whatever_stops_the_writing_the_earlier_submission_stays_whole(tmp_path, monkeypatch, stop):
    def stopped(source, _):
        assert Path(source).read_text().startswith("ImageId,Label\n1,5")
        raise stop

    write_submission(tmp_path / "s.csv", [4], expected=1)
    monkeypatch.setattr(os, "replace", stopped)
    expected = DataError if isinstance(stop, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write_submission(tmp_path / "s.csv", [5], expected=1)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["ImageId,Label\n1,4\n"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a limit on file sizes")
def test_a_disk_that_fills_up_in_the_middle_leaves_no_half_file(tmp_path):
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(DataError, match="cannot be written"):
            write_submission(tmp_path / "s.csv", np.zeros(28_000, int))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_or_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(DataError, match="is a folder"):
        write_submission(tmp_path, [1], expected=1)
    with pytest.raises(DataError, match="does not exist"):
        write_submission(tmp_path / "nowhere" / "s.csv", [1], expected=1)
    assert list(tmp_path.iterdir()) == []
