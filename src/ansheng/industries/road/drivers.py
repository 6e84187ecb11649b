"""The rules on drivers' certificates and integrity assessment."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .facts import RoadDriver
from .standards import DRIVERS


def _needs_certificate(p: type[RoadDriver]) -> Condition:
    light: Condition = p.vehicle_mass <= DRIVERS.limit("light_goods")
    return ~((p.service == "freight") & light)


_DAY = date(2022, 11, 10)


certificate_expired = Rule(
    DRIVERS.clause("validity"),
    when=_needs_certificate(RoadDriver),
    hazard=RoadDriver.certificate_valid_to < CHECK_DAY,
    title="从业资格证过期",
    en="driver's certificate expired",
    note="有效期的最后一天仍有效；轻型普通货车的司机不要求此证。",
    cases=[
        Case.hazard(service="passenger", certificate_valid_to="2010-01-01"),
        Case.hazard(service="freight", vehicle_mass="5 t", certificate_valid_to="2010-01-01"),
        Case.clear(service="passenger", certificate_valid_to="2099-12-31"),
        Case.undetermined(service="passenger"),
        Case.undetermined(service="freight", certificate_valid_to="2010-01-01"),
    ],
)


certificate_overlong = Rule(
    DRIVERS.clause("validity"),
    hazard=RoadDriver.certificate_valid_to
    > RoadDriver.certificate_issued_on.plus(months=DRIVERS.limit("validity.validity")),
    title="从业资格证写明的有效期超过规定年限",
    en="certificate written for longer than allowed",
    note="多半是台账填错，也可能是假证，须核对原件。",
    cases=[
        Case.hazard(certificate_issued_on="2022-03-01", certificate_valid_to="2028-03-02"),
        Case.clear(certificate_issued_on="2022-03-01", certificate_valid_to="2028-03-01"),
        Case.undetermined(certificate_valid_to="2028-03-01"),
    ],
)


@rule(
    DRIVERS.clause("renewal"),
    when=_needs_certificate(RoadDriver),
    title="从业资格证临近到期没有申请换证",
    en="certificate about to expire and no renewal applied for",
    cases=[
        Case.hazard(on=_DAY, service="passenger", certificate_valid_to="2022-12-09", renewal_applied=False),
        Case.hazard(
            on=_DAY,
            service="freight",
            vehicle_mass="5 t",
            certificate_valid_to="2022-11-10",
            renewal_applied=False,
        ),
        Case.clear(on=_DAY, service="passenger", certificate_valid_to="2022-12-10", renewal_applied=False),
        Case.clear(on=_DAY, service="passenger", certificate_valid_to="2022-11-20", renewal_applied=True),
        Case.undetermined(on=_DAY, service="passenger", certificate_valid_to="2022-11-20"),
    ],
)
def renewal_late() -> Condition:
    """已经过期的另判。"""
    left = RoadDriver.certificate_valid_to - CHECK_DAY
    current = RoadDriver.certificate_valid_to >= CHECK_DAY
    return current & (left < DRIVERS.limit("renewal.renewal")) & ~RoadDriver.renewal_applied


@rule(
    DRIVERS.clause("void"),
    when=_needs_certificate(RoadDriver),
    title="从业资格证逾期过久未换，已经作废",
    en="certificate void, overdue too long without renewal",
    cases=[
        Case.hazard(on=_DAY, service="passenger", certificate_valid_to="2022-05-13", renewal_applied=False),
        Case.hazard(
            on=_DAY,
            service="freight",
            vehicle_mass="5 t",
            certificate_valid_to="2020-01-01",
            renewal_applied=False,
        ),
        Case.clear(on=_DAY, service="passenger", certificate_valid_to="2022-05-14", renewal_applied=False),
        Case.clear(on=_DAY, service="passenger", certificate_valid_to="2020-01-01", renewal_applied=True),
        Case.undetermined(on=_DAY, service="passenger", certificate_valid_to="2020-01-01"),
    ],
)
def certificate_void() -> Condition:
    """正好到期限的当日还不作废。"""
    overdue = CHECK_DAY - RoadDriver.certificate_valid_to
    return (overdue > DRIVERS.limit("overdue")) & ~RoadDriver.renewal_applied


assessment_overdue = Rule(
    DRIVERS.clause("assessment"),
    when=_needs_certificate(RoadDriver),
    hazard=RoadDriver.assessed_on.plus(months=DRIVERS.limit("assessment_cycle")) < CHECK_DAY,
    title="诚信考核超过一个周期没有做",
    en="integrity assessment overdue",
    note="初次领证不满一个周期的，填发证日期。",
    cases=[
        Case.hazard(service="passenger", assessed_on="2010-01-01"),
        Case.hazard(service="freight", vehicle_mass="5 t", assessed_on="2010-01-01"),
        Case.clear(on=_DAY, service="passenger", assessed_on="2021-11-10"),
        Case.undetermined(service="passenger"),
    ],
)
