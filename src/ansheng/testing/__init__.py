"""The kit for plugin authors: one line tests a whole plugin.

A test file needs no more than::

    from ansheng.testing import suite

    TestGas = suite("gas")

Needs pytest.
"""

from ansheng.testing.points import points
from ansheng.testing.probes import verdict
from ansheng.testing.suite import suite

__all__ = ["points", "suite", "verdict"]
