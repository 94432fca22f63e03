"""Trains the reader: train.py BASE DATA OUT. README.md says what to put where, and what comes next."""
import argparse
import os
import random
import time

import torch

import evaluate
import examples
import losses
import network
from pieces import WordPieces, base_weights

BATCH = 1600            # pieces, padding included
NAMES_AN_EPOCH = 60_000  # pieces of silver names of newswire
NAMES_BY_HAND = 2       # how often a sentence whose names were marked by people is read in an epoch
SENTENCES_AN_EPOCH = 1500  # sentences of each other silver file of names
LOWER_CASE = .08        # share of windows that are read without their capitals


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('base', help='folder with model.onnx and vocab.txt of MiniLM-L6')
    parser.add_argument('data', help='folder with gold/, coverage/ and corpora/')
    parser.add_argument('out', help='the checkpoint, written after each epoch')
    parser.add_argument('--start', help='a checkpoint to go on from, or a folder that export.py wrote')
    parser.add_argument('--epochs', type=float, default=5)
    parser.add_argument('--minutes', type=float, default=600)
    parser.add_argument('--rate', type=float, default=8e-5, help='of the encoder, at its highest')
    parser.add_argument('--heads', type=float, default=1e-3)
    parser.add_argument('--answers', type=int, default=2, help='how often a window with answers is read in an epoch')
    parser.add_argument('--newswire', type=float, default=1, help='share of the newswire passages that an epoch reads: they are many, and alike')
    parser.add_argument('--threads', type=int, default=2)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--few', type=int, help='so many examples of each kind, to see that everything runs')
    return parser.parse_args()


def batches(windows, size):
    """Groups of like length whose padded pieces stay below `size`."""
    groups, current = [], []
    for window in sorted(windows, key=lambda window: len(window.ids) + random.random() * 8):
        if current and (len(current) + 1) * (len(window.ids) + 2) > size:
            groups.append(current)
            current = []
        current.append(window)
    return groups + [current] if current else groups


class Examples:
    def __init__(self, data, cutter, few):
        gold, corpora, coverage = (os.path.join(data, folder) for folder in ('gold', 'corpora', 'coverage'))
        files = examples.sources(data)
        windows = [window for file in files for window in examples.passages(file, cutter) if len(window.ids) > 4]
        self.back = [window for window in windows if examples.is_kept_back(window.id)]
        self.back_rows = [row for file in files for row in examples.rows(file) if examples.is_kept_back(row['id'])]
        self.passages = [window for window in windows if not examples.is_kept_back(window.id)]
        self.newswire = {window.id for file in files[:len(examples.NEWSWIRE)] for window in examples.passages(file, cutter)}
        for number in (1, 2):
            self.passages += examples.talks(f'{coverage}/train-{number}.jsonl', f'{coverage}/train-{number}.gold.jsonl', cutter)
        self.names = [*examples.named(f'{corpora}/en-train.conllu', 1, cutter, together=3), *examples.named(f'{corpora}/ner-wikigold.iob2', .8, cutter, together=2)]
        self.silver = [*examples.named(f'{corpora}/voa-silver.conllu.xz', .5, cutter, most=few, together=3)]
        self.scattered = [[*examples.named(f'{corpora}/{file}', trust, cutter, most=few, together=together)]
                          for file, trust, together in (('ner-silver.iob2', .3, 1), ('ewt-train-ner-silver.iob2.xz', .5, 3))]
        self.dev_rows = examples.rows(f'{gold}/demands.dev.jsonl')
        self.dev = [examples.Window(row, cutter) for row in self.dev_rows]
        self.names_dev = [*examples.named(f'{corpora}/en-dev.conllu', 1, cutter, together=3)][::3]
        self.scorer = f'{gold}/score_demands.py'
        if few:
            for kind in ('passages', 'names', 'silver', 'dev', 'names_dev', 'back'):
                setattr(self, kind, getattr(self, kind)[:few])

    def of_epoch(self, answers, newswire):
        """Jobs in random order: (loss, batch)."""
        chosen = [window for window in self.passages if window.id not in self.newswire or random.random() < newswire]
        read = chosen + (answers - 1) * [window for window in chosen if any(frame.kind in examples.STANCES for frame in window.frames.values())]
        random.shuffle(self.silver)
        share, pieces = [], 0
        for window in self.silver:
            if pieces > NAMES_AN_EPOCH:
                break
            share.append(window)
            pieces += len(window.ids)
        scattered = [window for file in self.scattered for window in random.sample(file, min(len(file), SENTENCES_AN_EPOCH))]
        jobs = [(losses.of_windows, batch) for batch in batches(read, BATCH)] + [(losses.of_names, batch) for batch in batches(NAMES_BY_HAND * self.names + share + scattered, 2 * BATCH)]
        random.shuffle(jobs)
        return jobs


def report(reader, data):
    print('  dev', evaluate.demands(reader, data.dev, data.dev_rows, data.scorer), flush=True)
    print('  kept back', evaluate.demands(reader, data.back, data.back_rows, data.scorer), '|', evaluate.answers(reader, data.back), '|', evaluate.names(reader, data.names_dev), flush=True)


def main():
    options = arguments()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(options.threads)
    cutter, base = WordPieces(f'{options.base}/vocab.txt'), base_weights(f'{options.base}/model.onnx')
    data = Examples(options.data, cutter, options.few)
    print(len(data.passages), 'windows with', sum(len(window.frames) for window in data.passages), 'cues,', len(data.back), 'kept back;', len(data.names), '+', len(data.silver), '+', sum(map(len, data.scattered)), 'with names', flush=True)

    reader = network.load(options.start, base) if options.start else network.Reader(base)
    learned = [(name, part) for name, part in reader.named_parameters() if part.requires_grad]
    body, heads = ([part for name, part in learned if name.startswith('bert') == encoder] for encoder in (True, False))
    steps = torch.optim.AdamW([{'params': body}, {'params': heads}], weight_decay=.01)
    average = {name: part.detach().clone() for name, part in learned}
    began, step, epoch = time.time(), 0, 0
    done = lambda share: max((epoch + share) / options.epochs, (time.time() - began) / (60 * options.minutes))
    while done(0) < 1:
        jobs, total = data.of_epoch(options.answers, options.newswire), 0.
        reader.train()
        for number, (loss_of, batch) in enumerate(jobs):
            if (progress := done(number / len(jobs))) >= 1:
                break
            pace = min(1, (step + 1) / 80) * (1 - progress)
            steps.param_groups[0]['lr'], steps.param_groups[1]['lr'] = options.rate * pace, options.heads * pace
            loss = loss_of(reader, batch, {row for row in range(len(batch)) if random.random() < LOWER_CASE})
            steps.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body + heads, 2.0)
            steps.step()
            step, total = step + 1, total + float(loss.detach())
            keep = min(.995, (1 + step) / (10 + step))
            for name, part in learned:
                average[name].mul_(keep).add_(part.detach(), alpha=1 - keep)
            if step % 100 == 0:
                network.save(reader, options.out, average)
                print(f'  step {step}, {number / len(jobs):.2f} of epoch {epoch + 1}, {time.time() - began:.0f} s, loss {total / (number + 1):.3f}', flush=True)
        epoch += 1
        live = {name: part.detach().clone() for name, part in learned}
        for name, part in learned:
            part.data.copy_(average[name])
        network.save(reader, options.out)
        print(f'epoch {epoch}, {time.time() - began:.0f} s', flush=True)
        report(reader, data)
        for name, part in learned:
            part.data.copy_(live[name])


if __name__ == '__main__':
    main()
