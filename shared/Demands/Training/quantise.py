"""Weights of an ONNX graph in int8, activations rounded as they come; nothing but the onnx package is needed.

A matrix is stored unsigned around 128 with a scale a column: signed weights need an instruction that overflows on processors without VNNI.
The table of word vectors is stored signed with a scale a row. Activations share one scale over all that is run at once (DynamicQuantizeLinear),
so whoever runs the graph runs each window alone."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SMALLEST = 4096   # values of a table that is worth it
WHOLE, SCALE = '.whole', '.scale'


def quantised(model):
    """Expects weights as they are exported without folding: MatMul(x, Transpose(weight)), Gather(table, ids)."""
    graph = model.graph
    tables = {tensor.name: tensor for tensor in graph.initializer}
    turned = {node.output[0]: node.input[0] for node in graph.node if node.op_type == 'Transpose' and node.input[0] in tables}
    nodes, added, rounded = [], {'middle': np.array(128, np.uint8)}, set()
    for node in graph.node:
        weight = _large(tables, turned.get(node.input[1])) if node.op_type == 'MatMul' else None
        table = _large(tables, node.input[0]) if node.op_type == 'Gather' else None
        if weight is not None:
            nodes += _product(node, turned[node.input[1]], weight.T, added, rounded)
        elif table is not None:
            nodes += _rows(node, table, added)
        else:
            nodes.append(node)
    used = {name for node in nodes for name in node.input}
    nodes = [node for node in nodes if node.op_type != 'Transpose' or node.output[0] in used]
    used = {name for node in nodes for name in node.input}
    kept = [tensor for tensor in graph.initializer if tensor.name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept + [numpy_helper.from_array(array, name) for name, array in added.items()])
    onnx.checker.check_model(model)
    return model


def restored(model):
    """{name: array} of all weights, as nearly as int8 kept them."""
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    found = {name: array for name, array in arrays.items() if array.dtype == np.float32 and not name.endswith(SCALE)}
    for name, array in arrays.items():
        if name.endswith(WHOLE):
            weight = name[:-len(WHOLE)]
            scale = arrays[weight + SCALE]
            found[weight] = array.astype(np.float32) * scale if array.dtype == np.int8 else ((array.astype(np.float32) - 128) * scale).T
    return found


def _large(tables, name):
    array = numpy_helper.to_array(tables[name]) if name in tables else None
    return array if array is not None and array.ndim == 2 and array.dtype == np.float32 and array.size >= SMALLEST else None


def _product(node, name, matrix, added, rounded):
    scale = (np.abs(matrix).max(0) / 127 + 1e-12).astype(np.float32)
    added[name + WHOLE], added[name + SCALE] = (np.round(matrix / scale) + 128).astype(np.uint8), scale
    x, out, nodes = node.input[0], node.output[0], []
    parts = [x + WHOLE, x + SCALE, x + '.zero']
    if x not in rounded:                                # query, key and value share their input
        rounded.add(x)
        nodes.append(helper.make_node('DynamicQuantizeLinear', [x], parts))
    return nodes + [
        helper.make_node('MatMulInteger', [parts[0], name + WHOLE, parts[2], 'middle'], [out + WHOLE]),
        helper.make_node('Cast', [out + WHOLE], [out + '.float'], to=TensorProto.FLOAT),
        helper.make_node('Mul', [parts[1], name + SCALE], [out + SCALE]),
        helper.make_node('Mul', [out + '.float', out + SCALE], [out])]


def _rows(node, table, added):
    name, out = node.input[0], node.output[0]
    scale = (np.abs(table).max(1, keepdims=True) / 127 + 1e-12).astype(np.float32)
    added[name + WHOLE], added[name + SCALE] = np.round(table / scale).astype(np.int8), scale
    return [
        helper.make_node('Gather', [name + WHOLE, node.input[1]], [out + WHOLE]),
        helper.make_node('Gather', [name + SCALE, node.input[1]], [out + SCALE]),
        helper.make_node('Cast', [out + WHOLE], [out + '.float'], to=TensorProto.FLOAT),
        helper.make_node('Mul', [out + '.float', out + SCALE], [out])]
