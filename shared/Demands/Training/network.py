"""The reader as a network: MiniLM-L6 whose lower half is run once and whose upper half is run again for each cue."""
import math
import os

import torch
from torch import nn
from torch.nn import functional as F

from examples import CUES, ROLES, TAGS
from pieces import CLOSE, NONE, OPEN, letter_case
from quantise import restored

WIDTH, HEADS, INNER, TRUNK, LAYERS = 384, 12, 1536, 3, 6
ISSUER, ISSUER_END, ADDRESSEE, ADDRESSEE_END, ANSWERED = range(5)   # columns of the pointers; row 0 of each is nobody
NEGATED, BORDERLINE, CLASSES = range(3)                             # columns of the flags; the classes follow
MASKED = -1e4


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x, mask, drop):
        rows, length, _ = x.shape
        heads = lambda y: y.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)
        shares = (heads(self.query(x) / math.sqrt(WIDTH // HEADS)) @ heads(self.key(x)).transpose(-1, -2) + mask).softmax(-1)
        seen = shares @ heads(self.value(x))
        x = self.ln1(x + F.dropout(self.out(seen.transpose(1, 2).reshape(rows, length, WIDTH)), drop, self.training))
        return self.ln2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))


class Encoder(nn.Module):
    def __init__(self, base):
        super().__init__()
        array = lambda name: torch.from_numpy(base[name].copy())
        self.word, self.pos, self.kind = (nn.Embedding(n, WIDTH) for n in (30522, 512, 2))
        self.ln, self.layers = nn.LayerNorm(WIDTH, 1e-12), nn.ModuleList(Layer() for _ in range(LAYERS))
        for table, name in ((self.word, 'word'), (self.pos, 'position'), (self.kind, 'token_type')):
            table.weight = nn.Parameter(array(f'embeddings.{name}_embeddings.weight'), requires_grad=False)
        places = {'query': 'attention.self.query', 'key': 'attention.self.key', 'value': 'attention.self.value', 'out': 'attention.output.dense',
                  'ln1': 'attention.output.LayerNorm', 'ln2': 'output.LayerNorm', 'up': 'intermediate.dense', 'down': 'output.dense'}
        for part, name in [(self.ln, 'embeddings.LayerNorm')] + [(getattr(layer, mine), f'encoder.layer.{i}.{theirs}') for i, layer in enumerate(self.layers) for mine, theirs in places.items()]:
            part.weight.data, part.bias.data = array(f'{name}.weight'), array(f'{name}.bias')

    def embed(self, ids):
        return self.ln(self.word(ids) + self.pos.weight[:ids.shape[1]] + self.kind.weight[0])


def perceptron(inputs, outputs):
    return nn.Sequential(nn.Linear(inputs, 256), nn.GELU(), nn.Dropout(.1), nn.Linear(256, outputs))


class Reader(nn.Module):
    def __init__(self, base):
        super().__init__()
        self.bert = Encoder(base)
        self.case, self.mark = nn.Embedding(5, WIDTH), nn.Embedding(2, WIDTH)
        nn.init.zeros_(self.case.weight)
        nn.init.normal_(self.mark.weight, std=.02)
        self.cue, self.ner = perceptron(WIDTH, len(CUES)), nn.Linear(WIDTH, len(TAGS))
        self.role, self.point, self.flag = perceptron(2 * WIDTH, len(ROLES)), perceptron(2 * WIDTH, 5), nn.Linear(WIDTH, CLASSES + len(CUES))

    def find(self, ids, case, mask, drop=.1):
        """[B,T] -> trunk [B,T,384], cues [B,T,11], names [B,T,9]"""
        trunk = self.bert.embed(ids) + self.case(case)
        for layer in self.bert.layers[:TRUNK]:
            trunk = layer(trunk, mask, drop)
        top = self._upper(trunk, mask, drop)
        return trunk, self.cue(top), self.ner(top)

    def roles(self, trunk, mask, mark, drop=.1):
        """A row a cue: trunk [F,T,384], mark [F,T] -> roles [F,T,5], points [F,T,5], flags [F,13]"""
        top = self._upper(trunk + self.mark.weight[1] * mark[..., None], mask, drop)
        cue = (top * mark[..., None]).sum(1)
        both = torch.cat([top, cue[:, None].expand_as(top)], -1)
        return self.role(both), self.point(both), self.flag(cue)

    def _upper(self, x, mask, drop):
        for layer in self.bert.layers[TRUNK:]:
            x = layer(x, mask, drop)
        return x


def tensors(windows, lower=()):
    """ids, case and additive mask of a batch; the windows in `lower` come without their capitals, as some headlines do."""
    length = max(len(window.ids) for window in windows) + 2
    ids, case = torch.zeros(len(windows), length, dtype=torch.long), torch.full((len(windows), length), NONE)
    mask = torch.full((len(windows), 1, 1, length), MASKED)
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, 0], ids[row, size + 1] = OPEN, CLOSE
        ids[row, 1:size + 1] = torch.tensor(window.ids)
        written = (window.text[start:end] for start, end in window.spans)
        case[row, 1:size + 1] = torch.tensor([letter_case(word.lower() if row in lower else word) for word in written])
        mask[row, :, :, :size + 2] = 0
    return ids, case, mask


def marks(cues, length):
    """[(row, piece)] -> the rows to take, and the mark of each."""
    mark = torch.zeros(len(cues), length)
    for i, (_, piece) in enumerate(cues):
        mark[i, piece + 1] = 1
    return torch.tensor([row for row, _ in cues]), mark


def save(reader, file, instead=None):
    """Learned weights in half precision (or what is given in their stead); frozen tables come from the base again."""
    learned = instead or {name: part for name, part in reader.named_parameters() if part.requires_grad}
    torch.save({'model': {name: part.detach().half() for name, part in learned.items()}}, file)


def load(file, base):
    """From a checkpoint, or from the folder that export.py writes."""
    reader = Reader(base)
    learned = _exported(file, reader) if os.path.isdir(file) else torch.load(file, map_location='cpu')['model']
    reader.load_state_dict({name: part.float() for name, part in learned.items()}, strict=False)
    return reader


def _exported(folder, reader):
    """Frozen tables stay the base's: they are surer there."""
    import onnx
    found = {name: torch.from_numpy(array.copy()) for part in ('roles', 'find') for name, array in restored(onnx.load(f'{folder}/{part}.onnx')).items()}
    learned = {name for name, part in reader.named_parameters() if part.requires_grad}
    if missing := learned - found.keys():
        raise SystemExit(f'{folder} lacks {sorted(missing)[0]} and {len(missing) - 1} more')
    return {name: found[name] for name in learned}
