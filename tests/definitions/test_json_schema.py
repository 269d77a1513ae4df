"""What editors are told about a blueprint."""

import json

import pytest

from definitions.json_schema import SCHEMA_FILE, json_schema
from definitions.shipped import shipped_names, shipped_path


def test_the_committed_schema_is_up_to_date() -> None:
    remedy = "run python -m definitions.json_schema"
    assert SCHEMA_FILE.read_text("utf-8") == json_schema(), remedy


def test_every_field_has_help_for_the_editor() -> None:
    schema = json.loads(json_schema())
    sections = schema["$defs"]
    for section in (schema, *sections.values()):
        for name, field in section.get("properties", {}).items():
            meant = sections[field["$ref"].removeprefix("#/$defs/")] if "$ref" in field else {}
            assert field.get("description") or meant.get("description"), name


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_blueprints_name_the_schema(name: str) -> None:
    path = shipped_path(name)
    prefix, _, schema = path.read_text("utf-8").splitlines()[0].partition("=")
    assert prefix == "# yaml-language-server: $schema"
    assert (path.parent / schema).resolve() == SCHEMA_FILE.resolve()
