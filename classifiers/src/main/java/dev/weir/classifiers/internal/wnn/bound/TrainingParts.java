package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The images of one or several training sets, each of them once: of each class, first those with
 * which all sets begin, in part 0, then for each set the others, in a part of its own. So every set
 * is part 0 and one other, in its own order. Read-only.
 *
 * <p>Worked example: with images 1 to 6,000 of a class in one set and 1 to 6,265 in another, part 0
 * has 6,000, part 1 none and part 2 the last 265.
 */
public final class TrainingParts {

  /** By class: the blocks of all parts, one part after the other. */
  private final List<List<Block>> blocks = new ArrayList<>();

  private final int width;
  private final int height;

  /**
   * Some images of one part.
   *
   * @param pixels in the layout of {@link TrainingBlocks}
   * @param images how many, without the padding
   * @param part their part
   * @param place index of the first among its class's images in the sets that have it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Block(byte[] pixels, int images, int part, int place) {}

  private TrainingParts(int width, int height, List<TrainingBlocks> parts) {
    this.width = width;
    this.height = height;
    for (int label = 0; label < parts.getFirst().classes(); label++) {
      List<Block> all = new ArrayList<>();
      for (int part = 0; part < parts.size(); part++) {
        TrainingBlocks some = parts.get(part);
        int place = part == 0 ? 0 : parts.getFirst().size(label);
        for (int i = 0; i < some.of(label).size(); i++) {
          int images = some.imagesIn(label, i);
          all.add(new Block(some.of(label).get(i), images, part, place));
          place += images;
        }
      }
      blocks.add(all);
    }
  }

  /** A single set is part 0; its blocks are shared. */
  public static TrainingParts of(TrainingSet set) {
    return new TrainingParts(set.width(), set.height(), List.of(set.images()));
  }

  /** The parts of several sets with images of the same size and classes; a single one is shared. */
  public static TrainingParts of(List<TrainingSet> sets) {
    TrainingSet first = sets.getFirst();
    return sets.size() == 1
        ? of(first)
        : new TrainingParts(first.width(), first.height(), split(sets));
  }

  private static List<TrainingBlocks> split(List<TrainingSet> sets) {
    TrainingSet first = sets.getFirst();
    List<TrainingBlocks> parts = new ArrayList<>();
    for (int part = 0; part <= sets.size(); part++) {
      parts.add(new TrainingBlocks(first.width() * first.height(), first.classes()));
    }
    for (int label = 0; label < first.classes(); label++) {
      int common = common(sets, label);
      add(first, label, 0, common, parts.getFirst());
      for (int i = 0; i < sets.size(); i++) {
        add(sets.get(i), label, common, sets.get(i).size(label), parts.get(i + 1));
      }
    }
    return parts;
  }

  private static void add(TrainingSet set, int label, int from, int to, TrainingBlocks part) {
    for (int place = from; place < to; place++) {
      part.add(label, set.image(label, place), 0);
    }
  }

  /** Number of images of a class with which all sets begin. */
  private static int common(List<TrainingSet> sets, int label) {
    int most = sets.stream().mapToInt(set -> set.size(label)).min().orElseThrow();
    int common = 0;
    while (common < most && isCommon(sets, label, common)) {
      common++;
    }
    return common;
  }

  private static boolean isCommon(List<TrainingSet> sets, int label, int place) {
    byte[] image = sets.getFirst().image(label, place);
    return sets.stream().allMatch(set -> Arrays.equals(image, set.image(label, place)));
  }

  /** Pixels per row. */
  int width() {
    return width;
  }

  /** Pixels per column. */
  int height() {
    return height;
  }

  /** Number of classes. */
  public int classes() {
    return blocks.size();
  }

  /** The blocks of a class, part by part. */
  List<Block> of(int label) {
    return blocks.get(label);
  }

  /** Number of images of a class. */
  int size(int label) {
    return blocks.get(label).stream().mapToInt(Block::images).sum();
  }

  /** Number of images. */
  public int size() {
    int size = 0;
    for (int label = 0; label < classes(); label++) {
      size += size(label);
    }
    return size;
  }
}
