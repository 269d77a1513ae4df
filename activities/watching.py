"""Which releases stand at gates that may look at a risk."""

from activities.door import Door
from domain.aggregate import PROGRAMME, RISK
from domain.programme.commands import programme_stream
from domain.programme.state import Programme
from domain.programme.watched.commands import AddRisks, SplitRisk
from domain.programme.watched.expanding import FromPeople
from domain.release.plan import ReleaseId
from domain.risk.commands import RiskCommand, risk_stream
from domain.risk.state import Risk


async def releases_concerned(door: Door, command: FromPeople) -> tuple[ReleaseId, ...]:
    """The releases under way whose gates count the risk that something was said of; no gate counts others."""
    if not isinstance(command, AddRisks | SplitRisk | RiskCommand):
        return ()
    programme: Programme = await door.look(PROGRAMME, programme_stream(command.programme))
    under_way = tuple(each for each in programme.planned if each in programme.cleared - programme.over)
    if not isinstance(command, RiskCommand):
        return under_way
    risk: Risk = await door.look(RISK, risk_stream(command.programme, command.risk))
    return tuple(each for each in under_way if risk.plan and risk.plan.release in ("", each))
