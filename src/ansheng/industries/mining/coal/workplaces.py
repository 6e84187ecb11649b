"""The rules on exits, repair, lines, hot work, gas checks and events (2020 art. 13(5), 13(6), 18(9); 2026 art. 20)."""

from ansheng import Case, Rule

from .gas_facts import CoalGasChecks as Checks
from .standards import CRITERIA as LAW
from .workplace_facts import CoalEvent as Event
from .workplace_facts import CoalHotWork as HotWork
from .workplace_facts import CoalWorkplace as Place

_COAL_FACE = Place.kind == "coal_face"


coal_face_exits = Rule(
    LAW.clause("face_exits"),
    when=_COAL_FACE,
    hazard=Place.open_exits < LAW.limit("face_exits"),
    given={"kind": "coal_face"},
    cases=[Case.hazard(open_exits=1), Case.clear(open_exits=2), Case.undetermined()],
)


coal_advancing_method = Rule(
    LAW.clause("advancing_method"),
    when=_COAL_FACE,
    hazard=Place.advancing
    & (
        Place.gas_class.is_in(["high", "outburst"])
        | (Place.spont_class.is_in(["easy", "spont"]) & ~Place.thin_seam)
    ),
    given={"kind": "coal_face", "advancing": True, "gas_class": "low"},
    cases=[
        Case.hazard(gas_class="high"),
        Case.hazard(gas_class="outburst"),
        Case.hazard(spont_class="spont", thin_seam=False),
        Case.clear(spont_class="easy", thin_seam=True),
        Case.clear(spont_class="not_easy"),
        Case.clear(advancing=False),
        Case.undetermined(spont_class="easy"),
    ],
)


coal_repair_behind = Rule(
    LAW.clause("heading_repair"),
    LAW.clause("repair_and_lines"),
    hazard=Place.repair_behind & Place.inner_work,
)


coal_face_lines = Rule(
    LAW.clause("repair_and_lines"),
    hazard=~(Place.compressed_air & Place.water_supply & Place.communication),
    title="采掘工作面未设压风、供水或通信设施",
    en="No compressed air, water or communication at a face",
)


coal_no_self_rescue_air = Rule(
    LAW.clause("self_rescue_air"), when=Place.outburst_seam | Place.burst_seam, hazard=~Place.self_rescue_air
)


coal_unsupported_roof = Rule(LAW.clause("unsupported_roof"), hazard=Place.unsupported_roof)


coal_hot_work = Rule(LAW.clause("underground_hot_work"), hazard=~HotWork.rules_met)


coal_manned_gas_checks = Rule(
    LAW.clause("gas_checks_manned"),
    when=Checks.place.is_in(["manned_face", "special_work"]),
    hazard=Checks.missed | Checks.faked,
    replaces=["coal_gas_checks"],
)


coal_harmless_event = Rule(
    LAW.clause("harmless_events"),
    hazard=(Event.kind != "other") & (Event.casualties == 0),
    cases=[
        Case.hazard(kind="outburst", casualties=0),
        Case.hazard(kind="sealed_for_fire", casualties=0),
        Case.clear(kind="other", casualties=0),
        Case.clear(kind="outburst", casualties=1),
        Case.undetermined(kind="flooded_face"),
        Case.hazard(kind="burst_damage", casualties=0),
    ],
)
