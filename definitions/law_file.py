"""How a file of law becomes a pack that holds together, or a list of its faults."""

from pathlib import Path

from definitions.file import refuse_if_faulty, written_in
from definitions.law_form import LawForm
from definitions.law_translation import legal_pack
from domain.legal_pack import LegalPack
from domain.programme.law_soundness import pack_problems


def load_law(path: Path) -> LegalPack:
    """The pack of law in a file of its own.

    :raises BlueprintRefused: with every fault of the file, when it has one.
    """
    document, form = written_in(path, LawForm)
    pack = legal_pack(form.law)
    refuse_if_faulty(document, pack_problems(pack))
    return pack
