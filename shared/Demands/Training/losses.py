"""What training makes small."""
import torch
from torch.nn import functional as F

from examples import CUES, STANCES
from network import ADDRESSEE, ANSWERED, BORDERLINE, CLASSES, ISSUER, MASKED, NEGATED, marks, tensors

ANSWERS = [CUES.index(stance) for stance in STANCES]
OF_BORDERLINE, OF_ROLES, OF_NAMES = .4, .5, 1.


def of_windows(reader, windows, lower):
    """Cues of each window, and the roles of each cue; a window's share of the mean."""
    ids, case, mask = tensors(windows, lower)
    trunk, cues, _ = reader.find(ids, case, mask)
    total = sum(_cues(cues[row], window) for row, window in enumerate(windows))
    frames = [(row, piece, window) for row, window in enumerate(windows) for piece in window.frames]
    if frames:
        take, mark = marks([(row, piece) for row, piece, _ in frames], trunk.shape[1])
        roles, points, flags = reader.roles(trunk[take], mask[take], mark)
        for i, (_, piece, window) in enumerate(frames):
            frame = window.frames[piece]
            total = total + (OF_BORDERLINE if frame.borderline else 1) * _frame(frame, len(window.ids), roles[i], points[i], flags[i])
    return total / len(windows)


def of_names(reader, windows, lower):
    ids, case, mask = tensors(windows, lower)
    scores = reader.find(ids, case, mask)[2]
    return OF_NAMES * sum(window.trust * F.cross_entropy(scores[row, 1:len(window.ids) + 1], torch.tensor(window.tags), reduction='sum') for row, window in enumerate(windows)) / len(windows)


def _cues(scores, window):
    scores = scores[1:len(window.ids) + 1]
    right = torch.zeros(len(window.ids), dtype=torch.long)
    for piece in window.open:
        right[piece] = -100
    for piece, kind in window.cues.items():
        right[piece] = CUES.index(kind)
    if not window.answers_known:                        # nothing, or an answer whose cue was not marked: both are right
        either = torch.logsumexp(scores[:, [0] + ANSWERS], 1)
        scores = torch.cat([either[:, None], scores[:, 1:ANSWERS[0]], scores[:, ANSWERS] + MASKED], 1)
    return F.cross_entropy(scores, right, ignore_index=-100, reduction='sum')


def _frame(frame, pieces, role, point, flag):
    answer, loss = frame.kind in STANCES, 0
    if frame.what or not answer:
        right = torch.zeros(pieces, dtype=torch.long)
        for begin, stretches in ((1, frame.what), (3, frame.sources)):
            for first, last in stretches:
                right[first], right[first + 1:last + 1] = begin, begin + 1
        loss = loss + OF_ROLES * F.cross_entropy(role[1:pieces + 1], right, reduction='sum')
    for column, party in ((ISSUER, frame.issuer), (ADDRESSEE, None if answer else frame.addressee)):
        if party and (party.places or party.nobody):
            firsts, lasts = ([place[end] + 1 for place in party.places] + [0] * party.nobody for end in (0, 1))
            loss = loss + _any(point[:pieces + 2, column], firsts) + .5 * _any(point[:pieces + 2, column + 1], lasts)
    if answer:
        loss = loss + .5 * _any(point[:pieces + 2, ANSWERED], [0 if frame.answered is None else frame.answered + 1])
    flags = F.binary_cross_entropy_with_logits(flag[NEGATED], torch.tensor(float(frame.negated)))
    flags = flags + .5 * F.binary_cross_entropy_with_logits(flag[BORDERLINE], torch.tensor(float(frame.borderline)))
    return loss + flags + .5 * F.cross_entropy(flag[CLASSES:][None], torch.tensor([CUES.index(frame.kind)]))


def _any(scores, right):
    """-log of the probability that falls on any of the right rows."""
    return torch.logsumexp(scores, 0) - torch.logsumexp(scores[sorted(set(right))], 0)
