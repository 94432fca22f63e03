"""Annotated files as training windows: cues with their roles, talks cut as the product cuts them, sentences with names."""
import glob
import hashlib
import json
import lzma
import os
import re
from dataclasses import dataclass, field

STRENGTHS = ['request', 'urge', 'insist', 'demand', 'condition', 'ultimatum']
STANCES = ['accept', 'reject', 'consider', 'counter']
CUES = ['nothing'] + STRENGTHS + STANCES
ROLES = ['outside', 'begin-what', 'what', 'begin-source', 'source']
TAGS = ['O'] + [begin + kind for kind in ('PER', 'ORG', 'LOC', 'MISC') for begin in 'BI']

NEWSWIRE = ('silver', 'silver-2')

LONGEST = 250       # pieces of a window: what the reader takes at once
FRESH, CONTEXT = 150, 70  # pieces of new sentences, and of those before them for context


@dataclass
class Party:
    """Where a party is named in the window: places (first piece, last piece); `nobody` where leaving it out is right as well; None: not known."""
    places: list
    nobody: bool


@dataclass
class Frame:
    """The roles of one cue."""
    kind: str
    what: list = field(default_factory=list)
    sources: list = field(default_factory=list)
    issuer: Party = None
    addressee: Party = None
    answered: int = None
    negated: bool = False
    borderline: bool = False


class Window:
    """A text in pieces, with {piece: class} of its cues, the pieces whose class is open, and {piece: Frame}."""

    def __init__(self, row, cutter, answers_known=True):
        self.id, self.text, self.answers_known = row['id'], row['text'], answers_known
        cut = cutter.cut(self.text)[:LONGEST]
        self.ids, self.spans = [p[0] for p in cut], [(p[1], p[2]) for p in cut]
        self.cues, self.frames = {}, {}
        self.open = set()
        demands = [self._demand(demand) for demand in row.get('demands', [])]
        for answer in row.get('responses', []):
            self._answer(answer, demands)

    def _pieces(self, place):
        hit = [i for i, (start, end) in enumerate(self.spans) if place and start < place[1] and end > place[0]]
        return (hit[0], hit[-1]) if hit else None

    def _demand(self, demand):
        what = nearest(occurrences(self.text, demand['what']), (0, 0))
        cue = what and nearest(occurrences(self.text, demand['cue']), what)
        what = cue and nearest(occurrences(self.text, demand['what']), cue)
        first, content = self._pieces(cue), self._pieces(what)
        if not first or not content:
            return None
        at = first[0]
        if demand.get('optional'):
            self.open.add(at)
        else:
            self.cues[at] = demand['strength']
        frame = self.frames.setdefault(at, Frame(demand['strength'], negated=bool(demand.get('negated')), borderline=bool(demand.get('optional'))))
        frame.what.append(content)
        frame.sources += [source for words in demand.get('attribution') or [] if (source := self._pieces(nearest(occurrences(self.text, words), cue)))]
        frame.issuer = self._party(demand, 'issuer', 'alsoIssuers')
        frame.addressee = self._party(demand, 'addressee', 'alsoAddressees')
        return at

    def _answer(self, answer, demands):
        cue = answer.get('cue') and nearest(occurrences(self.text, answer['cue']), (0, 0))
        first = self._pieces(cue)
        if not first or first[0] in self.cues:
            return
        self.cues[first[0]] = answer['stance']
        frame = self.frames[first[0]] = Frame(answer['stance'], issuer=self._party(answer, 'actor', 'alsoActors'))
        to = self._pieces(nearest(occurrences(self.text, answer.get('to') or ''), cue))
        frame.what = [to] if to else []
        index = answer.get('demand')
        frame.answered = demands[index] if index is not None and index < len(demands) else None

    def _party(self, row, key, also):
        """Several parties that stand side by side ("France, Germany and Poland") are pointed at as one stretch."""
        if row.get('parties') == 'somewhere':
            return self._somewhere(row[key])
        names = row[key]
        if names is None or not any(names):
            return Party([], True)
        places = [place for name in names if name for place in occurrences(self.text, name)]
        joint = self._joint(places, row.get(also) or [])
        return Party([piece for place in (joint or places) if (piece := self._pieces(place))], None in names)

    def _somewhere(self, names):
        """Of a whole article's demand: the name may stand outside of this window, and then nothing is known."""
        pieces = [piece for name in names or [] if name for place in occurrences(self.text, name) if (piece := self._pieces(place))]
        return Party(pieces, False) if pieces else None

    def _joint(self, places, others):
        for start, end in places:
            stretch = end
            for forms in others:
                beside = [place for form in forms if form for place in occurrences(self.text, form)
                          if 0 <= place[0] - stretch <= 6 and not re.search(r'[.;:!?]', self.text[stretch:place[0]])]
                stretch = max((place[1] for place in beside), default=stretch)
            if stretch > end:
                return [(start, stretch)]
        return None


def occurrences(text, words):
    """Where words stand in a text as whole words; where they never do, their first occurrence at all."""
    if not words:
        return []
    found = [(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]
    whole = [(start, end) for start, end in found
             if not (start and text[start - 1].isalnum() and words[0].isalnum()) and not (end < len(text) and text[end].isalnum() and words[-1].isalnum())]
    return whole or found[:1]


def nearest(places, to):
    return min(places, key=lambda place: max(0, place[0] - to[1], to[0] - place[1]), default=None)


def rows(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def is_kept_back(id):
    """Every tenth passage by the hash of its id is never learned from."""
    return hashlib.sha256(id.encode()).digest()[0] % 10 == 0


def sources(data):
    """All files of annotated passages: the newswire ones first."""
    gold = [os.path.join(data, 'gold', f'demands-{name}.jsonl') for name in NEWSWIRE + ('written', 'written-2')]
    return gold + sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'passages', '*.jsonl')))


def passages(path, cutter):
    """Titles are windows of their own, and not annotated."""
    found = rows(path)
    answers_known = all(answer.get('cue') for row in found for answer in row.get('responses', []))
    for row in found:
        yield Window(row, cutter, answers_known)


def sentences(text):
    """(start, end) of each, by full stops before capitals and by line breaks; near enough to Language.Sentences for training."""
    cuts = [0] + [m.end() for m in re.finditer(r'[.!?]["”’)]*\s+(?=["“‘(A-Z0-9])|\n+', text)] + [len(text)]
    return [(start, end) for start, end in zip(cuts, cuts[1:]) if text[start:end].strip()]


def cut_as_read(text, cutter):
    """(start, end) of an article's windows, context included."""
    parts = [(start, end, len(cutter.cut(text[start:end]))) for start, end in sentences(text)]
    first = 0
    while first < len(parts):
        last, size = first, 0
        while last < len(parts) and (last == first or size + parts[last][2] <= FRESH):
            size += parts[last][2]
            last += 1
        start, context = first, 0
        while start > 0 and context + parts[start - 1][2] <= min(CONTEXT, LONGEST - size):
            context += parts[start - 1][2]
            start -= 1
        yield parts[start][0], parts[last - 1][1]
        first = last


def talks(articles, gold, cutter):
    """The articles of talks as windows: contents and cues are certain, parties where one of their names stands in the window."""
    demands, answers = {}, {}
    for story in rows(gold):
        for demand in story['demands']:
            for carrier in demand['carriers']:
                if carrier.get('cue'):
                    demands.setdefault(carrier['article'], []).append({**carrier, 'issuer': demand['issuer'], 'addressee': demand['addressee'], 'negated': False, 'parties': 'somewhere'})
        for demand in story.get('negated') or []:
            if demand.get('article') and demand.get('cue'):
                demands.setdefault(demand['article'], []).append({'strength': 'demand', 'issuer': None, 'addressee': None, **demand, 'negated': True, 'parties': 'somewhere'})
        for answer in story['responses']:
            actor = answer['actor'] if isinstance(answer['actor'], list) else [answer['actor']]
            for article in answer['articles']:
                answers.setdefault(article, []).append({**answer, 'actor': actor, 'demand': None, 'parties': 'somewhere'})
    for article in rows(articles):
        for start, end in cut_as_read(article['text'], cutter):
            text = article['text'][start:end].strip()
            yield Window({'id': f'{article["id"]}@{start}', 'text': text,
                          'demands': [d for d in demands.get(article['id'], []) if d['what'] in text and d['cue'] in text],
                          'responses': [a for a in answers.get(article['id'], []) if a.get('cue') and a['cue'] in text]}, cutter)


class Named:
    """Words with name tags; `trust` weighs them."""

    def __init__(self, words, tags, trust, cutter):
        self.text, self.trust = ' '.join(words), trust
        spans, at = [], 0
        for word in words:
            spans.append((at, at + len(word)))
            at += len(word) + 1
        cut = cutter.cut(self.text)[:LONGEST]
        self.ids, self.spans, self.tags, word = [p[0] for p in cut], [(p[1], p[2]) for p in cut], [], 0
        for start, _ in self.spans:
            while word < len(spans) - 1 and spans[word][1] <= start:
                word += 1
            self.tags.append(_tag(tags[word], start == spans[word][0]))


def _tag(tag, opens):
    return 0 if tag == 'O' else TAGS.index((tag[0] if opens else 'I') + tag[2:])


def named(path, trust, cutter, most=None, together=1):
    """Sentences of a two-column or CoNLL-U file whose names are marked; up to `together` neighbours make one window, as a reader meets them."""
    words, tags, count = [], [], 0
    for number, (more, marks) in enumerate(_tagged(path)):
        if most and number >= most:
            break
        if words and (count >= together or len(words) + len(more) > 110):
            yield Named(words, tags, trust, cutter)
            words, tags, count = [], [], 0
        words, tags, count = words + more, tags + marks, count + 1
    if words:
        yield Named(words, tags, trust, cutter)


def _tagged(path):
    opened = lzma.open(path, 'rt', encoding='utf-8') if path.endswith('.xz') else open(path, encoding='utf-8')
    trees = '.conllu' in path
    words, tags, marked = [], [], False
    with opened as lines:
        for line in lines:
            line = line.rstrip('\n')
            if not line:
                if words and (marked or not trees):
                    yield words, tags
                words, tags, marked = [], [], False
            elif line.startswith('# ') or line == '#':
                continue
            else:
                cells = line.split('\t') if '\t' in line else line.split(' ')
                if not trees:
                    words.append(cells[0])
                    tags.append(cells[-1])
                elif cells[0].isdigit():
                    tag = re.search(r'NER=([^|]+)', cells[9])
                    marked |= bool(tag)
                    words.append(cells[1])
                    tags.append(tag.group(1) if tag else 'O')
