"""What happened to a programme, in plain English."""

from domain.programme.events import (
    CalendarAdopted,
    PolicyAdopted,
    ProgrammeEnded,
    ProgrammeEvent,
    ProgrammeStarted,
    ReleaseBlocked,
    ReleaseCleared,
    ReleaseCompleted,
    ReleaseDropped,
    ReleasePlanned,
    ReviewCalled,
    ReviewHeld,
    RosterAdopted,
)
from domain.programme.milestone.events import ProgrammeMilestoneForecastChanged, ProgrammeMilestoneReached
from domain.programme.register.events import (
    EntryAdded,
    EntryRetired,
    EntryReviewed,
    EntryRevised,
    RegisterOpened,
)
from domain.programme.watched.events import IndicatorsAdded, RisksAdded, RiskTermsAdopted
from readmodels.milestone_sentences import milestone_sentence
from readmodels.plan_sentences import plan_sentence
from readmodels.register_sentences import register_sentence
from readmodels.scene import Scene, day, ended, listed
from readmodels.watched_sentences import watched_sentence


def programme_sentence(event: ProgrammeEvent, scene: Scene) -> str:
    """One sentence for each event of a programme."""
    match event:
        case ProgrammeStarted():
            return f"{scene.actor} started the programme {event.name} of {event.organisation}."
        case RosterAdopted():
            people, roles = len(event.roster.people), len(event.roster.roles)
            of = f"with people: {people}, roles: {roles}"
            if not event.reason:
                return f"The programme's roster was adopted, {of}."
            return f"{scene.name(event.by)} adopted another roster, {of}: {ended(event.reason)}"
        case CalendarAdopted():
            calendar = event.calendar
            covers = f"from {day(calendar.first)} to {day(calendar.last)}"
            return f"The calendar {calendar.id} was adopted for working days {covers}."
        case PolicyAdopted():
            if not event.reason:
                return f"The policy {event.policy.id} was adopted: {ended(event.policy.title)}"
            return f"{scene.name(event.by)} adopted the policy {event.policy.id}: {ended(event.reason)}"
        case ReleasePlanned():
            after = f", once {listed(event.depends_on)} is signed off" if event.depends_on else ""
            return f"{event.release} was planned to start on {day(event.starts)}{after}."
        case ReleaseCleared():
            return f"{event.release} was cleared to start."
        case ReleaseCompleted():
            return f"The programme took note that {event.release} is complete."
        case ReleaseDropped():
            return f"The programme took note that {event.release} was stopped."
        case ReleaseBlocked():
            return f"{event.release} cannot start: it waits for {event.behind}, which was stopped."
        case ReviewCalled():
            lacks = sum(len(each.lacks) for each in event.releases)
            stood = f"releases not ended: {len(event.releases)}, lacking for their next gates: {lacks}"
            return f"The review of {event.month} fell due; {stood}."
        case ReviewHeld():
            return f"{scene.name(event.by)} noted the review of {event.month}: {ended(event.note)}"
        case ProgrammeEnded():
            return "The programme ended: no release is left to deliver."
        case RegisterOpened() | EntryAdded() | EntryRevised() | EntryRetired() | EntryReviewed():
            return register_sentence(event, scene)
        case ProgrammeMilestoneReached() | ProgrammeMilestoneForecastChanged():
            return milestone_sentence(event, scene)
        case RiskTermsAdopted() | RisksAdded() | IndicatorsAdded():
            return watched_sentence(event, scene)
        case _:
            return plan_sentence(event, scene)
