// 网络内部。
export default {
  "inside.title": "网络内部",
  "inside.neuron": "一个神经元的损失",
  "layers.title": "各层的梯度",
  "layers.note": "均方根，训练地震",
  "layers.layer": "层（1 最靠近输入）",
  "layers.axis": "标准单位",
  "layers.gradient": "损失的梯度",
  "layers.weight": "权重",
  "layers.empty": "请开始训练，或走一步。",
  "layers.summary": "第 {step} 步后，第 1 层的梯度为 {first}，最后一层为 {last}：后者是前者的 {ratio} 倍。",
  "layers.explain":
    "梯度说明损失随该层权重变化得多快；梯度下降按比例移动每个权重。若梯度逐层衰减，最前面的层几乎学不到东西（Hochreiter 1991；Glorot 与 Bengio 2010）。梯度小未必是毛病：靠近损失的底部时都会变小。",
  "descent.title": "一个神经元的损失",
  "descent.note": "训练地震上的均方误差；恒取平均值为 1",
  "descent.explain":
    "图上每一点是一个具有该权重和偏置的神经元；颜色越深损失越高，十字是最低处。折线是训练走过的路：每一步逆着斜率走，步长为斜率乘学习率（Cauchy 1847）。更大的网络画不出这样的图：它们有成千上万个轴，而不是两个。",
  "descent.step": "步",
  "descent.weight": "权重（标准单位）",
  "descent.bias": "偏置（标准单位）",
  "descent.loss": "损失",
  "descent.slope": "对权重的斜率",
  "descent.way": "训练走过的路",
  "descent.band": "最低的 {percent} %",
  "descent.beyond": "高于 {percent} %",
  "descent.stand": "第 {step} 步：权重 {weight}，偏置 {bias}，对权重的斜率 {slope}，损失 {loss}",
};
