package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.simd.CellMinima;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.bound.TrainingParts.Block;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;

/**
 * The least sums of {@link CellFeatures} in each window between some queries and each image of a
 * block, by group of the extensions. Owns scratch memory; not thread-safe.
 *
 * <p>The kernel's minima are shared by images that are a number of lanes apart. A block of images
 * is therefore split into parts of as many images as there are lanes, and each part is compared
 * with several of its extensions side by side, so that only those share a minimum.
 */
final class BlockMinima {

  private static final int LANES = TrainingBlocks.LANES;

  /** Extensions of a block that fit the cache with the minima of a query. */
  private static final int EXTENSIONS = 8;

  private final VariantGroups groups;
  private final BlockVariants variants;
  private final CellFeatures cells;
  private final CellMinima kernel;

  /** Extensions side by side, and parts of a block. */
  private final int parts;

  private final short[] features;

  /** By part of a block, then some extensions side by side. */
  private final short[][][] packed;

  private final int[] errors;

  /** By query, group among those of the block's images, and part of a block. */
  private final short[][][][] minima;

  /**
   * Allocates its memory.
   *
   * @param grid windows of whole cells
   * @param most the most queries at once
   */
  BlockMinima(
      TrainingParts images,
      VariantGroups groups,
      CellFeatures cells,
      WindowGrid grid,
      CellMinima kernel,
      int most) {
    this.groups = groups;
    this.variants = new BlockVariants(groups.all(), images.width(), images.height());
    this.cells = cells;
    this.kernel = kernel;
    this.parts = LANES / kernel.lanes();
    this.features = new short[grid.area() * LANES];
    this.packed = new short[parts][EXTENSIONS / parts][features.length];
    this.errors = new int[grid.area() * LANES];
    this.minima = new short[most][groups.mostOfPart()][parts][grid.windows() * kernel.lanes()];
  }

  /** Number of extensions of an image. */
  int extensions() {
    return variants.count();
  }

  /** Number of parts of a full block. */
  int parts() {
    return parts;
  }

  /** Number of parts of a block that have images. */
  int parts(Block block) {
    return Math.ceilDiv(block.images(), kernel.lanes());
  }

  /** Those of a part of the block compared last, for a group of its images. */
  short[] of(int query, int group, Block block, int part) {
    return ofGroup(query, group, block)[part];
  }

  /**
   * Compares a block with the first queries.
   *
   * @param count number of queries
   * @param errorsHere collects errors by group; null if they are known
   */
  void compare(Block block, QueryFeatures queries, int count, FeatureErrors[] errorsHere) {
    int some = parts(block);
    for (int query = 0; query < count; query++) {
      for (short[][] ofGroup : minima[query]) {
        GroupMinima.clear(ofGroup);
      }
    }
    for (int from = 0; from < variants.count(); ) {
      int group = groups.of(block.part(), from);
      int end = endOfSame(block.part(), from);
      if (group != VariantGroups.NONE) {
        for (int variant = from; variant < end; variant++) {
          make(block, variant, variant - from, errorsHere);
        }
        int packs = Math.ceilDiv(end - from, parts);
        pack(end - from - 1, packs * parts);
        for (int query = 0; query < count; query++) {
          compare(queries.of(query), ofGroup(query, group, block), some, packs);
        }
      }
      from = end;
    }
  }

  /** The end of the extensions that can be compared side by side: those of the same group. */
  private int endOfSame(int part, int from) {
    int end = from + 1;
    while (end < Math.min(from + EXTENSIONS, variants.count())
        && groups.of(part, end) == groups.of(part, from)) {
      end++;
    }
    return end;
  }

  private short[][] ofGroup(int query, int group, Block block) {
    return minima[query][group - groups.start(block.part())];
  }

  /** Makes an extension of a block, and puts its features into a place. */
  private void make(Block block, int variant, int place, FeatureErrors[] errorsHere) {
    cells.ofBlock(
        variants.of(block.pixels(), variant), features, errorsHere == null ? null : errors);
    pack(place, place + 1);
    if (errorsHere != null) {
      errorsHere[groups.of(block.part(), variant)].add(errors, LANES);
    }
  }

  private void compare(int[] query, short[][] least, int some, int packs) {
    for (int part = 0; part < some; part++) {
      for (int i = 0; i < packs; i++) {
        kernel.update(packed[part][i], query, least[part]);
      }
    }
  }

  /** Puts an extension into a place of those side by side, and repeats it up to another. */
  private void pack(int from, int to) {
    int lanes = kernel.lanes();
    for (int place = from; place < to; place++) {
      for (int part = 0; part < parts; part++) {
        short[] pack = packed[part][place / parts];
        for (int cell = 0; cell < features.length; cell += LANES) {
          System.arraycopy(
              features, cell + part * lanes, pack, cell + place % parts * lanes, lanes);
        }
      }
    }
  }
}
