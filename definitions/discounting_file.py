"""How files of discount rates and starting values become the domain's, or a list of their faults."""

from pathlib import Path

from definitions.discounting_form import DiscountingForm, OptimismBiasForm
from definitions.discounting_translation import discount_series, starting_values
from definitions.file import refuse_if_faulty, written_in
from domain.business_case.discounting import DiscountSeries
from domain.business_case.optimism import StartingValues
from domain.programme.case_soundness import series_problems


def load_series(path: Path) -> DiscountSeries:
    """The discount rates in a file of their own.

    :raises BlueprintRefused: with every fault of the file, when it has one.
    """
    document, form = written_in(path, DiscountingForm)
    series = discount_series(form.discounting)
    refuse_if_faulty(document, series_problems(series, ("discounting",)))
    return series


def load_starting_values(path: Path) -> StartingValues:
    """The starting values of optimism bias in a file of their own.

    :raises BlueprintRefused: with every fault of the file, when it has one.
    """
    document, form = written_in(path, OptimismBiasForm)
    refuse_if_faulty(document, ())
    return starting_values(form.optimism_bias)
