"""What goes wrong, by class: errors.py GOLD.jsonl ENRICHED.jsonl [--list CLASS]

GOLD has annotated passages, ENRICHED what `newspipeline enrich GOLD.jsonl` printed. Demands are paired by the words of their content
(F1 of 0.5 and more, best first), answers by actor. Tells where the next passages are needed."""
import argparse
import json
import re
from collections import Counter

SMALL = set('a an the this that these those of to in on for from by with at as and or but is are was were be been will would shall should must it its they their'.split())


def words(text):
    found = re.findall(r"[^\W_]+", text.lower())
    return [word for word in found if word not in SMALL] or found


def likeness(one, other):
    one, other = Counter(words(one)), Counter(words(other))
    shared = sum((one & other).values())
    return 2 * shared / max(1, sum(one.values()) + sum(other.values()))


def agrees(name, accepted):
    plain = lambda text: ' ' + ' '.join(words(text)) + ' '
    if name is None or accepted is None:
        return name is None and (accepted is None or None in accepted)
    return any(form and (plain(name) in plain(form) or plain(form) in plain(name)) for form in accepted)


def party(kind, found, wanted):
    name = found[kind] and found[kind]['name']
    if agrees(name, wanted[kind]):
        return None
    return f'{kind}: nobody for somebody' if name is None else f'{kind}: somebody for nobody' if wanted[kind] is None else f'{kind}: another'


def of_demands(wanted, found):
    """(class, what it is about) of each error in a passage, and 'right' for what is right."""
    pairs = sorted(((likeness(w['what'], f['what']), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)), reverse=True)
    of_wanted, of_found = {}, {}
    for like, i, j in pairs:
        if like >= .5 and i not in of_wanted and j not in of_found:
            of_wanted[i], of_found[j] = j, i
    for i, demand in enumerate(wanted):
        if demand.get('optional'):
            continue
        about = f'{demand["cue"] if "cue" in demand else "?"}: {demand["what"]}'
        if i in of_wanted:
            other = found[of_wanted[i]]
            wrong = [error for error in (party('issuer', other, demand), party('addressee', other, demand)) if error]
            if bool(demand.get('negated')) != other['negated']:
                wrong.append('negated or not')
            elif other['strength'] != demand.get('strength', other['strength']):
                wrong.append('strength')
            yield from ((error, about + f' [{other["issuer"] and other["issuer"]["name"]} → {other["addressee"] and other["addressee"]["name"]}]') for error in wrong)
            if not wrong:
                yield 'right', about
        else:
            near = [f for j, f in enumerate(found) if likeness(demand['what'], f['what']) > .15 and j not in of_found]
            yield ('content: other words', f'{about} [{near[0]["what"]}]') if near else ('missed', about)
    for j, demand in enumerate(found):
        if j not in of_found and not demand['negated'] and not any(likeness(w['what'], demand['what']) > .15 for w in wanted):
            yield 'false alarm', f'{demand["cue"]}: {demand["what"]}'


def of_answers(wanted, found):
    rest = list(found)
    for answer in wanted:
        mine = [f for f in rest if agrees(f['actor'], answer['actor'])]
        best = next((f for f in mine if f['stance'] == answer['stance']), mine[0] if mine else None)
        about = f'{answer["actor"]}: {answer.get("cue") or ""} ({answer["stance"]})'
        if best:
            rest.remove(best)
            yield ('answer right', about) if best['stance'] == answer['stance'] else ('answer: other stance', f'{about} [{best["stance"]}]')
        else:
            yield 'answer: missed, or another actor', about
    for answer in rest:
        yield 'answer: none was given', f'{answer["actor"]}: {answer.get("cue")} ({answer["stance"]})'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gold')
    parser.add_argument('enriched')
    parser.add_argument('--list', help='prints those of a class')
    options = parser.parse_args()
    read = lambda file: {row['id']: row for row in map(json.loads, open(file, encoding='utf-8'))}
    gold, enriched, counts = read(options.gold), read(options.enriched), Counter()
    for id, row in gold.items():
        other = enriched.get(id, {'demands': [], 'responses': []})
        errors = [*of_demands(row['demands'], [d for d in other['demands'] if d.get('in') != 'title']), *of_answers(row.get('responses') or [], other['responses'])]
        for error, about in errors:
            counts[error] += 1
            if error == options.list:
                print(f'{id}\t{about}')
    for error, count in counts.most_common():
        print(f'{count:5}  {error}')


if __name__ == '__main__':
    main()
