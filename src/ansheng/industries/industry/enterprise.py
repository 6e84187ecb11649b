"""The rules on what is common to all enterprises: contractors, people, devices that fail (articles 3 and 14)."""

from ansheng import CHECK_DAY, Case, Rule

from .facts.firm import IndustryContractor as Contractor
from .facts.firm import IndustryDevice as Device
from .facts.firm import IndustryManager as Manager
from .facts.firm import IndustryWorker as Worker
from .standards import CRITERIA as LAW

contractor_unmanaged = Rule(
    LAW.clause("contractors"),
    when=Contractor.industry != "other",
    hazard=~Contractor.managed | ~Contractor.checked_periodically,
)

special_operation_unqualified = Rule(
    LAW.clause("special_operations"),
    when=(Worker.industry != "other") & Worker.special_operation & Worker.on_duty,
    hazard=~Worker.trained | ~Worker.certificate_held | (Worker.certificate_valid_to < CHECK_DAY),
    given={"industry": "commerce", "special_operation": True, "on_duty": True, "trained": True},
    cases=[
        Case.hazard(certificate_held=False),
        Case.hazard(certificate_held=True, certificate_valid_to="2023-05-14"),
        Case.clear(certificate_held=True, certificate_valid_to="2099-12-31"),
        Case.undetermined(certificate_held=True),
        Case.out_of_scope(industry="other", certificate_held=False),
    ],
)

smelting_manager_unassessed = Rule(
    LAW.clause("smelting_assessment"),
    when=(Manager.industry != "other")
    & Manager.metal_smelting
    & Manager.role.is_in(["head", "safety_manager"]),
    hazard=~Manager.assessed,
)

safety_device_failed = Rule(
    LAW.clause("failed_device"),
    when=(Device.industry != "other") & Device.named_in_items,
    hazard=Device.safety_critical & ~Device.working,
)
