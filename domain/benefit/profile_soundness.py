"""Whether a benefit can be what its profile says: every problem, each with the field that causes it."""

from collections.abc import Iterator

from domain.benefit.profile import BenefitClass, BenefitProfile, Reading

Fault = tuple[str, tuple[str | int, ...]]

WHOLE = 100


def profile_faults(profile: BenefitProfile) -> Iterator[Fault]:
    """A sentence for everything that is wrong with one profile, and where in it."""
    yield from _amounts(profile)
    yield from _funds(profile)
    yield from _years(profile)
    yield from _start(profile)
    yield from _claims(profile)
    for field in ("reviews", "review_every_months"):
        if getattr(profile, field) < 1:
            yield "Give at least one.", (field,)


def _amounts(profile: BenefitProfile) -> Iterator[Fault]:
    for field in ("annual", "baseline"):
        amount = getattr(profile, field)
        if amount is not None and amount < 0:
            yield "An amount cannot be negative.", (field,)
    if profile.fte_hundredths < 0:
        yield "Posts cannot be negative.", ("fte_hundredths",)
    if profile.kind is BenefitClass.NON_FINANCIAL and profile.annual:
        yield "A benefit that is not financial has no amount.", ("annual",)
    if profile.baseline_measured and profile.baseline is None:
        yield "Say what was measured: there is no baseline.", ("baseline_measured",)


def _funds(profile: BenefitProfile) -> Iterator[Fault]:
    for nth, share in enumerate(profile.funds):
        if share.amount < 0:
            yield "An amount cannot be negative.", ("funds", nth, "amount")
        if share.fund in {each.fund for each in profile.funds[:nth]}:
            yield f"{share.fund} is there twice.", ("funds", nth, "fund")
    whole = sum(share.amount for share in profile.funds)
    if profile.funds and whole != profile.annual:
        yield f"The funds add up to {whole} pence, and the whole is {profile.annual}.", ("funds",)


def _years(profile: BenefitProfile) -> Iterator[Fault]:
    years = [figure.year for figure in profile.yearly]
    if years != sorted(set(years)):
        yield "Years are listed once each, in order.", ("yearly",)
    if profile.yearly and not profile.recurring:
        yield "What comes once has no yearly figures.", ("yearly",)
    if profile.continues and (profile.reading is not Reading.CUMULATIVE or len(profile.yearly) != 1):
        yield "Only a single cumulative figure includes that of another benefit.", ("continues",)
    amounts = [figure.amount for figure in profile.yearly]
    comes_to = sum(amounts) if profile.reading is Reading.INCREMENT else sum(amounts[-1:])
    if profile.yearly and comes_to != profile.annual:
        sentence = f"The yearly figures come to {comes_to} pence, and a full year to {profile.annual}."
        yield sentence, ("yearly",)


def _start(profile: BenefitProfile) -> Iterator[Fault]:
    lag = profile.lag
    if lag and not 0 <= lag.least <= lag.likely <= lag.most:
        yield "A lag rises from the least to the most, and is not negative.", ("lag",)
    for nth, share in enumerate(profile.ramp):
        if not 0 <= share <= WHOLE:
            yield "A ramp goes from 0 to 100 per cent.", ("ramp", nth)
    if list(profile.ramp) != sorted(profile.ramp):
        yield "A ramp rises from quarter to quarter.", ("ramp",)
    if profile.ramp and not profile.recurring:
        yield "What comes once has no ramp.", ("ramp",)


def _claims(profile: BenefitProfile) -> Iterator[Fault]:
    if profile.claims and not profile.overlap_group:
        yield "Name the overlap group within which nobody else may claim these.", ("claims",)
    for nth, claim in enumerate(profile.claims):
        if claim in profile.claims[:nth]:
            yield f"{claim} is there twice.", ("claims", nth)
