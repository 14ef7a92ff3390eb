// The inside of a network.
export default {
  "inside.title": "Inside the network",
  "inside.neuron": "The loss of one neuron",
  "layers.title": "Gradients by layer",
  "layers.note": "root mean square, on the training events",
  "layers.layer": "layer, 1 is next to the input",
  "layers.axis": "standard units",
  "layers.gradient": "gradient of the loss",
  "layers.weight": "weights",
  "layers.empty": "Start the run, or make one step.",
  "layers.summary":
    "After step {step} the gradient of layer 1 is {first}, that of the last layer {last}: {ratio} times as large.",
  "layers.explain":
    "The gradient says how fast the loss changes with the weights of a layer; gradient descent moves each weight in proportion to it. Where it fades from layer to layer the first layers hardly learn (Hochreiter 1991; Glorot and Bengio 2010). A small gradient is not always a fault: near the bottom of the loss all are small.",
  "descent.title": "The loss of one neuron",
  "descent.note": "mean squared error on the training events; 1 is that of always saying the mean",
  "descent.explain":
    "Each place is a neuron with that weight and that bias; darker bands have a higher loss, the cross marks the least. The line is the way that training took: each step goes against the slope, as long as slope times learning rate (Cauchy 1847). Of larger networks no such picture can be drawn: they have thousands of axes instead of two.",
  "descent.step": "step",
  "descent.weight": "weight (standard units)",
  "descent.bias": "bias (standard units)",
  "descent.loss": "loss",
  "descent.slope": "slope by the weight",
  "descent.way": "way of the training",
  "descent.band": "lowest {percent} %",
  "descent.beyond": "above {percent} %",
  "descent.stand": "Step {step}: weight {weight}, bias {bias}, slope by the weight {slope}, loss {loss}",
};
