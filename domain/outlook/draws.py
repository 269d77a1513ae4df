"""Numbers that look drawn by lot and follow from a seed, the same everywhere and for ever."""

from dataclasses import dataclass

_WORD = (1 << 64) - 1


@dataclass(slots=True)
class Draws:
    """A sequence of draws: SplitMix64 (Steele, Lea and Flood, 2014), so that a seed says all."""

    state: int

    def below(self, limit: int) -> int:
        """The next draw: a whole number from 0 up to and without `limit`."""
        self.state = (self.state + 0x9E3779B97F4A7C15) & _WORD
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
        return ((mixed ^ (mixed >> 31)) * limit) >> 64
