"""每个插件都应守的约定，一行测完。"""

from ansheng.testing import suite

TestConfinedSpace = suite("confined_space")
