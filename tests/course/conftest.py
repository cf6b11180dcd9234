"""A project that nobody has started yet, and one whose environment is finished."""

import pytest

from tests.course.project import Project


@pytest.fixture
def fresh(tmp_path):
    """A project that nobody has started yet."""
    return Project(tmp_path / "project")


@pytest.fixture(scope="session")
def shared_project(tmp_path_factory):
    return Project(tmp_path_factory.mktemp("course") / "with a space")


@pytest.fixture
def finished(shared_project):
    """A project with a finished environment, shared by tests that leave it repairable."""
    shared_project.finish()
    return shared_project
