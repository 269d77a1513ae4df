"""Whom somebody trusts: the C2SP policy of logs, witnesses and a quorum."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tlog.checkpoint import Checkpoint, opened
from tlog.encoding import Malformed, number
from tlog.keys import KeyKind, VerifierKey
from tlog.note import Note, QuorumLacks, SignatureRefused, signatures_of

NOBODY = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Witnesses or groups, of which so many must have seen a checkpoint."""

    least: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """A checkpoint that the policy lets one believe, and at which second each witness saw it."""

    checkpoint: Checkpoint
    log: VerifierKey
    cosigned: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """`quorum` names a witness, a group, or nobody."""

    logs: tuple[VerifierKey, ...]
    witnesses: Mapping[str, VerifierKey]
    groups: Mapping[str, Group]
    quorum: str
    urls: Mapping[VerifierKey, str] = field(default_factory=dict)

    @classmethod
    def trusting(cls, *logs: VerifierKey) -> "Policy":
        """Believes these logs, and asks for no witness."""
        return cls(logs=logs, witnesses={}, groups={}, quorum=NOBODY)

    @classmethod
    def parse(cls, policy: bytes) -> "Policy":
        """:raises Malformed: unless the bytes are a policy; says in which line not."""
        if any(octet < 0x20 and octet not in b"\t\n" for octet in policy) or 0x7F in policy:
            raise Malformed("a policy has no control signs but tabs and ends of lines")
        reading = _Reading()
        # Names are opaque octets: what is no UTF-8 is carried along.
        for at, line in enumerate(policy.decode("utf-8", "surrogateescape").split("\n"), start=1):
            words = [word for word in re.split("[ \t]+", line) if word]
            if words and not words[0].startswith("#"):
                reading.take(at, words)
        return reading.result()

    @property
    def asks_witnesses(self) -> bool:
        """Whether anybody but the log must have seen a checkpoint."""
        return self.quorum != NOBODY

    def signed(self, note: Note) -> Checkpoint:
        """What the note says, if a log of the policy signed it, whoever has seen it.

        :raises SignatureRefused: when no log of the policy signed it, or its signature is wrong.
        :raises Malformed: when the note is no checkpoint.
        """
        return opened(note, self._log_of(note))

    def trusted(self, note: Note) -> Trusted:
        """What the note says, if the policy lets one believe it.

        :raises QuorumLacks: when too few witnesses have seen it.
        :raises SignatureRefused: when no log of the policy signed it, or a signature is wrong.
        :raises Malformed: when the note is no checkpoint.
        """
        log, checkpoint = self._log_of(note), self.signed(note)
        signed = signatures_of(note, self.witnesses.values())
        cosigned = {name: signed[key].seconds for name, key in self.witnesses.items() if key in signed}
        if not self._is_met(self.quorum, cosigned):
            seen = ", ".join(cosigned) or "nobody"
            raise QuorumLacks(f"{self.quorum} must have seen this checkpoint; {seen} has")
        return Trusted(checkpoint=checkpoint, log=log, cosigned=cosigned)

    def _log_of(self, note: Note) -> VerifierKey:
        signed = signatures_of(note, self.logs)
        origin = note.text.split("\n", 1)[0]
        for log in signed:
            if log.name == origin:
                return log
        raise SignatureRefused(f"no log that is trusted has signed this checkpoint of {origin}")

    def _is_met(self, name: str, cosigned: Mapping[str, int]) -> bool:
        if name == NOBODY:
            return True
        group = self.groups.get(name)
        if group is None:
            return name in cosigned
        return sum(self._is_met(member, cosigned) for member in group.members) >= group.least


@dataclass(slots=True)
class _Reading:
    """The lines so far."""

    logs: list[VerifierKey] = field(default_factory=list)
    witnesses: dict[str, VerifierKey] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    urls: dict[VerifierKey, str] = field(default_factory=dict)
    members: set[str] = field(default_factory=set)
    quorum: str | None = None

    def take(self, at: int, words: list[str]) -> None:
        try:
            match words:
                case ["log", vkey, *url] if len(url) <= 1:
                    self._log(vkey, url)
                case ["witness", name, vkey, *url] if len(url) <= 1:
                    self._witness(name, vkey, url)
                case ["group", name, least, _, *_]:
                    self._group(name, least, tuple(words[3:]))
                case ["quorum", name]:
                    self._quorum(name)
                case _:
                    raise Malformed(f"not a line of a policy: {words[0][:80]!a}")
        except Malformed as error:
            raise Malformed(f"line {at}: {error}") from error

    def result(self) -> Policy:
        if self.quorum is None:
            raise Malformed("a policy says which quorum it asks for, if only `quorum none`")
        return Policy(
            logs=tuple(self.logs),
            witnesses=self.witnesses,
            groups=self.groups,
            quorum=self.quorum,
            urls=self.urls,
        )

    def _log(self, vkey: str, url: list[str]) -> None:
        key = self._key(vkey, KeyKind.LOG, url)
        if key.public in {log.public for log in self.logs}:
            raise Malformed("a log's key stands in the policy twice")
        self.logs.append(key)

    def _witness(self, name: str, vkey: str, url: list[str]) -> None:
        self._check_new(name)
        key = self._key(vkey, KeyKind.WITNESS, url)
        if key.public in {witness.public for witness in self.witnesses.values()}:
            raise Malformed("a witness's key stands in the policy twice")
        self.witnesses[name] = key

    def _group(self, name: str, least: str, members: tuple[str, ...]) -> None:
        self._check_new(name)
        for member in members:
            if not self._is_known(member):
                raise Malformed(f"{member!a} is not defined above")
            if member in self.members:
                raise Malformed(f"{member!a} is a member twice")
            self.members.add(member)
        needed = {"any": 1, "all": len(members)}.get(least) or number(least)
        if not 1 <= needed <= len(members):
            raise Malformed(f"{needed} of {len(members)} members cannot be asked for")
        self.groups[name] = Group(least=needed, members=members)

    def _quorum(self, name: str) -> None:
        if self.quorum is not None:
            raise Malformed("there is one quorum")
        if name != NOBODY and not self._is_known(name):
            raise Malformed(f"{name!a} is not defined above")
        self.quorum = name

    def _key(self, vkey: str, kind: KeyKind, url: list[str]) -> VerifierKey:
        key = VerifierKey.parse(vkey)
        if key.kind is not kind:
            raise Malformed(f"the key of {key.name} is of a {key.kind.name.lower()}")
        if url:
            self.urls[key] = url[0]
        return key

    def _check_new(self, name: str) -> None:
        if name == NOBODY or self._is_known(name):
            raise Malformed(f"the name {name!a} is taken")

    def _is_known(self, name: str) -> bool:
        return name in self.witnesses or name in self.groups
