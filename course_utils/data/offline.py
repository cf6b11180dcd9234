"""Digits without any network: the small scans that scikit-learn brings along, made to look like MNIST."""

from __future__ import annotations

import numpy as np

from course_utils.data.digits import Arrays, DataError

SOURCE = "scikit-learn digits"


def offline_digits() -> Arrays:
    """Return scikit-learn's 1,797 scans as 28x28 images, four fifths for training and one fifth for the test.

    They are 8x8 counts from 0 to 16 (Alpaydin and Kaynak, "Optical Recognition of Handwritten Digits", 1998).
    Each is enlarged to 20x20 by a cubic spline, its contrast stretched, and framed by 4 pixels of background,
    which is how MNIST places its digits. Nothing is random: the same arrays come on every call.

    Raises
    ------
    DataError
        If scikit-learn is not installed.
    """
    try:
        from scipy import ndimage
        from sklearn.datasets import load_digits
    except ImportError as error:
        raise DataError(
            "scikit-learn, whose digits stand in for MNIST, is not installed. Run: pip install scikit-learn",
            "scikit-learn is not installed",
        ) from error
    scans = load_digits()
    labels = scans.target.astype(np.uint8)
    # Grid mode takes a pixel as a small square, so that the strokes stay centred as the image grows.
    enlarged = np.stack(
        [
            ndimage.zoom(image / 16, 20 / 8, order=3, mode="grid-constant", grid_mode=True)
            for image in scans.images
        ]
    )
    # The spline leaves broad grey rims and a few values outside [0, 1]; MNIST's strokes are narrow and white.
    inked = np.clip((enlarged - 0.25) / 0.45, 0, 1)
    images = np.pad(np.rint(inked * 255).astype(np.uint8), ((0, 0), (4, 4), (4, 4)))
    order = evenly_mixed(labels)
    images, labels = images[order], labels[order]
    cut = len(labels) - round(len(labels) / 5)
    return {"x_train": images[:cut], "y_train": labels[:cut], "x_test": images[cut:], "y_test": labels[cut:]}


def evenly_mixed(labels: np.ndarray) -> np.ndarray:
    """Return the order in which every stretch holds each class in its share, to within one image or two.

    So a plain cut anywhere is a stratified split. Within a class the file's order stays; it goes by writer,
    and the writers of the test set are therefore mostly not those of the training set, as in MNIST.

    Parameters
    ----------
    labels : (N,) integers
    """
    rank = np.empty(len(labels))
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        rank[members] = (np.arange(len(members)) + 0.5) / len(members)
    return np.lexsort((labels, rank))
