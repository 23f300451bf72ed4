"""The readers: each turns the words of one kind of expression into its value. A new one is a function and a row."""

from __future__ import annotations

from collections.abc import Callable

from dossier.extraction.dates.readers import absolute, clock, days, periods, references, relative, spans
from dossier.extraction.dates.scene import Atom, DateKind, Scene, Slots

READERS: dict[str, Callable[[Slots, Scene], tuple[Atom, ...]]] = {
    reader.__name__: reader
    for reader in (
        absolute.full,
        days.month_day,
        absolute.month_day_year,
        absolute.day_range,
        absolute.month_year,
        absolute.month_range,
        absolute.year_range,
        absolute.month_this_year,
        absolute.month,
        absolute.rel_month,
        absolute.rel_month_day,
        absolute.year,
        absolute.plain_year,
        absolute.short_year,
        absolute.before_christ,
        absolute.decade,
        absolute.century,
        relative.weekday,
        relative.rel_weekday,
        relative.weekday_week,
        relative.deictic,
        relative.this_part,
        references.reference_part,
        relative.relative,
        relative.deictic_period,
        relative.before_last,
        relative.weekend,
        relative.period_part,
        relative.ago,
        relative.half_ago,
        relative.ago_time,
        relative.ago_vague,
        relative.in_time,
        references.shift,
        references.shift_vague,
        references.reference,
        references.reference_season,
        references.reference_weekday,
        references.same_period,
        relative.vague,
        periods.fiscal_year,
        periods.season,
        periods.rel_season,
        periods.season_this_year,
        periods.season_bare,
        periods.season_noun,
        periods.quarter,
        periods.quarter_this_year,
        periods.quarter_bare,
        periods.half,
        periods.half_this_year,
        periods.week_of,
        periods.holiday,
        periods.rel_holiday,
        spans.vague_span,
        spans.past_next_span,
        spans.duration,
        spans.duration_half,
        spans.duration_part,
        spans.duration_or_set,
        spans.duration_adjective,
        spans.some_units,
        spans.each_unit,
        spans.frequency,
        clock.clock,
        clock.moment,
        clock.part,
    )
}

# What a reader's expressions are to those beside them; the others are `DateKind.OTHER`.
KINDS: dict[str, DateKind] = {
    relative.deictic.__name__: DateKind.DEICTIC,
    relative.this_part.__name__: DateKind.DEICTIC,
    relative.ago.__name__: DateKind.AGO,
    relative.half_ago.__name__: DateKind.AGO,
    days.month_day.__name__: DateKind.MONTH_DAY,
    relative.weekday.__name__: DateKind.WEEKDAY,
}
