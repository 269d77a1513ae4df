"""Whether registers, milestones, colours, costs and counts hold together: each problem at its place."""

from dataclasses import replace
from datetime import date

import pytest

from domain.gate.check import Check, CheckKind
from domain.indicator.plan import Measured, TargetToCome
from domain.indicator.value import Value
from domain.milestone.plan import Milestone
from domain.money import Pence
from domain.plan_quarter import PlanCalendar
from domain.programme.counts import Counted, CountOf, PrintedCount, count_of
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path
from domain.programme.register.plan import (
    FUNDING,
    PROJECTS,
    RESOURCING,
    WORKSTREAMS,
    EntryId,
    Register,
    RegisterEntry,
    RegisterId,
    Rule,
)
from domain.programme.soundness import problems
from domain.release.cost import YearsCost
from domain.release.plan import ReleasePlan
from domain.release.rating.legend import Colour, Legend
from domain.risk.scale import NO_SCALE, RiskScale
from domain.risk.terms import Appetite
from domain.roster import RoleId
from tests.domain.fund import scene as fund
from tests.domain.indicator import scene as indicator
from tests.domain.people import actor
from tests.domain.programme.scene import PLAN, PLAN_1A, STAGE_GATE, with_first
from tests.domain.risk import scene as risk

CALENDAR = PlanCalendar(name="Action plan", first=date(2018, 7, 1), quarters=5)
AGREED = Milestone(id="M1", text="Agreed", due=date(2018, 9, 30), quarter=1, key=True)
CHANGE = RegisterEntry(id=EntryId("contract"), title="Contract change", rule=Rule.LIKE_FOR_LIKE)
SAVE = RegisterEntry(id=EntryId("save"), title="Invest to save")
REVIEWED = RegisterEntry(id=EntryId("P6"), title="Regular review", rule=Rule.REVIEW_TIME)
FUNDED = Register(id=FUNDING, name="Funding approaches", entries=(CHANGE, SAVE))
COST = YearsCost(year=2018, budget=Pence(40_000_00))
LEGEND = Legend(colours=(Colour(name="red", means="off track"), Colour(name="green", means="on track")))
RATED = replace(STAGE_GATE, checks=(Check(kind=CheckKind.RATING, names=("green", "blue")),))


def register(id: RegisterId, *entries: RegisterEntry) -> Register:
    return Register(id=id, name="A register", entries=entries)


def entry(**changes: object) -> RegisterEntry:
    return replace(SAVE, **changes)  # type: ignore[arg-type]


def keeping(*registers: Register, release: ReleasePlan = PLAN_1A) -> ProgrammePlan:
    return replace(with_first(release), registers=registers)


def planning(*milestones: Milestone) -> ProgrammePlan:
    release = replace(PLAN_1A, milestones=milestones)
    return replace(with_first(release), plan_calendar=CALENDAR)


def funded(*funding: str, cost: YearsCost = COST) -> ProgrammePlan:
    return keeping(FUNDED, release=replace(PLAN_1A, funding=funding, costs=(cost,)))


def counting(of: CountOf, printed: int = 3) -> ProgrammePlan:
    counts = (PrintedCount(name="things", printed=printed, of=of),)
    return replace(keeping(FUNDED), counts=counts)


MILESTONE: Path = ("releases", 0, "milestones", 0)
ENTRY: Path = ("registers", 0, "entries", 0)
PROBLEMS: dict[str, tuple[ProgrammePlan, Path, str]] = {
    "its own parent": (replace(PLAN, parent=PLAN.id), ("programme", "parent"), "not a part of itself"),
    "a plan without quarters": (
        replace(PLAN, plan_calendar=replace(CALENDAR, quarters=0)),
        ("plan_calendar", "quarters"),
        "at least one quarter",
    ),
    "a lead-in that cannot be": (
        replace(PLAN, plan_calendar=replace(CALENDAR, lead_in_months=-1)),
        ("plan_calendar", "lead_in_months"),
        "a number of months",
    ),
    "a quarter of no calendar": (
        with_first(replace(PLAN_1A, milestones=(AGREED,))),
        (*MILESTONE, "quarter"),
        "Name the plan_calendar",
    ),
    "a quarter that the plan has not": (
        planning(replace(AGREED, quarter=6)),
        (*MILESTONE, "quarter"),
        "Action plan has no quarter 6: it has 5.",
    ),
    "a milestone twice": (
        planning(AGREED, AGREED),
        ("releases", 0, "milestones", 1, "id"),
        "M1 is there twice.",
    ),
    "negative review": (
        planning(replace(AGREED, review_days=-1)),
        (*MILESTONE, "review_days"),
        "a number of days",
    ),
    "a key milestone without review": (
        replace(planning(AGREED), registers=(register(RegisterId("principles"), REVIEWED),)),
        (*MILESTONE, "review_days"),
        "as P6 says: Regular review.",
    ),
    "a key milestone of the programme without review": (
        replace(
            PLAN,
            milestones=(replace(AGREED, quarter=None),),
            registers=(register(RegisterId("principles"), REVIEWED),),
        ),
        ("milestones", 0, "review_days"),
        "as P6 says",
    ),
    "a register twice": (keeping(FUNDED, FUNDED), ("registers", 1, "id"), "is there twice."),
    "an entry twice": (
        keeping(register(WORKSTREAMS, SAVE, SAVE)),
        ("registers", 0, "entries", 1, "id"),
        "save is there twice.",
    ),
    "a stranger as owner": (
        keeping(register(WORKSTREAMS, entry(owner=actor("zoe").identity))),
        (*ENTRY, "owner"),
        "zoe is not among the people.",
    ),
    "a risk owned by a stranger": (
        replace(PLAN, risks=(replace(risk.PLAN, scores=(), owners=(actor("zoe").identity,)),)),
        ("risks", 0, "owner"),
        "zoe is not among the people.",
    ),
    "a risk twice": (
        replace(PLAN, risk_terms=risk.TERMS, risks=(risk.PLAN, risk.PLAN)),
        ("risks", 1, "id"),
        "R12 is there twice.",
    ),
    "a score without a scale": (
        replace(PLAN, risks=(replace(risk.PLAN, scores=risk.PLAN.scores[:1]),)),
        ("risks", 0, "inherent"),
        "the programme has no scale",
    ),
    "a scale of likelihood alone": (
        replace(PLAN, risk_terms=replace(risk.TERMS, appetite=None, scale=RiskScale(likelihood=risk.FIVE))),
        ("risk_scale",),
        "likelihood and of impact",
    ),
    "levels that fall": (
        replace(
            PLAN,
            risk_terms=replace(risk.TERMS, scale=RiskScale(likelihood=risk.FIVE[::-1], impact=risk.FIVE)),
        ),
        ("risk_scale",),
        "rising from one",
    ),
    "an appetite without a scale": (
        replace(PLAN, risk_terms=replace(risk.TERMS, scale=NO_SCALE)),
        ("risk_rules", "appetite"),
        "there is none",
    ),
    "an appetite below nothing": (
        replace(PLAN, risk_terms=replace(risk.TERMS, appetite=Appetite(most=-1))),
        ("risk_rules", "appetite"),
        "below nothing",
    ),
    "a review in the past": (
        replace(PLAN, risk_terms=replace(risk.TERMS, review_months=-1)),
        ("risk_rules", "review_every_months"),
        "a number of months",
    ),
    "risks kept by no board": (
        replace(PLAN, risk_terms=replace(risk.TERMS, board=RoleId("king"))),
        ("risk_rules", "board"),
        "There is no role king.",
    ),
    "an indicator owned by a stranger": (
        replace(PLAN, indicators=(replace(indicator.PLAN, owner=actor("zoe").identity),)),
        ("indicators", 0, "owner"),
        "zoe is not among the people.",
    ),
    "an indicator twice": (
        replace(PLAN, indicators=(indicator.PLAN, indicator.PLAN)),
        ("indicators", 1, "id"),
        "13 is there twice.",
    ),
    "a target that is still to come": (
        replace(PLAN, indicators=(replace(indicator.PLAN, to_come=TargetToCome(words="soon")),)),
        ("indicators", 0, "target_due"),
        "There is a target already",
    ),
    "a range that falls": (
        replace(PLAN, indicators=(replace(indicator.PLAN, baseline=Measured(value=Value(low=2, high=1))),)),
        ("indicators", 0, "baseline"),
        "rises",
    ),
    "a count of risks that are not there": (
        counting(CountOf(what=Counted.REGISTER, name="risks")),
        ("counts", 0, "of"),
        "keeps no register risks.",
    ),
    "a line of no project": (
        replace(
            PLAN,
            fund=replace(
                fund.PLAN,
                gates=(STAGE_GATE.id,),
                years=(),
                lines=(replace(fund.PLAN.lines[0], project="estates"), *fund.PLAN.lines[1:]),
            ),
        ),
        ("fund", "lines", 0, "project"),
        "keeps no register projects.",
    ),
    "a stream of no register": (
        with_first(replace(PLAN_1A, workstream="core")),
        ("releases", 0, "workstream"),
        "keeps no register workstreams.",
    ),
    "a stream that is not there": (
        keeping(register(WORKSTREAMS, SAVE), release=replace(PLAN_1A, workstream="core")),
        ("releases", 0, "workstream"),
        "core is not in the register workstreams: save.",
    ),
    "a project that is not there": (
        keeping(register(PROJECTS, SAVE), release=replace(PLAN_1A, project="estates")),
        ("releases", 0, "project"),
        "estates is not in the register projects",
    ),
    "a resourcing that is not there": (
        keeping(register(RESOURCING, SAVE), release=replace(PLAN_1A, resourcing="magic")),
        ("releases", 0, "resourcing"),
        "magic is not",
    ),
    "a funding that is not there": (funded("save", "luck"), ("releases", 0, "funding", 1), "luck is not"),
    "like for like that costs more": (
        funded("contract"),
        ("releases", 0, "costs", 0, "argued_in"),
        "Contract change is like for like and costs no more. Name the business case",
    ),
    "a year twice": (
        keeping(release=replace(PLAN_1A, costs=(COST, COST))),
        ("releases", 0, "costs", 1, "year"),
        "2018 is there twice.",
    ),
    "a negative budget": (
        keeping(release=replace(PLAN_1A, costs=(replace(COST, budget=Pence(-1)),))),
        ("releases", 0, "costs", 0, "budget"),
        "cannot be negative",
    ),
    "a colour twice": (
        replace(PLAN, legend=Legend(colours=(*LEGEND.colours, LEGEND.colours[0]))),
        ("rag_legend", 2, "colour"),
        "red is there twice.",
    ),
    "a colour that no legend has": (
        replace(PLAN, legend=LEGEND, policies=(RATED,)),
        ("policies", 0, "checks", 0, "names"),
        "blue is not in the legend: red, off track; green, on track.",
    ),
    "a colour that is not named": (
        replace(PLAN, legend=LEGEND, policies=(replace(RATED, checks=(Check(kind=CheckKind.RATING),)),)),
        ("policies", 0, "checks", 0, "names"),
        "Name the colours",
    ),
    "a negative count": (counting(CountOf(what=Counted.RELEASES), -1), ("counts", 0, "printed"), "negative"),
    "a count of no register": (
        counting(CountOf(what=Counted.REGISTER, name="principles")),
        ("counts", 0, "of"),
        "keeps no register principles.",
    ),
    "a count of no set": (counting(CountOf(what=Counted.DELIVERABLES)), ("counts", 0, "of"), "which set"),
}


@pytest.mark.parametrize(("plan", "path", "sentence"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_problem_is_told_at_its_place(plan: ProgrammePlan, path: Path, sentence: str) -> None:
    (problem,) = problems(plan)
    assert problem.path == path
    assert sentence in problem.sentence


@pytest.mark.parametrize(
    "plan",
    [
        funded("contract", cost=replace(COST, argued_in="Devices of councillors")),
        funded("contract", cost=YearsCost(year=2018)),
        funded("contract", "save"),
        funded("save"),
        planning(replace(AGREED, review_days=5)),
        planning(replace(AGREED, key=False)),
        replace(PLAN, parent="Bedford Borough 2020"),
        counting(CountOf(what=Counted.REGISTER, name=FUNDING)),
    ],
)
def test_what_is_argued_for_reviewed_and_there_is_sound(plan: ProgrammePlan) -> None:
    assert problems(plan) == ()


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("releases", CountOf(what=Counted.RELEASES)),
        ("releases:contract change", CountOf(what=Counted.RELEASES, name="contract change")),
        ("releases:project/core-it", CountOf(what=Counted.RELEASES, name="project", area="core-it")),
        ("boards", CountOf(what=Counted.BOARDS)),
        ("register:risks/technology", CountOf(what=Counted.REGISTER, name="risks", area="technology")),
        ("deliverables:set-up", CountOf(what=Counted.DELIVERABLES, name="set-up")),
        ("sheep", None),
    ],
)
def test_a_blueprint_says_what_is_counted(words: str, of: CountOf | None) -> None:
    assert count_of(words) == of
    assert of is None or str(of) == words
