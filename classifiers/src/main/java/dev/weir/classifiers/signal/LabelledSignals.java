package dev.weir.classifiers.signal;

import dev.weir.base.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Signals of equal length with their classes. The arrays are not copied and must not be changed.
 *
 * @param signals one per row, channel by channel
 * @param channels number of channels per signal
 * @param labels for each signal the index of its class
 * @param classes the class names
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LabelledSignals(
    double[][] signals, int channels, int[] labels, List<String> classes) {

  /**
   * Signals of one channel.
   *
   * @see #LabelledSignals(double[][], int, int[], List)
   */
  public LabelledSignals(double[][] signals, int[] labels, List<String> classes) {
    this(signals, 1, labels, classes);
  }

  /**
   * Validates and keeps the signals.
   *
   * @param signals at least one; each channel by channel, of equal length, finite
   * @param channels number of channels, at least 1; divides the number of values of each signal
   * @param labels for each signal the index of its class
   * @param classes distinct class names
   * @throws IllegalArgumentException if an argument is invalid; the message has the value
   */
  public LabelledSignals(double[][] signals, int channels, int[] labels, List<String> classes) {
    this.signals = signals;
    this.channels = channels;
    this.labels = labels;
    this.classes = List.copyOf(classes);
    checkShape();
    for (int i = 0; i < signals.length; i++) {
      checkSample(i);
    }
  }

  /** The values of one signal, channel by channel. */
  public double[] signal(int index) {
    return signals[index];
  }

  /** Number of signals. */
  public int size() {
    return signals.length;
  }

  /** Samples per channel. */
  public int length() {
    return signals[0].length / channels;
  }

  /**
   * These signals followed by others.
   *
   * @throws IllegalArgumentException if the others have other channels, lengths or classes
   */
  public LabelledSignals with(LabelledSignals more) {
    if (more.channels != channels || !more.classes.equals(classes)) {
      throw new IllegalArgumentException(
          "signals of %d channels and classes %s cannot be combined with %d and %s"
              .formatted(more.channels, more.classes, channels, classes));
    }
    double[][] all = Arrays.copyOf(signals, signals.length + more.signals.length);
    System.arraycopy(more.signals, 0, all, signals.length, more.signals.length);
    int[] theirs = Arrays.copyOf(labels, labels.length + more.labels.length);
    System.arraycopy(more.labels, 0, theirs, labels.length, more.labels.length);
    return new LabelledSignals(all, channels, theirs, classes);
  }

  /** SHA-256 over values, labels and classes, in hexadecimal. */
  public String digest() {
    MessageDigest sha = Digests.sha256();
    sha.update(ByteBuffer.allocate(12).putInt(size()).putInt(channels).putInt(length()).array());
    ByteBuffer row = ByteBuffer.allocate(signals[0].length * Double.BYTES + Integer.BYTES);
    for (int i = 0; i < signals.length; i++) {
      row.clear().putInt(labels[i]);
      for (double value : signals[i]) {
        row.putDouble(value);
      }
      sha.update(row.array());
    }
    for (String name : classes) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      sha.update(bytes);
    }
    return Digests.hex(sha);
  }

  private void checkShape() {
    if (signals.length == 0) {
      throw new IllegalArgumentException("there are no signals");
    }
    if (signals.length != labels.length) {
      throw new IllegalArgumentException(
          "there are %d signals, but %d labels".formatted(signals.length, labels.length));
    }
    if (channels < 1) {
      throw new IllegalArgumentException(
          "a signal needs at least 1 channel, not %d".formatted(channels));
    }
    int values = signals[0].length;
    if (values == 0 || values % channels != 0) {
      throw new IllegalArgumentException(
          "signal 0 has %d values, which %d channels cannot share equally"
              .formatted(values, channels));
    }
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("there are no classes");
    }
    HashSet<String> seen = new HashSet<>();
    for (String name : classes) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("the class \"%s\" is named twice".formatted(name));
      }
    }
  }

  private void checkSample(int index) {
    double[] values = signals[index];
    if (values.length != signals[0].length) {
      throw new IllegalArgumentException(
          "signal %d has %d values, but signal 0 has %d: all must be equally long"
              .formatted(index, values.length, signals[0].length));
    }
    if (labels[index] < 0 || labels[index] >= classes.size()) {
      throw new IllegalArgumentException(
          "signal %d has label %d, but labels are 0 to %d"
              .formatted(index, labels[index], classes.size() - 1));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "signal %d has %s at index %d: only finite values can be used"
                .formatted(index, values[i], i));
      }
    }
  }
}
