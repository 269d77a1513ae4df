"""What happened to the log's key, in plain English."""

from domain.log_key.events import LogKeyEvent
from readmodels.scene import Scene, ended


def log_key_sentence(event: LogKeyEvent, scene: Scene) -> str:
    """`Dina announced that record.example/log+2… signs for the log after …+1…: it is five years old.`"""
    keys = f"{event.key} signs for the log after {event.former}"
    return f"{scene.name(event.by)} announced that {keys}: {ended(event.reason)}"
