"""How the words about transition, go-live and exit costs become the domain's."""

from collections.abc import Iterable

from definitions.transition_sections import AfterGoLiveSection, ElementSection, ExitCostSection
from domain.money import Pence
from domain.release.exit_costs.plan import ExitCost
from domain.release.going_live.plan import AfterGoLive
from domain.release.transition.plan import ElementId, TransitionElement


def transition(elements: Iterable[ElementSection]) -> tuple[TransitionElement, ...]:
    """The elements that every release plans and delivers."""
    return tuple(TransitionElement(id=ElementId(each.id), name=each.name) for each in elements)


def after_go_live(written: AfterGoLiveSection) -> AfterGoLive:
    """How long a release is looked after."""
    return AfterGoLive(support_days=written.support_days, optimise_days=written.optimise_days)


def exit_costs(written: Iterable[ExitCostSection]) -> tuple[ExitCost, ...]:
    """What stopping costs, stage by stage."""
    return tuple(ExitCost(stage=each.stage, amount=Pence(each.amount_pence)) for each in written)
