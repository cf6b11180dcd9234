"""What each exercise must satisfy: one module per lesson, one function per exercise."""

from course_utils.checks.framework import CheckFailed, Verdict, strict

__all__ = ["CheckFailed", "Verdict", "strict"]
