"""One month's review of a programme, which a Temporal Schedule starts."""

from temporalio import workflow

from workflows.telling import tell

with workflow.unsafe.imports_passed_through():
    from activities.runs import ReviewRun
    from domain.programme.commands import programme_stream


@workflow.defn
class ProgrammeReview:
    """Has the programme call its review, at its own time; what it finds is recorded there."""

    @workflow.run
    async def run(self, run: ReviewRun) -> None:
        await tell(programme_stream(run.programme), "call_review")
