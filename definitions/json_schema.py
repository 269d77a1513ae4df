"""What editors need to check and complete a blueprint, a policy, a roster or a law: its JSON Schema.

`python -m definitions.json_schema` rewrites the files beside this one.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from definitions.blueprint import Blueprint
from definitions.deliverable_form import DeliverableSetForm
from definitions.discounting_form import DiscountingForm, OptimismBiasForm
from definitions.law_form import LawForm
from definitions.policy_form import PolicyForm
from definitions.roster_form import RosterForm
from definitions.section import Section

SCHEMA_FILE = Path(__file__).with_name("blueprint.schema.json")
POLICY_SCHEMA_FILE = Path(__file__).with_name("policy.schema.json")
LAW_SCHEMA_FILE = Path(__file__).with_name("law.schema.json")
SET_SCHEMA_FILE = Path(__file__).with_name("deliverable_set.schema.json")
SERIES_SCHEMA_FILE = Path(__file__).with_name("discounting.schema.json")
OPTIMISM_SCHEMA_FILE = Path(__file__).with_name("optimism_bias.schema.json")
ROSTER_SCHEMA_FILE = Path(__file__).with_name("roster.schema.json")
FORMS: Mapping[Path, type[Section]] = {
    SCHEMA_FILE: Blueprint,
    POLICY_SCHEMA_FILE: PolicyForm,
    SET_SCHEMA_FILE: DeliverableSetForm,
    ROSTER_SCHEMA_FILE: RosterForm,
    LAW_SCHEMA_FILE: LawForm,
    SERIES_SCHEMA_FILE: DiscountingForm,
    OPTIMISM_SCHEMA_FILE: OptimismBiasForm,
}


def json_schema(form: type[Section] = Blueprint) -> str:
    """The schema of a form as the text of its file."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **form.model_json_schema(by_alias=True),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for file, form in FORMS.items():
        file.write_text(json_schema(form), encoding="utf-8")
