"""Why the watch over stopped processes refuses what somebody said."""

from domain.refusal import Rejected


class ProcessUnknown(Rejected):
    """Nobody has said that this process stops. Declare its stop first."""


class WatchEndsTooEarly(Rejected):
    """A process is watched from the day it stops on, and a watch is never shortened (S-19)."""


class ProcessStillRuns(Rejected):
    """What stopping a process does is seen once it has stopped, not before."""


class ProcessHasStopped(Rejected):
    """The day on which a process stopped is past, and cannot be moved."""


class NotTheWatcher(Rejected):
    """That there is no harm is said by whoever watches; harm may be reported by anybody (S-19)."""


class AdverseEffectUnknown(Rejected):
    """Nobody has found this adverse effect."""


class RetentionTooShort(Rejected):
    """Old cases stay retrievable until their retention ends: it is lengthened, never shortened (S-19)."""
