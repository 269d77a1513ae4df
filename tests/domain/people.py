"""Who the rules are told about, and when."""

from datetime import UTC, datetime, timedelta

from domain.identity import Actor, Identity, service

ISSUER = "https://login.shepway.example"


def actor(subject: str) -> Actor:
    """Somebody who signed in with a password and a second factor."""
    return Actor(identity=Identity(issuer=ISSUER, subject=subject), checked=("pwd", "otp"))


ASHA = actor("asha")  # leads release 1A and asks for its gates
BEN = actor("ben")  # sits on the board
CHLOE = actor("chloe")  # sits on the board and looks after finance
DINA = actor("dina")  # looks after finance
EMIL = actor("emil")  # writes the evidence
FARAH = actor("farah")  # sits in the cabinet, to which the board escalates
GITA = actor("gita")  # sits on the council, to which the cabinet escalates
HANA = actor("hana")  # hands the evidence in
IVO = actor("ivo")  # holds no role

EVERYBODY = (ASHA, BEN, CHLOE, DINA, EMIL, FARAH, GITA, HANA, IVO)
LOCKGATE = service("lockgate")

NOON = datetime(2018, 5, 14, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=2)
NEXT_DAY = NOON + timedelta(days=1)
# Ten working days on: two weekends and the spring bank holiday of 28 May do not count.
IN_TEN_DAYS = datetime(2018, 5, 30, tzinfo=UTC)
