"""What can go wrong for a person, and what they should do next."""


class Failure(Exception):
    """Something could not be done; `next` says what to do about it."""

    code = "failed"
    next = ""

    def __init__(self, message: str, *, code: str = "", next: str = "") -> None:
        self.message = message
        self.code = code or type(self).code
        self.next = next or type(self).next
        super().__init__(message)


class Refused(Failure):
    """The domain refused; `code` is the reason's name."""

    code = "refused"
    next = "See what is asked for: lockgate gate show GATE"


class NotSignedIn(Failure):
    """Nobody knows who is asking."""

    code = "not-signed-in"
    next = "Say who you are: --as PERSON, or LOCKGATE_AS=PERSON"


class NotFound(Failure):
    """There is no such thing."""

    code = "not-found"


class Unavailable(Failure):
    """Something that Lockgate needs does not answer just now."""

    code = "unavailable"
    next = "Check it with: lockgate admin doctor"


class OutcomeUnknown(Failure):
    """It was sent, and no answer came; sending it again with the same submission is safe."""

    code = "outcome-unknown"


class NotSealedYet(Failure):
    """It stands in the record, and no checkpoint covers it yet."""

    code = "not-sealed-yet"


class SealRefused(Failure):
    """What was sealed, or what somebody keeps of it, does not fit the record."""

    code = "seal-refused"
