"""Every command, with the module that does it and what its help says."""

# A command's module is loaded only once it is typed: the slow parts are slower than most answers.
COMMANDS = {
    "programme": (
        "Check, start and show programmes",
        {
            "check": ("console.programmes:check", "List everything that is wrong with a blueprint"),
            "start": ("console.starting:start", "Start a programme from a blueprint"),
            "show": ("console.programmes:show", "Programmes, or one with its releases and open gates"),
            "counts": (
                "console.counts:show",
                "What the document counts beside Lockgate's own count; exit code 1 when they differ",
            ),
        },
    ),
    "release": (
        "Follow releases, and say how far they have come",
        {
            "list": ("console.releases:list_releases", "Where every release stands against its plan"),
            "show": (
                "console.releases:show",
                "One release: its stages as planned and as they were, and what was reported",
            ),
            "lacks": (
                "console.lacking:lacks",
                "What each release still lacks for its next gate, with owner and day",
            ),
            "report": ("console.reporting:report", "Say how far a release has come"),
            "rate": ("console.rating:rate", "Rate a release in a colour of its programme's legend"),
            "ratings": (
                "console.rating:show_ratings",
                "How a release was rated and when, or how all releases and workstreams stand",
            ),
            "costs": ("console.costs:show", "What each release costs in each year, and in total"),
            "watch": ("console.watching:watch", "Follow a release until it ends"),
            "go-live": ("console.going_live:go_live", "Let people work with what a release built"),
            "hand-over": ("console.going_live:hand_over", "Ask somebody to take a part over"),
            "take-over": ("console.going_live:take_over", "Take a part over, when asked to"),
            "non-compliance": (
                "console.going_live:non_compliance",
                "Say where people do not work as a release set out",
            ),
            "address": ("console.going_live:address", "Say how that was seen to"),
            "closing": (
                "console.going_live:closing",
                "How a release does after go-live, and what it lacks to be closed",
            ),
            "close": ("console.going_live:close", "Close a release that is optimised and handed over"),
            "exit-cost": ("console.going_live:exit_cost", "Say what stopping at a gate costs by now"),
        },
    ),
    "transition": (
        "Plan and deliver the transition of a release",
        {
            "show": ("console.transition:show", "Its elements, the processes that stop, and old cases"),
            "plan": ("console.transition:plan", "Give an element an owner and a day"),
            "deliver": ("console.transition:deliver", "Say that an element is delivered"),
            "not-applicable": ("console.transition:not_applicable", "Say why an element does not apply"),
            "stop-process": (
                "console.stopped_processes:stop_process",
                "Say that a process stops, and who watches for harm",
            ),
            "watch": ("console.stopped_processes:watch", "Say what the watch saw: harm, or none"),
            "resolve": ("console.stopped_processes:resolve", "Say how harm was put right"),
            "keep-cases": ("console.stopped_processes:keep_cases", "Say where old cases stay retrievable"),
        },
    ),
    "lesson": (
        "Learn from other releases",
        {
            "list": ("console.lessons:list_lessons", "What releases learned, and what others made of it"),
            "record": ("console.lessons:record", "Record what a release learned"),
            "take-up": ("console.lessons:take_up", "Say how a release takes a lesson up"),
            "decline": ("console.lessons:decline", "Say why a release does not take a lesson up"),
        },
    ),
    "plan": (
        "See and change what is planned",
        {
            "show": ("console.plans:show", "The releases as a baseline plans them, and who leads them"),
            "diff": ("console.plans:diff", "What differs between two baselines"),
            "replan": ("console.replanning:replan", "Plan the releases anew, as the next baseline"),
            "critical-path": (
                "console.paths:critical_path",
                "When each release is expected to finish, how much it may slip, and what the end waits for",
            ),
            "slip": ("console.paths:slip", "What slips if a release takes so many working days more"),
            "forecast": (
                "console.outlook:forecast",
                "When releases are likely to finish, and what benefits come to: an estimate",
            ),
            "what-if": (
                "console.what_if:what_if",
                "The same programme with another decision, policy, day or slip: an estimate",
            ),
            "depends": (
                "console.paths:depends",
                "What a release needs, inside the programme and outside, and what breaks if it fails",
            ),
            "expect": ("console.outside:expect", "Say on which day something outside is expected now"),
            "met": ("console.outside:met", "Note that something outside came about"),
            "failed": ("console.outside:failed", "Note that something outside failed"),
            "hand-over": ("console.leading:hand_over", "Let somebody else lead a release from a day on"),
            "accept": ("console.leading:accept", "Lead a release that was offered to you"),
            "score": (
                "console.scoring:order",
                "The order of releases by their scores, beside the planned one",
            ),
            "rate": (
                "console.scoring:score",
                "Say how early a release should come, by every criterion",
            ),
        },
    ),
    "milestone": (
        "Follow milestones, by quarters of the programme's own plan",
        {
            "list": ("console.milestones:list_milestones", "Every milestone, and how it stands"),
            "quarters": ("console.milestones:quarters", "A day's quarter in each calendar"),
            "reach": ("console.milestones:reach", "Say that a milestone was reached"),
            "reforecast": (
                "console.milestones:reforecast",
                "Say by which other day a milestone is expected, and why",
            ),
        },
    ),
    "register": (
        "Keep principles, assumptions and other lists",
        {
            "list": (
                "console.registers:list_registers",
                "The registers of a programme, or what stands in one of them",
            ),
            "add": ("console.register_writing:add", "Add an entry to a register"),
            "revise": ("console.register_writing:revise", "Let an entry say something else"),
            "retire": ("console.register_writing:retire", "Let an entry count no more"),
            "review": ("console.register_writing:review", "Say what was found at a review"),
        },
    ),
    "risk": (
        "Follow, score and escalate risks",
        {
            "list": ("console.risks:list_risks", "The open risks: above appetite, overdue, rising"),
            "show": ("console.risks:show", "One risk with its controls and every score that it had"),
            "heat-map": ("console.risks:show_heat_map", "How many open risks are how likely and how bad"),
            "add": ("console.risk_adding:add", "Write a risk down, or a file of them"),
            "score": ("console.risk_tending:score", "Score a risk anew, or a file of them"),
            "control": ("console.risk_tending:control", "Plan a control, put it in place or drop it"),
            "review": ("console.risk_tending:review", "Say what was found at a review"),
            "assign": ("console.risk_tending:assign", "Let other people look after a risk"),
            "escalate": ("console.risk_tending:escalate", "Take a risk above appetite to the next board"),
            "split": ("console.risk_adding:split", "Let a risk go on as several others"),
            "close": ("console.risk_tending:close", "Let a risk count no more"),
        },
    ),
    "indicator": (
        "Follow what a programme is measured by",
        {
            "list": ("console.indicators:list_indicators", "Every indicator, its trend and its target"),
            "show": ("console.indicators:show", "One indicator with every reading"),
            "add": ("console.indicator_tending:add", "Measure by another indicator, or a file of them"),
            "read": ("console.indicator_tending:read", "Say what an indicator was, or a file of readings"),
            "target": ("console.indicator_tending:target", "Say what to come to, or when that is known"),
            "baseline": ("console.indicator_tending:baseline", "Say how it was before anything changed"),
        },
    ),
    "review": (
        "Review a programme each month",
        {
            "list": ("console.reviews:list_reviews", "Reviews that were called, and what they came to"),
            "show": ("console.reviews:show", "What a month's review was told of each release"),
            "call": ("console.reviews:call", "Have this month's review called now"),
            "hold": ("console.reviews:hold", "Say that a review was held, and what it came to"),
        },
    ),
    "backlog": (
        "Follow and change what is to be built, and accept it",
        {
            "list": ("console.backlog:list_backlog", "What is to be built in a release, in its order"),
            "add": ("console.changing_backlogs:add", "Add a requirement to the backlog of a release"),
            "change": ("console.changing_backlogs:change", "Reclassify a requirement, or resize it"),
            "drop": ("console.changing_backlogs:drop", "Do not build a requirement"),
            "deliver": (
                "console.changing_backlogs:deliver",
                "Accept what somebody else built, as a product owner",
            ),
            "score": ("console.changing_backlogs:score", "Say what a requirement is worth"),
            "weigh": ("console.changing_backlogs:weigh", "Order the backlog by other weights"),
        },
    ),
    "sprint": (
        "Follow and plan sprints",
        {
            "show": ("console.sprints:show", "The sprints of a release"),
            "fix": (
                "console.planning_sprints:fix",
                "Lay down the time, cost and quality of a sprint, before it starts",
            ),
            "plan": (
                "console.planning_sprints:plan",
                "Plan requirements into a sprint, before it or while it runs",
            ),
            "move-out": ("console.planning_sprints:move_out", "Take requirements out of their sprint"),
            "burn-up": ("console.sprints:burn_up", "Points done and in scope by sprint"),
        },
    ),
    "learn": (
        "Try something out, and scale it or drop it",
        {
            "list": (
                "console.learning:list_experiments",
                "What is tried out in a release, and what came of it",
            ),
            "start": ("console.learning:start", "Try something out in one area"),
            "result": ("console.learning:result", "Say what came of an experiment"),
            "scale": ("console.learning:scale", "Take what was tried out into the design for everybody"),
            "drop": ("console.learning:drop", "Take what was tried out no further"),
        },
    ),
    "gate": (
        "Decide gates",
        {
            "inbox": ("console.inbox:inbox", "What is waiting, for whom, since when"),
            "show": ("console.gates:show", "Everything needed to decide one gate"),
            "waiting": (
                "console.waiting:waiting",
                "What waiting at gates costs a day, and has cost: for people, for evidence and for rework",
            ),
            "approve": ("console.deciding:approve", "Say yes, if need be on conditions"),
            "reject": ("console.deciding:reject", "Say no, and why"),
            "abstain": ("console.deciding:abstain", "Say neither yes nor no"),
            "defer": ("console.deciding:defer", "Put the gate off to a day"),
            "stop": ("console.deciding:stop", "Stop the release here, at a break point"),
            "reaffirm": (
                "console.reaffirming:reaffirm",
                "Show what changed since your last word here, and say that word again",
            ),
            "recuse": ("console.withdrawing:recuse", "Stand aside from this round"),
            "why-not": ("console.explaining:why_not", "Why somebody cannot decide, and what would help"),
            "explain": ("console.explaining:explain", "How a gate stands, why, and what would open it"),
            "discharge": ("console.conditions:discharge", "Show that a condition is met"),
            "recall": (
                "console.conditions:recall",
                "Take an approval back whose condition was not met by its day",
            ),
            "withdraw": ("console.withdrawing:withdraw", "Take the question of a gate back"),
            "call-in": (
                "console.scrutiny:call_in",
                "Ask for a decision to be looked at before it takes effect",
            ),
            "answer-call-in": (
                "console.scrutiny:answer_call_in",
                "Let a decision that was called in stand, or refer it back",
            ),
            "waive-call-in": (
                "console.scrutiny:waive_call_in",
                "Agree that a decision is urgent and cannot wait to be called in",
            ),
            "override": (
                "console.break_glass:override",
                "Break the glass, the first of two: pass a gate without its approval",
            ),
            "confirm-override": (
                "console.break_glass:confirm_override",
                "Agree to an override, the second of two",
            ),
            "review-override": (
                "console.break_glass:review_override",
                "Say afterwards whether an override was right",
            ),
            "rebase": (
                "console.rebasing:rebase",
                "Let an open round go on under the policy, or with the people, that the programme has now",
            ),
        },
    ),
    "policy": (
        "Check, compare, try and adopt gate policies",
        {
            "list": ("console.policies:list_policies", "The policies that come with the product"),
            "check": (
                "console.policies:check",
                "Whether a policy is sound, and whom its gate could not do without",
            ),
            "diff": ("console.policies:diff", "What differs between two policies"),
            "try": (
                "console.policy_trial:try_policy",
                "What a policy would have made of the recorded rounds of a programme: an estimate",
            ),
            "adopt": ("console.adopting:adopt_policy", "Let new gates follow a policy from here on"),
            "in-force": (
                "console.policies_in_force:in_force",
                "The policies that a programme's new gates follow",
            ),
        },
    ),
    "roster": (
        "See and change who holds which role",
        {
            "show": (
                "console.rosters:show",
                "People and roles on a day, who decides for whom, and who is away",
            ),
            "adopt": ("console.adopting:adopt_roster", "Let other people hold the roles from here on"),
        },
    ),
    "evidence": (
        "Hand in and check evidence",
        {
            "add": ("console.evidence:add", "Hand a file or a link in for the gate of a stage"),
            "show": ("console.evidence_kept:show", "What the newest round of a gate is decided on"),
            "get": ("console.evidence_kept:get", "Write a file that was handed in, unaltered"),
            "check": ("console.evidence_kept:check", "See that every file is there, unaltered"),
        },
    ),
    "deliverable": (
        "Follow, draft and accept what releases deliver",
        {
            "list": ("console.deliverables:list_deliverables", "What a release delivers, and how it stands"),
            "show": ("console.deliverables:show", "One deliverable with its versions"),
            "add": ("console.delivering:add", "Have a release bring forth more than it was planned to"),
            "assign": ("console.delivering:assign", "Say who answers for deliverables, and by when"),
            "draft": ("console.delivering:draft", "Offer a new version"),
            "accept": ("console.delivering:accept", "Find versions good"),
            "send-back": ("console.delivering:send_back", "Ask for another version, and why"),
            "not-needed": ("console.delivering:not_needed", "Say that a release does without, and why"),
            "reopen": ("console.delivering:reopen", "Take back that it was accepted or not needed"),
        },
    ),
    "training": (
        "Plan and record training, and name change champions",
        {
            "show": ("console.training:show", "Shares by group and topic, sessions and change champions"),
            "need": (
                "console.training_tending:need",
                "Say how many of which group are to be trained in what",
            ),
            "session": ("console.training_tending:session", "Plan a day of training, or a file of them"),
            "attend": ("console.training_tending:attend", "Record who came, by heads or staff reference"),
            "cancel": ("console.training_tending:cancel", "Call a session off"),
            "strike": ("console.training_tending:strike", "Take back that people came to a session"),
            "champion": ("console.training_tending:champion", "Name a change champion, or a file of them"),
            "champions": ("console.training:champions", "How the network of change champions grows"),
            "stand-down": (
                "console.training_tending:stand_down",
                "Say that somebody is no longer a change champion",
            ),
        },
    ),
    "consultation": (
        "Hear those affected, by the law of the day",
        {
            "show": ("console.consultations:show", "How a consultation stands, and what it still lacks"),
            "check": (
                "console.consultations:check",
                "What the law asks for if consultation begins on a day, and when anybody could leave",
            ),
            "affected": (
                "console.consultation_hearing:affected",
                "Say who is affected, by establishment, or why there is nothing to consult on",
            ),
            "representatives": (
                "console.consultation_hearing:representatives",
                "Say who speaks for those affected",
            ),
            "hr1": ("console.consultation_duties:hr1", "Record that form HR1 was sent"),
            "hr1-copy": (
                "console.consultation_duties:hr1_copy",
                "Record that representatives were given a copy of form HR1",
            ),
            "respond": ("console.consultation_hearing:respond", "Record a response, without anybody's name"),
            "answer": ("console.consultation_hearing:answer", "Record what a response was answered"),
            "meet": ("console.consultation_hearing:meet", "Record a meeting with representatives"),
            "extend": (
                "console.consultation_hearing:extend",
                "Give those affected more time; less is refused",
            ),
            "report": (
                "console.consultation_hearing:report",
                "Record the report on what came of the consultation",
            ),
            "transfer": (
                "console.consultation_duties:transfer",
                "Say who changes employer and when, or record a step before it",
            ),
        },
    ),
    "benefit": (
        "Follow and measure benefits",
        {
            "list": (
                "console.benefit_register:list_benefits",
                "What became of each benefit: promised, forecast, confirmed, and what is late or short",
            ),
            "show": (
                "console.benefit_register:show",
                "One benefit: what it rests on, and every review of it",
            ),
            "table": ("console.benefits:table", "The years beside the published figures"),
            "reconcile": (
                "console.reconciling:reconcile",
                "Every figure that the document printed beside Lockgate's own",
            ),
            "baseline": ("console.measuring:baseline", "Say how it was before anything changed"),
            "forecast": ("console.forecasting:forecast", "Expect more or less of a benefit than before"),
            "measure": ("console.measuring:measure", "Report the annual benefit as it is now"),
            "confirm": ("console.measuring:confirm", "Confirm what somebody else measured"),
            "write-off": ("console.measuring:write_off", "Give a benefit up, with the reason"),
            "hand-over": ("console.owners:hand_over", "Ask somebody else to answer for a benefit"),
            "take-over": ("console.owners:take_over", "Agree to answer for a benefit"),
        },
    ),
    "money": (
        "Ask for money, draw it, move it and stop it",
        {
            "show": ("console.money:show", "The envelope, each year, each ask and grant"),
            "ask": ("console.spending:ask", "Ask for money at a gate"),
            "evidence": ("console.spending:evidence", "Hand a file or a link in for an ask's gate"),
            "draw": ("console.spending:draw", "Take granted money, once"),
            "vire": ("console.spending:vire", "Move money from one line to another"),
            "freeze": ("console.spending:freeze", "Stop all money, as the s151 officer"),
            "lift": ("console.spending:lift", "Let money move again, as the s151 officer"),
            "case": ("console.business_case:case", "Two versions of the business case side by side"),
            "revise": ("console.actuals:revise", "Let another version of the business case stand"),
            "actuals": ("console.actuals:actuals", "Bring in a file of what was spent, ordered and owed"),
            "spend": ("console.spend:spend", "What is spent and committed against ask and envelope"),
            "budget": ("console.budget:budget", "Budget taken ahead of benefit, in both readings"),
            "appraise": ("console.appraising:appraise", "Net present value, break-even and payback"),
        },
    ),
    "audit": (
        "See what happened, and whether it could",
        {
            "timeline": ("console.audit:timeline", "What happened, in order"),
            "attempts": ("console.attempts:attempts", "What was refused, and by which rule"),
            "reconcile": (
                "console.histories:reconcile",
                "What only the record or only Temporal has; exit code 1 when there is something",
            ),
            "diff": ("console.differing:diff", "What changed between two moments"),
            "explain": (
                "console.explaining_audit:explain",
                "How a gate, a release or a benefit came to stand where it stands",
            ),
            "exceptions": (
                "console.exceptions:exceptions",
                "Gates that were passed outside their policy, looked for again",
            ),
            "replay": (
                "console.replaying:replay",
                "Fold all history again, and compare everything that is shown",
            ),
            "overrides": ("console.overrides:overrides", "Gates passed without approval, and their review"),
            "export": (
                "console.exporting:export",
                "Write an evidence pack, which an auditor can verify without Lockgate",
            ),
            "checkpoint": (
                "console.seal:checkpoint",
                "Show the newest checkpoint, which an auditor keeps for the next visit",
            ),
            "verify": (
                "console.seal:verify_all",
                "Check every fact against its chain, the checkpoints, and what others kept",
            ),
            "receipt": ("console.receipts:receipt", "Write the receipt of a fact"),
            "check-receipt": (
                "console.receipts:check_receipt",
                "Check a receipt against a policy, without the record",
            ),
        },
    ),
    "witness": (
        "Witness somebody else's record, on a machine of your own",
        {
            "key": ("console.witness:key", "Make the key that this witness cosigns with"),
            "add-log": ("console.witness:add_log", "Look after a log from now on"),
            "show": ("console.witness:show", "How far each log has been seen"),
            "serve": ("console.witness:serve", "Cosign what the logs show, until it is stopped"),
        },
    ),
    "admin": (
        "Run the service",
        {
            "migrate": ("console.admin:migrate", "Make or update the tables of the record"),
            "rebuild": ("console.admin:rebuild", "Fill every read model afresh"),
            "doctor": ("console.doctor:doctor", "Check settings, record and connections"),
            "worker": ("console.working:work", "Run a worker until it is stopped"),
            "backup": ("console.moving:backup", "Copy the record into one file while it is in use"),
            "move": ("console.moving:move", "Copy the record to a database of either kind"),
            "recover": (
                "console.recovering:recover",
                "Start what is under way again from the record, when Temporal's data was lost",
            ),
            "key": (
                "console.keys:key",
                "Make, show, renew or retire the key that signs checkpoints",
            ),
            "sealer": ("console.sealer:sealer", "Seal what is recorded, and have witnesses see it"),
        },
    ),
}
# Groups within groups.
WITHIN = {
    "admin": {
        "person": (
            "Look after who people are",
            {
                "show": ("console.persons:show", "What the record has of somebody, and how long it is kept"),
                "hold": ("console.persons:hold", "Keep everything of somebody, whatever is asked"),
                "release": ("console.persons:release", "Let the ordinary rules hold again for somebody"),
                "erase": ("console.persons:erase", "Erase who somebody is, for ever"),
            },
        ),
    },
}
ALONE = {
    "dev": ("console.dev:dev", "Run everything on this machine until Ctrl-C"),
    "demo": ("console.demo:demo", "See a programme live through its years in minutes"),
}
