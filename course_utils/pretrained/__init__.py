"""The weights that ship with the course, readable without TensorFlow."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np

SUFFIX = ".weights.h5"


@cache
def load_weights(name: str) -> dict[str, tuple[np.ndarray, ...]]:
    """Return the arrays of a shipped network, layer by layer.

    Parameters
    ----------
    name : str
        The network's name, as in ``course_utils.models``: "tiny_cnn".

    Returns
    -------
    dict of layer name to (kernel, bias)
        float32, in Keras's order of axes; read-only. Layers without weights are left out.

    Raises
    ------
    ValueError
        If no such network ships; the message lists those there are.
    ImportError
        If h5py, which TensorFlow brings along, is missing.
    """
    found = sorted(
        entry.name.removesuffix(SUFFIX) for entry in files(__name__).iterdir() if entry.name.endswith(SUFFIX)
    )
    if name not in found:
        raise ValueError(f"name is {name!r}, expected one of {', '.join(found)}")
    try:
        import h5py
    except ImportError as error:
        raise ImportError(
            "reading the shipped weights needs the package h5py, which is not installed. "
            "Install it with: python -m pip install h5py"
        ) from error
    weights = {}
    with as_file(files(__name__) / f"{name}{SUFFIX}") as path, h5py.File(path, "r") as file:
        # Keras names each group after the layer's class and keeps the layer's own name beside the arrays.
        for group in file["layers"].values():
            arrays = tuple(group["vars"][key][()] for key in sorted(group["vars"], key=int))
            for array in arrays:
                array.setflags(write=False)
            if arrays:
                weights[group["vars"].attrs["name"]] = arrays
    return weights
