"""Runs a generator that Orogen wrote as ONNX in ONNX Runtime. Its argument is a folder with `generator.onnx`, and noise
and the maps it makes of it as little-endian floats. Exits with 3 where a package is missing."""

import json, pathlib, sys

try:
    import numpy as np, onnxruntime
except ImportError as missing:
    print(missing)
    sys.exit(3)

folder = pathlib.Path(sys.argv[1])
session = onnxruntime.InferenceSession(folder / "generator.onnx", providers=["CPUExecutionProvider"])
(noise,), (maps,) = session.get_inputs(), session.get_outputs()
assert (noise.name, maps.name) == ("noise", "maps"), (noise.name, maps.name)
told = json.loads(session.get_modelmeta().custom_metadata_map["orogen"])
latent, size = told["latent"], told["size"]
assert noise.shape[1:] == [latent] and maps.shape[1:] == [1, size, size], (noise.shape, maps.shape)
given = np.fromfile(folder / "noise.f32", "<f4").reshape(-1, latent)
expected = np.fromfile(folder / "maps.f32", "<f4").reshape(-1, 1, size, size)
(found,) = session.run(None, {"noise": given})
far = np.abs(found - expected).max()
assert found.shape == expected.shape and far < 1e-4, (found.shape, far)
print(f"ONNX Runtime {onnxruntime.__version__}: {len(given)} maps, at most {far:.1e} apart")
