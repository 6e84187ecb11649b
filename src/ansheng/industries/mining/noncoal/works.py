"""The rules on banned items, connections, power, projects, contractors, hot work, output, systems and staff."""

from ansheng import Case, Rule

from .mine_facts import NoncoalMine as Mine
from .standards import UNDERGROUND as LAW
from .works_facts import NoncoalContracting as Contracting
from .works_facts import NoncoalHotWork as HotWork
from .works_facts import NoncoalPowerSupply as Supply
from .works_facts import NoncoalProject as Project
from .works_facts import NoncoalSafetySystem as System
from .works_facts import NoncoalStopeSupply as StopeSupply

noncoal_banned_items_underground = Rule(LAW.clause("banned_items"), hazard=Mine.banned_items_in_use)

noncoal_connected_workings = Rule(
    LAW.clause("connected_workings"), hazard=Mine.connected_to_other_owner | Mine.systems_joined_unapproved
)

noncoal_dual_supply = Rule(
    LAW.clause("dual_supply"),
    hazard=~Supply.dual_source | Supply.sources.any(lambda source: source.capacity < Supply.class1_load),
    given={"dual_source": True, "class1_load": "2000 kW"},
    cases=[
        Case.hazard(dual_source=False),
        Case.hazard(sources=[{"capacity": 3000}, {"capacity": 1900}]),
        Case.clear(sources=[{"capacity": 3000}, {"capacity": 2000}]),
        Case.undetermined(sources=[{"capacity": 3000}, {}]),
    ],
)

noncoal_neutral_earthed = Rule(
    LAW.clause("neutral_earthing"),
    hazard=StopeSupply.voltage.between(LAW.limit("lowest_voltage"), LAW.limit("highest_voltage"))
    & StopeSupply.neutral_directly_earthed,
    given={"neutral_directly_earthed": True},
    cases=[
        Case.hazard(voltage="6 kV"),
        Case.hazard(voltage="35 kV"),
        Case.clear(voltage="0.4 kV"),
        Case.clear(voltage="110 kV"),
        Case.clear(voltage="10 kV", neutral_directly_earthed=False),
        Case.undetermined(),
    ],
)

noncoal_construction_design = Rule(
    LAW.clause("construction_design"),
    when=Project.complex_geology & Project.drives_workings,
    hazard=~(Project.construction_design & Project.design_measures_done),
)

noncoal_unapproved_project = Rule(
    LAW.clause("project_approval"),
    hazard=(
        Project.under_construction
        & (~Project.design_approved | (Project.major_change & ~Project.change_approved))
    )
    | (Project.producing & ~Project.accepted & ~Project.approved_trial_run),
    given={"under_construction": True, "design_approved": True, "major_change": False, "producing": False},
    cases=[
        Case.clear(),
        Case.hazard(design_approved=False),
        Case.hazard(major_change=True, change_approved=False),
        Case.hazard(producing=True, accepted=False, approved_trial_run=False),
        Case.clear(producing=True, accepted=False, approved_trial_run=True),
        Case.undetermined(producing=True, accepted=False),
    ],
)

noncoal_contracting = Rule(
    LAW.clause("contracting"),
    hazard=~Contracting.contractors_qualified
    | (Contracting.contractors > Contracting.contractor_limit)
    | ~(Contracting.staff_meets & Contracting.staff_employed),
    given={"contractors_qualified": True, "contractors": 3, "staff_meets": True, "staff_employed": True},
    cases=[
        Case.clear(contractor_limit=3),
        Case.hazard(contractor_limit=2),
        Case.hazard(staff_employed=False),
        Case.undetermined(),
    ],
)

noncoal_hot_work = Rule(
    LAW.clause("hot_work"),
    when=HotWork.underground_or_collar,
    hazard=~(HotWork.approved & HotWork.measures_done),
)

noncoal_over_capacity = Rule(
    LAW.clause("over_capacity"),
    hazard=((Mine.annual_output - Mine.design_output) / Mine.design_output >= LAW.limit("annual_excess"))
    | (Mine.highest_monthly_output / Mine.design_output >= LAW.limit("monthly_share")),
    given={"design_output": "100万吨", "annual_output": "119万吨"},
    cases=[
        Case.hazard(annual_output="120万吨"),
        Case.hazard(highest_monthly_output="20万吨"),
        Case.clear(highest_monthly_output="19万吨"),
        Case.undetermined(),
    ],
)

noncoal_safety_system = Rule(
    LAW.clause("safety_systems"),
    hazard=~System.built
    | ~System.compliant
    | (System.faulty & ~System.repaired_in_time)
    | System.shut_or_damaged
    | System.data_falsified,
)

_POSTS = Mine.mine_manager & Mine.chief_engineer & Mine.safety_deputy & Mine.production_deputy
_TRAINED = Mine.manager_trained & Mine.engineer_trained & Mine.safety_deputy_trained

noncoal_managers = Rule(
    LAW.clause("managers"),
    hazard=~(
        _POSTS
        & Mine.electromechanical_deputy
        & _TRAINED
        & Mine.production_deputy_trained
        & Mine.electromechanical_deputy_trained
        & Mine.mining_engineer
        & Mine.geology_engineer
        & Mine.survey_engineer
        & Mine.electromechanical_engineer
    ),
    given={
        "mine_manager": True, "chief_engineer": True, "safety_deputy": True, "production_deputy": True,
        "electromechanical_deputy": True, "manager_trained": True, "engineer_trained": True,
        "safety_deputy_trained": True, "production_deputy_trained": True,
        "electromechanical_deputy_trained": True, "mining_engineer": True, "geology_engineer": True,
        "survey_engineer": True, "electromechanical_engineer": True,
    },
    cases=[
        Case.hazard(safety_deputy_trained=False),
        Case.undetermined(safety_deputy_trained=None),
        Case.clear(),
        Case.hazard(safety_deputy=False),
        Case.hazard(survey_engineer=False),
        Case.undetermined(chief_engineer=None),
    ],
)  # fmt: skip
