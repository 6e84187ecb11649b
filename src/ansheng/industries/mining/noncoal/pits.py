"""The rules on open pits and haul roads (二(一) to 二(三), 二(五), 二(九), 二(十))."""

from ansheng import Case, Rule

from .pit_facts import NoncoalHaulRoad, NoncoalOpenPit
from .standards import OPEN_PIT

noncoal_pit_goaf = Rule(
    OPEN_PIT.clause("goaf_before_pit"),
    when=NoncoalOpenPit.after_underground,
    hazard=~(NoncoalOpenPit.goaf_explored & NoncoalOpenPit.goaf_treated),
    title="地下转露天，采空区、溶洞未探明或未按设计处理",
    en="goafs or caves not found or treated before open-pit mining",
    note="只适用于地下转露天开采的矿山。",
)


noncoal_banned_items_open_pit = Rule(
    OPEN_PIT.clause("banned_items"),
    hazard=NoncoalOpenPit.banned_items_in_use,
    title="露天矿山使用国家明令禁止的设备、材料或工艺",
    en="banned equipment, material or process in an open pit",
    note="是否在禁止目录内由检查人判断。",
)


noncoal_pit_not_top_down = Rule(
    OPEN_PIT.clause("top_down"),
    hazard=~NoncoalOpenPit.top_down_benched,
    en="not mined from the top down in benches or layers",
    note="由检查人现场判断。",
)


noncoal_pit_pillars = Rule(
    OPEN_PIT.clause("retained_pillars"),
    hazard=NoncoalOpenPit.retained_pillar_damaged,
    title="开采或破坏设计保留的矿柱、挂帮矿",
    en="retained pillars or hanging ore mined or damaged",
    note="由检查人对照设计判断。",
)


noncoal_pit_flood_works = Rule(
    OPEN_PIT.clause("pit_flood_works"),
    when=NoncoalOpenPit.sunken,
    hazard=~NoncoalOpenPit.flood_works_as_design,
    en="sunken pit without the designed flood works",
    note="只适用于凹陷露天。",
)


noncoal_road_gradient = Rule(
    OPEN_PIT.clause("road_gradient"),
    hazard=(NoncoalHaulRoad.gradient - NoncoalHaulRoad.design_gradient) / NoncoalHaulRoad.design_gradient
    >= OPEN_PIT.limit("gradient_excess"),
    en="haul road steeper than designed by the limit or more",
    note="按相对于设计坡度的比例理解，恰为限值的已构成；设计坡度为零时待定。",
    cases=[
        Case.hazard(gradient="8.8 %", design_gradient="8 %"),
        Case.clear(gradient="8.7 %", design_gradient="8 %"),
        Case.undetermined(gradient="8.8 %"),
    ],
)
