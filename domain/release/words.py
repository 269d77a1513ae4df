"""What people write has to say something."""

from domain.release.refusals import NothingSaid


def require_said(**texts: str) -> None:
    """Lets texts pass that are not blank.

    :raises NothingSaid: when one of them is, with its name.
    """
    for name, text in texts.items():
        if not text.strip():
            raise NothingSaid(f"Blank: {name.replace('_', ' ')}.")
