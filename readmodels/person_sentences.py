"""What happened to somebody's personal data, in plain English."""

from typing import assert_never

from domain.person.events import LegalHoldLifted, LegalHoldPlaced, PersonalDataErased, PersonEvent
from readmodels.scene import Scene, ended


def person_sentence(event: PersonEvent, scene: Scene) -> str:
    """`Dina erased who p-3f… is, named by 12 facts: asked for under article 17.`"""
    who = scene.name(event.by)
    match event:
        case LegalHoldPlaced():
            return f"{who} had what is known of {event.person} kept: {ended(event.reason)}"
        case LegalHoldLifted():
            return f"{who} lifted the hold on {event.person}: {ended(event.reason)}"
        case PersonalDataErased():
            basis = ended(event.legal_basis)
            return f"{who} erased who {event.person} is, named by {len(event.positions)} facts: {basis}"
        case _:
            assert_never(event)
