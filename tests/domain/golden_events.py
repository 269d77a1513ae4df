"""One representative of every event, as it was when its stored form was frozen.

`python -m tests.domain.golden_events` writes the files of events that have none. It never changes a file.
"""

import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from domain.aggregate import Event
from domain.assessment import Assessment, AssessmentKind, ResidualRisk
from domain.attempt import events as attempt
from domain.authority import Entitlement
from domain.benefit import events as benefit
from domain.benefit.forecast import Confidence, Forecast
from domain.benefit.profile import (
    BenefitClass,
    BenefitId,
    BenefitProfile,
    FundShare,
    Lag,
    Reading,
    StatedMeasurement,
    YearlyFigure,
)
from domain.benefit.table import Measure as BenefitMeasure
from domain.business_case import events as business_case
from domain.business_case.discounting import Band, DiscountSeries
from domain.business_case.figure import (
    BudgetFigure,
    BudgetMeasure,
    CaseRows,
    InvestmentFigure,
    InvestmentMeasure,
)
from domain.business_case.line import CaseLine, CaseLineId, LineKind, Spending, YearAmount
from domain.business_case.plan import (
    Approved,
    BudgetReduction,
    CasePlan,
    CaseVersion,
    VersionId,
)
from domain.business_case.plan import Reading as CaseReading
from domain.business_case.plan import Terms as AppraisalTerms
from domain.business_case.spend import Entry, NotUnderstood, SpendKind
from domain.calendar import Calendar
from domain.catalogue import EVENTS
from domain.evidence import Evidence
from domain.evidence_limits import EvidenceLimits
from domain.figures.benefit import BenefitFigure, Rows
from domain.figures.count import CountFigure
from domain.figures.figure import Figure, Unit
from domain.figures.staffing import StaffColumn, StaffingFigure, StaffingTable, StaffRow
from domain.financial_year import Quarter
from domain.freeze import FreezeWindow
from domain.fund import events as fund
from domain.fund.plan import AskId, BudgetLine, CapabilityId, FundPlan, LineId, Opening, YearsAsk
from domain.gate import aftermath
from domain.gate import events as gate
from domain.gate.check import Check, CheckKind, MinimumDays
from domain.gate.condition import Condition
from domain.gate.facts import Assessed, Consulted, LessonsHeard, MoneyFreeze, SubjectFacts
from domain.gate.outcome import Choice, Outcome
from domain.gate.panel import OpenStep, Panel
from domain.gate.policy import BreakGlass, CallInRule, GatePolicy, PolicyId
from domain.gate.seats import Seat
from domain.gate.step import Ask, HowMany, Method, Step, StepKind
from domain.gate.subject import GateSubject
from domain.identity import Actor, Identity
from domain.lacking import Lack
from domain.legal_pack import (
    AwardRule,
    ConsultationRule,
    LeastDays,
    LegalPack,
    NotificationRule,
    TransferRule,
)
from domain.log_key import events as log_key
from domain.money import Pence
from domain.person import events as person
from domain.programme import events as programme
from domain.programme.baseline import events as baseline
from domain.programme.leading import events as leading
from domain.programme.outside import events as outside
from domain.programme.outside.dependency import ExternalDependency
from domain.programme.plan import PublishedFigures
from domain.programme.reviewed import ReleaseReviewed
from domain.programme.scoring import events as scoring
from domain.programme.scoring.criteria import Criterion, Score
from domain.release import events as release
from domain.release.build import events as build
from domain.release.build.plan import BuildPlan, SprintTerms
from domain.release.build.requirement import (
    GenericProcess,
    Moscow,
    Requirement,
    RequirementId,
    Scores,
    Weights,
)
from domain.release.closing.events import ReleaseClosed
from domain.release.consultation import events as consultation
from domain.release.consultation.affected import Affected, Establishment
from domain.release.consultation.lawful import LawfulDates
from domain.release.consultation.plan import ConsultationPlan, TransferPlan
from domain.release.deliverables import events as deliverables
from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable, Strand
from domain.release.exit_costs.events import ExitCostEstimated
from domain.release.exit_costs.plan import ExitCost
from domain.release.going_live import events as going_live
from domain.release.going_live.plan import AfterGoLive
from domain.release.learning import events as learning
from domain.release.learning.experiment import Experiment, ExperimentId
from domain.release.lessons import events as lesson
from domain.release.lessons.lesson import Lesson
from domain.release.plan import ExternalId, ReleaseId, ReleasePlan, StagePlan, Successor
from domain.release.readiness import Measure, Portion
from domain.release.reminding.events import OwnerReminded
from domain.release.reminding.reminder import About, Reminder
from domain.release.terms import Terms
from domain.release.training import events as training
from domain.release.training.matrix import GroupId, GroupTopic, Topic, TopicKind, TrainingGroup
from domain.release.training.need import Champion, Need, Session, SessionId, StaffReference
from domain.release.training.plan import Trainees
from domain.release.transition import events as transition
from domain.release.transition.plan import ElementId, TransitionElement
from domain.release.watching import events as watching
from domain.release.watching.events import ProcessId
from domain.replay import events as replay
from domain.roster import Absence, Delegation, Holding, Leaver, Limit, Person, Role, RoleId, Roster, Sees
from domain.stage import Stage
from domain.stake import Committed, Share, Spend, Stake
from readmodels.recorded import codec
from tests.domain import golden_registers as registers
from tests.domain import golden_watched as watched

FOLDER = Path(__file__).parent / "golden"

_AT = datetime(2018, 12, 21, 16, 45, 30, 123456, tzinfo=UTC)
_DUE = datetime(2019, 1, 4, 16, 45, 30, tzinfo=UTC)
_ASHA = Identity(issuer="https://login.shepway.example", subject="asha")
_BEN = Identity(issuer="https://login.shepway.example", subject="ben")
_CHLOE = Identity(issuer="https://login.folkestone.example", subject="chloë")

BY = Actor(identity=_ASHA, checked=("pwd", "otp"))

_BOARD = Role(
    id=RoleId("board"),
    name="Programme board",
    holdings=(
        Holding(who=_BEN, since=date(2018, 4, 1), until=date(2019, 3, 31)),
        Holding(who=_CHLOE, since=date(2017, 4, 1), until=date(2021, 3, 31)),
    ),
    limit=Limit(per_decision=Pence(250_000_00), in_year=Pence(1_000_000_00), in_all=Pence(4_000_000_00)),
    chair=_BEN,
    escalates_to=RoleId("cabinet"),
    sees=(Sees.TEXT,),
)
_CABINET = Role(
    id=RoleId("cabinet"),
    name="Cabinet",
    holdings=(Holding(who=_CHLOE, since=date(2017, 4, 1), until=date(2021, 3, 31)),),
    limit=Limit(per_decision=Pence(5_000_000_00), in_year=Pence(20_000_000_00), in_all=Pence(90_000_000_00)),
    chair=_CHLOE,
    sees=(Sees.MONEY, Sees.TEXT),
)
_ROSTER = Roster(
    people=(
        Person(identity=_ASHA, name="Asha Rao"),
        Person(identity=_BEN, name="Ben O’Neill"),
        Person(identity=_CHLOE, name="Chloë Martin"),
    ),
    roles=(_BOARD, _CABINET),
    delegations=(
        Delegation(
            id="D-1",
            giver=_BEN,
            taker=_ASHA,
            roles=(_BOARD.id,),
            since=date(2018, 12, 17),
            until=date(2019, 1, 4),
            limit=Limit(per_decision=Pence(50_000_00), in_year=Pence(200_000_00), in_all=Pence(400_000_00)),
            reason="Leave over Christmas, board minute 12.",
        ),
    ),
    absences=(Absence(who=_BEN, since=date(2018, 12, 17), until=date(2019, 1, 4)),),
    leavers=(Leaver(who=_CHLOE, left=date(2019, 4, 1)),),
)
_CALENDAR = Calendar(
    id="england-and-wales",
    version="holidays 0.109",
    first=date(2016, 1, 1),
    last=date(2028, 12, 31),
    closed=(date(2018, 12, 24), date(2018, 12, 25), date(2018, 12, 26)),
)
_DEPUTY = Entitlement(
    who=_ASHA,
    role=_BOARD.id,
    for_=_CHLOE,
    limit=Limit(per_decision=Pence(50_000_00), in_year=Pence(200_000_00), in_all=Pence(400_000_00)),
    delegation="D-1",
    until=date(2019, 1, 4),
)
_FREEZE = FreezeWindow(since=date(2019, 3, 26), until=date(2019, 5, 2), reason="Election period.")
_PANEL = Panel(
    role=_BOARD.id,
    members=(_BEN, _CHLOE),
    needed=1,
    chair=_BEN,
    deputies=(_DEPUTY,),
    limit=_BOARD.limit,
    terms=_BOARD.holdings,
)
_CABINET_SEAT = Seat(role=_CABINET.id, holders=(_CHLOE,), limit=_CABINET.limit)
_ASSESSMENT = Assessment(
    kind=AssessmentKind.DATA_PROTECTION_IMPACT,
    day=date(2018, 4, 20),
    advice="Go on once the portal is tested.",
    residual_risk=ResidualRisk.MEDIUM,
)
_PORTION = Portion(done=11, of=12, outstanding=("sprint plan",))
_FACTS = SubjectFacts(
    deliverables=_PORTION,
    deliverables_listed=("sprint plan", "detailed phase budget"),
    musts=_PORTION,
    musts_given_up=("R-4 Track a case (dropped: The law changed.)",),
    training=_PORTION,
    transition=_PORTION,
    risks=_PORTION,
    consultation=Consulted(
        heads=36,
        unnecessary="Nothing beyond the 36 posts.",
        opened=date(2018, 5, 1),
        closed=date(2018, 6, 1),
        handed_in=("outcome report",),
        reported=True,
        unanswered=("R-1",),
        counted=36,
        minimum=30,
        is_collective=True,
        represented=True,
        notified=date(2018, 5, 1),
        uncopied=("Unite",),
        earliest_leaving=date(2018, 5, 31),
        first_leaving=date(2018, 7, 2),
        transfer_lacks=("measures letter",),
    ),
    assessments=(Assessed(assessment=_ASSESSMENT, evidence="dpia", is_in_time=True),),
    waits_for=("0A",),
    conditions_open=("shepway-fom/1A/design C-1",),
    conditions_late=("shepway-fom/1A/design C-1",),
    overrides_unreviewed=("shepway-fom/1A/design",),
    benefits=2,
    benefits_lacking=("1A-team",),
    stake=Stake(
        whole=Pence(3_471_000_00),
        year=2025,
        shares=(Share(role=_BOARD.id, amount=Pence(38_000_00)),),
        committed=(Committed(role=_BOARD.id, in_year=Pence(1_000_00), in_all=Pence(2_283_000_00)),),
        drawn=Pence(2_283_000_00),
    ),
    spend=Spend(
        envelope=Pence(11_300_000_00),
        committed=Pence(5_754_000_00),
        year=2025,
        years_ask=Pence(3_471_000_00),
        committed_in_year=Pence(3_471_000_00),
    ),
    freeze=MoneyFreeze(reason="Section 114 report of 5 September.", guardians=(_CHLOE,)),
    rating=registers.GREEN,
    transition_delivered=_PORTION,
    adverse_effects=("letters-1",),
    lessons=LessonsHeard(taken_up=("0A/L-1",), declined=("0A/L-2",), unanswered=("0B/L-1",)),
    exit_cost=Pence(150_000_00),
)
_POLICY = GatePolicy(
    id=PolicyId("stage-gate"),
    title="Detailed design is ready",
    steps=(
        Step(
            id="ratify",
            kind=StepKind.RATIFY,
            asks=(Ask(role=_BOARD.id, how_many=HowMany(least=2, percent=50)),),
            method=Method.MAJORITY,
            blocks=True,
            within_days=10,
        ),
    ),
    evidence=("budget", "detailed-design"),
    answer_within_days=14,
    remind_every_days=3,
    checks=(
        Check(
            kind=CheckKind.CONSULTATION,
            names=("sprint plan",),
            share=80,
            minimum=(MinimumDays(heads=20, days=30),),
            report="outcome report",
        ),
    ),
    immaterial=("budget",),
    material=(CheckKind.MUSTS,),
    call_in=CallInRule(by=_CABINET.id, within_days=5, members=3),
    break_glass=BreakGlass(by=_BOARD.id, reviewed_by=_CABINET.id),
    break_point=True,
    deemed_consent=True,
)
_BASELINE = DeliverableId("process-1.4")
_AFFECTED = (
    Affected(establishment=Establishment("Civic Centre"), heads=36, voluntary=4, reengaged=3, notified=1),
)
_TRANSFER = TransferPlan(effective=date(2018, 11, 30), transferor="Contractor", transferee="Shepway", heads=4)
_LAW = LegalPack(
    id="england-redundancy",
    title="Redundancies and transfers in England",
    consultation=(
        ConsultationRule(
            since=date(2013, 4, 6),
            source="Section 188",
            window_days=90,
            minimum=(LeastDays(heads=20, days=30),),
        ),
    ),
    notification=(NotificationRule(since=date(2025, 12, 1), source="Form HR1", online_only=True),),
    protective_award=(AwardRule(since=date(2013, 4, 6), source="Section 189", most_days=90),),
    transfer=(
        TransferRule(since=date(2014, 5, 1), source="Regulation 11", information_days=28, most_weeks=13),
    ),
)
_LAWFUL = LawfulDates(
    begins=date(2018, 5, 1),
    establishment=Establishment("Civic Centre"),
    counted=35,
    counted_with=(ReleaseId("1A"),),
    window_days=90,
    minimum_days=30,
    notifies=True,
    earliest_notice=date(2018, 5, 2),
    earliest_leaving=date(2018, 5, 31),
    award_days=90,
    pack="england-redundancy",
    pack_digest="sha256:" + "af" * 32,
    rule_since=date(2013, 4, 6),
    source="Section 188",
)
_TERMS = SprintTerms(days=28, cost=Pence(45_000_00), quality=("WCAG 2.2 AA", "penetration test"))
_SCORES = Scores(outcome=9, cost=4, volume=10)
_WEIGHTS = Weights(outcome=5, cost=3, volume=2)
_REQUIREMENT = Requirement(
    id=RequirementId("R-3"),
    title="Pay a licence fee",
    team="Licensing",
    moscow=Moscow.MUST,
    points=5,
    process=GenericProcess.BOOK_AND_PAY,
    scores=_SCORES,
)
_EXPERIMENT = Experiment(
    id=ExperimentId("T-1"),
    area="Special needs calls",
    hypothesis="A call back shortens the wait.",
    measure="seconds until a call is answered",
    baseline=245,
)
_PLAN = ReleasePlan(
    id=ReleaseId("1A"),
    name="Leadership and strategy",
    kind="phase",
    lead=_ASHA,
    depends_on=(ReleaseId("0A"), ReleaseId("0B")),
    stages=(
        StagePlan(stage=Stage.DESIGN, starts=date(2018, 4, 3), ends=date(2018, 4, 30), gate=_POLICY.id),
        StagePlan(stage=Stage.CONSULTATION, starts=date(2018, 5, 1), ends=date(2018, 5, 31), gate=_POLICY.id),
        StagePlan(
            stage=Stage.BUILD_SPRINTS, starts=date(2018, 6, 1), ends=date(2018, 10, 31), gate=_POLICY.id
        ),
        StagePlan(stage=Stage.TRAINING, starts=date(2018, 11, 1), ends=date(2018, 11, 30), gate=_POLICY.id),
        StagePlan(stage=Stage.SIGN_OFF, starts=date(2018, 12, 3), ends=date(2018, 12, 21), gate=_POLICY.id),
    ),
    sprints=5,
    affected_headcount=36,
    nothing_to_consult_on="Nothing beyond the 36 posts.",
    depends_on_external=(ExternalId("X1"),),
    build_awaits=(ExternalId("X2"),),
    successors=(Successor(lead=_BEN, since=date(2018, 10, 1)),),
    milestones=registers.MILESTONES,
    workstream="core-it",
    project="turnaround",
    funding=("contract-change",),
    resourcing="contract",
    costs=registers.COSTS,
    after_go_live=AfterGoLive(support_days=20, optimise_days=90),
    exit_costs=(ExitCost(stage=Stage.DESIGN, amount=Pence(40_000_00)),),
    deliverables=(
        PlannedDeliverable(
            id=_BASELINE,
            name="Measure baseline and calculate benefits",
            stage=Stage.DESIGN,
            number="1.4",
            strand=Strand.PROCESS,
            taken_from="stage-template",
            owner=_BEN,
            due=date(2018, 4, 30),
            acceptors=(_CHLOE,),
        ),
    ),
    training=(Trainees(group=GroupId("testers"), heads=12),),
    consultation=ConsultationPlan(affected=_AFFECTED, first_dismissal=date(2018, 7, 2), transfer=_TRANSFER),
    build=BuildPlan(
        product_owners=(_BEN,),
        requirements=(_REQUIREMENT,),
        sprint_cost=Pence(45_000_00),
        quality=_TERMS.quality,
        weights=_WEIGHTS,
    ),
)
_CASE_SYSTEMS = ExternalDependency(
    id=ExternalId("X1"),
    name="Case systems",
    needed_by=date(2019, 4, 1),
    owner="Bedford Borough 2020",
    source="Implementation plan, 3.3",
)
_EVIDENCE = Evidence(
    name="detailed-design",
    digest="sha256:" + "ab" * 32,
    author=_BEN,
    submitted_by=_CHLOE,
    media_type="application/pdf",
    size=482_133,
    link="https://shepway.example/plans/design.pdf",
    seen="sha256:" + "ac" * 32,
    assessment=_ASSESSMENT,
)
_CONDITION = Condition(id="C-1", text="Train the case team.", owner=_CHLOE, due=date(2019, 2, 28))
_LESSON = Lesson(
    id="L-1",
    release=ReleaseId("1A"),
    text="Journeys came too late for the sprints.",
    to_do="Map journeys before the first sprint.",
    owner=_BEN,
    kinds=("phase",),
)
_QUARTER = Quarter(year=2018, number=3)
_PROFILE = BenefitProfile(
    id=BenefitId("B-1A"),
    release=ReleaseId("1A"),
    name="Fewer managers",
    kind=BenefitClass.NON_CASHABLE,
    fund="General Fund",
    annual=Pence(397_623_29),
    fte_hundredths=540,
    owner=_BEN,
    confirmers=(_ASHA, _CHLOE),
    planned=_QUARTER,
    reviews=4,
    review_every_months=6,
    baseline=Pence(2_635_811_00),
    baseline_measured=StatedMeasurement(on=date(2017, 10, 2), source="Table of phases."),
    funds=(
        FundShare(fund="General Fund", amount=Pence(397_000_29)),
        FundShare(fund="HRA", amount=Pence(623_00)),
    ),
    yearly=(YearlyFigure(year=2019, amount=Pence(397_623_29)),),
    reading=Reading.CUMULATIVE,
    continues=BenefitId("B-1B"),
    lag=Lag(least=3, likely=5, most=6),
    ramp=(25, 100),
    confidence=Confidence.MEDIUM,
    assumptions=("Turnover stays as it is.",),
    overlap_group="posts",
    claims=("post 1042",),
)
_STAFFING = StaffingTable(
    id="phases",
    name="Savings by phase",
    rows=(
        StaffRow(
            id="1A",
            as_is_fte=3640,
            to_be_fte=3100,
            saved_fte=540,
            as_is_cost=2_635_811_00,
            to_be_cost=2_238_188_00,
            saved_cost=397_623_00,
        ),
    ),
    fte_to=10,
    cost_to=100,
)
_FIGURES = (
    Figure(
        id="fte",
        printed=540,
        unit=Unit.FTE,
        of=StaffingFigure(
            table="phases",
            column=StaffColumn.AS_IS_FTE,
            row="1A",
            less=StaffColumn.TO_BE_FTE,
            share_of=StaffColumn.AS_IS_FTE,
        ),
        rounds_to=10,
        explained="The rows give 50.5.",
    ),
    Figure(
        id="in-year-2018",
        printed=201_020_00,
        unit=Unit.POUNDS,
        of=BenefitFigure(
            measure=BenefitMeasure.IN_YEAR,
            year=2018,
            benefits=("B-1A",),
            release="1A",
            fund="General Fund",
            benefit_class=BenefitClass.CASHABLE,
            rows=Rows.YEAR,
            rows_to=100,
        ),
        rounds_to=100,
        explained="The text credits three components.",
    ),
    Figure(
        id="phases",
        printed=700,
        unit=Unit.COUNT,
        of=CountFigure(of="releases"),
        rounds_to=100,
        explained="An eighth is drawn.",
    ),
    Figure(
        id="transformation-2025",
        printed=347_100_000,
        unit=Unit.POUNDS,
        of=InvestmentFigure(
            measure=InvestmentMeasure.CUMULATIVE,
            case="original",
            year=2025,
            line="transformation",
            line_kind=LineKind.TRANSFORMATION,
            part_of="technology",
            rows=CaseRows.YEAR,
            rows_to=100_000,
        ),
        rounds_to=100_000,
        explained="The rows give 3,472.",
    ),
    Figure(
        id="budget-2017",
        printed=1_000_000_00,
        unit=Unit.POUNDS,
        of=BudgetFigure(measure=BudgetMeasure.AHEAD, year=2017, reading=CaseReading.CUMULATIVE),
        rounds_to=100,
        explained="The heading could also mean running totals.",
    ),
)
_FUND = FundPlan(
    envelope=Pence(11_300_000_00),
    years=(
        YearsAsk(
            year=2025,
            amount=Pence(3_471_000_00),
            opening=Opening(
                day=date(2025, 1, 24), gate=_POLICY.id, requested_by=_ASHA, line=LineId("transformation")
            ),
        ),
    ),
    lines=(
        BudgetLine(
            id=LineId("transformation"), name="Transformation", amount=Pence(8_983_000_01), project="hub"
        ),
    ),
    guardian=RoleId("s151"),
    virement=(_BOARD.id,),
    gates=(_POLICY.id,),
    partners=(_BOARD.id, _CABINET.id),
    witnessed=True,
)

_VERSION = CaseVersion(
    id=VersionId("update-2025"),
    name="Update of January 2025",
    reason="Design capability was built sooner.",
    lines=(
        CaseLine(
            id=CaseLineId("optimism-bias"),
            name="Allowance for optimism",
            kind=LineKind.OPTIMISM_BIAS,
            spending=Spending.CAPITAL,
            funding="Transformation fund",
            years=(YearAmount(year=2025, amount=Pence(347_060_01)),),
            part_of=("technology",),
            source="Mott MacDonald, 2002",
            exit_cost=Pence(1_000_00),
        ),
    ),
)
_CASE = CasePlan(
    versions=(_VERSION,),
    keepers=(_BOARD.id,),
    recorders=(_CABINET.id,),
    approved=Approved(amount=Pence(11_300_000_00), to_year=2027),
    reductions=(BudgetReduction(year=2017, amount=Pence(1_000_000_00), taken=date(2017, 4, 1)),),
    reading=CaseReading.CUMULATIVE,
    appraisal=AppraisalTerms(
        series=DiscountSeries(
            id="green-book-2026",
            title="Green Book 2026",
            source="HM Treasury",
            since=date(2026, 2, 1),
            bands=(Band(to_year=30, basis_points=350),),
        ),
        base_year=2024,
        to_year=2029,
    ),
)

_PERSON = "p-" + "3f" * 16

_EVENTS: tuple[Event, ...] = (
    programme.ProgrammeStarted(
        programme="shepway-fom",
        name="Future operating model",
        organisation="Shepway District Council",
        blueprint_digest="sha256:" + "b1" * 32,
        published=(PublishedFigures(year=2018, in_year=Pence(201_020_00), annualised=Pence(804_080_00)),),
        stewards=(_CABINET.id,),
        freezes=(_FREEZE,),
        at=_AT,
        fund=_FUND,
        staffing=(_STAFFING,),
        figures=_FIGURES,
        planners=(_BOARD.id,),
        criteria=(Criterion(id="risk", name="Implementation risk", weight=3),),
        parent="Bedford Borough 2020",
        plan_calendar=registers.PLAN_CALENDAR,
        replanning_days=7,
        is_simulated=True,
        milestones=registers.MILESTONES,
        counts=registers.COUNTS,
    ),
    programme.RosterAdopted(
        roster=_ROSTER,
        roster_digest="sha256:" + "c2" * 32,
        by=_CHLOE,
        reason="Ben is away over Christmas.",
        at=_AT,
    ),
    programme.CalendarAdopted(calendar=_CALENDAR, calendar_digest="sha256:" + "c3" * 32, at=_AT),
    programme.PolicyAdopted(
        policy=_POLICY,
        policy_digest="sha256:" + "d3" * 32,
        version=2,
        by=_CHLOE,
        reason="Board minute 14.",
        at=_AT,
    ),
    programme.ReleasePlanned(plan=_PLAN, at=_AT),
    programme.ReleaseCleared(release=ReleaseId("2A"), at=_AT),
    programme.ReleaseCompleted(release=ReleaseId("1A"), at=_AT),
    programme.ReleaseDropped(release=ReleaseId("1A"), at=_AT),
    programme.ReleaseBlocked(release=ReleaseId("2A"), behind=ReleaseId("1A"), at=_AT),
    programme.ReviewCalled(
        month="2018-07",
        releases=(
            ReleaseReviewed(
                release=ReleaseId("1A"),
                stage=Stage.DESIGN,
                round=2,
                days_late=12,
                lacks=(Lack(what="Evidence: sprint plan.", owner=_ASHA, due=date(2018, 6, 29)),),
            ),
        ),
        at=_AT,
    ),
    programme.ReviewHeld(month="2018-07", note="1A needs a second analyst.", by=_BEN, at=_AT),
    programme.ProgrammeEnded(at=_AT),
    release.ReleaseRegistered(
        programme="shepway-fom",
        plan=_PLAN,
        at=_AT,
        benefits=("B-1A", "B-1B"),
        terms=Terms(
            training=(
                TrainingGroup(
                    id=GroupId("testers"),
                    name="Technology Testers",
                    topics=(GroupTopic(name=Topic("edge cases"), kind=TopicKind.TECHNIQUE),),
                ),
            ),
            evidence=EvidenceLimits(most_bytes=5_000_000, types=("application/pdf", "text/csv")),
            legend=registers.LEGEND,
            transition=(TransitionElement(id=ElementId("training"), name="Training"),),
            programme_team=(_BOARD.id,),
            law=_LAW,
        ),
    ),
    baseline.BaselineAdopted(
        version=2,
        reason="The platform is bought a quarter later.",
        by=_CHLOE,
        added=(ReleaseId("2C"),),
        changed=(ReleaseId("2A"), ReleaseId("2B")),
        taken_out=(ReleaseId("3"),),
        at=_AT,
    ),
    baseline.ReleaseTakenOut(release=ReleaseId("3"), at=_AT),
    baseline.ReleaseFreed(release=ReleaseId("2A"), at=_AT),
    outside.ExternalDeclared(dependency=_CASE_SYSTEMS, at=_AT),
    outside.ExternalExpected(
        external=_CASE_SYSTEMS.id, expected=date(2019, 6, 3), reason="One bid only.", by=_CHLOE, at=_AT
    ),
    outside.ExternalMet(external=_CASE_SYSTEMS.id, note="Contract of 3 June.", by=_CHLOE, at=_AT),
    outside.ExternalFailed(external=_CASE_SYSTEMS.id, reason="Nobody bid.", by=_CHLOE, at=_AT),
    outside.ReleaseHeldUp(release=ReleaseId("2A"), behind=_CASE_SYSTEMS.id, at=_AT),
    leading.LeadOffered(
        release=ReleaseId("1A"), to=_BEN, day=date(2019, 1, 1), reason="Asha moves on.", by=_ASHA, at=_AT
    ),
    leading.LeadHandedOver(
        release=ReleaseId("1A"),
        from_=_ASHA,
        to=_BEN,
        day=date(2019, 1, 1),
        reason="Asha moves on.",
        by=_BEN,
        at=_AT,
    ),
    scoring.ReleaseScored(
        release=ReleaseId("1A"),
        scores=(Score(criterion="risk", points=4), Score(criterion="speed", points=2)),
        reason="Workshop of 9 May.",
        by=_CHLOE,
        at=_AT,
    ),
    release.PlanAdopted(plan=_PLAN, baseline=2, at=_AT),
    release.ReleaseWithdrawn(baseline=2, reason="Another council does it.", at=_AT),
    release.StageEntered(stage=Stage.DESIGN, round=2, at=_AT),
    release.StageBegunAhead(stage=Stage.TRAINING, at=_AT),
    consultation.AffectedStated(affected=_AFFECTED, first_dismissal=date(2018, 7, 2), by=_BEN, at=_AT),
    consultation.ConsultationOpened(
        affected_headcount=36, closes_on=date(2018, 5, 31), affected=_AFFECTED, lawful=_LAWFUL, at=_AT
    ),
    consultation.ConsultationExtended(
        closes_on=date(2018, 6, 14), reason="The union asked for more time.", by=_BEN, at=_AT
    ),
    consultation.ConsultationClosed(at=_AT),
    consultation.ConsultationFoundUnnecessary(reason="Only vacancies are removed.", by=_BEN, at=_AT),
    consultation.RepresentativesRegistered(
        representatives=consultation.Representatives(
            kind=consultation.Representing.TRADE_UNION, body="UNISON", people=2
        ),
        by=_BEN,
        at=_AT,
    ),
    consultation.RedundanciesNotified(
        day=date(2018, 5, 1),
        reference="HR1/2018/77",
        copy="sha256:" + "ad" * 32,
        online=True,
        first_notice=date(2018, 5, 2),
        first_dismissal=date(2018, 7, 2),
        by=_BEN,
        at=_AT,
    ),
    consultation.NoticeCopied(day=date(2018, 5, 2), bodies=("UNISON", "Unite"), by=_BEN, at=_AT),
    consultation.ResponseLogged(
        response="R-1", speaks_for="UNISON", heads=30, summary="minute 4", by=_BEN, at=_AT
    ),
    consultation.ResponseAnswered(response="R-1", answer="letter 9", by=_BEN, at=_AT),
    consultation.MeetingRecorded(day=date(2018, 5, 9), bodies=("UNISON",), note="minute 4", by=_BEN, at=_AT),
    consultation.OutcomeReported(report="sha256:" + "ae" * 32, by=_BEN, at=_AT),
    consultation.TransferPlanned(
        transfer=_TRANSFER,
        information_due=date(2018, 11, 2),
        pack_digest="sha256:" + "af" * 32,
        by=_BEN,
        at=_AT,
    ),
    consultation.TransferStepRecorded(
        step=consultation.TransferStep.MEASURES_LETTER,
        day=date(2018, 10, 30),
        evidence="letter 12",
        plans_measures=True,
        by=_BEN,
        at=_AT,
    ),
    build.SprintPlanned(number=2, terms=_TERMS, by=_BEN, at=_AT),
    build.SprintStarted(number=2, of=5, at=_AT, terms=_TERMS),
    build.SprintEnded(number=2, of=5, at=_AT),
    build.RequirementAdded(requirement=_REQUIREMENT, reason="Residents asked for it.", by=_BEN, at=_AT),
    build.RequirementReclassified(
        requirement=_REQUIREMENT.id,
        moscow=Moscow.WOULD_LIKE,
        was=Moscow.MUST,
        reason="The law changed.",
        by=_BEN,
        at=_AT,
    ),
    build.RequirementResized(
        requirement=_REQUIREMENT.id, points=8, was=5, reason="Two systems.", by=_BEN, at=_AT
    ),
    build.RequirementDropped(
        requirement=_REQUIREMENT.id, was=Moscow.SHOULD, reason="Nobody asks for it.", by=_BEN, at=_AT
    ),
    build.RequirementScored(requirement=_REQUIREMENT.id, scores=_SCORES, by=_BEN, at=_AT),
    build.BacklogWeighed(weights=_WEIGHTS, reason="Board minute 15.", by=_BEN, at=_AT),
    build.RequirementPlanned(requirement=_REQUIREMENT.id, sprint=2, by=_BEN, at=_AT),
    build.RequirementMovedOut(requirement=_REQUIREMENT.id, sprint=2, by=_BEN, at=_AT),
    build.RequirementDelivered(
        requirement=_REQUIREMENT.id,
        sprint=2,
        quality=_TERMS.quality,
        built_by=_CHLOE,
        accepted_by=_BEN,
        at=_AT,
    ),
    build.RequirementCarriedOver(requirement=_REQUIREMENT.id, sprint=2, into=3, times=2, at=_AT),
    learning.ExperimentStarted(experiment=_EXPERIMENT, by=_BEN, at=_AT),
    learning.ExperimentMeasured(experiment=_EXPERIMENT.id, result=59, by=_BEN, at=_AT),
    learning.ExperimentScaled(experiment=_EXPERIMENT.id, reason="Calls are short.", by=_BEN, at=_AT),
    learning.ExperimentDropped(experiment=_EXPERIMENT.id, reason="No effect.", by=_BEN, at=_AT),
    release.EvidenceOffered(stage=Stage.CONSULTATION, evidence=_EVIDENCE, at=_AT),
    release.ReadinessReported(
        measure=Measure.TRAINING,
        portion=Portion(done=30, of=32, outstanding=("Asha", "Ben")),
        by=_CHLOE,
        at=_AT,
    ),
    release.StageSubmitted(stage=Stage.TRAINING, round=2, gate="shepway-fom/1A/training", at=_AT),
    release.StagePassed(stage=Stage.BUILD_SPRINTS, round=2, outcome=Outcome.APPROVED_WITH_CONDITIONS, at=_AT),
    release.StageReturned(
        stage=Stage.SIGN_OFF, round=1, outcome=Outcome.WITHDRAWN, evidence_digest="sha256:00", at=_AT
    ),
    release.StageDeferred(stage=Stage.TRAINING, round=2, until=date(2019, 2, 28), at=_AT),
    release.ReleaseStopped(
        stage=Stage.DESIGN, round=3, reason="The grant fell through.", at=_AT, exit_cost=Pence(40_000_00)
    ),
    release.ReleaseSignedOff(at=_AT),
    transition.TransitionElementPlanned(
        element=ElementId("training"), owner=_BEN, due=date(2018, 11, 30), by=_ASHA, at=_AT
    ),
    transition.TransitionElementDelivered(
        element=ElementId("training"), note="All were there.", evidence_digest="sha256:aa", by=_BEN, at=_AT
    ),
    transition.TransitionElementRuledOut(
        element=ElementId("parallel-running"), reason="Nothing runs beside it.", by=_BEN, at=_AT
    ),
    watching.ProcessStopDeclared(
        process=ProcessId("letters"),
        stops_on=date(2018, 12, 21),
        watched_for="People who are not online.",
        watcher=_CHLOE,
        until=date(2019, 3, 31),
        by=_ASHA,
        at=_AT,
    ),
    watching.NoAdverseEffectFound(process=ProcessId("letters"), note="No complaint.", by=_CHLOE, at=_AT),
    watching.AdverseEffectFound(
        process=ProcessId("letters"), effect=1, what="Eleven missed a date.", by=_CHLOE, at=_AT
    ),
    watching.AdverseEffectResolved(
        process=ProcessId("letters"), effect=1, how="They are telephoned.", by=_BEN, at=_AT
    ),
    watching.OldCasesKept(
        cases="planning cases", where="the archive", until=date(2034, 3, 31), by=_ASHA, at=_AT
    ),
    lesson.LessonRecorded(lesson=_LESSON, by=_ASHA, at=_AT),
    lesson.LessonOffered(lesson=_LESSON, at=_AT),
    lesson.LessonTakenUp(lesson="1A/L-1", how="Journeys come first.", by=_ASHA, at=_AT),
    lesson.LessonDeclined(lesson="1A/L-1", reason="It has no journeys.", by=_ASHA, at=_AT),
    going_live.ReleaseWentLive(by=_ASHA, at=_AT),
    going_live.HandoverOffered(part="portal", to=_CHLOE, by=_ASHA, at=_AT),
    going_live.HandoverAccepted(part="portal", by=_CHLOE, at=_AT),
    going_live.NonComplianceRaised(
        item="paper forms", what="Two teams still print.", owner=_BEN, by=_ASHA, at=_AT
    ),
    going_live.NonComplianceAddressed(item="paper forms", how="The printers left.", by=_BEN, at=_AT),
    ExitCostEstimated(
        cost=ExitCost(stage=Stage.BUILD_SPRINTS, amount=Pence(150_000_00)),
        basis="The supplier's notice of three months.",
        by=_BEN,
        at=_AT,
    ),
    ReleaseClosed(by=_ASHA, at=_AT),
    OwnerReminded(
        reminder=Reminder(about=About.WATCH_ENDS, item="letters", to=_CHLOE, day=date(2018, 12, 31)), at=_AT
    ),
    *registers.EXAMPLES,
    deliverables.DeliverableAdded(
        plan=PlannedDeliverable(
            id=DeliverableId("DD-13"),
            name="easy read version",
            stage=Stage.TRAINING,
            number="13",
            strand=Strand.PEOPLE,
            taken_from="set-up",
            owner=_ASHA,
            due=date(2018, 9, 28),
            acceptors=(_CHLOE,),
        ),
        reason="The council's equality panel asked for it.",
        by=_BEN,
        at=_AT,
    ),
    *watched.EXAMPLES,
    deliverables.DeliverableAssigned(
        deliverable=_BASELINE, owner=_BEN, due=date(2018, 4, 27), by=_ASHA, at=_AT
    ),
    deliverables.DeliverableDrafted(
        deliverable=_BASELINE,
        version=2,
        evidence="baseline",
        digest="sha256:" + "ab" * 32,
        note="With the figures of March.",
        author=_BEN,
        by=_ASHA,
        at=_AT,
    ),
    deliverables.DeliverableAccepted(deliverable=_BASELINE, version=2, by=_CHLOE, at=_AT),
    deliverables.DeliverableReturned(
        deliverable=_BASELINE, version=1, reason="March is missing.", by=_CHLOE, at=_AT
    ),
    deliverables.DeliverableFoundUnneeded(
        deliverable=_BASELINE, reason="1A brings no benefit of its own.", by=_CHLOE, at=_AT
    ),
    deliverables.DeliverableReopened(
        deliverable=_BASELINE, reason="A benefit was found after all.", by=_CHLOE, at=_AT
    ),
    training.TrainingNeedIdentified(
        need=Need(group=GroupId("testers"), heads=14, topics=(Topic("edge cases"),)),
        reason="Two more joined.",
        by=_BEN,
        at=_AT,
    ),
    training.SessionPlanned(
        session=Session(
            id=SessionId("T-1"),
            topics=(Topic("edge cases"),),
            groups=(GroupId("testers"),),
            day=date(2018, 11, 6),
            places=15,
            provider="Learning team",
        ),
        at=_AT,
    ),
    training.SessionCancelled(session=SessionId("T-2"), reason="The trainer is ill.", at=_AT),
    training.HeadsAttended(session=SessionId("T-1"), group=GroupId("testers"), heads=11, by=_BEN, at=_AT),
    training.StaffAttended(
        session=SessionId("T-1"),
        group=GroupId("builders"),
        references=(StaffReference("E1042"), StaffReference("E1043")),
        by=_BEN,
        at=_AT,
    ),
    training.AttendanceStruck(
        session=SessionId("T-1"),
        group=GroupId("builders"),
        references=(StaffReference("E1043"),),
        reason="It was somebody else.",
        by=_BEN,
        at=_AT,
    ),
    training.ChampionNamed(champion=Champion(who=_CHLOE, team="Planning", since=date(2018, 10, 1)), at=_AT),
    training.ChampionStoodDown(
        who=_CHLOE, team="Planning", until=date(2018, 12, 21), reason="Chloë has another post.", at=_AT
    ),
    gate.GateOpened(
        subject=GateSubject(programme="shepway-fom", release="1A", stage=Stage.DESIGN, round=2),
        policy=_POLICY,
        policy_digest="sha256:" + "d3" * 32,
        steps=(
            OpenStep(
                step=_POLICY.steps[0],
                panels=(_PANEL,),
            ),
        ),
        way_up=(_CABINET_SEAT,),
        roster_digest="sha256:" + "c2" * 32,
        evidence=(_EVIDENCE,),
        evidence_digest="sha256:" + "e4" * 32,
        requested_by=_ASHA,
        calendar=_CALENDAR,
        due=_DUE,
        at=_AT,
        facts=_FACTS,
        freezes=(_FREEZE,),
        scrutiny=_PANEL,
        glass=_PANEL,
        reviewers=_PANEL,
        stewards=(_CHLOE,),
    ),
    gate.GateFoundUnsatisfiable(empty_seats=(_BOARD.id, _CABINET.id), at=_AT),
    gate.DecisionTaken(
        submission="01932d3e-ben",
        step="decide",
        by=_BEN,
        choice=Choice.APPROVE,
        reason="The figures add up.",
        conditions=(_CONDITION,),
        evidence_digest="sha256:" + "e4" * 32,
        at=_AT,
        for_=_CHLOE,
        material_digest="sha256:" + "e5" * 32,
        until=date(2019, 4, 1),
    ),
    gate.DecisionRefused(
        submission="01932d3e-asha",
        by=_ASHA,
        choice=Choice.REJECT,
        refusal="DeciderIsRequester",
        sentence="Separation of duties: whoever asked for the gate may not decide it.",
        at=_AT,
    ),
    gate.GateEvidenceChanged(evidence=(_EVIDENCE,), evidence_digest="sha256:" + "f5" * 32, at=_AT),
    attempt.AttemptRefused(
        stream="gate-shepway-fom/1A/design-2",
        attempt="withdraw-gate",
        by=_CHLOE,
        refusal="NotForYouToWithdraw",
        sentence="A gate is withdrawn by whoever asked for it, or by a steward of the programme.",
        at=_AT,
    ),
    replay.HistoryReplayed(until=812, facts=640, rounds=12, rows=288, at=_AT),
    replay.HistoryDiffered(
        until=812,
        found_at=431,
        place="gate-shepway-fom/1A/design-2",
        what="It closed as approved, and what was recorded amounts to rejected.",
        at=_AT,
    ),
    gate.GateFactsChanged(facts=_FACTS, facts_digest="sha256:" + "f6" * 32, at=_AT),
    gate.GateReminded(number=3, asked=(_BEN, _CHLOE), at=_AT),
    gate.GateEscalated(level=1, to=_CABINET_SEAT, due=_DUE, at=_AT),
    gate.GateClosed(
        outcome=Outcome.REJECTED,
        reasons=("ben rejected: Too dear – by £5.",),
        at=_AT,
        ratify_by=_DUE,
        takes_effect=_DUE,
        until=date(2019, 4, 1),
    ),
    aftermath.OutcomeTookEffect(at=_AT),
    aftermath.DecisionCalledIn(by=_CHLOE, reason="It was not in the forward plan.", at=_AT),
    aftermath.CallInAnswered(stands=False, by=_CHLOE, reason="Hear the parish first.", at=_AT),
    aftermath.CallInWaived(by=_CHLOE, reason="The grant ends tomorrow.", at=_AT),
    gate.OverrideProposed(
        by=_BEN,
        reference="INC-7",
        reason="The old system fails tonight.",
        evidence_digest="sha256:" + "e4" * 32,
        until=_DUE,
        at=_AT,
    ),
    gate.GateOverridden(
        by=(_BEN, _CHLOE), reference="INC-7", reason="The old system fails tonight.", until=_DUE, at=_AT
    ),
    aftermath.OverrideReviewed(was_right=True, by=_ASHA, note="There was no other way.", at=_AT),
    gate.PolicyRebased(
        policy=_POLICY,
        policy_digest="sha256:" + "d4" * 32,
        steps=(OpenStep(step=_POLICY.steps[0], panels=(_PANEL,)),),
        way_up=(_CABINET_SEAT,),
        scrutiny=_PANEL,
        glass=_PANEL,
        reviewers=_PANEL,
        due=_DUE,
        reason="The board changed its rules.",
        by=_CHLOE,
        at=_AT,
    ),
    gate.RosterRebased(
        roster_digest="sha256:" + "c4" * 32,
        steps=(OpenStep(step=_POLICY.steps[0], panels=(_PANEL,)),),
        way_up=(_CABINET_SEAT,),
        scrutiny=_PANEL,
        glass=_PANEL,
        reviewers=_PANEL,
        stewards=(_CHLOE,),
        leavers=(_BEN,),
        reason="Ben has left.",
        by=_CHLOE,
        at=_AT,
    ),
    gate.DeciderRecused(by=_BEN, reason="My firm has tendered.", at=_AT),
    gate.VotesCounted(step="board-vote", at=_AT),
    aftermath.DecisionRatified(reasons=("Nobody said no.",), at=_AT),
    aftermath.DecisionLapsed(
        reasons=("It was not ratified in time.",), released="1A went on after design.", at=_AT
    ),
    aftermath.ConditionDischarged(condition="C-1", by=_CHLOE, note="All were trained.", at=_AT),
    aftermath.ConditionFoundOverdue(
        condition="C-1", owner=_CHLOE, due=date(2019, 2, 28), at=_AT, escalated_to=(_CHLOE,)
    ),
    benefit.BenefitRegistered(programme="shepway-fom", profile=_PROFILE, at=_AT),
    benefit.BaselineMeasured(
        annual=Pence(2_635_811_00),
        method="Payroll of March, times twelve.",
        measured_on=date(2018, 3, 31),
        by=_BEN,
        at=_AT,
    ),
    benefit.ForecastRevised(
        forecast=Forecast(
            low=Pence(300_000_00),
            likely=Pence(380_000_00),
            high=Pence(410_000_01),
            confidence=Confidence.MEDIUM,
        ),
        experiment="T-1",
        measured=59,
        reason="Calls are shorter.",
        by=_BEN,
        at=_AT,
    ),
    benefit.BenefitPosted(quarter=_QUARTER, at=_AT),
    benefit.MeasurementAsked(review=2, at=_AT),
    benefit.MeasurementFoundLate(review=2, at=_AT),
    benefit.BenefitMeasured(
        review=2,
        annual=Pence(390_000_01),
        by=_BEN,
        at=_AT,
        measured_on=date(2019, 9, 30),
        reason="A post is kept.",
    ),
    benefit.BenefitFoundShort(review=2, annual=Pence(390_000_01), expected=Pence(397_623_29), at=_AT),
    benefit.BenefitPartRealised(
        annual=Pence(390_000_01), promised=Pence(397_623_29), reason="A post is kept.", at=_AT
    ),
    benefit.MeasurementConfirmed(review=2, by=_CHLOE, at=_AT),
    benefit.BenefitRealised(annual=Pence(390_000_01), at=_AT),
    benefit.BenefitWrittenOff(reason="The posts stay.", by=_BEN, at=_AT),
    benefit.BenefitWithdrawn(reason="1A was stopped at design.", at=_AT),
    benefit.BenefitOffered(to=_CHLOE, by=_BEN, at=_AT),
    benefit.BenefitTakenOver(by=_CHLOE, at=_AT),
    fund.FundEstablished(
        programme="surrey-ctp",
        plan=_FUND,
        at=_AT,
        evidence=EvidenceLimits(most_bytes=1000, types=("application/pdf",)),
    ),
    fund.MoneyAsked(
        ask=AskId("2025-26-more"),
        round=2,
        year=2025,
        line=LineId("backfill"),
        from_line=LineId("contingency"),
        amount=Pence(76_000_01),
        increases=AskId("2025-26"),
        shares=(
            Share(role=_BOARD.id, amount=Pence(38_000_00)),
            Share(role=_CABINET.id, amount=Pence(38_000_01)),
        ),
        gate=_POLICY.id,
        deciders=(_BOARD.id, _CABINET.id),
        requested_by=_ASHA,
        at=_AT,
        release=ReleaseId("1A"),
    ),
    fund.AskEvidenceOffered(ask=AskId("2025-26"), evidence=_EVIDENCE, at=_AT),
    fund.MoneyGranted(
        ask=AskId("2025-26-more"),
        round=2,
        capability=CapabilityId("2025-26-more-2"),
        amount=Pence(76_000_01),
        under=(_BOARD.id, _CABINET.id),
        valid_until=_DUE,
        at=_AT,
    ),
    fund.AskClosed(
        ask=AskId("2025-26"), round=1, outcome=Outcome.REJECTED, reason="No benefit is shown yet.", at=_AT
    ),
    fund.DrawdownReleased(
        capability=CapabilityId("2025-26-2"),
        amount=Pence(3_470_999_99),
        reference="J-2025-04-117",
        by=_ASHA,
        at=_AT,
    ),
    fund.CapabilityRevoked(
        capability=CapabilityId("2025-26-2"),
        reason="It was not ratified in time.",
        unspent=Pence(1),
        drawn=Pence(3_470_999_99),
        at=_AT,
    ),
    fund.LinesVired(
        from_line=LineId("contingency"),
        to_line=LineId("backfill"),
        amount=Pence(76_000_01),
        under=(_BOARD.id, _CABINET.id),
        reference="V-2025-3",
        reason="Specialists over five months.",
        by=_BEN,
        at=_AT,
        ask=AskId("2025-26-more"),
    ),
    fund.MoneyReturned(
        release=ReleaseId("1A"),
        reason="1A was stopped at design.",
        unspent=Pence(471_000_00),
        drawn=Pence(3_000_000_00),
        at=_AT,
    ),
    log_key.LogKeyAnnounced(
        former="record.shepway.example/log+00000001+Aa",
        key="record.shepway.example/log+00000002+Ab",
        reason="It is five years old.",
        by=_CHLOE,
        at=_AT,
    ),
    person.LegalHoldPlaced(person=_PERSON, reason="A claim is expected.", by=_CHLOE, at=_AT),
    person.LegalHoldLifted(person=_PERSON, reason="The claim is settled.", by=_CHLOE, at=_AT),
    person.PersonalDataErased(
        person=_PERSON, legal_basis="Article 17(1)(b)", positions=(3, 7), by=_CHLOE, at=_AT
    ),
    fund.MoneyFrozen(reason="Report under section 114.", by=_CHLOE, at=_AT),
    fund.FreezeLifted(reason="The budget balances again.", by=_CHLOE, at=_AT),
    business_case.BusinessCaseAdopted(programme="surrey-ctp", plan=_CASE, at=_AT),
    business_case.BusinessCaseRevised(version=_VERSION, by=_BEN, at=_AT),
    business_case.ActualsRecorded(
        file="june.csv",
        digest="sha256:" + "ab" * 32,
        entries=(
            Entry(
                period="2025-06",
                year=2025,
                line=CaseLineId("transformation"),
                amount=Pence(-1_234_56),
                kind=SpendKind.ACCRUAL,
                reference="J-17",
                written="2025-06, transformation, -1234.56, accrual, J-17",
            ),
        ),
        again=3,
        not_understood=(NotUnderstood(number=5, written="2025-06, hub, 1.005", reason="A fraction."),),
        by=_CHLOE,
        at=_AT,
    ),
)

GOLDEN: Mapping[type[Event], Event] = {type(event): event for event in _EVENTS}


def golden_file(event: type[Event]) -> Path:
    """Where the stored form of an event is kept, as of its newest version."""
    stored = EVENTS[event]
    return FOLDER / f"{stored.name}.v{stored.schema}.json"


def write_missing() -> list[Path]:
    """Freezes the events that have no golden file yet, and tells which."""
    FOLDER.mkdir(exist_ok=True)
    written = []
    for event in GOLDEN.values():
        path = golden_file(type(event))
        if not path.exists():
            path.write_bytes(codec().encode(event, BY))
            written.append(path)
    return written


if __name__ == "__main__":
    for path in write_missing():
        sys.stdout.write(f"frozen: {path.name}\n")
