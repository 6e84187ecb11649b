"""What decides duties on water and power: hydrogeological type and stage of construction."""

from ansheng import Choice, Facts


class CoalConditions(Facts, title="煤矿的条件", en="conditions of a coal mine"):
    """Something whose duties follow the conditions of its mine."""

    hydro_type = Choice(
        "水文地质类型",
        options={"simple": "简单", "medium": "中等", "complex": "复杂", "very_complex": "极复杂"},
        aliases=("矿井水文地质类型", "水文类型"),
    )
    stage = Choice(
        "建设阶段",
        en="stage of construction",
        options={"producing": "生产矿井", "phase1": "建设一期", "phase2": "建设二期", "phase3": "建设三期"},
        other_names={"生产": "producing", "一期": "phase1", "二期": "phase2", "三期": "phase3"},
        aliases=("矿井阶段", "施工阶段", "建设工期阶段"),
        note="一期为井筒，二期为主要巷道，三期为采区",
    )
