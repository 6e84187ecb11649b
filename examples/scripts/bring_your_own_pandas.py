"""Bring your own pandas frame: household gas checks judged without saving or renaming anything.

The columns keep the Chinese headers of the inspection app; what a user did not answer stays empty.
"""

from __future__ import annotations

import pandas as pd

import ansheng

checks = pd.DataFrame(
    {
        "编号": ["A-01", "A-02", "A-03", "A-04"],
        "地区": ["示例一镇", "示例一镇", "示例二镇", "示例二镇"],
        "燃气相对密度": [0.6, 0.6, 0.6, None],
        "管道类型": ["立管", "引入管", "其他", "立管"],
        "管道在卫生间内": ["是", "是", "否", None],
        "在卧室内": ["否", "否", "是", "否"],
        "使用淘汰燃具": ["否", "否", "否", "否"],
        "书面告知": ["否", "是", "否", "否"],
    }
)

findings = ansheng.check(checks, on="2026-07-01", as_="gas.GasUserCheck")

print(f"共检查{len(checks)}户，{findings.manifest.on}适用的规则{len(findings.manifest.rules)}条")
for finding in findings.hazards():
    print(f"重大隐患 {finding.record}（{finding.region}）{finding.clause}:{finding.message()}")

unclear = findings.undetermined().to_pandas()
print(f"无法判定{len(unclear)}条，须补填的采集项：")
for record, rule, missing in zip(unclear["record"], unclear["rule"], unclear["missing"], strict=True):
    print(f"  {record} {rule}:{'、'.join(missing)}")
