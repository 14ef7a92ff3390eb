// 文献实验室：会写句子的网络。
export default {
  "writing.title": "会写句子的网络",
  "writing.text":
    "一个 LSTM 在本页中只从这些文献学习下一个词是什么，然后写句子：每个词都从它认为在前文之后可能出现的词中抽取。",
  "writing.warning":
    "它写的内容不是事实来源。它只知道哪些词前后相接，不知道什么是真的；听起来正确的句子，可能是任何论文都没有说过的。",
  "writing.vocabulary": "最多认识的词数",
  "writing.units": "LSTM 单元数",
  "writing.train": "训练写句子的网络",
  "writing.progress": "正在训练写句子的网络",
  "writing.trained": "它认识 {vocabulary} 个词，把 {words} 个词读了 {epochs} 遍；保留第 {best} 轮之后的状态。",
  "writing.better": "在从未见过的文献上，它猜下一个词比词对计数更准。只有一种划分、一个种子。",
  "writing.worse": "在从未见过的文献上，它猜下一个词并不比词对计数更准，而后者不需要网络。只有一种划分、一个种子。",
  "writing.guesses": "各方法猜下一个词的好坏",
  "writing.who": "方法",
  "writing.perplexity": "困惑度",
  "writing.unigram": "每个词出现的频率",
  "writing.bigram": "哪个词接在哪个词后（Kneser–Ney）",
  "writing.network": "LSTM",
  "writing.judged":
    "用 {documents} 篇文献的 {n} 个词评判，句末计算在内；其中 {share} 它不认识，都算作同一个词。越低越好：困惑度 100 相当于在 100 个同样可能的词中猜。",
  "written.temperature": "温度",
  "written.written": "句数",
  "written.drawn": "种子",
  "writing.write": "写句子",
  "writing.legend": "标出的是原样出现在某篇文献中的最长一段。¦ 表示前后两个词在任何文献中都没有相接过。",
  "writing.copied": "{all} 个词中有 {n} 个原样出现在",
  "writing.copied.all": "{all} 个词全是照抄，原样出现在",
  "writing.unseen": "{all} 个词对中有 {n} 个在文献集中从未出现。",
  "writing.explain":
    "一个长短期记忆网络，给词表中每个词一个概率（Sundermeyer、Schlüter 和 Ney 2012），逐句训练，用 Adam、dropout 和梯度裁剪；随机抽十分之一的文献选轮次，另十分之一评判。旁边是同样词语上的单词计数（Laplace）和词对计数（插值 Kneser–Ney 1995，见 Chen 和 Goodman 1999）。温度低于 1 时，可能的词更可能，抄得更多；高于 1 时，编得更多。词为小写，没有标点；中文逐字书写。大语言模型用的也是这一步，一个词接一个词，只是文本多数百万倍：编造的内容与学到的一样流畅，而在这里您能看出哪些是哪些。",
};
