"""Writes what services load, from a checkpoint: export.py BASE CHECKPOINT OUT. The same checkpoint gives the same bytes."""
import argparse
import hashlib
import io
import json
import os
import warnings

import onnx
import torch

import network
from examples import CUES, LONGEST, ROLES, TAGS
from pieces import base_weights
from quantise import quantised

FORMAT = 1      # of reader.json and the graphs' inputs and outputs; the loader asks for it


class Find(torch.nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids, case, mask):
        return self.reader.find(ids, case, _added(mask), 0.)


class Roles(torch.nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, trunk, mask, mark):
        return self.reader.roles(trunk, _added(mask), mark, 0.)


def _added(mask):
    return (1 - mask[:, None, None]) * network.MASKED


def graph(module, inputs, outputs, example, fixed=()):
    axes = {name: {0: 'rows'} if name in fixed else {0: 'rows', 1: 'pieces'} for name in inputs + outputs}
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(module, example, file, input_names=inputs, output_names=outputs, dynamic_axes=axes, opset_version=16, do_constant_folding=False)
    model = onnx.load_from_string(file.getvalue())
    for tensor in model.graph.initializer:
        _rename(model.graph, tensor, tensor.name.replace('reader.', '', 1))
    return model


def _rename(graph, tensor, name):
    for node in graph.node:
        for place, used in enumerate(node.input):
            if used == tensor.name:
                node.input[place] = name
    tensor.name = name


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('base', help='folder with model.onnx and vocab.txt of MiniLM-L6')
    parser.add_argument('checkpoint')
    parser.add_argument('out', help='folder for find.onnx, roles.onnx, vocab.txt and reader.json')
    options = parser.parse_args()
    reader = network.load(options.checkpoint, base_weights(f'{options.base}/model.onnx')).eval()
    os.makedirs(options.out, exist_ok=True)
    ids, ones = torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9)
    graphs = {
        'find.onnx': graph(Find(reader), ['ids', 'case', 'mask'], ['trunk', 'cues', 'names'], (ids, ids, ones)),
        'roles.onnx': graph(Roles(reader), ['trunk', 'mask', 'mark'], ['roles', 'points', 'flags'], (torch.zeros(2, 9, network.WIDTH), ones, ones), fixed=['flags']),
    }
    for name, model in graphs.items():
        onnx.save(quantised(model), f'{options.out}/{name}')
    with open(f'{options.base}/vocab.txt', encoding='utf-8') as words, open(f'{options.out}/vocab.txt', 'w', encoding='utf-8', newline='\n') as plain:
        plain.writelines(word.rstrip('\r\n') + '\n' for word in words)
    files = {name: hashlib.sha256(open(f'{options.out}/{name}', 'rb').read()).hexdigest() for name in [*graphs, 'vocab.txt']}
    with open(f'{options.out}/reader.json', 'w', encoding='utf-8') as card:
        json.dump({'format': FORMAT, 'longest': LONGEST, 'cues': CUES, 'names': [tag[0] + '-' * (len(tag) > 1) + tag[1:] for tag in TAGS], 'roles': ROLES, 'files': files}, card, indent=1)
        card.write('\n')


if __name__ == '__main__':
    main()
