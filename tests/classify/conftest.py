"""The classifier of all plugins on a day on which all present criteria are in force."""

from __future__ import annotations

import pytest

from ansheng.classifying.classifier import Classifier, classifier
from tests.classify.score import DAY, catalogue


@pytest.fixture(scope="session")
def everything() -> Classifier:
    return classifier(catalogue(), DAY)
