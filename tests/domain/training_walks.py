"""Ways that the training of a release can be taken."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.aggregate import Command
from domain.release.training.need import Need, SessionId
from tests.domain.people import CHLOE, DINA
from tests.domain.release.training import scene
from tests.domain.walking import TIMES, Commands, joined, part_of

SESSIONS = (scene.T_1, scene.T_2, scene.LATER_ON)
GROUPS = (scene.TESTERS, scene.BUILDERS)


def training_commands() -> SearchStrategy[Command]:
    """Anything that can be asked of training, sensible or not."""
    session, group = st.sampled_from(SESSIONS), st.sampled_from(GROUPS)
    references = st.lists(st.sampled_from([scene.E1, scene.E2, scene.E3, scene.E4, scene.E5]), max_size=3)
    anything = st.one_of(
        st.builds(
            scene.identify,
            st.builds(
                Need, group=group, heads=st.integers(-1, 6), topics=st.sampled_from([(), (scene.SOFTWARE,)])
            ),
            st.sampled_from(["", "Two more joined."]),
        ),
        st.builds(scene.plan, session | session.map(lambda each: replace(each, places=9))),
        st.builds(scene.cancel, st.sampled_from([*(each.id for each in SESSIONS), SessionId("T-9")])),
        st.builds(scene.attend, st.builds(scene.heads, st.integers(-1, 6), group, session)),
        st.builds(
            lambda came, group, session: scene.attend(scene.staff(*came, group=group, session=session)),
            references,
            group,
            session,
        ),
        st.builds(lambda wrong: scene.strike(*wrong), references),
        st.builds(scene.name, st.builds(scene.champion, st.sampled_from([CHLOE, DINA]))),
        st.builds(scene.stand_down, st.sampled_from(["", "Dina has another post."])),
    )
    return st.builds(lambda command, at: replace(command, at=at), anything, TIMES)


def training_way() -> list[Command]:
    """A release with needs, trained, corrected and spoken for."""
    return [
        scene.REGISTER_TRAINING,
        scene.plan(scene.T_1, scene.T_2),
        scene.attend(scene.staff(scene.E1, scene.E2), scene.heads(1, scene.BUILDERS)),
        scene.name(scene.champion()),
        scene.identify(Need(group=scene.TESTERS, heads=5, topics=())),
        scene.strike(scene.E2),
        scene.cancel(scene.T_2.id),
        scene.stand_down(),
    ]


def training_walks() -> Commands:
    """Some way along it, and then anything."""
    return joined(part_of(training_way()), st.lists(training_commands(), max_size=15))
