"""How a blueprint says which groups are trained in what, and who is to be trained in a release."""

from collections import Counter
from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from domain.release.training.matrix import TopicKind
from domain.release.training.plan import Trainees
from tests.definitions.edited import edited, faults_of, line_of

POLICIES = "\npolicies:\n"
MATRIX = """
training:
  - id: analysts
    name: Business Analysts
    techniques: [process mapping, information gathering]
    tools: [process mapping tool, software awareness, scripting guide, user requirements,
            technical requirements, website architecture]
    behaviours: [facilitation, challenge, team ethos, positivity, model champion]
  - id: builders
    name: Technology Builders
    techniques: [agile approach]
    tools: [workflow build guide, requirements lists, software training, version control]
    behaviours: [team ethos, attention to detail, accuracy, technology skills]
  - id: testers
    name: Technology Testers
    techniques: [building test scripts, edge cases]
    tools: [user requirements, internal test scripts, user test scripts, software training]
    behaviours: [attention to detail, persistence, tenacity, team ethos]
  - id: process-people
    name: Process People
    tools: [knowledge of the model, workshop rules, software training]
    behaviours: [ownership, change champion]
  - id: team
    name: Implementation team
    preparation: [process mapping approach and tools, information gathering and script building,
                  user cases and technology requirements, test scripts and user acceptance plans,
                  roles in agile teams]
"""
PROCESS_PEOPLE = """    tools: [knowledge of the model, workshop rules, software training]
    behaviours: [ownership, change champion]
"""
LEAD = "    lead: asha\n"
TRAINEES = "    training: [{group: analysts, heads: 6}, {group: team, heads: 9}]\n"
GOOD = ((POLICIES, MATRIX + POLICIES), (LEAD, LEAD + TRAINEES))


def test_the_matrix_of_shepway_is_read(tmp_path: Path) -> None:
    *groups, team = load_blueprint(edited(tmp_path, *GOOD)).training

    assert [len(group.topics) for group in groups] == [13, 9, 10, 5]
    assert Counter(topic.kind for group in groups for topic in group.topics) == {
        TopicKind.TECHNIQUE: 5,
        TopicKind.TOOL: 17,
        TopicKind.BEHAVIOUR: 15,
    }
    assert [topic.kind for topic in team.topics] == [TopicKind.PREPARATION] * 5


def test_a_release_says_whom_it_trains(tmp_path: Path) -> None:
    first, second, *_ = load_blueprint(edited(tmp_path, *GOOD)).releases

    assert [(each.group, each.heads) for each in first.training] == [("analysts", 6), ("team", 9)]
    assert second.training == ()
    assert isinstance(first.training[0], Trainees)


@pytest.mark.parametrize(
    ("mistake", "line", "field", "sentence"),
    [
        pytest.param(
            ("{group: team, heads: 9}", "{group: gardeners, heads: 9}"),
            "training: [{group: analysts",
            "releases[0].training[1].group",
            "There is no group gardeners in the training matrix.",
            id="a group that is not in the matrix",
        ),
        pytest.param(
            ("{group: team, heads: 9}", "{group: analysts, heads: 9}"),
            "training: [{group: analysts",
            "releases[0].training[1].group",
            "analysts is there twice.",
            id="a group twice",
        ),
        pytest.param(
            ("heads: 6", "heads: 0"),
            "training: [{group: analysts",
            "releases[0].training[0].heads",
            "Give at least one.",
            id="nobody",
        ),
        pytest.param(
            ("id: team", "id: analysts"),
            "- id: analysts",
            "training[4].id",
            "analysts is there twice.",
            id="two groups of one id",
        ),
        pytest.param(
            ("[facilitation, challenge", "[facilitation, process mapping"),
            "- id: analysts",
            "training[0]",
            "process mapping is there twice.",
            id="a topic twice",
        ),
        pytest.param(
            ("[facilitation, challenge", '[facilitation, "dare, do"'),
            "- id: analysts",
            "training[0]",
            "A comma or semicolon would divide dare, do in lists from files.",
            id="a topic that would be two",
        ),
        pytest.param(
            (PROCESS_PEOPLE, ""),
            "- id: process-people",
            "training[3]",
            "Name something that this group is trained in.",
            id="no topic",
        ),
    ],
)
def test_mistakes_are_shown_on_their_line(
    tmp_path: Path, mistake: tuple[str, str], line: str, field: str, sentence: str
) -> None:
    path = edited(tmp_path, *GOOD, mistake)
    found = {(fault.field, fault.sentence): fault for fault in faults_of(path)}
    assert (field, sentence) in found
    assert line_of(path, found[field, sentence]).startswith(line)
