"""A number in its reading comes in; what it counts, or compares, goes out: indicator, measure, part of the whole.

`measures` tells the kind of number, and `scope` the indicator. `candidates` says whether it can be a figure at all
(`forerunners`, `uncounted`, `other_rates` and `flights` help it), `nouns` what it counts, `verbs` what happened to
those, `vessels` what is said of boats (`loads` of one boat, `rescues` of those brought here), `breakdowns` whether it
is a part of one told before, `standing` which number without a noun is a figure (by its `surroundings`, and by the
`comparands` that it is set against), `topics` what the text is speaking of, `subsets` the part of the whole, and
`sizes` whether so many can have come.
"""
