"""The digits: load, verify and split MNIST; read Kaggle's CSV and write a submission."""

from course_utils.data.digits import DataError, Digits
from course_utils.data.mnist import load_mnist

__all__ = ["DataError", "Digits", "load_mnist"]
