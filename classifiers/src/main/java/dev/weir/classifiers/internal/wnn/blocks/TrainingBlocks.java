package dev.weir.classifiers.internal.wnn.blocks;

import dev.weir.classifiers.internal.simd.ShortLanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Images by class, in blocks of {@value #LANES}, pixel-major: pixel k of a block's images starts at
 * byte {@code k * LANES}. The last block of a class is padded with its first image. Filled by one
 * thread, then read-only.
 */
public final class TrainingBlocks {

  /** Images per block. */
  public static final int LANES = ShortLanes.BLOCK;

  private final int area;
  private final List<List<byte[]>> blocks = new ArrayList<>();
  private final int[] sizes;
  private long bytes;

  public TrainingBlocks(int area, int classes) {
    this.area = area;
    this.sizes = new int[classes];
    for (int c = 0; c < classes; c++) {
      blocks.add(new ArrayList<>());
    }
  }

  /** Appends a copy of an image to its class. */
  public void add(int label, byte[] pixels, int from) {
    int lane = sizes[label] % LANES;
    if (lane == 0) {
      blocks.get(label).add(new byte[area * LANES]);
      bytes += (long) area * LANES;
    }
    byte[] block = blocks.get(label).getLast();
    for (int k = 0; k < area; k++) {
      if (lane == 0) {
        Arrays.fill(block, k * LANES, (k + 1) * LANES, pixels[from + k]);
      } else {
        block[k * LANES + lane] = pixels[from + k];
      }
    }
    sizes[label]++;
  }

  /** Total size of all blocks. */
  public long bytes() {
    return bytes;
  }

  public int classes() {
    return sizes.length;
  }

  public int size(int label) {
    return sizes[label];
  }

  public List<byte[]> of(int label) {
    return blocks.get(label);
  }

  public int imagesIn(int label, int block) {
    return Math.min(LANES, sizes[label] - block * LANES);
  }

  /** Copies an image to a lane of another block. */
  public static void copy(byte[] from, int fromLane, byte[] to, int toLane) {
    for (int pixel = 0; pixel < to.length; pixel += LANES) {
      to[pixel + toLane] = from[pixel + fromLane];
    }
  }

  /** A copy of an image, by its index in its class. */
  public byte[] image(int label, int place) {
    byte[] block = blocks.get(label).get(place / LANES);
    byte[] pixels = new byte[area];
    for (int k = 0; k < area; k++) {
      pixels[k] = block[k * LANES + place % LANES];
    }
    return pixels;
  }
}
