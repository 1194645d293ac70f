"""The sets of the annotated corpus in the order of their letters: what each is, and how it was used."""

from dataclasses import dataclass
from pathlib import Path


CORPUS = Path(__file__).parents[1] / "tests" / "corpus"


@dataclass(frozen=True, slots=True)
class AnnotatedSet:
    """A folder of annotated documents; `kept_aside` says that no rule was written with it open."""

    letter: str
    used: str
    about: str
    kept_aside: bool = False

    @property
    def folder(self) -> Path:
        """Where its catalogue, its texts and its annotation are."""
        return CORPUS / self.letter

    @property
    def title(self) -> str:
        return f"{self.letter}: {self.used}"


SETS = {
    each.letter: each
    for each in (
        AnnotatedSet(
            "a",
            "developed on",
            "short texts with many kinds of sentences and near misses, and with planted errors. The rules of reading "
            "were written with it open: it shows what they were made to do.",
        ),
        AnnotatedSet(
            "b",
            "developed on",
            "written with `a`, of the same kind: features, live pages, transcripts and tables beside news. Held out "
            "until 2026-11-22, but for totals by which some thresholds were set: then 81.6 % of its figures were "
            "read, 91.7 % of what was read was right, and 77.5 % of the periods; since then the rules were mended on "
            "what it showed.",
        ),
        AnnotatedSet(
            "c",
            "developed on",
            "news reports, agency copy, official texts and briefings from 2018 to 2026, with the paragraphs that real "
            "ones have around their figures, and no planted error. The rules were mended on what it showed.",
        ),
        AnnotatedSet(
            "d",
            "developed on",
            "as `c`, written apart from it. The rules were mended on what it showed, too.",
        ),
        AnnotatedSet(
            "e",
            "developed on",
            "as `c` and `d`, written apart from them. Scored unseen, 88.9 % of its figures were read and 88.5 % of "
            "what was read was right; then the rules were mended on what it showed.",
        ),
        AnnotatedSet(
            "f",
            "developed on",
            "as `c`, `d` and `e`, written last and apart from them. Scored unseen, 96.9 % of its figures were read, "
            "93.0 % of what was read was right, and so were all bounds and 96.2 % of the periods; then the rules were "
            "mended on what it showed.",
        ),
        AnnotatedSet(
            "g",
            "developed on",
            "as `c` to `f`, written apart from them. Scored unseen, 93.0 % of its figures were read, 92.5 % of what "
            "was read was right, and so were 98.8 % of the bounds and 90.2 % of the periods; five sound figures were "
            "accused. Then the rules were mended on what it showed.",
        ),
        AnnotatedSet(
            "h",
            "developed on",
            "as `g`, written apart from it. Scored unseen after that, 92.4 % of its figures were read, 94.1 % of what "
            "was read was right, and so were all bounds and 85.0 % of the periods; three sound figures were accused. "
            "Then the rules were mended on what it showed.",
        ),
        AnnotatedSet(
            "i",
            "developed on",
            "as `g` and `h`, written apart from them. Scored unseen after that, 94.9 % of its figures were "
            "read, 98.0 % of what was read was right, and so were all bounds and 83.1 % of the periods; two sound "
            "figures were accused. Then the rules were mended on what it showed.",
        ),
        AnnotatedSet(
            "j",
            "developed on",
            "as `i`, written apart from it. Scored unseen after that, 96.6 % of its figures were read, 98.3 % of what "
            "was read was right, and so were all bounds and 91.6 % of the periods; three sound figures were accused. "
            "Then the rules were mended on what it showed.",
        ),
        AnnotatedSet(
            "k",
            "developed on",
            "as `j`, in other manners: tabloids, regional papers, live pages, scripts, fact checks, briefings. Scored "
            "unseen after that, 93.1 % of its figures were read, 94.2 % of what was read was right, and so were all "
            "bounds and 93.4 % of the periods; three sound figures were accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "l",
            "developed on",
            "as `k`, written apart from it. Scored unseen after that, 93.7 % of its figures were read, 93.3 % of what "
            "was read was right, and so were all bounds and 91.7 % of the periods; two sound figures were accused. "
            "Then the rules were mended.",
        ),
        AnnotatedSet(
            "m",
            "developed on",
            "as `l`, written apart from it. Scored unseen after that, 93.5 % of its figures were read, 97.5 % of what "
            "was read was right, and so were 99.6 % of the bounds and 93.1 % of the periods; three sound figures were "
            "accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "n",
            "held out",
            "as `m`, written apart from it. Only its totals are looked at, and the day to which an accused number was "
            "right.",
            kept_aside=True,
        ),
        AnnotatedSet(
            "o",
            "developed on",
            "as `n`, written apart from it: news of a day or a week, five texts on the treaty. Scored unseen after "
            "that, 93.5 % of its figures were read, 94.6 % of what was read was right, and so were all bounds and "
            "89.1 % of the periods; five sound figures were accused. Then the rules were mended on what it showed.",
        ),
        AnnotatedSet(
            "p",
            "developed on",
            "as `o`, written apart from it: politics with figures in the background, deaths at sea, explainers, a "
            "column. Scored unseen together with it, 95.4 % of its figures were read, 94.4 % of what was read was "
            "right, and so were all bounds and 87.1 % of the periods; two sound figures were accused. Then the rules "
            "were mended.",
        ),
        AnnotatedSet(
            "q",
            "developed on",
            "24 texts full of numbers, none of which is a figure: hotels, visas, other seas, swimmers, birds, fleets, "
            "trials, polls. Scored unseen, 20 of them gave no figure, and the other four gave 19. Then the rules were "
            "mended.",
        ),
        AnnotatedSet(
            "r",
            "developed on",
            "news and comment of the treaty's first year, written apart from all others. Scored unseen, 90.0 % of its "
            "figures were read, 90.4 % of what was read was right, and so were 99.6 % of the bounds and 88.9 % of the "
            "periods; one sound figure was accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "s",
            "developed on",
            "as `r`, of 2018 to 2026, in long sentences whose subjects are carried over. Scored unseen, 85.5 % of its "
            "figures were read, 89.7 % of what was read was right, and so were all bounds and 83.0 % of the periods; "
            "three sound figures were accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "t",
            "developed on",
            "as `s`, written apart from it, as plain as news is printed. Scored unseen after that, 92.1 % of "
            "its figures were read, 95.9 % of what was read was right, and so were all bounds and 95.7 % of the "
            "periods; two sound figures were accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "u",
            "developed on",
            "as `t`, written apart from it. Scored unseen after that, 92.4 % of its figures were read, 90.8 % of what "
            "was read was right, and so were all bounds and 95.5 % of the periods; no sound figure was accused. Then "
            "a few rules were mended.",
        ),
        AnnotatedSet(
            "v",
            "developed on",
            "news of the treaty from July 2025 to August 2026, as plain as it is printed. Scored unseen after that, "
            "93.9 % of its figures were read, 93.3 % of what was read was right, and so were 99.4 % of the bounds and "
            "95.4 % of the periods; two sound figures were accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "w",
            "developed on",
            "news of every year from 2018 to 2026, as plain as `v`. Scored unseen with it, 95.2 % of its figures were "
            "read, 98.0 % of what was read was right, and so were 99.5 % of the bounds and 91.0 % of the periods; no "
            "sound figure was accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "x",
            "developed on",
            "news of 2024 to 2026, as plain as `v` and `w` and written apart from them. Scored unseen after the rules "
            "were mended on `v`, 97.2 % of its figures were read, 97.8 % of what was read was right, and so were all "
            "bounds and 96.6 % of the periods; one sound figure was accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "y",
            "developed on",
            "as `x`, written apart from it. Scored unseen after the rules were mended on `w` and `x`, all of its "
            "figures were read, 98.3 % of what was read was right, and so were all bounds and 86.0 % of the periods; "
            "no sound figure was accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "z",
            "developed on",
            "as `w`, written apart from it, with three texts without a figure. Scored unseen with `y`, 95.6 % of its "
            "figures were read, 93.5 % of what was read was right, and so were all bounds and 98.5 % of the periods; "
            "no sound figure was accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "aa",
            "developed on",
            "plain news of 2019 to 2026, and seven texts without a figure among fourteen. Scored unseen, 94.1 % of its "
            "figures were read, 98.8 % of what was read was right, and so were all bounds and 97.5 % of the periods; "
            "one sound figure was accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "ab",
            "developed on",
            "as `aa`, written apart from it, with six texts without a figure. Scored unseen, 93.1 % of its figures "
            "were read, 94.0 % of what was read was right, and so were all bounds and 97.9 % of the periods; one sound "
            "figure was accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "ac",
            "developed on",
            "fact checks, briefings, answers in Parliament, explainers, a column, a live page and a sketch, three "
            "without a figure. Scored unseen with `ab`, 93.9 % of its figures were read, 94.9 % of what was read "
            "was right, and so were all bounds and 92.5 % of the periods; one sound figure was accused. Then the rules "
            "were mended.",
        ),
        AnnotatedSet(
            "ad",
            "developed on",
            "as `ab`, written apart from it, with six texts without a figure. Scored unseen after the rules were "
            "mended on `ab` and `ac`, 96.3 % of its figures were read, 91.1 % of what was read was right, and so were "
            "all bounds and 94.2 % of the periods; one sound figure was accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "ae",
            "developed on",
            "plain news of 2019 to 2026: the treaty, deaths, statistics, records, rows, a court, the French side. "
            "Scored unseen with `ad`, 95.4 % of its figures were read, 95.4 % of what was read was right, and so were "
            "all bounds and 97.1 % of the periods; three sound figures were accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "af",
            "developed on",
            "long news of 2021 to 2026, most of them on the treaty, and two texts without a figure of ours. Scored "
            "unseen, 95.7 % of its figures were read, 91.7 % of what was read was right, and so were all bounds and "
            "92.4 % of the periods; one sound figure was accused. Then the rules were mended on what it showed.",
        ),
        AnnotatedSet(
            "ag",
            "developed on",
            "plain news of 2018 to 2026, and eight texts beside the subject without a figure of ours. Scored unseen, "
            "96.6 % of its figures were read, 87.5 % of what was read was right, and so were 98.8 % of the bounds and "
            "all periods; five figures were made up, of swimmers and of ages. Then the rules were mended.",
        ),
        AnnotatedSet(
            "ah",
            "developed on",
            "eight news reports of 2020 to 2026, and eight texts without a figure of ours that a search for the "
            "subject would find. Scored unseen after the rules were mended on `af` and `ag`, 96.6 % of its figures "
            "were read, 96.6 % of what was read was right, and so were all bounds and 91.9 % of the periods; "
            "one figure was made up, and none accused. Then the rules were mended.",
        ),
        AnnotatedSet(
            "ai",
            "developed on",
            "twelve news reports of 2020 to 2026 with headlines, lists and captions, and two texts without a figure of "
            "ours. Scored unseen after the rules were mended on `ah`, 93.7 % of its figures were read, 95.5 % of what "
            "was read was right, and so were all bounds and 95.3 % of the periods; one sound figure was accused. Then "
            "the rules were mended.",
        ),
        AnnotatedSet(
            "aj",
            "developed on",
            "nine news reports and explainers of 2020 to 2026, and five texts without a figure of ours that a search "
            "for the subject would find. Scored unseen after the rules were mended on `ai`, 99.1 % of its figures were "
            "read, 92.4 % of what was read was right, and so were all bounds and 94.5 % of the periods; three figures "
            "were made up, and one sound one was accused. Then the rules were mended.",
        ),
    )
}
