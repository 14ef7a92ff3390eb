"""What a stranger needs to use a network from Orogen: safetensors, numpy, and the note in the file."""

import json
import sys

import numpy
from safetensors import safe_open

path, place = sys.argv[1], json.loads(sys.argv[2])
with safe_open(path, "numpy") as weights:
    note = json.loads(weights.metadata()["orogen"])
    scale, back = note["scalers"]["features"], note["scalers"]["target"]
    x = (numpy.array([place[name] for name in note["features"]]) - scale["mean"]) / scale["deviation"]
    layers = len(note["network"]["widths"]) - 1
    for layer in range(layers):
        x = x @ weights.get_tensor(f"layers.{layer}.weight") + weights.get_tensor(f"layers.{layer}.bias")
        if layer < layers - 1:
            x = numpy.maximum(x, 0)
print(x[0] * back["deviation"][0] + back["mean"][0])
