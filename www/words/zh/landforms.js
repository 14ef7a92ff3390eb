// 地形实验室：谁能认出地貌，以未见区域上的 geomorphons 为准来评分。
export default {
  "layers.k-means": "无人命名的地貌（k 均值）",

  "tellers.who": "由谁判断",
  "tellers.rand": "调整兰德指数",
  "tellers.accuracy": "判断正确",
  "tellers.macroF1": "宏平均 F1",
  "tellers.save": "存为表格（.csv）",
  "teller.k-means": "k 均值，配名后",
  "teller.weiss": "Weiss，配名后",
  "teller.commonest": "只说最常见的地貌",

  "relief-clusters.title": "无人命名的地貌",
  "relief-clusters.text":
    "坡度、曲率、崎岖度和高出周围的高度，使每一格成为一个点。k 均值在训练一侧寻找这些点的分组，没有人告诉它什么是山脊。然后用有名称的 geomorphons 在未见的一侧说明这些分组与地貌有多大关系。这些分组可以选作上方地图的颜色。",
  "relief-clusters.count": "组数",
  "relief-clusters.find": "给格子分组",
  "relief-clusters.none": "还没有分组。改变未见区域或组数之后，需要重新分组。",
  "relief-clusters.summary":
    "在未见的一侧，分组与 geomorphons 的调整兰德指数为 {index}（1 为完全一致，0 与随机相当）。若把每组按其中最常见的地貌命名，{ours} 的格子判断正确；同样命名的 Weiss 类型为 {weiss}，只说最常见的地貌为 {commonest}。",
  "relief-clusters.agreement": "在未见一侧与 geomorphons 的一致程度",
  "relief-clusters.cells":
    "训练一侧 {training} 格，未见一侧 {unseen} 格；地形属性和 geomorphons 都看 {radius} 格远，视野越出本侧的格子不计入。",
  "relief-clusters.what": "每一组是什么样的",
  "relief-clusters.cluster": "组",
  "relief-clusters.name": "{n} · 多为{landform}",
  "relief-clusters.share": "占比",
  "relief-clusters.slope": "坡度（°）",
  "relief-clusters.curvature": "曲率（1/km）",
  "relief-clusters.ruggedness": "崎岖度（m）",
  "relief-clusters.position": "高出周围 {cells} 格（m）",
  "relief-clusters.explain":
    "k 均值把每一格归到最近的中心，再移动这些中心，直到不再变化；起点按 k-means++ 抽取八次，保留最好的一次。所有属性都用标准单位，因此同样重要，这是一种选择，而不是真理。分组不一定就是地貌：地形中最大的差别可能是陡与缓，与形状无关，k 均值找到的便是它。调整兰德指数不用名称来比较两种分组。“判断正确”则把每组按训练一侧最常见的地貌命名，所以两组可能同名，少见的地貌可能没有组：对每种地貌一视同仁的宏平均 F1 会显示这一点。geomorphons 也只是一种定义，不是地面的真相。",

  "probe.title": "判别器懂得地貌吗？",
  "probe.text":
    "没有人告诉过它山脊或山谷：它只学会了区分真实图块与虚构图块。这里用逻辑回归，根据它前两层对单个格子的反应来判断该格的地貌：在训练图块上学习，在任何网络都没见过的图块上评判。旁边是同一网络在第一步之前的结果。",
  "probe.do": "问它",
  "probe.progress": "正在教与评判",
  "probe.none": "还没有问。",
  "probe.verdict.better":
    "区分真假使它学到了地貌：用它的特征，{ours} 的未见格子判断正确；用第一步之前的特征为 {untrained}（提高 {points} 个百分点，95 % 区间 {low} 到 {high}）。",
  "probe.verdict.indistinguishable":
    "就地貌而言，它目前学到的东西带来的差别与偶然无法区分：用它的特征，{ours} 的未见格子判断正确；用第一步之前的特征为 {untrained}（相差 {points} 个百分点，95 % 区间 {low} 到 {high}）。",
  "probe.verdict.worse":
    "训练反而损失了随机层对地貌的分辨力：用它的特征，{ours} 的未见格子判断正确；用第一步之前的特征为 {untrained}（相差 {points} 个百分点，95 % 区间 {low} 到 {high}）。",
  "probe.verdict.none":
    "未见图块太少（{patches} 块），不下结论。用它的特征，{ours} 的未见格子判断正确；用第一步之前的特征为 {untrained}。",
  "probe.beside":
    "用不需要网络的六个地形属性，{attributes} 判断正确；只说最常见的地貌，{commonest} 正确。判别器是第 {step} 步的。",
  "probe.table": "未见格子的地貌",
  "probe.discriminator": "判别器，{features} 个特征",
  "probe.untrained": "第一步之前的同一网络，{features} 个特征",
  "probe.attributes": "地形属性，{features} 个",
  "probe.commonest": "只说最常见的地貌",
  "probe.discriminator.short": "判别器",
  "probe.untrained.short": "未训练",
  "probe.attributes.short": "属性",
  "probe.commonest.short": "最常见",
  "probe.cells":
    "{patches} 个未见图块中的 {cells} 格，由 {taught} 个训练格子教会。geomorphons 看 {radius} 格远，只问视野完全在图块之内的格子。",
  "probe.each": "每种地貌的 F1",
  "probe.landform": "地貌，占比",
  "probe.f1": "{landform}的 F1",
  "probe.explain":
    "这是线性探针：如果一条简单的线性规则就能从某一层读出地貌，那么这一层已经备好了它。真正要比较的是训练之前的同样几层，因为随机卷积已经能看到边缘和坡面；没有这个对照，任何网络都会显得聪明。未训练的网络只抽取了一次，即本次运行的种子。地形属性知道米和度，而判别器看到的是按各自起伏缩放的图块，无从知道；这些属性正是为此而设，很难胜过。区间是对未见图块重新抽样得到的，因为同一图块的格子彼此相似。某一层知道地貌，并不等于网络用到了它。",
};
