"""The rules on major hazards in operation, storage and piping (2017 五、二十；AQ 3067 5.5.5、5.5.8 至 5.5.10)."""

from ansheng import Case, Rule

from ..facts.design import HazchemFacility
from ..facts.design import HazchemPipe as Pipe
from ..facts.management import HazchemMajorHazard as MajorHazard
from ..facts.management import HazchemStore as Store
from ..standards import AQ3067, CRITERIA, both

_LEVEL_1_OR_2 = MajorHazard.level.is_in(["1", "2"])
_GAS_OR_TOXIC = MajorHazard.toxic_gas | MajorHazard.liquefied_gas | MajorHazard.highly_toxic_liquid

tank_farm_shutoff_missing = Rule(
    CRITERIA.clause("major_hazard_tank_farm"),
    when=MajorHazard.tank_farm & _LEVEL_1_OR_2,
    hazard=~MajorHazard.shutoff,
    title="构成一级或二级重大危险源的危险化学品罐区未实现紧急切断功能",
    en="Level 1 or 2 tank farm without emergency shut-off",
)

tank_farm_sis_missing = Rule(
    CRITERIA.clause("major_hazard_tank_farm"),
    when=MajorHazard.tank_farm & _LEVEL_1_OR_2,
    hazard=_GAS_OR_TOXIC & ~MajorHazard.independent_sis,
    title="涉及毒性气体等的一、二级重大危险源罐区未配备独立安全仪表系统",
    en="Level 1 or 2 tank farm with toxic or liquefied goods without an independent safety instrumented system",
    same_as="major_hazard_sis_missing",
)

major_hazard_sis_missing = Rule(
    AQ3067.clause("safety_instrumented_system"),
    when=_LEVEL_1_OR_2,
    hazard=_GAS_OR_TOXIC & ~MajorHazard.compliant_sis,
)

storage_unsegregated = Rule(
    CRITERIA.clause("storage"),
    hazard=~Store.segregated,
    title="危险化学品未按国家标准分区分类储存",
    en="Storage is not segregated by class",
)

overstocked = Rule(
    *both("storage"),
    hazard=Store.stored > Store.permitted,
    title="危险化学品超量储存",
    en="More is stored than permitted",
    given={"permitted": "10 t"},
    cases=[Case.hazard(stored="10.1 t"), Case.clear(stored="10 t"), Case.undetermined()],
)

unpermitted_variety_stored = Rule(
    *both("storage"),
    hazard=Store.unpermitted_variety,
    title="危险化学品超品种储存",
    en="A variety that is not permitted is stored",
)

incompatible_stored_together = Rule(
    *both("storage"),
    hazard=Store.incompatible,
    title="相互禁配的物质混放混存",
    en="Incompatible goods are stored together",
)

explosives_on_site = Rule(AQ3067.clause("explosives_on_site"), hazard=HazchemFacility.illegal_explosives)

clamp_repair_running = Rule(
    AQ3067.clause("clamp_repair"),
    when=Pipe.pressure_pipe,
    hazard=((Pipe.fire_class == "A") | Pipe.highly_toxic) & Pipe.clamp_repair & Pipe.running,
    given={"pressure_pipe": True, "highly_toxic": False, "clamp_repair": True, "running": True},
    cases=[
        Case.hazard(fire_class="A"),
        Case.hazard(highly_toxic=True),
        Case.clear(fire_class="B"),
        Case.clear(fire_class="A", clamp_repair=False),
        Case.undetermined(fire_class="A", running=None),
        Case.undetermined(fire_class="A", pressure_pipe=None),
    ],
)
