"""What a release lacks to be closed, and what is to be done about it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.identity import Identity
from domain.release.closing.ownership import OwnedBenefit
from domain.release.state import Release


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """What is lacking, and what to do; each in a sentence."""

    what: str
    remedy: str

    @property
    def sentence(self) -> str:
        return f"{self.what} {self.remedy}"


def what_lacks_to_close(
    release: Release, benefits: Sequence[OwnedBenefit], team: Collection[Identity], on: date
) -> tuple[Lack, ...]:
    """Everything that keeps a release from being closed on a day; empty when nothing does.

    Hand-over, lessons and owners outside the programme are asked for only where the programme names the
    roles that are its own; without them a release is closed once it was signed off and optimised.
    """
    found = [*_time(release, on), *_left_open(release, on)]
    if release.terms.programme_team:
        found += [*_owners(benefits, team), *_handed_over(release), *_learned(release)]
    return tuple(found)


def _time(release: Release, on: date) -> Iterator[Lack]:
    if release.signed_off_at is None or release.live_since is None or release.plan is None:
        yield Lack(what="It is not signed off.", remedy="Pass the gate of its sign-off.")
        return
    after = release.plan.after_go_live
    for name, days in (("Go-live support", after.support_days), ("The optimise stage", after.optimise_days)):
        until = release.live_since.date() + timedelta(days=days)
        if on < until:
            yield Lack(what=f"{name} runs until {until}.", remedy="Wait for it.")


def _left_open(release: Release, on: date) -> Iterator[Lack]:
    for effect in release.watching.open_effects:
        yield Lack(
            what=f"The adverse effect {effect.name} is open.",
            remedy="Put it right, and say how.",
        )
    for stop in release.watching.unread(on):
        yield Lack(
            what=f"The watch over {stop.process} is not over.",
            remedy=f"{stop.watcher.subject} watches until {stop.until} and says what was found.",
        )
    for raised in release.going_live.not_addressed:
        yield Lack(
            what=f"The non-compliance {raised.item} is open.", remedy=f"{raised.owner.subject} addresses it."
        )
    for offered in release.going_live.not_taken_over:
        yield Lack(
            what=f"{offered.part} is not taken over.",
            remedy=f"{offered.to.subject} accepts it, or it is offered to somebody else.",
        )


def _owners(benefits: Sequence[OwnedBenefit], team: Collection[Identity]) -> Iterator[Lack]:
    for each in benefits:
        if each.has_left or each.owner in team:
            why = "has left" if each.has_left else "belongs to the programme"
            yield Lack(
                what=f"{each.owner.subject}, who owns the benefit {each.benefit}, {why}.",
                remedy="Hand it over to somebody outside the programme, who accepts it.",
            )


def _handed_over(release: Release) -> Iterator[Lack]:
    if not release.going_live.offered:
        yield Lack(
            what="Nothing is handed over to the service.",
            remedy="Offer each part to whoever takes it over.",
        )


def _learned(release: Release) -> Iterator[Lack]:
    if not release.lessons.own:
        yield Lack(what="No lesson is recorded.", remedy="Record what the release learned.")
