"""The product of a few rows and a matrix of weights, as fast as the weights can be read from memory."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import torch
from torch import Tensor

Product = Callable[[Tensor, Tensor], object]
"""Is given rows, shape (batch, inputs), and the room for what becomes of them, shape (batch, outputs)."""


@contextmanager
def threads_of_torch(count: int) -> Iterator[None]:
    """Let torch work on so many threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


one_thread = partial(threads_of_torch, 1)
"""Let torch work on one thread: a step is too small to be worth waking a second one."""


def product(weight: Tensor, bias: Tensor | None = None) -> Product:
    """Return the product with a matrix, shape (outputs, inputs), to which a bias is added, shape (outputs,).

    A step takes as long as its weights take to come from memory, so they are kept in half precision where that
    changes none of them, as with every model that was read from a file; the sums are in single precision.
    """
    weight, bias = weight.detach(), None if bias is None else bias.detach()
    packed = _packed(weight, bias) if is_half(weight) else None
    return packed or _plain(weight, bias)


def is_half(weight: Tensor) -> bool:
    """Return whether half precision changes none of some weights."""
    return torch.equal(weight.half().float(), weight)


def _packed(weight: Tensor, bias: Tensor | None) -> Product | None:
    """Return the product by FBGEMM's kernel, on one thread, or none where there is none, as on ARM.

    PyTorch has announced the end of these two functions; what it has in their place takes 30 us more a call.
    """
    try:
        multiply = torch.fbgemm_linear_fp16_weight_fp32_activation
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            halves = torch.fbgemm_pack_gemm_matrix_fp16(weight.contiguous())
            multiply(torch.zeros(1, weight.shape[1]), halves, bias, torch.zeros(1, len(weight)))
    except (AttributeError, RuntimeError, TypeError):
        return None
    return lambda rows, room: multiply(rows, halves, bias, room)


def _plain(weight: Tensor, bias: Tensor | None) -> Product:
    columns = weight.T.contiguous()
    if bias is None:
        return one_thread()(lambda rows, room: torch.mm(rows, columns, out=room))
    return one_thread()(lambda rows, room: torch.addmm(bias, rows, columns, out=room))
