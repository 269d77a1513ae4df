"""Whether the facts about a gate's subject satisfy what its policy asks for."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from domain.financial_year import year_name
from domain.gate.check import Check, Checked, CheckKind, CheckResult
from domain.gate.consulted import consultation_lacks
from domain.gate.facts import Assessed, Consulted, SubjectFacts
from domain.money import exact_pounds
from domain.release.readiness import Portion


def checked(check: Check, facts: SubjectFacts) -> Checked:
    """Whether the facts satisfy a check; what nobody has reported fails."""
    return _LOOKED_AT[check.kind](check, facts)


def _deliverables(check: Check, facts: SubjectFacts) -> Checked:
    accepted = facts.deliverables
    if facts.deliverables_listed and accepted is not None:
        return _listed(check, facts.deliverables_listed, accepted)
    if not check.names or accepted is None or accepted.of < len(check.names):
        return _whole(check, accepted, "deliverables", "accepted", least=len(check.names))
    lacking = [name for name in check.names if name in accepted.outstanding]
    unnamed = accepted.of - accepted.done - len(accepted.outstanding)
    if lacking or unnamed:
        named = ", ".join(lacking) or f"{unnamed} without a name"
        return _fails(check, f"Deliverables are not accepted: {named}.")
    return _passes(check, f"Accepted: {', '.join(check.names)}.")


def _listed(check: Check, names: tuple[str, ...], settled: Portion) -> Checked:
    if strange := [name for name in check.names if name not in names]:
        return _fails(check, f"Not on the release's list of deliverables: {', '.join(strange)}.")
    if left := [name for name in settled.outstanding if name in (check.names or names)]:
        return _fails(check, f"Deliverables are not accepted: {', '.join(left)}.")
    return _passes(check, f"Accepted, or found not to be needed: {', '.join(check.names or names)}.")


def _musts(check: Check, facts: SubjectFacts) -> Checked:
    told = _whole(check, facts.musts, "Musts", "delivered")
    if not facts.musts_given_up:
        return told
    return replace(told, reason=f"{told.reason} No longer Musts: {', '.join(facts.musts_given_up)}.")


def _transition(check: Check, facts: SubjectFacts) -> Checked:
    if facts.transition_delivered is not None:
        return _whole(check, facts.transition_delivered, "transition elements", "delivered")
    return _whole(check, facts.transition, "transition elements", "planned")


def _risks(check: Check, facts: SubjectFacts) -> Checked:
    if facts.risks is not None and facts.risks.of == 0:
        return _passes(check, "No risk is open.")
    return _whole(check, facts.risks, "residual risks", "within appetite")


def _training(check: Check, facts: SubjectFacts) -> Checked:
    trained = facts.training
    if trained is None or trained.of == 0:
        return _fails(check, "Nobody has reported how many are trained.")
    told = f"{trained.done} of {trained.of} are trained, and {check.share} per cent are asked for."
    # Whole numbers: a share is never rounded up into a pass.
    if trained.done * 100 >= check.share * trained.of:
        return _passes(check, told)
    left = f" Outstanding: {'; '.join(trained.outstanding)}." if trained.outstanding else ""
    return _fails(check, f"{told}{left}")


def _consultation(check: Check, facts: SubjectFacts) -> Checked:
    held = facts.consultation
    if held is None:
        return _fails(check, "Nobody has been consulted yet.")
    if lacking := tuple(consultation_lacks(held, least=_least_days(check, held), report=check.report)):
        return _fails(check, " ".join(lacking))
    if held.unnecessary or held.opened is None or held.closed is None:
        return Checked(check=check, result=CheckResult.NOT_APPLICABLE, reason=held.unnecessary)
    return _passes(check, f"It ran for {(held.closed - held.opened).days} days. Its outcome is reported.")


def _least_days(check: Check, held: Consulted) -> int:
    heads = max(held.heads, held.counted)
    return max((each.days for each in check.minimum if heads >= each.heads), default=0)


def _money(check: Check, facts: SubjectFacts) -> Checked:
    spend = facts.spend
    if spend is None:
        return Checked(check=check, result=CheckResult.NOT_APPLICABLE, reason="The programme has no fund.")
    told = (
        f"{exact_pounds(spend.committed)} of {exact_pounds(spend.envelope)} are committed, in "
        f"{year_name(spend.year)} {exact_pounds(spend.committed_in_year)} of {exact_pounds(spend.years_ask)}."
    )
    is_within = spend.committed <= spend.envelope and spend.committed_in_year <= spend.years_ask
    return _passes(check, told) if is_within else _fails(check, told)


def _dependencies(check: Check, facts: SubjectFacts) -> Checked:
    if facts.waits_for:
        return _fails(check, f"Not signed off yet: {', '.join(facts.waits_for)}.")
    return _passes(check, "Everything it depends on is signed off.")


def _conditions(check: Check, facts: SubjectFacts) -> Checked:
    if facts.conditions_open:
        return _fails(check, f"Conditions of earlier gates are open: {', '.join(facts.conditions_open)}.")
    return _passes(check, "No condition of an earlier gate is open.")


def _benefits(check: Check, facts: SubjectFacts) -> Checked:
    if facts.benefits == 0:
        return Checked(check=check, result=CheckResult.NOT_APPLICABLE, reason="No benefit is promised.")
    if facts.benefits_lacking:
        return _fails(check, f"Without owner or baseline: {', '.join(facts.benefits_lacking)}.")
    return _passes(check, "Every benefit has an owner and a baseline.")


def _rating(check: Check, facts: SubjectFacts) -> Checked:
    if facts.rating is None:
        return _fails(check, "Nobody has rated it yet.")
    told = f"It is rated {facts.rating}."
    if facts.rating.name in check.names:
        return _passes(check, told)
    return _fails(check, f"{told} The policy asks for {' or '.join(check.names)}.")


def _lessons(check: Check, facts: SubjectFacts) -> Checked:
    heard = facts.lessons
    if heard is None:
        return Checked(check=check, result=CheckResult.NOT_APPLICABLE, reason="No lesson was offered.")
    if heard.unanswered:
        return _fails(check, f"Lessons are not answered: {', '.join(heard.unanswered)}.")
    taken_up, declined = (", ".join(names) or "none" for names in (heard.taken_up, heard.declined))
    return _passes(check, f"Lessons taken up: {taken_up}; declined: {declined}.")


def _adverse_effects(check: Check, facts: SubjectFacts) -> Checked:
    if facts.adverse_effects:
        return _fails(check, f"Adverse effects are open: {', '.join(facts.adverse_effects)}.")
    return _passes(check, "No adverse effect of a stopped process is open.")


def _assessments(check: Check, facts: SubjectFacts) -> Checked:
    found = {each.assessment.kind.value: each for each in facts.assessments if each.is_in_time}
    ahead = {each.assessment.kind.value: each.assessment.day for each in facts.assessments}
    lacking = [
        f"{kind} (dated {ahead[kind]}, after the decision)" if kind in ahead else kind
        for kind in check.names
        if kind not in found
    ]
    if lacking or not check.names:
        return _fails(check, f"Not assessed before the decision: {', '.join(lacking) or 'nothing is named'}.")
    return _passes(check, f"Assessed: {', '.join(_assessed(found[kind]) for kind in check.names)}.")


def _assessed(each: Assessed) -> str:
    made, risk = each.assessment, each.assessment.residual_risk
    return f"{made.kind} on {made.day}{f', residual risk {risk}' if risk else ''}"


def _whole(check: Check, portion: Portion | None, what: str, done: str, *, least: int = 1) -> Checked:
    if portion is None:
        return _fails(check, f"Nobody has reported how many {what} are {done}.")
    if portion.of == 0:
        return _fails(check, f"There are no {what} that could be {done}.")
    told = f"{portion.done} of {portion.of} {what} are {done}."
    if portion.of < least:
        return _fails(check, f"{told} The policy names {least}.")
    if portion.done == portion.of:
        return _passes(check, told)
    return _fails(check, f"{told} Outstanding: {', '.join(portion.outstanding) or 'not named'}.")


def _passes(check: Check, reason: str) -> Checked:
    return Checked(check=check, result=CheckResult.PASS, reason=reason)


def _fails(check: Check, reason: str) -> Checked:
    return Checked(check=check, result=CheckResult.FAIL, reason=reason)


_LOOKED_AT: Mapping[CheckKind, Callable[[Check, SubjectFacts], Checked]] = {
    CheckKind.DELIVERABLES: _deliverables,
    CheckKind.CONSULTATION: _consultation,
    CheckKind.MUSTS: _musts,
    CheckKind.TRAINING: _training,
    CheckKind.TRANSITION: _transition,
    CheckKind.RISKS: _risks,
    CheckKind.MONEY: _money,
    CheckKind.DEPENDENCIES: _dependencies,
    CheckKind.CONDITIONS: _conditions,
    CheckKind.BENEFITS: _benefits,
    CheckKind.RATING: _rating,
    CheckKind.LESSONS: _lessons,
    CheckKind.ADVERSE_EFFECTS: _adverse_effects,
    CheckKind.ASSESSMENTS: _assessments,
}
