// 分数可信到什么程度：划分、打乱标签、固定深度、所选的列。
export default {
  "leaks.title": "泄漏还是运气？",
  "leaks.text.magnitude": "同一个网络，在每种划分下、以及在重新分配的震级上各训练同样久。两者都要训练很多次。",
  "leaks.splits": "比较各种划分",
  "leaks.shuffled.magnitude": "打乱震级 {n} 次",
  "leaks.progress.splits": "各种划分的进度",
  "leaks.progress.shuffled": "打乱标签训练的进度",
  "leaks.table": "同一个网络在每种划分下",
  "leaks.skill": "技巧分",
  "leaks.mse": "MSE",
  "leaks.mae": "MAE",
  "leaks.r2": "R²",
  "leaks.meanMse": "均值的 MSE",
  "leaks.lineSkill": "直线的技巧分",
  "leaks.test": "测试地震数",
  "leaks.groups": "共 {n} 组",
  "leaks.flatters.magnitude": "随机划分偏乐观：解释了离散的 {random}，而把邻近地震或余震留在同一边时最多为 {best}。",
  "leaks.even.magnitude": "随机划分解释了 {random}，其余最好的为 {best}：这次并不显得乐观。",
  "leaks.epochs": "各训练 {n} 轮。",
  "leaks.signal.magnitude":
    "p = {p}：在打乱的震级上，{permutations} 个网络中有 {n} 个同样好。存在某种信号；它来自地球还是来自测量方式，是另一个问题。",
  "leaks.noSignal.magnitude":
    "p = {p}：在打乱的震级上，{permutations} 个网络中有 {n} 个同样好。这个网络找到的可能什么也不是。",
  "leaks.explain.splits.magnitude":
    "技巧分为 1 − MSE / 该划分自身恒取平均值的 MSE，附 95 % 区间；低于零说明不如均值。按时间：由未来评判。随机：逐个地震抽签，测试地震的余震和邻近地震会参与训练。空间分块：整个网格一起抽签，大小见设置。整个序列：主震与 Gardner–Knopoff 时空窗内的地震一起抽签。后两种把邻近地震留在同一边，但训练中也有未来的地震。各测试集不同，所以请比较技巧分，而不是误差。",
  "leaks.explain.shuffled.magnitude":
    "震级分别在训练集内部和验证集内部打乱，同一个网络从相同的初始权重训练同样久。p 为（1 + 在测试集上同样好或更好的个数）/（打乱次数 + 1），即单凭偶然做到同样好的频率。它以地震可交换为前提；若震级随时间漂移，p 会偏小。",
  "leaks.text.probability": "同一个网络，在每种划分下、以及在结果重新分配的时间窗上各训练同样久。两者都要训练很多次。",
  "leaks.shuffled.probability": "打乱结果 {n} 次",
  "leaks.gain": "增益（奈特/地震）",
  "leaks.logScore": "对数评分",
  "leaks.brierSkill": "布里尔技巧分",
  "leaks.auc": "AUC",
  "leaks.climatology": "长期平均概率的对数评分",
  "leaks.neuronGain": "单个神经元的增益",
  "leaks.events": "有地震的 / 时间窗总数",
  "leaks.flatters.probability":
    "随机划分偏乐观：每个地震增益 {random} 奈特，而按时间划分为 {best}。它的测试时间窗夹在训练时间窗之间，处于同一些序列之中。",
  "leaks.even.probability":
    "随机划分每个地震增益 {random} 奈特，按时间划分为 {best}：这次并不显得乐观。但往往会，因为其测试时间窗与训练时间窗处于同一些序列。",
  "leaks.signal.probability":
    "p = {p}：在打乱的结果上，{permutations} 个网络中有 {n} 个同样好。存在某种信号；它也许全都包含在网格的长期平均概率之中。",
  "leaks.noSignal.probability":
    "p = {p}：在打乱的结果上，{permutations} 个网络中有 {n} 个同样好。这个网络找到的可能什么也不是。",
  "leaks.explain.splits.probability":
    "增益是相对于该网格的长期平均概率而言的，长期平均概率由同一划分的训练集学得，附按月抽样的 95 % 区间。按时间：由未来评判。随机：逐个时间窗抽签，同一序列的时间窗会参与训练。空间分块：整个网格一起抽签；没有参与训练的网格，其长期平均概率无从得知，只能取基准概率，因而更容易胜过。后两种划分的训练集里也有未来的时间窗。一个序列的时间窗分布在多个网格和多周，所以没有按序列的划分。每种一个随机种子；各测试集不同，请比较增益。",
  "leaks.explain.shuffled.probability":
    "结果分别在训练集内部和验证集内部打乱，同一个网络从相同的初始权重训练同样久。p 为（1 + 在测试集上按对数评分同样好或更好的个数）/（打乱次数 + 1）。它以时间窗可交换为前提；地震成序列发生，所以 p 偏小。",
  "choice.spatial-block": "空间分块",
  "choice.sequence-grouped": "整个序列",
  "choice.course-text": "课本",
  "choice.orogen": "Orogen",
  "setting.preset": "起点",
  "means.preset":
    "课本：纬度、经度、深度直接作为数字。Orogen：单位球面上的位置（东经 180° 与西经 180° 相邻）、深度的对数和年份。它会填好下面的特征，可任意修改。",
  "feature.latitude": "纬度",
  "feature.longitude": "经度",
  "feature.depth": "深度",
  "feature.x": "x（单位球面）",
  "feature.y": "y（单位球面）",
  "feature.z": "z（单位球面）",
  "feature.log-depth": "深度的对数",
  "feature.time": "时间（年）",
  "features.afterwards": "事后才知道的列（{n}）",
  "features.why":
    "有多少台站记录到、误差多大、其他震级：这些都要在地震测定之后才存在。大地震被更多台站记录，所以这些列会透露答案。允许使用可以看看泄漏是什么样子；报告会注明。",
  "features.allow": "允许使用",
  "estimate.time": "年份",
  "fixed.title": "没有实测的深度",
  "fixed.depths": "惯用深度",
  "fixed.km": "{depths} 公里",
  "fixed.rows": "其中的测试地震",
  "fixed.of": "{n} / {all}",
  "fixed.flag": "仅凭这一标志的技巧分",
  "fixed.free": "网络在其余地震上的技巧分",
  "fixed.better": "在实测深度的地震上，网络也优于均值。",
  "fixed.worse": "在实测深度的地震上，网络不如均值。",
  "fixed.equal": "在实测深度的地震上，网络与均值无法区分。",
  "fixed.explain":
    "附近台站太少时，机构会填 10 或 33 公里。知道深度的网络可以学到是谁填的：这能解释一部分离散，却与地球无关。这一标志是只有两个均值的规则，一个用于惯用深度，一个用于其余；惯用深度取训练集中突出的那些。",
};
