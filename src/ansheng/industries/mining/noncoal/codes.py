"""The rules that hold tailings dams against the tables of the safety regulation; not major hazards."""

from ansheng import Case, Rule, choose

from .pond_facts import TailingsDam as Dam
from .pond_facts import TailingsDryStack as Stack
from .pond_facts import TailingsSection as Section
from .standards import GB39496 as LAW

tailings_freeboard_low = Rule(
    LAW.clause("freeboard"),
    when=Dam.construction == "upstream",
    hazard=Dam.freeboard < LAW.limit("freeboard").at(Dam.grade),
    given={"construction": "upstream", "grade": "3"},
    cases=[
        Case.hazard(freeboard="0.69 m"),
        Case.clear(freeboard="0.7 m"),
        Case.hazard(grade="1", freeboard="1.4 m"),
        Case.clear(grade="1", freeboard="1.5 m"),
        Case.hazard(grade="2", freeboard="0.9 m"),
        Case.clear(grade="2", freeboard="1 m"),
        Case.hazard(grade="4", freeboard="0.49 m"),
        Case.clear(grade="4", freeboard="0.5 m"),
        Case.hazard(grade="5", freeboard="0.39 m"),
        Case.clear(grade="5", freeboard="0.4 m"),
        Case.undetermined(),
        Case.undetermined(construction=None, freeboard="0.69 m"),
    ],
)

_UPSTREAM = LAW.limit("upstream_beach").at(Dam.grade)

tailings_beach_short = Rule(
    LAW.clause("beach_upstream"),
    when=Dam.construction == "upstream",
    hazard=Dam.beach_length
    < choose(
        Dam.grade.is_in(["3", "4", "5"]) & Dam.seepage_proven,
        _UPSTREAM * LAW.limit("reduced_beach").to(""),
        _UPSTREAM,
    ),
    given={"construction": "upstream", "grade": "4"},
    cases=[
        Case.hazard(grade="2", beach_length="99 m"),
        Case.clear(grade="2", beach_length="100 m"),
        Case.hazard(beach_length="34 m", seepage_proven=True),
        Case.clear(beach_length="35 m", seepage_proven=True),
        Case.hazard(beach_length="49 m", seepage_proven=False),
        Case.undetermined(beach_length="49 m"),
    ],
)

tailings_beach_short_downstream = Rule(
    LAW.clause("beach_downstream"),
    when=Dam.construction.is_in(["downstream", "centre"]),
    hazard=Dam.beach_length < LAW.limit("downstream_beach").at(Dam.grade),
    given={"construction": "centre", "grade": "5"},
    cases=[
        Case.hazard(construction="downstream", beach_length="24 m"),
        Case.clear(beach_length="25 m"),
        Case.hazard(grade="1", beach_length="99 m"),
        Case.clear(grade="1", beach_length="100 m"),
        Case.hazard(grade="2", beach_length="69 m"),
        Case.clear(grade="2", beach_length="70 m"),
        Case.hazard(grade="3", beach_length="49 m"),
        Case.clear(grade="3", beach_length="50 m"),
        Case.hazard(grade="4", beach_length="34 m"),
        Case.clear(grade="4", beach_length="35 m"),
        Case.undetermined(),
    ],
)

_BISHOP, _SWEDISH = (
    choose(
        Section.load_case == "normal",
        LAW.limit(f"{method}_normal").at(Section.grade),
        choose(
            Section.load_case == "flood",
            LAW.limit(f"{method}_flood").at(Section.grade),
            LAW.limit(f"{method}_special").at(Section.grade),
        ),
    )
    for method in ("bishop", "swedish")
)

tailings_factor_low = Rule(
    LAW.clause("stability_factor"),
    hazard=Section.factor < choose(Section.method == "bishop", _BISHOP, _SWEDISH),
    cases=[
        Case.hazard(method="bishop", load_case="normal", grade="2", factor=1.34),
        Case.clear(method="bishop", load_case="normal", grade="2", factor=1.35),
        Case.hazard(method="swedish", load_case="special", grade="1", factor=1.09),
        Case.clear(method="swedish", load_case="flood", grade="5", factor=1.05),
        Case.undetermined(method="swedish", grade="1", factor=1.09),
    ],
)

tailings_dry_moisture = Rule(
    LAW.clause("dry_moisture"),
    when=Stack.cohesion == "none",
    hazard=Stack.moisture > LAW.limit("dry_moisture"),
    given={"cohesion": "none"},
    cases=[
        Case.hazard(moisture="22.1 %"),
        Case.clear(moisture="22 %"),
        Case.undetermined(),
        Case.undetermined(cohesion=None, moisture="30 %"),
    ],
)
