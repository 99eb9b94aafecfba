package dev.weir.wnn;

import dev.weir.image.GreyImages;
import java.util.ArrayList;
import java.util.List;

/**
 * Training images by class, in blocks of {@value #LANES}, pixel-major: pixel k of the images of a
 * block is {@code LANES} bytes from {@code k * LANES} on. The last block of a class is filled up
 * with its last image, which changes no minimum. Immutable.
 */
final class TrainingBlocks {

  /** Images a block: the 16-bit lanes of a 256-bit register. */
  static final int LANES = 16;

  private final List<List<byte[]>> blocks = new ArrayList<>();

  TrainingBlocks(GreyImages images) {
    for (int c = 0; c < images.classes(); c++) {
      int label = c;
      int[] members =
          java.util.stream.IntStream.range(0, images.size())
              .filter(i -> images.label(i) == label)
              .toArray();
      if (members.length == 0) {
        throw new IllegalArgumentException("class %d has no training image".formatted(c));
      }
      blocks.add(blocks(images, members));
    }
  }

  private static List<byte[]> blocks(GreyImages images, int[] members) {
    List<byte[]> blocks = new ArrayList<>();
    for (int from = 0; from < members.length; from += LANES) {
      byte[] block = new byte[images.area() * LANES];
      for (int lane = 0; lane < LANES; lane++) {
        int image = members[Math.min(from + lane, members.length - 1)];
        for (int k = 0; k < images.area(); k++) {
          block[k * LANES + lane] = (byte) images.pixel(image, k);
        }
      }
      blocks.add(block);
    }
    return List.copyOf(blocks);
  }

  int classes() {
    return blocks.size();
  }

  List<byte[]> of(int label) {
    return blocks.get(label);
  }
}
