"""Ways that a risk and an indicator can be taken."""

from datetime import date

from hypothesis import strategies as st

from domain.indicator import commands as indicator
from domain.risk import commands as risk
from domain.risk.plan import ScoreKind
from domain.roster import NOBODY
from tests.domain.gate.scene import BOARD, CABINET, COUNCIL, ROSTER
from tests.domain.indicator import scene as indicator_scene
from tests.domain.people import BEN, CHLOE, DINA, LOCKGATE
from tests.domain.risk import scene as risk_scene
from tests.domain.walking import TIMES, Commands, joined, part_of

_STEPS = st.sampled_from(["1", "3", "4", "5", "H"])
_REASONS = st.sampled_from(["", "So it is.", "So it is."])
_CONTROLS = st.sampled_from(["", "champions", "early engagement", "communication plan"])


def risk_walks() -> Commands:
    asked = {
        "programme": st.just(risk_scene.PROGRAMME),
        "risk": st.just(risk_scene.R12),
        "by": st.sampled_from([BEN, BEN, CHLOE, LOCKGATE]),
        "at": TIMES,
        "roster": st.sampled_from([ROSTER, ROSTER, ROSTER, NOBODY]),
    }
    with_reason = {**asked, "reason": _REASONS}
    anything = st.one_of(
        st.builds(
            risk.ScoreRisk,
            **with_reason,
            kind=st.sampled_from(ScoreKind),
            likelihood=_STEPS,
            impact=_STEPS,
        ),
        st.builds(risk.PlanControl, **asked, control=_CONTROLS),
        st.builds(risk.EstablishControl, **asked, control=_CONTROLS),
        st.builds(risk.DropControl, **with_reason, control=_CONTROLS),
        st.builds(
            risk.ReviewRisk,
            **asked,
            found=st.sampled_from(["", "No change."]),
            review_on=st.sampled_from([None, date(2018, 6, 30)]),
        ),
        st.builds(risk.AssignRisk, **with_reason, owners=st.sampled_from([(), (DINA.identity,)])),
        st.builds(risk.EscalateRisk, **with_reason, to=st.sampled_from([BOARD, CABINET, COUNCIL])),
        st.builds(risk.RegisterRisk, **asked, plan=st.just(risk_scene.PLAN), terms=st.just(risk_scene.TERMS)),
    )
    ends = st.builds(risk.CloseRisk, **with_reason) | st.builds(
        risk.DivideRisk, **with_reason, into=st.just(risk_scene.DIVIDE.into)
    )
    ways = part_of(risk_scene.TENDED) | part_of(risk_scene.SPLIT)
    return joined(
        ways, st.lists(anything, max_size=15), st.lists(ends, max_size=2), st.lists(anything, max_size=3)
    )


def indicator_walks() -> Commands:
    asked = {
        "programme": st.just(indicator_scene.PROGRAMME),
        "indicator": st.just(indicator_scene.ID),
        "by": st.sampled_from([BEN, BEN, CHLOE, LOCKGATE]),
        "at": TIMES,
        "roster": st.sampled_from([ROSTER, ROSTER, ROSTER, NOBODY]),
        "reason": _REASONS,
    }
    measured = {
        **asked,
        "value": st.sampled_from(["8.5", "11", "60-120"]).map(indicator_scene.value),
        "on": st.sampled_from([date(2018, 4, 30), date(2018, 5, 14), date(2018, 6, 1)]),
        "source": st.sampled_from(["", "Telephony report", "Telephony report"]),
    }
    anything = st.one_of(
        st.builds(indicator.ReadIndicator, **measured),
        st.builds(indicator.TakeBaseline, **measured),
        st.builds(
            indicator.StateTarget,
            **asked,
            target=st.sampled_from([None, indicator_scene.PROPOSED, indicator_scene.AGREED]),
            to_come=st.sampled_from([None, None, indicator_scene.LATER_ON.to_come]),
        ),
        st.just(indicator_scene.REGISTER),
    )
    return joined(part_of(indicator_scene.READ_ON), st.lists(anything, max_size=15))
