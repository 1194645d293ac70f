"""Nothing comes in; texts of the usual kind go out, with which a process makes itself ready to check others.

The long one has each way of telling: what it leads through is laid out, and warm, when a visitor's text comes. The
short one is for those who have that already, and have little time.
"""

from datetime import date


PUBLISHED = date(2025, 10, 20)
TEXT = """Channel crossings pass 36,000 as 369 people arrive in a day

A further 369 people crossed the Channel in seven small boats on Saturday, 18 October, Home Office figures show, an
average of about 53 people per boat. This brought the total for the year so far to 36,743, up 25% on the same point
last year, when it was 29,367, and 30% more than the 28,204 recorded by this date in 2023.

It is the highest number on record for the first ten months of any year, and just 82 short of the total for the
whole of 2024, which was 36,816. Between 12 and 18 October 1,117 people made the journey, compared with 1,075 in the
previous week; the busiest day of 2025 remains 31 May, when 1,195 came in 19 boats. The year's total passed 35,000
on 8 October.

Under the "one in, one out" treaty with France, 42 people have been returned since August, and 23 have arrived in
the UK. French police prevented 385 people from leaving in 13 events last week. At least 24 people have died in the
Channel this year. The Home Secretary said: "We have removed nearly 50,000 people with no right to be here since the
election."

Some 32,059 asylum seekers were living in hotels at the end of June, 8% more than a year earlier, at a cost of
£2.1bn. Two men aged 31 and 44 were jailed for nine years in May; police held three others. About 120,000 people
claimed asylum in the 12 months to June 2025.

Week to 19 October: 1,117 people, 17 boats
Week to 12 October: 1,075 people, 15 boats
"""
SHORT = (
    "On Saturday, 369 people crossed the Channel in seven small boats. This brought the total for the year"
    " so far to 36,743, up 25% on the same point last year. Some 42 people have been returned to France."
)
