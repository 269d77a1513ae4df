"""What editors need to check and complete a blueprint: its JSON Schema.

`python -m definitions.json_schema` rewrites the file beside this one.
"""

import json
from pathlib import Path

from definitions.blueprint import Blueprint

SCHEMA_FILE = Path(__file__).with_name("blueprint.schema.json")


def json_schema() -> str:
    """The schema as the text of its file."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Blueprint.model_json_schema(by_alias=True),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(json_schema(), encoding="utf-8")
