"""A figure as it was made out comes in, the record of the claim goes out."""

from collections.abc import Sequence

from etl.claims import reasons
from etl.claims.parts import Draft, Reading
from etl.vocabulary import Basis, Claim, Document


def claim(
    draft: Draft, earlier: Sequence[Draft], before: Sequence[Reading], document: Document
) -> Claim:
    """The claim with its reasons, some of which stand in the figures and the sentences before it."""
    sentence, span, period = draft.reading.sentence, draft.quantity.span, draft.period
    return Claim(
        claim_id=f"{document.document_id}:{sentence.start + span.start}",
        document_id=document.document_id,
        indicator=draft.indicator,
        measure=draft.measure,
        subset=draft.subset,
        value=draft.quantity.value,
        bound=draft.quantity.bound,
        low=draft.quantity.interval.low,
        high=draft.quantity.interval.high,
        direction=draft.direction,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_basis=period.basis if period else Basis.INFERRED,
        period_text=period.span.exact if period else "",
        base_start=draft.base.start if draft.base else None,
        base_end=draft.base.end if draft.base else None,
        speaker=draft.speaker,
        start=sentence.start + span.start,
        end=sentence.start + span.end,
        prefix=sentence.text[: span.start],
        exact=span.exact,
        suffix=sentence.text[span.end :],
        clues=tuple(reasons.find(draft, earlier, before, document.published)),
    )
