"""Reads what Orogen wrote with other people's programs: GDAL (rasterio), numpy, trimesh. Its argument is a folder with
`ground.npy` and the same ground in other layouts. Exits with 3 where a program is missing."""

import json, pathlib, sys

try:
    import numpy as np, rasterio, trimesh
except ImportError as missing:
    print(missing)
    sys.exit(3)

folder = pathlib.Path(sys.argv[1])
truth = np.load(folder / "ground.npy")
height, width = truth.shape
holes = np.isnan(truth)


def same(name, found, tolerance):
    assert found.shape == truth.shape, (name, found.shape)
    assert (np.isnan(found) == holes).all(), (name, "voids")
    far = np.nanmax(np.abs(found - truth))
    assert far <= tolerance, (name, far)


for name in ("ground.asc", "ground.tif"):
    with rasterio.open(folder / name) as file:
        assert file.count == 1 and file.crs is None, (name, file.crs)
        assert file.res == (30.0, 25.0), (name, file.res)
        same(name, file.read(1, masked=True).astype("f8").filled(np.nan), 1e-3)
with rasterio.open(folder / "placed.tif") as file:
    assert file.crs is None and file.bounds.left == 500_000 and file.bounds.top == 4_000_000, file.bounds

scale = json.loads((folder / "ground.json").read_text())
with rasterio.open(folder / "ground.png") as file:
    assert file.dtypes == ("uint16",), file.dtypes
    grey = file.read(1).astype("f8")
    metres = scale["blackMetres"] + grey * scale["metresAGrey"]
    metres[grey == scale["voidGrey"]] = np.nan
    same("ground.png", metres, 0.51 * scale["metresAGrey"])
    assert json.loads(file.tags().get("orogen", "null")) in (None, scale)

relief = np.nanmax(truth) - np.nanmin(truth)
for name in ("ground.obj", "ground.glb"):
    mesh = trimesh.load(folder / name, force="mesh", process=False)
    assert len(mesh.vertices) == (~holes).sum(), (name, len(mesh.vertices))
    extent = mesh.bounds[1] - mesh.bounds[0]
    assert np.allclose(extent, [30 * (width - 1), 2 * relief, 25 * (height - 1)], rtol=1e-5), (name, extent)
    assert (mesh.face_normals[:, 1] > 0).all(), (name, "a face looks down")
    assert (mesh.vertex_normals[:, 1] > 0).all(), name

solid = trimesh.load(folder / "ground.stl")
assert solid.is_watertight and solid.is_winding_consistent and solid.volume > 0, "the print is open"
extent = solid.bounds[1] - solid.bounds[0]
side = 80 / (30 * (width - 1))
assert np.allclose(extent, [80, 25 * (height - 1) * side, 2 + 2 * relief * side], rtol=1e-4), extent
# The mean height of the faces over the floor is the volume over the area.
filled = np.where(holes, np.nanmin(truth), truth) - np.nanmin(truth)
cells = (filled[:-1, :-1] + filled[1:, 1:]) / 6 + (filled[:-1, 1:] + filled[1:, :-1]) / 3
assert abs(solid.volume / (extent[0] * extent[1]) - 2 - 2 * side * cells.mean()) < 0.05, "the print's volume"
print(f"GDAL {rasterio.__gdal_version__}, numpy {np.__version__}, trimesh {trimesh.__version__}")
