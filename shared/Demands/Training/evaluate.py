"""Figures of a reader, in PyTorch: demands as gold/score_demands.py counts them, answers by cue and stance, names by exact span and type.

evaluate.py BASE DATA CHECKPOINT prints them for the development set and for what is kept back of each file."""
import json
import os
import subprocess
import sys
import tempfile

import torch

import decode
import examples
import network
from examples import STANCES
from network import marks, tensors
from pieces import WordPieces, base_weights


def demands(reader, windows, gold_rows, scorer):
    """The scorer's last line over passages (`gold_rows` are their annotations)."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = os.path.join(folder, 'gold.jsonl'), os.path.join(folder, 'predicted.jsonl')
        with open(gold, 'w', encoding='utf-8') as file:
            file.writelines(json.dumps(row) + '\n' for row in gold_rows)
        with open(predicted, 'w', encoding='utf-8') as file:
            file.writelines(json.dumps(record) + '\n' for record in records(reader, windows))
        done = subprocess.run([sys.executable, scorer, '--gold', gold, '--predicted', predicted], capture_output=True, text=True)
        return (done.stdout or done.stderr).strip().split('\n')[-1]


@torch.no_grad()
def records(reader, windows):
    reader.eval()
    for window in windows:
        ids, case, mask = tensors([window])
        trunk, cues, _ = reader.find(ids, case, mask)

        def roles_of(found):
            take, mark = marks([(0, piece) for piece in found], trunk.shape[1])
            return [scores.numpy() for scores in reader.roles(trunk[take], mask[take], mark)]

        yield decode.record(window, cues[0].numpy(), roles_of)


def answers(reader, windows):
    """F1 of (cue within three pieces, stance), and the share of those whose link to a demand's cue is right."""
    right = said = wanted = linked = links = 0
    for window, record in zip(windows, records(reader, windows)):
        gold = {piece: frame for piece, frame in window.frames.items() if frame.kind in STANCES}
        wanted, said = wanted + len(gold), said + len(record['responses'])
        for piece, frame in gold.items():
            hit = next((r for r in record['responses'] if r['stance'] == frame.kind and abs(r['piece'] - piece) <= 3), None)
            if hit:
                record['responses'].remove(hit)
                right += 1
                links += frame.answered is not None
                linked += frame.answered is not None and abs(hit['answered'] - frame.answered) <= 3
    return f'answers F1 {2 * right / max(1, said + wanted):.3f} ({right} right of {said} said, {wanted} wanted), links {linked} of {links}'


@torch.no_grad()
def names(reader, windows):
    reader.eval()
    right = said = wanted = 0
    for window in windows:
        ids, case, mask = tensors([window])
        tags = reader.find(ids, case, mask)[2][0].argmax(-1)[1:len(window.ids) + 1]
        gold, found = decode.names(window.tags), decode.names(tags)
        right, said, wanted = right + len(gold & found), said + len(found), wanted + len(gold)
    return f'names F1 {2 * right / max(1, said + wanted):.3f}'


def main():
    base, data, checkpoint = sys.argv[1:4]
    cutter, scorer = WordPieces(f'{base}/vocab.txt'), f'{data}/gold/score_demands.py'
    reader = network.load(checkpoint, base_weights(f'{base}/model.onnx'))
    development = f'{data}/gold/demands.dev.jsonl'
    for file in [development] + examples.sources(data):
        back = [row for row in examples.rows(file) if file == development or examples.is_kept_back(row['id'])]
        windows = [examples.Window(row, cutter) for row in back]
        print(os.path.basename(file), len(back), 'passages:', demands(reader, windows, back, scorer), '|', answers(reader, windows), flush=True)
    print('en-dev.conllu:', names(reader, [*examples.named(f'{data}/corpora/en-dev.conllu', 1, cutter, together=3)]))


if __name__ == '__main__':
    main()
