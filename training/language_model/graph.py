"""The serving graph of a GPT-2, written node by node: int8 matrices and key-value caches that grow in place.

Matrices are int8 with a scale for each column. What is multiplied with them is quantised row by row, so that no row
of a batch changes another's result by a single bit; ONNX Runtime's own dynamic quantisation takes one scale for the
whole batch, and then a reply depends on who else is talking. Attention is ONNX Runtime's ``GroupQueryAttention``,
which writes new keys and values into the buffers that it is given.

Inputs: ``input_ids`` and ``position_ids`` (rows, length); ``last`` (rows,), the position of each row's last token;
``total``, the length of the longest row with its new tokens; ``wanted``, the columns whose logits are wanted; for each
layer ``past_key.N`` and ``past_value.N`` (rows, heads, positions, width of a head).
Outputs: ``logits`` (rows, wanted, vocabulary); for each layer ``present_key.N`` and ``present_value.N``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from transformers import GPT2Config, GPT2LMHeadModel

Floats = NDArray[np.float32]
MICROSOFT = "com.microsoft"
ZERO = 128  # as a byte


def serving_graph(model: GPT2LMHeadModel) -> onnx.ModelProto:
    """The whole model, its matrices quantised. Raises ``ValueError`` for what is not GPT-2's own architecture."""
    weights = {name: value.detach().float().cpu().numpy() for name, value in model.transformer.state_dict().items()}
    return Builder(model.config, weights).build()


def quantised(matrix: Floats, axis: int) -> tuple[NDArray[np.int8], Floats]:
    """A matrix as int8, and the scale of each of its rows or columns along ``axis``."""
    scales = np.maximum(np.abs(matrix).max(axis=axis), 1e-12) / 127
    whole = np.round(matrix / np.expand_dims(scales, axis)).astype(np.int8)
    return whole, scales.astype(np.float32)


class Builder:
    """Gathers nodes and constants; its methods take and give names of values."""

    def __init__(self, config: GPT2Config, weights: Mapping[str, Floats]) -> None:
        if config.activation_function not in ("gelu_new", "gelu_pytorch_tanh") or config.n_embd % config.n_head:
            raise ValueError("only GPT-2's own architecture can be exported")
        self.config, self.weights = config, weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def build(self) -> onnx.ModelProto:
        for name, value in (("one_127th", np.float32(1 / 127)), ("one", np.float32(1)), ("zero", np.uint8(ZERO))):
            self._constant(name, np.asarray(value))
        self._constant("last axis", np.array([-1], np.int64))
        zeros = self._zeros()
        hidden = self._embedded()
        for layer in range(self.config.n_layer):
            hidden = self._block(layer, hidden, zeros)
        hidden, zeros = (self._node("Gather", [value, "wanted"], axis=1) for value in (hidden, zeros))
        self._node("Transpose", ["wte"], "wte.transposed", perm=[1, 0])
        width = self.config.n_embd
        self._product(self._norm("ln_f", hidden), ("wte.transposed", "wte.scales", width), zeros, "logits")
        graph = helper.make_graph(self.nodes, "gpt2", self._inputs(), self._outputs(), self.constants)
        opsets = [helper.make_opsetid("", 21), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10)

    def _zeros(self) -> str:
        """What stands for zero in each row (rows, length, 1)."""
        none = self._node("Sub", ["position_ids", "position_ids"])
        whole = self._node("Add", [none, self._constant("offset", np.asarray(np.int64(ZERO)))])
        return self._node("Unsqueeze", [self._node("Cast", [whole], to=TensorProto.UINT8), "last axis"])

    def _embedded(self) -> str:
        whole, scales = quantised(self.weights["wte.weight"], axis=1)
        self._constant("wte", whole)
        self._constant("wte.scales", scales)
        self._constant("wte.columns", scales[:, None])
        self._constant("wpe", self.weights["wpe.weight"])
        rows = self._node("Cast", [self._node("Gather", ["wte", "input_ids"])], to=TensorProto.FLOAT)
        words = self._node("Mul", [rows, self._node("Gather", ["wte.columns", "input_ids"])])
        return self._node("Add", [words, self._node("Gather", ["wpe", "position_ids"])])

    def _block(self, layer: int, hidden: str, zeros: str) -> str:
        here = f"h.{layer}"
        attended = self._attention(
            layer, self._linear(f"{here}.attn.c_attn", self._norm(f"{here}.ln_1", hidden), zeros)
        )
        hidden = self._node("Add", [hidden, self._linear(f"{here}.attn.c_proj", attended, zeros)])
        wide = self._linear(f"{here}.mlp.c_fc", self._norm(f"{here}.ln_2", hidden), zeros)
        active = self._node("FastGelu", [wide], domain=MICROSOFT)
        return self._node("Add", [hidden, self._linear(f"{here}.mlp.c_proj", active, zeros)])

    def _attention(self, layer: int, projected: str) -> str:
        output = f"h.{layer}.attended"
        heads = self.config.n_head
        self.nodes.append(
            helper.make_node(
                "GroupQueryAttention",
                [projected, "", "", f"past_key.{layer}", f"past_value.{layer}", "last", "total"],
                [output, f"present_key.{layer}", f"present_value.{layer}"],
                domain=MICROSOFT,
                num_heads=heads,
                kv_num_heads=heads,
                scale=float((self.config.n_embd // heads) ** -0.5),
            )
        )
        return output

    def _norm(self, name: str, hidden: str) -> str:
        parts = [self._constant(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self._node("LayerNormalization", [hidden, *parts], axis=-1, epsilon=self.config.layer_norm_epsilon)

    def _linear(self, name: str, inputs: str, zeros: str) -> str:
        """``inputs`` (rows, length, in) times a matrix (in, out), plus its bias."""
        whole, scales = quantised(self.weights[f"{name}.weight"], axis=0)
        matrix, columns = self._constant(f"{name}.int8", whole), self._constant(f"{name}.scales", scales)
        bias = self._constant(f"{name}.bias", self.weights[f"{name}.bias"])
        return self._node("Add", [self._product(inputs, (matrix, columns, len(whole)), zeros), bias])

    def _product(self, inputs: str, matrix: tuple[str, str, int], zeros: str, output: str | None = None) -> str:
        """``inputs`` as bytes, each row a block with a scale of its own, times a matrix: its int8 values, its scales
        and the length of its columns."""
        whole, columns, width = matrix
        largest = self._node("ReduceMax", [self._node("Abs", [inputs]), "last axis"], keepdims=1)
        rows = self._node("Mul", [largest, "one_127th"])
        bytes_ = self._node("QuantizeLinear", [inputs, rows, zeros], axis=2, block_size=width)
        products = self._node("MatMulIntegerToFloat", [bytes_, whole, "one", columns, "zero"], domain=MICROSOFT)
        return self._node("Mul", [products, rows], output)

    def _node(self, kind: str, inputs: list[str], output: str | None = None, **attributes: Any) -> str:
        output = output or f"{kind}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def _constant(self, name: str, value: NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value).reshape(value.shape), name))
        return name

    def _inputs(self) -> list[onnx.ValueInfoProto]:
        whole = [
            ("input_ids", TensorProto.INT64, ["rows", "length"]),
            ("position_ids", TensorProto.INT64, ["rows", "length"]),
        ]
        sizes = [("last", TensorProto.INT32, ["rows"]), ("total", TensorProto.INT32, [1])]
        wanted = [("wanted", TensorProto.INT64, ["wanted"])]
        return [helper.make_tensor_value_info(*value) for value in (*whole, *sizes, *wanted)] + self._caches("past")

    def _outputs(self) -> list[onnx.ValueInfoProto]:
        shape = ["rows", "wanted", self.config.vocab_size]
        return [helper.make_tensor_value_info("logits", TensorProto.FLOAT, shape), *self._caches("present")]

    def _caches(self, when: str) -> list[onnx.ValueInfoProto]:
        config = self.config
        shape = ["rows", config.n_head, "positions", config.n_embd // config.n_head]
        names = [f"{when}_{what}.{layer}" for layer in range(config.n_layer) for what in ("key", "value")]
        return [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in names]
