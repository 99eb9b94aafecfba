package dev.weir.classifiers.dtw;

/**
 * Values for every sample of every training signal, in blocks of signals: value j of lane l of a
 * block is at [j * lanes + l]. Unused lanes of the last block are 0. Immutable.
 *
 * @param lanes signals per block
 * @param blocks the blocks, in the order of the signals
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignalBlocks(int lanes, double[][] blocks) {

  /** The value of a sample of a signal. */
  interface Values {
    double at(int signal, int sample);
  }

  static SignalBlocks of(int signals, int length, int lanes, Values values) {
    double[][] blocks = new double[Math.ceilDiv(signals, lanes)][length * lanes];
    for (int s = 0; s < signals; s++) {
      for (int j = 0; j < length; j++) {
        blocks[s / lanes][j * lanes + s % lanes] = values.at(s, j);
      }
    }
    return new SignalBlocks(lanes, blocks);
  }

  int count() {
    return blocks.length;
  }

  double[] block(int index) {
    return blocks[index];
  }
}
