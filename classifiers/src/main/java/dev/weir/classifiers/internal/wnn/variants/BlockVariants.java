package dev.weir.classifiers.internal.wnn.variants;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.wnn.definition.Extension;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the images that the images of a block represent. The shifts come first, row by row, then
 * the shifts of each rotation, of each width and of each height, in the order of the {@link
 * Extension}. An image is rotated or scaled before it is shifted; what leaves the frame is lost
 * each time. Owns scratch memory; not thread-safe.
 *
 * <p>Variants in this order cost least: a block is rotated or scaled once for all its shifts.
 */
public final class BlockVariants {

  private final Extension extension;
  private final int side;
  private final BlockShift shift;
  private final List<PixelMap> maps = new ArrayList<>();
  private final List<String> changes = new ArrayList<>();
  private final byte[] made;

  /** What {@link #made} was made of, or null. */
  private byte[] source;

  private int sourceMap;
  private final int[] sums = new int[TrainingBlocks.LANES];

  /** For images of this size. */
  public BlockVariants(Extension extension, int width, int height) {
    this.extension = extension;
    this.side = 2 * extension.shifts() + 1;
    this.shift = new BlockShift(width, height, width, height);
    Taps ofRotations = Taps.ofRotations(extension.interpolation());
    Taps ofScalings = Taps.ofScalings(extension.interpolation());
    for (int degrees : extension.rotations()) {
      maps.add(PixelMap.rotation(width, height, degrees, ofRotations));
      changes.add("rotated %+d degrees".formatted(degrees));
    }
    for (int percent : extension.scalings()) {
      maps.add(PixelMap.ofWidth(width, height, percent, ofScalings));
      changes.add("width %d%%".formatted(percent));
    }
    for (int percent : extension.scalings()) {
      maps.add(PixelMap.ofHeight(width, height, percent, ofScalings));
      changes.add("height %d%%".formatted(percent));
    }
    this.made = new byte[maps.isEmpty() ? 0 : width * height * TrainingBlocks.LANES];
  }

  /** Number of variants: {@link Extension#imagesEach}. */
  public int count() {
    return extension.imagesEach();
  }

  /** Number of the first variants that are only shifted. */
  public int shiftedOnly() {
    return side * side;
  }

  /** How far a variant is shifted to the right after all else. */
  public int right(int variant) {
    return variant % side - extension.shifts();
  }

  /** How far a variant is shifted down after all else. */
  public int down(int variant) {
    return variant / side % side - extension.shifts();
  }

  /** What is done before, for people; empty for those that are only shifted. */
  public String change(int variant) {
    int map = variant / shiftedOnly() - 1;
    return map < 0 ? "" : changes.get(map);
  }

  /** The variant with these shifts and this change, which {@link #change} names. */
  public int variant(int right, int down, String change) {
    int shifted = (down + extension.shifts()) * side + right + extension.shifts();
    return (changes.indexOf(change) + 1) * shiftedOnly() + shifted;
  }

  /**
   * A variant of the images of a block.
   *
   * @param block must not change between calls
   * @return valid until the next call, read-only
   */
  public byte[] of(byte[] block, int variant) {
    int map = variant / shiftedOnly() - 1;
    byte[] turned = map < 0 ? block : mapped(block, map);
    return shift.move(turned, right(variant), down(variant));
  }

  /** Blocks are known by identity: comparing their pixels would cost as much as a shift. */
  @SuppressWarnings("ReferenceEquality")
  private byte[] mapped(byte[] block, int map) {
    if (block != source || map != sourceMap) {
      maps.get(map).apply(block, sums, made);
      source = block;
      sourceMap = map;
    }
    return made;
  }

  /** Memory in bytes. */
  public long bytes() {
    return 2L * made.length + maps.stream().mapToLong(PixelMap::bytes).sum();
  }
}
