"""WordPiece with the places of its pieces; and the base encoder's weights by name."""
import re
import unicodedata

UNKNOWN, OPEN, CLOSE = 100, 101, 102
LOWER, CAPITAL, CAPITALS, DIGITS, NONE = range(5)


class WordPieces:
    def __init__(self, vocabulary):
        with open(vocabulary, encoding='utf-8') as lines:
            self.ids = {line.rstrip('\r\n'): number for number, line in enumerate(lines)}
        self.known = {}

    def cut(self, text):
        """[(id, start, end)] of a text, end exclusive."""
        return [piece for word in re.finditer(r'[^\W_]+|[^\w\s]|_', text) for piece in self._of(word.group(), word.start(), word.end())]

    def _of(self, word, start, end):
        if word not in self.known:
            plain = ''.join(sign for sign in unicodedata.normalize('NFD', word.lower()) if unicodedata.category(sign) != 'Mn')
            pieces = self._longest_first(plain) or [(UNKNOWN, 0, len(plain))]
            self.known[word] = pieces if len(plain) == len(word) else [(number, 0, len(word)) for number, _, _ in pieces]
        return [(number, start + a, start + b) for number, a, b in self.known[word]]

    def _longest_first(self, word):
        found, at = [], 0
        while at < len(word):
            stop = next((stop for stop in range(len(word), at, -1) if ('##' if at else '') + word[at:stop] in self.ids), None)
            if stop is None:
                return None
            found.append((self.ids[('##' if at else '') + word[at:stop]], at, stop))
            at = stop
        return found or None


def letter_case(written):
    """How a piece is written, which the lower-case vocabulary does not tell."""
    if not written[:1].isalnum():
        return NONE
    if written.isdigit():
        return DIGITS
    if written.isupper() and len(written) > 1:
        return CAPITALS
    return CAPITAL if written[0].isupper() else LOWER


def base_weights(model):
    """Arrays of the base model's ONNX file under the names of BERT; a nameless matrix is known by the bias that follows it."""
    import onnx
    from onnx import numpy_helper
    graph = onnx.load(model).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    made_by = {output: node for node in graph.node for output in node.output}
    named = {name: array for name, array in arrays.items() if not name.isdigit()}
    for node in graph.node:
        if node.op_type == 'Add':
            for bias, product in (node.input, node.input[::-1]):
                if bias.endswith('.bias') and product in made_by and made_by[product].op_type == 'MatMul':
                    matrix = next((name for name in made_by[product].input if name in arrays), None)
                    if matrix:
                        named[bias[:-4] + 'weight'] = arrays[matrix].T.copy()
    return named
