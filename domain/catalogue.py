"""The names under which events and commands are stored and sent. A name, once released, never changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from domain.aggregate import Command, Event
from domain.attempt import commands as attempt_commands
from domain.attempt import events as attempt
from domain.benefit import commands as benefit_commands
from domain.benefit import events as benefit
from domain.business_case import commands as business_case_commands
from domain.business_case import events as business_case
from domain.fund import commands as fund_commands
from domain.fund import events as fund
from domain.gate import aftermath
from domain.gate import commands as gate_commands
from domain.gate import events as gate
from domain.indicator import commands as indicator_commands
from domain.indicator import events as indicator
from domain.log_key import commands as log_key_commands
from domain.log_key import events as log_key
from domain.person import commands as person_commands
from domain.person import events as person
from domain.programme import commands as programme_commands
from domain.programme import events as programme
from domain.programme.baseline import events as baseline
from domain.programme.leading import events as leading
from domain.programme.milestone import commands as programme_milestone_commands
from domain.programme.milestone import events as programme_milestone
from domain.programme.outside import events as outside
from domain.programme.register import commands as register_commands
from domain.programme.register import events as register
from domain.programme.scoring import events as scoring
from domain.programme.watched import commands as watched_commands
from domain.programme.watched import events as watched
from domain.release import commands as release_commands
from domain.release import events as release
from domain.release.build import commands as build_commands
from domain.release.build import events as build
from domain.release.closing import commands as closing_commands
from domain.release.closing import events as closing
from domain.release.consultation import commands as consultation_commands
from domain.release.consultation import events as consultation
from domain.release.deliverables import commands as deliverables_commands
from domain.release.deliverables import events as deliverables
from domain.release.exit_costs import commands as exit_cost_commands
from domain.release.exit_costs import events as exit_cost
from domain.release.going_live import commands as going_live_commands
from domain.release.going_live import events as going_live
from domain.release.learning import commands as learning_commands
from domain.release.learning import events as learning
from domain.release.lessons import commands as lesson_commands
from domain.release.lessons import events as lesson
from domain.release.milestone import commands as milestone_commands
from domain.release.milestone import events as milestone
from domain.release.rating import commands as rating_commands
from domain.release.rating import events as rating
from domain.release.reminding import commands as reminding_commands
from domain.release.reminding import events as reminding
from domain.release.training import commands as training_commands
from domain.release.training import events as training
from domain.release.transition import commands as transition_commands
from domain.release.transition import events as transition
from domain.release.watching import commands as watching_commands
from domain.release.watching import events as watching
from domain.replay import commands as replay_commands
from domain.replay import events as replay
from domain.risk import commands as risk_commands
from domain.risk import events as risk


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """How an event is stored: its frozen name, and the version of its shape."""

    name: str
    schema: int = 1


EVENTS: Mapping[type[Event], Stored] = {
    programme.ProgrammeStarted: Stored(name="programme-started"),
    programme.RosterAdopted: Stored(name="roster-adopted"),
    programme.CalendarAdopted: Stored(name="calendar-adopted"),
    programme.PolicyAdopted: Stored(name="policy-adopted"),
    programme.ReleasePlanned: Stored(name="release-planned"),
    programme.ReleaseCleared: Stored(name="release-cleared"),
    programme.ReleaseCompleted: Stored(name="release-completed"),
    programme.ReleaseDropped: Stored(name="release-dropped"),
    programme.ReleaseBlocked: Stored(name="release-blocked"),
    programme.ReviewCalled: Stored(name="review-called"),
    programme.ReviewHeld: Stored(name="review-held"),
    programme.ProgrammeEnded: Stored(name="programme-ended"),
    baseline.BaselineAdopted: Stored(name="baseline-adopted"),
    baseline.ReleaseTakenOut: Stored(name="release-taken-out"),
    baseline.ReleaseFreed: Stored(name="release-freed"),
    outside.ExternalDeclared: Stored(name="external-declared"),
    outside.ExternalExpected: Stored(name="external-expected"),
    outside.ExternalMet: Stored(name="external-met"),
    outside.ExternalFailed: Stored(name="external-failed"),
    outside.ReleaseHeldUp: Stored(name="release-held-up"),
    leading.LeadOffered: Stored(name="lead-offered"),
    leading.LeadHandedOver: Stored(name="lead-handed-over"),
    scoring.ReleaseScored: Stored(name="release-scored"),
    register.RegisterOpened: Stored(name="register-opened"),
    register.EntryAdded: Stored(name="entry-added"),
    register.EntryRevised: Stored(name="entry-revised"),
    register.EntryRetired: Stored(name="entry-retired"),
    register.EntryReviewed: Stored(name="entry-reviewed"),
    programme_milestone.ProgrammeMilestoneReached: Stored(name="programme-milestone-reached"),
    programme_milestone.ProgrammeMilestoneForecastChanged: Stored(
        name="programme-milestone-forecast-changed"
    ),
    watched.RiskTermsAdopted: Stored(name="risk-terms-adopted"),
    watched.RisksAdded: Stored(name="risks-added"),
    watched.IndicatorsAdded: Stored(name="indicators-added"),
    release.ReleaseRegistered: Stored(name="release-registered"),
    release.PlanAdopted: Stored(name="plan-adopted"),
    release.ReleaseWithdrawn: Stored(name="release-withdrawn"),
    release.StageEntered: Stored(name="stage-entered"),
    release.StageBegunAhead: Stored(name="stage-begun-ahead"),
    consultation.AffectedStated: Stored(name="affected-stated"),
    consultation.ConsultationOpened: Stored(name="consultation-opened"),
    consultation.ConsultationExtended: Stored(name="consultation-extended"),
    consultation.ConsultationClosed: Stored(name="consultation-closed"),
    consultation.ConsultationFoundUnnecessary: Stored(name="consultation-found-unnecessary"),
    consultation.RepresentativesRegistered: Stored(name="representatives-registered"),
    consultation.RedundanciesNotified: Stored(name="redundancies-notified"),
    consultation.NoticeCopied: Stored(name="notice-copied"),
    consultation.ResponseLogged: Stored(name="response-logged"),
    consultation.ResponseAnswered: Stored(name="response-answered"),
    consultation.MeetingRecorded: Stored(name="meeting-recorded"),
    consultation.OutcomeReported: Stored(name="outcome-reported"),
    consultation.TransferPlanned: Stored(name="transfer-planned"),
    consultation.TransferStepRecorded: Stored(name="transfer-step-recorded"),
    build.SprintPlanned: Stored(name="sprint-planned"),
    build.SprintStarted: Stored(name="sprint-started"),
    build.SprintEnded: Stored(name="sprint-ended"),
    build.RequirementAdded: Stored(name="requirement-added"),
    build.RequirementReclassified: Stored(name="requirement-reclassified"),
    build.RequirementResized: Stored(name="requirement-resized"),
    build.RequirementDropped: Stored(name="requirement-dropped"),
    build.RequirementScored: Stored(name="requirement-scored"),
    build.BacklogWeighed: Stored(name="backlog-weighed"),
    build.RequirementPlanned: Stored(name="requirement-planned"),
    build.RequirementMovedOut: Stored(name="requirement-moved-out"),
    build.RequirementDelivered: Stored(name="requirement-delivered"),
    build.RequirementCarriedOver: Stored(name="requirement-carried-over"),
    learning.ExperimentStarted: Stored(name="experiment-started"),
    learning.ExperimentMeasured: Stored(name="experiment-measured"),
    learning.ExperimentScaled: Stored(name="experiment-scaled"),
    learning.ExperimentDropped: Stored(name="experiment-dropped"),
    release.EvidenceOffered: Stored(name="evidence-offered"),
    release.ReadinessReported: Stored(name="readiness-reported"),
    release.StageSubmitted: Stored(name="stage-submitted"),
    release.StagePassed: Stored(name="stage-passed"),
    release.StageReturned: Stored(name="stage-returned"),
    release.StageDeferred: Stored(name="stage-deferred"),
    release.ReleaseStopped: Stored(name="release-stopped"),
    release.ReleaseSignedOff: Stored(name="release-signed-off"),
    milestone.MilestoneReached: Stored(name="milestone-reached"),
    milestone.MilestoneForecastChanged: Stored(name="milestone-forecast-changed"),
    rating.ReleaseRated: Stored(name="release-rated"),
    transition.TransitionElementPlanned: Stored(name="transition-element-planned"),
    transition.TransitionElementDelivered: Stored(name="transition-element-delivered"),
    transition.TransitionElementRuledOut: Stored(name="transition-element-ruled-out"),
    watching.ProcessStopDeclared: Stored(name="process-stop-declared"),
    watching.NoAdverseEffectFound: Stored(name="no-adverse-effect-found"),
    watching.AdverseEffectFound: Stored(name="adverse-effect-found"),
    watching.AdverseEffectResolved: Stored(name="adverse-effect-resolved"),
    watching.OldCasesKept: Stored(name="old-cases-kept"),
    lesson.LessonRecorded: Stored(name="lesson-recorded"),
    lesson.LessonOffered: Stored(name="lesson-offered"),
    lesson.LessonTakenUp: Stored(name="lesson-taken-up"),
    lesson.LessonDeclined: Stored(name="lesson-declined"),
    going_live.ReleaseWentLive: Stored(name="release-went-live"),
    going_live.HandoverOffered: Stored(name="handover-offered"),
    going_live.HandoverAccepted: Stored(name="handover-accepted"),
    going_live.NonComplianceRaised: Stored(name="non-compliance-raised"),
    going_live.NonComplianceAddressed: Stored(name="non-compliance-addressed"),
    exit_cost.ExitCostEstimated: Stored(name="exit-cost-estimated"),
    closing.ReleaseClosed: Stored(name="release-closed"),
    reminding.OwnerReminded: Stored(name="owner-reminded"),
    deliverables.DeliverableAdded: Stored(name="deliverable-added"),
    deliverables.DeliverableAssigned: Stored(name="deliverable-assigned"),
    deliverables.DeliverableDrafted: Stored(name="deliverable-drafted"),
    deliverables.DeliverableAccepted: Stored(name="deliverable-accepted"),
    deliverables.DeliverableReturned: Stored(name="deliverable-returned"),
    deliverables.DeliverableFoundUnneeded: Stored(name="deliverable-found-unneeded"),
    deliverables.DeliverableReopened: Stored(name="deliverable-reopened"),
    training.TrainingNeedIdentified: Stored(name="training-need-identified"),
    training.SessionPlanned: Stored(name="session-planned"),
    training.SessionCancelled: Stored(name="session-cancelled"),
    training.HeadsAttended: Stored(name="heads-attended"),
    training.StaffAttended: Stored(name="staff-attended"),
    training.AttendanceStruck: Stored(name="attendance-struck"),
    training.ChampionNamed: Stored(name="champion-named"),
    training.ChampionStoodDown: Stored(name="champion-stood-down"),
    gate.GateOpened: Stored(name="gate-opened"),
    gate.GateFoundUnsatisfiable: Stored(name="gate-found-unsatisfiable"),
    gate.DecisionTaken: Stored(name="decision-taken"),
    gate.DecisionRefused: Stored(name="decision-refused"),
    gate.GateEvidenceChanged: Stored(name="gate-evidence-changed"),
    gate.GateFactsChanged: Stored(name="gate-facts-changed"),
    gate.GateReminded: Stored(name="gate-reminded"),
    gate.GateEscalated: Stored(name="gate-escalated"),
    gate.GateClosed: Stored(name="gate-closed"),
    aftermath.OutcomeTookEffect: Stored(name="outcome-took-effect"),
    aftermath.DecisionCalledIn: Stored(name="decision-called-in"),
    aftermath.CallInAnswered: Stored(name="call-in-answered"),
    aftermath.CallInWaived: Stored(name="call-in-waived"),
    gate.OverrideProposed: Stored(name="override-proposed"),
    gate.GateOverridden: Stored(name="gate-overridden"),
    aftermath.OverrideReviewed: Stored(name="override-reviewed"),
    gate.PolicyRebased: Stored(name="policy-rebased"),
    gate.RosterRebased: Stored(name="roster-rebased"),
    gate.DeciderRecused: Stored(name="decider-recused"),
    gate.VotesCounted: Stored(name="votes-counted"),
    aftermath.DecisionRatified: Stored(name="decision-ratified"),
    aftermath.DecisionLapsed: Stored(name="decision-lapsed"),
    aftermath.ConditionDischarged: Stored(name="condition-discharged"),
    aftermath.ConditionFoundOverdue: Stored(name="condition-found-overdue"),
    benefit.BenefitRegistered: Stored(name="benefit-registered"),
    benefit.BaselineMeasured: Stored(name="baseline-measured"),
    benefit.ForecastRevised: Stored(name="forecast-revised"),
    benefit.BenefitPosted: Stored(name="benefit-posted"),
    benefit.MeasurementAsked: Stored(name="measurement-asked"),
    benefit.MeasurementFoundLate: Stored(name="measurement-found-late"),
    benefit.BenefitMeasured: Stored(name="benefit-measured"),
    benefit.MeasurementConfirmed: Stored(name="measurement-confirmed"),
    benefit.BenefitFoundShort: Stored(name="benefit-found-short"),
    benefit.BenefitRealised: Stored(name="benefit-realised"),
    benefit.BenefitPartRealised: Stored(name="benefit-part-realised"),
    benefit.BenefitWrittenOff: Stored(name="benefit-written-off"),
    benefit.BenefitWithdrawn: Stored(name="benefit-withdrawn"),
    risk.RiskRegistered: Stored(name="risk-registered"),
    risk.RiskScored: Stored(name="risk-scored"),
    risk.ControlPlanned: Stored(name="control-planned"),
    risk.ControlEstablished: Stored(name="control-established"),
    risk.ControlDropped: Stored(name="control-dropped"),
    risk.RiskReviewed: Stored(name="risk-reviewed"),
    risk.RiskAssigned: Stored(name="risk-assigned"),
    risk.RiskEscalated: Stored(name="risk-escalated"),
    risk.RiskDivided: Stored(name="risk-divided"),
    risk.RiskClosed: Stored(name="risk-closed"),
    indicator.IndicatorRegistered: Stored(name="indicator-registered"),
    indicator.ReadingTaken: Stored(name="reading-taken"),
    indicator.IndicatorBaselineTaken: Stored(name="indicator-baseline-taken"),
    indicator.TargetStated: Stored(name="target-stated"),
    benefit.BenefitOffered: Stored(name="benefit-offered"),
    benefit.BenefitTakenOver: Stored(name="benefit-taken-over"),
    attempt.AttemptRefused: Stored(name="attempt-refused"),
    person.LegalHoldPlaced: Stored(name="legal-hold-placed"),
    person.LegalHoldLifted: Stored(name="legal-hold-lifted"),
    person.PersonalDataErased: Stored(name="personal-data-erased"),
    log_key.LogKeyAnnounced: Stored(name="log-key-announced"),
    replay.HistoryReplayed: Stored(name="history-replayed"),
    replay.HistoryDiffered: Stored(name="history-differed"),
    fund.FundEstablished: Stored(name="fund-established"),
    fund.MoneyAsked: Stored(name="money-asked"),
    fund.AskEvidenceOffered: Stored(name="ask-evidence-offered"),
    fund.MoneyGranted: Stored(name="money-granted"),
    fund.AskClosed: Stored(name="ask-closed"),
    fund.DrawdownReleased: Stored(name="drawdown-released"),
    fund.CapabilityRevoked: Stored(name="capability-revoked"),
    fund.LinesVired: Stored(name="lines-vired"),
    fund.MoneyFrozen: Stored(name="money-frozen"),
    fund.MoneyReturned: Stored(name="money-returned"),
    fund.FreezeLifted: Stored(name="freeze-lifted"),
    business_case.BusinessCaseAdopted: Stored(name="business-case-adopted"),
    business_case.BusinessCaseRevised: Stored(name="business-case-revised"),
    business_case.ActualsRecorded: Stored(name="actuals-recorded"),
}

COMMANDS: Mapping[type[Command], str] = {
    programme_commands.StartProgramme: "start-programme",
    programme_commands.ClearRelease: "clear-release",
    programme_commands.CompleteRelease: "complete-release",
    programme_commands.DropRelease: "drop-release",
    programme_commands.AdoptRoster: "adopt-roster",
    programme_commands.AdoptPolicy: "adopt-policy",
    programme_commands.Replan: "replan",
    programme_commands.ExpectExternal: "expect-external",
    programme_commands.MeetExternal: "meet-external",
    programme_commands.FailExternal: "fail-external",
    programme_commands.HandOverLead: "hand-over-lead",
    programme_commands.AcceptLead: "accept-lead",
    programme_commands.ScoreRelease: "score-release",
    register_commands.AddEntries: "add-entries",
    register_commands.ReviseEntry: "revise-entry",
    register_commands.RetireEntry: "retire-entry",
    register_commands.ReviewEntry: "review-entry",
    programme_milestone_commands.ReachProgrammeMilestone: "reach-programme-milestone",
    programme_milestone_commands.ReforecastProgrammeMilestone: "reforecast-programme-milestone",
    watched_commands.AddRisks: "add-risks",
    watched_commands.SplitRisk: "split-risk",
    watched_commands.AddIndicators: "add-indicators",
    programme_commands.CallReview: "call-review",
    programme_commands.HoldReview: "hold-review",
    release_commands.RegisterRelease: "register-release",
    release_commands.AdoptPlan: "adopt-plan",
    release_commands.WithdrawRelease: "withdraw-release",
    release_commands.EnterStage: "enter-stage",
    release_commands.BeginStageAhead: "begin-stage-ahead",
    consultation_commands.BeginConsultation: "begin-consultation",
    consultation_commands.CloseConsultation: "close-consultation",
    consultation_commands.StateAffected: "state-affected",
    consultation_commands.FindNothingToConsultOn: "find-nothing-to-consult-on",
    consultation_commands.RegisterRepresentatives: "register-representatives",
    consultation_commands.NotifyRedundancies: "notify-redundancies",
    consultation_commands.GiveNoticeCopy: "give-notice-copy",
    consultation_commands.LogResponses: "log-responses",
    consultation_commands.AnswerResponse: "answer-response",
    consultation_commands.RecordMeeting: "record-meeting",
    consultation_commands.ExtendConsultation: "extend-consultation",
    consultation_commands.ReportOutcome: "report-outcome",
    consultation_commands.PlanTransfer: "plan-transfer",
    consultation_commands.RecordTransferStep: "record-transfer-step",
    build_commands.StartSprint: "start-sprint",
    build_commands.EndSprint: "end-sprint",
    build_commands.PlanSprint: "plan-sprint",
    build_commands.AddRequirements: "add-requirements",
    build_commands.ReclassifyRequirement: "reclassify-requirement",
    build_commands.ResizeRequirement: "resize-requirement",
    build_commands.DropRequirement: "drop-requirement",
    build_commands.ScoreRequirement: "score-requirement",
    build_commands.WeighBacklog: "weigh-backlog",
    build_commands.PlanIntoSprint: "plan-into-sprint",
    build_commands.MoveOutOfSprint: "move-out-of-sprint",
    build_commands.DeliverRequirements: "deliver-requirements",
    learning_commands.StartExperiment: "start-experiment",
    learning_commands.MeasureExperiment: "measure-experiment",
    learning_commands.ScaleExperiment: "scale-experiment",
    learning_commands.DropExperiment: "drop-experiment",
    release_commands.OfferEvidence: "offer-evidence",
    release_commands.ReportReadiness: "report-readiness",
    release_commands.SubmitStage: "submit-stage",
    release_commands.TakeOutcome: "take-outcome",
    milestone_commands.ReachMilestone: "reach-milestone",
    milestone_commands.ReforecastMilestone: "reforecast-milestone",
    rating_commands.RateRelease: "rate-release",
    transition_commands.PlanTransition: "plan-transition",
    transition_commands.DeliverTransitionElement: "deliver-transition-element",
    transition_commands.RuleOutTransitionElement: "rule-out-transition-element",
    watching_commands.DeclareProcessStop: "declare-process-stop",
    watching_commands.ReadWatch: "read-watch",
    watching_commands.ResolveAdverseEffect: "resolve-adverse-effect",
    watching_commands.KeepOldCases: "keep-old-cases",
    lesson_commands.RecordLessons: "record-lessons",
    lesson_commands.OfferLessons: "offer-lessons",
    lesson_commands.TakeUpLesson: "take-up-lesson",
    lesson_commands.DeclineLesson: "decline-lesson",
    going_live_commands.GoLive: "go-live",
    going_live_commands.OfferHandover: "offer-handover",
    going_live_commands.AcceptHandover: "accept-handover",
    going_live_commands.RaiseNonCompliance: "raise-non-compliance",
    going_live_commands.AddressNonCompliance: "address-non-compliance",
    exit_cost_commands.EstimateExitCost: "estimate-exit-cost",
    closing_commands.CloseRelease: "close-release",
    reminding_commands.RemindOwners: "remind-owners",
    deliverables_commands.AddDeliverables: "add-deliverables",
    deliverables_commands.AssignDeliverables: "assign-deliverables",
    deliverables_commands.DraftDeliverable: "draft-deliverable",
    deliverables_commands.AcceptDeliverables: "accept-deliverables",
    deliverables_commands.SendDeliverableBack: "send-deliverable-back",
    deliverables_commands.DispenseWithDeliverable: "dispense-with-deliverable",
    deliverables_commands.ReopenDeliverable: "reopen-deliverable",
    training_commands.IdentifyTrainingNeeds: "identify-training-needs",
    training_commands.PlanSessions: "plan-sessions",
    training_commands.CancelSession: "cancel-session",
    training_commands.RecordAttendance: "record-attendance",
    training_commands.StrikeAttendance: "strike-attendance",
    training_commands.NameChampions: "name-champions",
    training_commands.StandChampionDown: "stand-champion-down",
    gate_commands.OpenGate: "open-gate",
    gate_commands.Decide: "decide",
    gate_commands.Reaffirm: "reaffirm",
    gate_commands.ChangeFacts: "change-facts",
    gate_commands.TakeEffect: "take-effect",
    gate_commands.CallIn: "call-in",
    gate_commands.AnswerCallIn: "answer-call-in",
    gate_commands.WaiveCallIn: "waive-call-in",
    gate_commands.ProposeOverride: "propose-override",
    gate_commands.ConfirmOverride: "confirm-override",
    gate_commands.ReviewOverride: "review-override",
    gate_commands.RecallApproval: "recall-approval",
    gate_commands.RebasePolicy: "rebase-policy",
    gate_commands.RebaseRoster: "rebase-roster",
    gate_commands.ChangeEvidence: "change-evidence",
    gate_commands.RemindDeciders: "remind-deciders",
    gate_commands.EscalateGate: "escalate-gate",
    gate_commands.Recuse: "recuse",
    gate_commands.CountVotes: "count-votes",
    gate_commands.LapseDecision: "lapse-decision",
    gate_commands.WithdrawGate: "withdraw-gate",
    gate_commands.DischargeCondition: "discharge-condition",
    gate_commands.FlagOverdueConditions: "flag-overdue-conditions",
    benefit_commands.RegisterBenefit: "register-benefit",
    benefit_commands.MeasureBaseline: "measure-baseline",
    benefit_commands.ReviseForecast: "revise-forecast",
    benefit_commands.PostBenefit: "post-benefit",
    benefit_commands.AskForMeasurement: "ask-for-measurement",
    benefit_commands.FlagLateMeasurement: "flag-late-measurement",
    benefit_commands.MeasureBenefit: "measure-benefit",
    benefit_commands.ConfirmMeasurement: "confirm-measurement",
    benefit_commands.WriteOffBenefit: "write-off-benefit",
    benefit_commands.WithdrawBenefit: "withdraw-benefit",
    risk_commands.RegisterRisk: "register-risk",
    risk_commands.ScoreRisk: "score-risk",
    risk_commands.PlanControl: "plan-control",
    risk_commands.EstablishControl: "establish-control",
    risk_commands.DropControl: "drop-control",
    risk_commands.ReviewRisk: "review-risk",
    risk_commands.AssignRisk: "assign-risk",
    risk_commands.EscalateRisk: "escalate-risk",
    risk_commands.DivideRisk: "divide-risk",
    risk_commands.CloseRisk: "close-risk",
    indicator_commands.RegisterIndicator: "register-indicator",
    indicator_commands.ReadIndicator: "read-indicator",
    indicator_commands.TakeBaseline: "take-baseline",
    indicator_commands.StateTarget: "state-target",
    benefit_commands.HandOverBenefit: "hand-over-benefit",
    benefit_commands.TakeOverBenefit: "take-over-benefit",
    attempt_commands.RecordAttempt: "record-attempt",
    person_commands.HoldPerson: "hold-person",
    person_commands.LiftHold: "lift-hold",
    person_commands.ErasePerson: "erase-person",
    log_key_commands.AnnounceLogKey: "announce-log-key",
    replay_commands.RecordReplay: "record-replay",
    fund_commands.EstablishFund: "establish-fund",
    fund_commands.AskForMoney: "ask-for-money",
    fund_commands.OfferAskEvidence: "offer-ask-evidence",
    fund_commands.GrantMoney: "grant-money",
    fund_commands.CloseAsk: "close-ask",
    fund_commands.DrawDown: "draw-down",
    fund_commands.RevokeCapability: "revoke-capability",
    fund_commands.Vire: "vire",
    fund_commands.FreezeMoney: "freeze-money",
    fund_commands.ReturnMoney: "return-money",
    fund_commands.LiftFreeze: "lift-freeze",
    business_case_commands.AdoptBusinessCase: "adopt-business-case",
    business_case_commands.ReviseBusinessCase: "revise-business-case",
    business_case_commands.RecordActuals: "record-actuals",
}

EVENT_CLASSES: tuple[type[Event], ...] = get_args(Event)
COMMAND_CLASSES: tuple[type[Command], ...] = get_args(Command)
EVENT_NAMED: Mapping[str, type[Event]] = {stored.name: event for event, stored in EVENTS.items()}
COMMAND_NAMED: Mapping[str, type[Command]] = {name: command for command, name in COMMANDS.items()}
