"""Reads `lkjip dump --stage=pages` and compares the words of two of them by brute force."""

import difflib
import re

ITEM = re.compile(r'^  (glyphs|fill) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+)')
LIST = re.compile(r'^page \d+ "[PD]-\d+"')
TEXT = re.compile(r' "((?:[^"\\]|\\.)*)"')
ELEMENT = re.compile(r' ([a-z-]+):(\d+)(?: <.*)?$')


class Run:
    """A run of glyphs of the body."""

    def __init__(self, page, line, box):
        self.page, self.box = page, box
        self.text = TEXT.search(line)[1].replace('\\"', '"')
        self.hyphen = ' hyphen' in line[line.index(self.text):]
        found = ELEMENT.search(line)
        self.role, self.element = (found[1], int(found[2])) if found else ("artifact", -1)
        self.tinted = False


class Dump:
    """The pages of a report: runs of the body, and all lines that are no marks, as printed. Pages of
    lists are kept apart, each with the number of the page before it."""

    def __init__(self, text, tint):
        self.runs, self.plain, self.tints, self.marks, self.lists = [], [], [], 0, []
        page, added = 0, False
        for line in text.splitlines():
            if line.startswith("page "):
                added = LIST.match(line) is not None
                page += not added
                self.lists += [(page, [])] if added else []
                if not added:
                    self.plain.append((page, line.split(" ", 2)[2]))
            if added:
                self.lists[-1][1].append(line)
                continue
            item = ITEM.match(line)
            mark = re.search(r" mark(?: <.*)?$", line) is not None
            self.marks += mark
            if not mark and line.startswith("  "):
                self.plain.append((page, line))
            box = tuple(float(x) for x in item.groups()[1:]) if item else None
            if item and mark and item[1] == "fill" and tint in line:
                self.tints.append((page, box))
            elif item and not mark and item[1] == "glyphs":
                self.runs.append(Run(page, line, box))
        self.runs = [run for run in self.runs if run.element >= 0]
        for tint_page, (x, y, width, height) in self.tints:
            for run in self.runs:
                left, base, length, _ = run.box
                if (run.page == tint_page and y < base <= y + height + 0.5
                        and left < x + width - 0.9 and left + length > x + 0.9):
                    run.tinted = True

    def elements(self):
        """Words of each element with the runs they stand in, in the order of painting."""
        result, last = [], None
        for run in self.runs:
            if run.element != last:
                result.append([])
                last = run.element
            words = run.text.split()
            for index, word in enumerate(words):
                if (index == 0 and result[-1] and result[-1][-1][2]
                        and not run.text.startswith(" ")):
                    before, runs, _ = result[-1][-1]
                    result[-1][-1] = (before + word, runs + [run], False)
                else:
                    result[-1].append((word, [run], False))
            if result[-1] and not run.text.endswith(" "):  # the word goes on in the next run
                word, runs, _ = result[-1][-1]
                word = word.removesuffix("-").removesuffix("\u2010") if run.hyphen else word
                result[-1][-1] = (word, runs, True)
        return result


def changed_words(old, new):
    """Pairs (words that went, (word, runs) that came) of all places where two reports differ."""
    before, after = old.elements(), new.elements()
    plain = [" ".join(word for word, _, _ in element) for element in before]
    other = [" ".join(word for word, _, _ in element) for element in after]
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, plain, other, False).get_opcodes():
        if tag == "equal":
            continue
        pairs = zip(range(i1, i2), range(j1, j2)) if i2 - i1 == j2 - j1 else [(None, None)]
        for i, j in pairs:
            one = before[i] if i is not None else sum(before[i1:i2], [])
            two = after[j] if j is not None else sum(after[j1:j2], [])
            words = difflib.SequenceMatcher(None, [word[0] for word in one],
                                            [word[0] for word in two], False)
            for kind, a1, a2, b1, b2 in words.get_opcodes():
                if kind != "equal":
                    yield [word[0] for word in one[a1:a2]], two[b1:b2]
