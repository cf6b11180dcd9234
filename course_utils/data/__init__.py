"""The digits: find, verify and split MNIST; read Kaggle's CSV and write a submission."""

from course_utils.data.digits import DataError, Digits
from course_utils.data.kaggle import load_kaggle_csv, write_submission
from course_utils.data.mnist import load_mnist

__all__ = ["DataError", "Digits", "load_kaggle_csv", "load_mnist", "write_submission"]
