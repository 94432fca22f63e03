"""From scores to records, for the figures that training prints."""
import numpy as np

from examples import CUES, STANCES, STRENGTHS, TAGS
from network import ADDRESSEE, ANSWERED, CLASSES, ISSUER, NEGATED

THRESHOLD, PRICE, SOURCE_PRICE, LONGEST_CONTENT, LONGEST_PARTY = .5, 2.0, 0.0, 60, 14


def softmax(scores):
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def stretches(shares, begin, price):
    """Best path over outside, begin and inside; inside never behind outside; each stretch costs its price. [(first, last)]"""
    log = lambda part: np.log(np.maximum(part, 0) + 1e-9)
    outside, opens, inside = log(1 - shares[:, begin] - shares[:, begin + 1]), log(shares[:, begin]) - price, log(shares[:, begin + 1])
    best, back = np.array([outside[0], opens[0], -1e9]), []
    for o, b, i in zip(outside[1:], opens[1:], inside[1:]):
        top, run = int(best.argmax()), 1 if best[1] >= best[2] else 2
        back.append((top, top, run))
        best = np.array([best[top] + o, best[top] + b, best[run] + i])
    path = [int(best.argmax())]
    for steps in reversed(back):
        path.append(steps[path[-1]])
    found, start = [], None
    for place, state in enumerate(path[::-1] + [0]):
        if start is not None and state != 2:
            found.append((start, place - 1))
            start = None
        if state == 1:
            start = place
    return found


def record(window, cues, roles_of):
    """The passage as `newspipeline enrich` would print it. `roles_of(pieces)` gives role, point and flag scores of each cue."""
    shares = softmax(cues)[1:len(window.ids) + 1]
    found = [i for i in range(len(window.ids)) if 1 - shares[i, 0] > THRESHOLD]
    demands, responses = [], []
    roles, points, flags = roles_of(found) if found else ([], [], [])
    for cue, role, point, flag in zip(found, roles, points, flags):
        n, sure = len(window.ids), float(1 - shares[cue, 0])
        kind = CUES[1 + int(shares[cue, 1:].argmax())]
        again = CUES[int(flag[CLASSES:].argmax())]
        words = lambda first, last: window.text[window.spans[first][0]:window.spans[last][1]]

        def party(column):
            start = int(point[:n + 2, column].argmax())
            return None if start in (0, n + 1) else words(start - 1, start - 1 + int(point[start:min(n + 1, start + LONGEST_PARTY), column + 1].argmax()))

        role = softmax(role[1:n + 1])
        what, issuer = stretches(role, 1, PRICE), party(ISSUER)
        if kind in STANCES:
            answered = int(point[:n + 2, ANSWERED].argmax()) - 1
            responses.append({'actor': issuer or '', 'stance': again if again in STANCES else kind, 'start': window.spans[cue][0], 'end': window.spans[cue][1], 'answered': answered, 'piece': cue})
            continue
        addressee = party(ADDRESSEE)
        for first, last in what:
            if last - first <= LONGEST_CONTENT:
                demands.append({'issuer': issuer and {'name': issuer}, 'addressee': addressee and {'name': addressee}, 'what': words(first, last), 'cue': words(cue, cue),
                                'strength': again if again in STRENGTHS else kind, 'negated': bool(flag[NEGATED] > 0), 'attribution': [words(*source) for source in stretches(role, 3, SOURCE_PRICE)],
                                'start': window.spans[first][0], 'end': window.spans[last][1], 'sure': sure, 'piece': cue})
    kept = []
    for demand in sorted(demands, key=lambda demand: -demand['sure']):
        if not any(demand['start'] < other['end'] and other['start'] < demand['end'] for other in kept):
            kept.append(demand)
    return {'id': window.id, 'demands': sorted(kept, key=lambda demand: demand['start']), 'responses': responses}


def names(tags):
    """{(first piece, after the last, type)} of a row of tag numbers."""
    found, current = set(), None
    for place, number in enumerate([int(tag) for tag in tags] + [0]):
        tag = TAGS[number]
        if current and not (tag[0] == 'I' and tag[1:] == current[1]):
            found.add((current[0], place, current[1]))
            current = None
        if tag[0] == 'B' or (tag[0] == 'I' and not current):
            current = (place, tag[1:])
    return found
