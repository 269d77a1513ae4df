"""Ways that a gate can be taken: commands, sensible and not, over few people and few names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.aggregate import Command
from domain.evidence import evidence_digest
from domain.freeze import FreezeWindow
from domain.gate import commands as gate
from domain.gate.check import Check, CheckKind
from domain.gate.facts import NO_FACTS, SubjectFacts
from domain.gate.outcome import Choice
from domain.gate.policy import BreakGlass, CallInRule
from domain.gate.step import Ask, Method, Step, StepKind, decided_by
from domain.release.readiness import Portion
from domain.roster import Roster, held_by
from tests.domain.gate.scene import (
    BOARD,
    BUDGET,
    CABINET,
    COUNCIL,
    DESIGN,
    FINANCE,
    OPEN_GATE,
    POLICY,
    REDESIGN,
    ROSTER,
    TRAIN,
    approve,
    discharge,
    escalate,
)
from tests.domain.people import ASHA, BEN, CHLOE, DINA, FARAH, GITA, HANA, IVO, LOCKGATE, NOON
from tests.domain.programme.scene import with_holders
from tests.domain.walking import LEVELS, TIMES, UNTIL, Commands, joined, part_of

DECIDERS = (BEN, CHLOE, DINA, FARAH)
BENS_DESIGN = replace(DESIGN, author=BEN.identity)
EVIDENCE_SETS = ((DESIGN,), (REDESIGN,), (BENS_DESIGN,), (DESIGN, BUDGET), ())
EVIDENCE = st.sampled_from(EVIDENCE_SETS)
SEEN = st.sampled_from([evidence_digest(pieces) for pieces in (*EVIDENCE_SETS[:1] * 5, *EVIDENCE_SETS)])
HOLDERS = st.lists(st.sampled_from([who.identity for who in DECIDERS]), unique=True, max_size=3).map(tuple)
MUSTS = Check(kind=CheckKind.MUSTS)
FACTS = (
    NO_FACTS,
    replace(NO_FACTS, musts=Portion(done=1, of=2)),
    replace(NO_FACTS, musts=Portion(done=2, of=2)),
    replace(NO_FACTS, conditions_late=("shepway-fom/1A/design C-1",)),
)
RULES: tuple[Mapping[str, Any], ...] = (
    {},
    {},
    {"call_in": CallInRule(by=COUNCIL, within_days=5)},
    {"break_glass": BreakGlass(by=CABINET, reviewed_by=COUNCIL)},
    {"checks": (MUSTS,), "material": (CheckKind.MUSTS,)},
    {"break_point": True, "deemed_consent": True, "immaterial": ("budget",)},
)
ELECTION = FreezeWindow(since=NOON.date(), until=(NOON + timedelta(days=9)).date(), reason="Election.")
SOON = NOON + timedelta(hours=2)
HEARD_FIRST = (Step(id="hear", kind=StepKind.CONSULT, asks=(Ask(role=FINANCE),)), *decided_by(BOARD))
VOTED = (Step(id="vote", kind=StepKind.DECIDE, asks=(Ask(role=BOARD),), method=Method.MAJORITY),)
RATIFIED = (
    *decided_by(BOARD),
    Step(id="ratify", kind=StepKind.RATIFY, asks=(Ask(role=FINANCE),), within_days=5),
)


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    return replace(
        ROSTER, roles=tuple(replace(role, holdings=held_by(*draw(HOLDERS))) for role in ROSTER.roles)
    )


def gates_opened(rules: Sequence[Mapping[str, Any]] = RULES) -> SearchStrategy[gate.OpenGate]:
    plain = st.sampled_from([(BOARD,), (BOARD, FINANCE), (BOARD, FINANCE), (BOARD, BOARD), ()])
    asked = plain.map(lambda roles: decided_by(*roles)) | st.sampled_from([HEARD_FIRST, VOTED, RATIFIED])
    return st.builds(
        lambda roster, evidence, asked, wanted, requester, rules, freezes: replace(
            OPEN_GATE,
            roster=roster,
            evidence=evidence,
            policy=replace(POLICY, steps=asked, evidence=wanted, **rules),
            requested_by=requester.identity,
            freezes=freezes,
            stewards=(COUNCIL,),
        ),
        st.just(ROSTER) | rosters(),
        st.just((DESIGN,)) | EVIDENCE,
        asked,
        st.sampled_from([("design",), ("design", "budget"), ()]),
        st.sampled_from([ASHA, ASHA, BEN]),
        st.sampled_from(rules),
        st.sampled_from([(), (), (ELECTION,)]),
    )


def decisions() -> SearchStrategy[gate.Decide]:
    return st.builds(
        gate.Decide,
        subject=st.just(OPEN_GATE.subject),
        by=st.sampled_from([*DECIDERS, *DECIDERS, ASHA, HANA]),
        at=st.sampled_from([*[NOON] * 5, NOON + timedelta(days=20)]),
        submission=st.sampled_from("abcd"),
        choice=st.sampled_from([*[Choice.APPROVE] * 7, *Choice]),
        until=UNTIL,
        evidence_digest=SEEN,
        reason=st.sampled_from(["", "Costs are missing."]),
        conditions=st.sampled_from([(), (), (TRAIN,), (replace(TRAIN, id="C-2"),), (TRAIN, TRAIN)]),
    )


def other_gate_commands(facts: Sequence[SubjectFacts] = FACTS) -> SearchStrategy[Command]:
    asked = {"subject": st.just(OPEN_GATE.subject), "by": st.just(LOCKGATE), "at": TIMES}
    words = st.sampled_from(["", "Done."])
    return st.one_of(
        st.builds(gate.ChangeEvidence, **asked, evidence=EVIDENCE),
        st.builds(gate.RemindDeciders, **asked, number=LEVELS),
        st.builds(gate.EscalateGate, **asked, level=LEVELS),
        st.builds(gate.FlagOverdueConditions, **asked),
        st.builds(gate.CountVotes, **asked, step=st.sampled_from(["decide", "vote", "ratify"])),
        st.builds(gate.LapseDecision, **asked),
        st.builds(gate.TakeEffect, **asked),
        st.builds(gate.ChangeFacts, **asked, facts=st.sampled_from(facts)),
        st.builds(gate.Recuse, **{**asked, "by": st.sampled_from(DECIDERS)}, reason=words),
        st.builds(
            gate.DischargeCondition,
            **{**asked, "by": st.sampled_from([HANA, BEN, ASHA])},
            condition=st.sampled_from(["C-1", "C-2", "C-3"]),
            note=words,
        ),
    )


def from_people() -> SearchStrategy[Command]:
    """What people ask of a gate besides to decide, in good time and late."""
    asked = {
        "subject": st.just(OPEN_GATE.subject),
        "by": st.sampled_from([FARAH, GITA, GITA, BEN, IVO]),
        "at": st.sampled_from([SOON, SOON, NOON + timedelta(days=20)]),
    }
    words, reference = st.sampled_from(["", "Why."]), st.sampled_from(["INC-7", "INC-7", "INC-8"])
    return st.one_of(
        st.builds(
            gate.Reaffirm,
            **{**asked, "by": st.sampled_from(DECIDERS)},
            submission=st.sampled_from("ef"),
            evidence_digest=SEEN,
        ),
        st.builds(gate.CallIn, **asked, reason=words),
        st.builds(gate.AnswerCallIn, **asked, stands=st.booleans(), reason=words),
        st.builds(gate.WaiveCallIn, **asked, reason=words),
        st.builds(gate.ProposeOverride, **asked, reference=reference, reason=words, evidence_digest=SEEN),
        st.builds(gate.ConfirmOverride, **asked, reference=reference),
        st.builds(gate.ReviewOverride, **asked, was_right=st.booleans(), note=words),
        st.builds(gate.RecallApproval, **{**asked, "by": st.sampled_from(DECIDERS)}, reason=words),
        st.builds(
            gate.RebasePolicy,
            **asked,
            reason=words,
            policy=st.sampled_from([POLICY, replace(POLICY, steps=decided_by(BOARD)), None]),
            roster=st.just(ROSTER),
        ),
        st.builds(
            gate.RebaseRoster,
            **asked,
            reason=words,
            roster=st.just(ROSTER) | rosters(),
            stewards=st.just((COUNCIL,)),
        ),
    )


def _glass_is_broken(opened: gate.OpenGate) -> list[Command]:
    """Farah and Ivo override it, and Gita reviews it."""
    told: dict[str, Any] = {"subject": OPEN_GATE.subject, "at": SOON}
    roster = with_holders(CABINET, FARAH, IVO)
    return [
        replace(opened, roster=roster),
        gate.ProposeOverride(
            **told, by=FARAH, reference="INC-7", reason="Tonight.", evidence_digest=evidence_digest((DESIGN,))
        ),
        gate.ConfirmOverride(**told, by=IVO, reference="INC-7"),
        gate.ReviewOverride(**told, by=GITA, was_right=True, note="There was no other way."),
    ]


def sensible_ways() -> list[list[Command]]:
    """Ways to each end of a gate that chance would seldom find."""
    over = NOON + timedelta(days=60)
    asked: dict[str, Any] = {"subject": OPEN_GATE.subject, "by": LOCKGATE, "at": over}
    lapsed, counted = gate.LapseDecision(**asked), gate.CountVotes(**asked, step="vote")
    late = gate.FlagOverdueConditions(**asked)
    by_gita: dict[str, Any] = {"subject": OPEN_GATE.subject, "by": GITA, "at": SOON}
    heard, voted, ratified, called_in, glass, checking = (
        replace(OPEN_GATE, policy=replace(POLICY, **rules), stewards=(COUNCIL,))
        for rules in (
            {"steps": HEARD_FIRST},
            {"steps": VOTED},
            {"steps": RATIFIED},
            {"steps": decided_by(BOARD), **RULES[2]},
            RULES[3],
            RULES[4],
        )
    )
    others = with_holders(BOARD, CHLOE, IVO)
    return [
        [heard, approve(DINA), approve(BEN)],
        [heard, gate.Recuse(**{**by_gita, "by": BEN}, reason="My sister bids.")],
        [OPEN_GATE, approve(BEN), escalate(1)],
        [voted, approve(BEN), counted],
        [ratified, approve(BEN), lapsed],
        [ratified, approve(BEN), approve(DINA)],
        [OPEN_GATE, approve(BEN, TRAIN), approve(DINA), discharge(HANA)],
        [OPEN_GATE, replace(escalate(1), at=over)],
        [OPEN_GATE, approve(BEN, TRAIN), approve(DINA), late],
        [OPEN_GATE, approve(BEN, TRAIN), approve(DINA), discharge(HANA)],
        [OPEN_GATE, approve(BEN, TRAIN), approve(DINA), late, _recalled_at(over)],
        [called_in, approve(BEN), gate.TakeEffect(**asked)],
        [called_in, approve(BEN), gate.CallIn(**by_gita, reason="Why."), _answered(stands=False)],
        [called_in, approve(BEN), gate.WaiveCallIn(**by_gita, reason="Urgent.")],
        _glass_is_broken(glass),
        [checking, gate.ChangeFacts(subject=OPEN_GATE.subject, by=LOCKGATE, at=NOON, facts=FACTS[2])],
        [called_in, gate.RebasePolicy(**by_gita, reason="New rules.", policy=POLICY, roster=ROSTER)],
        [called_in, approve(BEN), gate.RebaseRoster(**by_gita, reason="Ben left.", roster=others)],
        [heard, gate.RebaseRoster(**by_gita, reason="Ben left.", roster=others, stewards=(COUNCIL,))],
        [OPEN_GATE, gate.EscalateGate(**asked, level=1)],
    ]


def _recalled_at(at: datetime) -> gate.RecallApproval:
    return gate.RecallApproval(subject=OPEN_GATE.subject, by=BEN, at=at, reason="Nobody was trained.")


def _answered(*, stands: bool) -> gate.AnswerCallIn:
    return gate.AnswerCallIn(subject=OPEN_GATE.subject, by=GITA, at=SOON, stands=stands, reason="Heard.")


def plain_gate_walks() -> Commands:
    """Ways of gates that depend on people and evidence alone, so that they are soon worked out again."""
    opened = gates_opened(rules=RULES[:1])
    anything = st.one_of(decisions(), decisions(), decisions(), other_gate_commands(FACTS[:1]), opened)
    started = st.lists(opened, min_size=1, max_size=1) | st.sampled_from(sensible_ways()[:6])
    return joined(started, st.lists(anything, min_size=4, max_size=20))


def gate_walks() -> Commands:
    """Every way that the gate of these rules can be taken."""
    withdrawn = st.builds(
        gate.WithdrawGate,
        subject=st.just(OPEN_GATE.subject),
        by=st.sampled_from([ASHA, GITA]),
        at=TIMES,
        reason=st.sampled_from(["", "No longer needed."]),
    )
    anything = st.one_of(
        decisions(), decisions(), decisions(), other_gate_commands(), from_people(), gates_opened()
    )
    middle = st.lists(anything, min_size=4, max_size=14)
    way: list[Command] = [OPEN_GATE, approve(BEN, TRAIN), approve(DINA), discharge(HANA)]
    started = st.lists(gates_opened(), max_size=1) | part_of(way) | st.sampled_from(sensible_ways())
    return joined(started, middle, st.lists(withdrawn, max_size=1), middle)
