"""Why the record refuses, or cannot answer."""


class RecordError(Exception):
    """The record could not do what was asked."""

    def __str__(self) -> str:
        detail = super().__str__()
        sentence = (self.__doc__ or "").split("\n\n")[0]
        return f"{sentence} ({detail})" if detail else sentence


class StreamMoved(RecordError):
    """Somebody else has written to this stream since it was read; read it again and decide afresh."""

    def __init__(self, stream: str, expected: int, actual: int) -> None:
        super().__init__(f"{stream}: expected {expected}, is at {actual}")
        self.stream = stream
        self.expected = expected
        self.actual = actual


class MoreRecorded(RecordError):
    """Something of a kind that was looked through was recorded since; look again and decide afresh."""

    def __init__(self, position: int) -> None:
        super().__init__(f"fact {position}")
        self.position = position


class KeyReused(RecordError):
    """This idempotency key has already been used for something else."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class NotCanonical(RecordError):
    """A body may hold only text, whole numbers, yes or no, nothing, lists, and objects with plain keys."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"at {path}: {reason}")
        self.path = path


class RecordUnavailable(RecordError):
    """The database cannot be reached just now; nothing is lost, try again with the same key."""


class NotMigrated(RecordError):
    """The database lacks tables that this version needs: run `lockgate admin migrate`."""


class RecordNotEmpty(RecordError):
    """A record is moved to a fresh database only."""


class RecordForgot(RecordError):
    """Somebody's personal data was erased meanwhile; nothing was written, do it again."""


class WrittenByNewer(RecordError):
    """A fact was written by newer software, in a shape that this one does not know yet."""


class ReadModelReplaced(RecordError):
    """Another version of Lockgate has rebuilt this read model: restart this process."""


class RecordDamaged(RecordError):
    """What is stored is not what was committed to when it was recorded."""


class SealBroken(RecordError):
    """What was sealed is no longer what stands in the record, so nothing more is sealed."""


class SealedByAnother(RecordError):
    """This record was sealed by another log or with another key."""


class NotSealed(RecordError):
    """No checkpoint covers this yet."""
