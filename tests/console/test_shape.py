"""What the command line may load, and when."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import cli
from console.commands import COMMANDS
from tests.console.typed import Lockgate

ROOT = Path(cli.__file__).parent
OURS = {"activities", "console", "definitions", "domain", "eventstore", "readmodels", "runtime", "workflows"}
SLOW = ("temporalio", "sqlalchemy", "pydantic", "structlog", "ruamel", "holidays")
ASKS_FOR_HELP = """
import sys, cli
assert "rich.table" not in sys.modules
assert cli.run(sys.argv[1:]) == 0
print([name for name in {slow} if name in sys.modules])
"""


@pytest.mark.parametrize("words", [["--help"], ["gate", "--help"]])
def test_help_loads_nothing_slow(words: list[str]) -> None:
    program = ASKS_FOR_HELP.format(slow=SLOW)

    ran = subprocess.run(
        [sys.executable, "-c", program, *words], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ran.stdout.splitlines()[-1] == "[]"


def test_reads_do_not_load_temporal() -> None:
    modules = "audit benefits gates inbox programmes releases watching deciding doctor dev working failing"
    modules += " policies policy_trial reporting rosters adopting policies_in_force"
    modules += " evidence evidence_kept"
    modules += " money spending"
    modules += " attempts explaining overrides break_glass conditions reaffirming rebasing"
    modules += " scrutiny withdrawing"
    modules += " plans replanning paths outside leading scoring"
    modules += " milestones rating costs counts registers register_writing register_lists"
    modules += " backlog changing_backlogs sprints planning_sprints learning forecasting"
    modules += " consultations consultation_hearing consultation_duties copies"
    modules += " waiting what_if outlook benefit_register"
    modules += " delivering training_tending release_errands importing"
    program = f"import sys; {'; '.join(f'import console.{name}' for name in modules.split())}"
    program += "; print('temporalio' in sys.modules)"

    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "False"


@pytest.mark.parametrize("file", ["cli.py", "worker.py"])
def test_the_top_knows_only_the_console_and_the_runtime(file: str) -> None:
    tree = ast.parse((ROOT / file).read_text())
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }

    assert imported & OURS <= {"console", "runtime"}


def test_whatever_is_sent_waits_for_its_seal() -> None:
    modules = {file.stem: file.read_text(encoding="utf-8") for file in (ROOT / "console").glob("*.py")}
    by_themselves = {name for name, text in modules.items() if " office(" in text and name != "writing"}

    assert {name for name, text in modules.items() if "open_office(" in text} == {"writing"}
    # A word's receipt is of the word, said now or before; everything else goes through `send`, which waits.
    waits = {name for name, text in modules.items() if "await seal_of(" in text}
    assert by_themselves == waits == {"saying", "reaffirming"}


@pytest.mark.parametrize("group", sorted(COMMANDS))
def test_every_command_explains_itself(lockgate: Lockgate, group: str) -> None:
    for command, (_, purpose) in COMMANDS[group][1].items():
        answer = lockgate(group, command, "--help")

        assert answer.code == 0
        assert purpose.split(";")[0] in " ".join(answer.out.split())


def test_the_process_prints_all_before_it_leaves() -> None:
    ran = subprocess.run(
        [sys.executable, "cli.py", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ran.stdout == "0.1.0\n"
