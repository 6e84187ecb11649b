"""The conditions that several articles state in the same words, each for enterprises of its own industry."""

from ansheng import Case, Condition, Measure

from .facts.fuel_gas import IndustryBurner as Burner
from .facts.fuel_gas import IndustryDrainer as Drainer
from .facts.molten import IndustryWaterArea as Area
from .facts.workshops import IndustryPaintRoom as PaintRoom

SIX_GATHERING_PLACES = ["meeting", "activity", "rest", "operation", "shift_change", "changing"]
"""The six kinds of gathering places of articles 4 and 5."""

PITS = ["accident_pit", "slag_pit"]
"""The areas of articles 4 and 5 that must be dry wherever they lie."""

SPLASHED = ["platform", "furnace_base", "lifting_way", "ground_way"]
"""The areas of articles 4 and 5 that must be dry within reach of molten metal."""

WET_PIT = {"in_production": True, "kind": "slag_pit", "water": True}
"""What cases of wet areas share: water in a slag pit during production."""


def area_must_be_dry(pits: list[str], splashed: list[str]) -> Condition:
    """Whether an area is one of the pits, or one of the others within reach of molten metal, during production."""
    near = Area.kind.is_in(splashed) & Area.in_splash_range
    return Area.in_production & (Area.kind.is_in(pits) | near)


def drainer_faulty(least_seal: Measure) -> Condition:
    """Whether the seal of a drainer is too low, or the drainer is shared or joined."""
    low = Drainer.positive_pressure & Drainer.water_seal & (Drainer.seal_pressure < least_seal)
    shared = Drainer.shared_across_isolator | Drainer.shared_media
    return low | shared | Drainer.upper_pipes_joined


DRAINER_SOUND = {
    "positive_pressure": True, "water_seal": True, "seal_pressure": "30 kPa", "upper_pipes_joined": False,
    "shared_across_isolator": False, "shared_media": False,
}  # fmt: skip
"""A drainer whose seal is just enough."""

DRAINER_CASES = (
    Case.clear(),
    Case.clear(seal_pressure="31 kPa"),
    Case.hazard(seal_pressure="29 kPa"),
    Case.clear(seal_pressure="29 kPa", water_seal=False),
    Case.clear(seal_pressure="29 kPa", positive_pressure=False),
    Case.hazard(shared_across_isolator=True),
    Case.hazard(upper_pipes_joined=True),
    Case.hazard(shared_media=True),
    Case.undetermined(seal_pressure=None),
    Case.out_of_scope(industry="machinery", shared_media=True),
)
"""The cases of a drainer, with the facts of a sound one given."""

premixed_kiln: Condition = (Burner.kind == "kiln") & Burner.premixed & (Burner.fuel != "hot_producer_gas")
"""Whether a burner is a kiln with premixed combustion, other than one fired with hot producer gas."""

EXCEPTED_KILN = (Case.out_of_scope(fuel="hot_producer_gas", pressure_alarm=False),)
"""The case of a kiln that is excepted."""

fired_with_gas: Condition = Burner.fuel.is_in(["hot_producer_gas", "coal_gas", "natural_gas"])
"""Whether a burner is fired with coal gas or natural gas."""

main_unprotected: Condition = ~Burner.pressure_alarm | ~Burner.shutoff_interlocked
"""Whether a gas main has no pressure alarm, or one that is not interlocked with the emergency shut-off."""

solvent_paint_room: Condition = PaintRoom.kind.is_in(["mixing", "spraying"]) & ~PaintRoom.water_based
"""Whether a room is one where paint that is not water-based is mixed or sprayed."""

paint_room_unprotected: Condition = ~PaintRoom.fixed_gas_alarm | ~PaintRoom.ventilation
"""Whether a room lacks a gas alarm or ventilation."""
