"""A figure in its reading comes in; the days that it is of go out.

`attachment` asks in turn: `mentions` are the days named for it (`told_when` by a clause, `former` for an old record;
`strangers` and `rivals` are of something else), `extents` where their count begins and ends, `lifetimes` and
`beginnings` those told by what happened, `totals`, `treaty_totals`, `ranking`, `sides`, `rates`, `leaning` and
`carrying` those that no words name (`older` sides left aside), `year_points` a year up to a day. `comparisons`,
`conclusions` and `changes` give both sides of a difference, `scopes` the days among which a rank is held. `headlines`
gives an opening the days of its story, and `closing` closes the ends left open.
"""
