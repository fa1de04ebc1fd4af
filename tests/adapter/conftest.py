"""A program and an assignment's files, written and driven."""

import pytest

from perceptron.survey import assignment_in, models


@pytest.fixture
def paths(tmp_path):
    """Write a program and an assignment's files; return their places."""

    def paths_(source, shim=None, toml=None):
        folder = tmp_path / "task"
        folder.mkdir()
        for name, text in (("adapter.py", shim), ("grading.toml", toml)):
            if text is not None:
                (folder / name).write_text(text)
        (tmp_path / "mine.py").write_text(source)
        return str(tmp_path / "mine.py"), str(folder)

    return paths_


@pytest.fixture
def driven(paths):
    def driven_(source, shim, toml=None):
        path, folder = paths(source, shim, toml)
        (model,) = models([path], assignment_in(folder))
        return model, dict(model.offer.findings)

    return driven_


@pytest.fixture
def model(tmp_path):
    def model_(source):
        (tmp_path / "mine.py").write_text(source)
        return models([str(tmp_path / "mine.py")])[0]

    return model_
