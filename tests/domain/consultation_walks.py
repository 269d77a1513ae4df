"""Ways that the consultation on a release can be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from domain.aggregate import Command
from domain.release import commands as release
from domain.release.consultation import commands as consultation
from domain.release.consultation.events import TransferStep
from domain.release.consultation.plan import TransferPlan
from domain.release.terms import Terms
from domain.stage import Stage
from tests.domain.law import LAW
from tests.domain.people import NOON
from tests.domain.release import scene as release_scene
from tests.domain.release.consultation import scene
from tests.domain.walking import LEVELS


def consultation_ways(asked: Mapping[str, Any]) -> tuple[st.SearchStrategy[Command], ...]:
    """What people ask of a consultation, sensible and not."""
    numbers, texts = st.sampled_from(["R-1", "R-2", ""]), st.sampled_from(["minute 4", "minute 5", " "])
    days = st.sampled_from([NOON.date() + timedelta(days=each) for each in (-1, 0, 1, 2, 30, 45, 60)])
    digests = st.sampled_from([scene.COPY, "a paper"])
    responses = st.builds(
        consultation.Response,
        number=numbers,
        speaks_for=texts,
        heads=LEVELS,
        summary=texts,
        answer=texts | st.just(""),
    )
    return (
        st.builds(
            consultation.StateAffected,
            **asked,
            affected=st.sampled_from([(), scene.HEARD, scene.HEARD * 2]),
            first_dismissal=st.none() | days,
        ),
        st.builds(consultation.FindNothingToConsultOn, **asked, reason=st.sampled_from(["Nobody.", ""])),
        st.builds(
            consultation.RegisterRepresentatives,
            **asked,
            representatives=st.sampled_from([scene.UNION, replace(scene.UNION, people=0)]),
        ),
        st.builds(
            consultation.NotifyRedundancies,
            **asked,
            day=days,
            reference=texts,
            copy=digests,
            first_notice=days,
            first_dismissal=days,
        ),
        st.builds(
            consultation.GiveNoticeCopy,
            **asked,
            day=days,
            bodies=st.sampled_from([(), ("UNISON",), ("GMB",)]),
        ),
        st.builds(
            consultation.LogResponses,
            **asked,
            responses=st.lists(responses, max_size=2).map(tuple),
        ),
        st.builds(consultation.AnswerResponse, **asked, response=numbers, answer=texts),
        st.builds(
            consultation.RecordMeeting,
            **asked,
            day=days,
            bodies=st.sampled_from([(), ("UNISON",), ("GMB",)]),
            note=texts,
        ),
        st.builds(consultation.ExtendConsultation, **asked, closes_on=days, reason=texts),
        st.builds(consultation.ReportOutcome, **asked, report=digests),
        st.builds(
            consultation.PlanTransfer,
            **asked,
            transfer=st.builds(
                TransferPlan,
                effective=days,
                transferor=st.just("Contractor"),
                transferee=st.sampled_from(["Council", ""]),
                heads=LEVELS,
            ),
        ),
        st.builds(
            consultation.RecordTransferStep,
            **asked,
            step=st.sampled_from(TransferStep),
            day=days,
            evidence=texts,
            plans_measures=st.booleans(),
        ),
    )


def heard_way(design: Sequence[Command]) -> list[Command]:
    """A consultation under law that goes as it should, after the design, up to its gate."""
    by_ben = scene.BY_BEN
    transfer = TransferPlan(
        effective=date(2018, 8, 1), transferor="Contractor", transferee="Council", heads=1
    )
    response = consultation.Response(number="R-1", speaks_for="UNISON", heads=1, summary="minute 4")
    return [
        replace(release_scene.REGISTER, terms=Terms(law=LAW)),
        *design,
        release.EnterStage(stage=Stage.CONSULTATION, round=1, **release_scene.ASKED),
        consultation.RegisterRepresentatives(**by_ben, representatives=scene.UNION),
        consultation.StateAffected(**by_ben, affected=scene.HEARD, first_dismissal=date(2018, 7, 2)),
        consultation.BeginConsultation(**release_scene.ASKED),
        consultation.RecordMeeting(**by_ben, day=scene.TODAY, bodies=("UNISON",), note="minute 4"),
        consultation.PlanTransfer(**by_ben, transfer=transfer),
        consultation.RecordTransferStep(
            **by_ben, step=TransferStep.MEASURES_LETTER, day=scene.TODAY, evidence="letter 12"
        ),
        consultation.ExtendConsultation(**by_ben, closes_on=date(2018, 6, 20), reason="The union asked."),
        consultation.LogResponses(**by_ben, responses=(response,)),
        consultation.AnswerResponse(**by_ben, response="R-1", answer="minute 4"),
        scene.hr1(),
        scene.give_copy(),
        consultation.ReportOutcome(**by_ben, report=scene.COPY),
        consultation.CloseConsultation(**release_scene.asked_on(release_scene.PLAN.ends)),
    ]
