package dev.weir.wnn;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the cells of 64 images cost, in 16 bits: computed for p = 1 and p = 2, looked up for any
 * other. The images of even places come first, then those of odd ones, 32 by 32: so two bytes are
 * parted without leaving their lane.
 */
final class SimdShortCosts {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_256;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
  private static final int LANES = SHORTS.length();
  private static final int PAIR = BYTES.length();
  private static final int BLOCK = TrainingBlocks.LANES;
  private static final int POOLED_BITS = 2;
  private static final short LOW = 0xff;
  private static final byte NONE = 0;
  private static final byte ONE = 1;

  private final byte[] query;
  private final byte[] apart;
  private final short[] table = new short[PowerTable.GREYS];
  private final double power;
  private final byte less;
  private final int right;

  SimdShortCosts(WindowGrid grid, CellCosts costs) {
    query = new byte[grid.area()];
    apart = new byte[grid.across().cells() * BLOCK];
    power = costs.power();
    less = costs.pooled() ? ONE : NONE;
    right = costs.shift() - (costs.pooled() ? POOLED_BITS : 0);
    for (int d = 0; d < table.length; d++) {
      table[d] = (short) costs.ofRest(d);
    }
  }

  /** Where the cost of an image of a block goes. */
  static int lane(int image) {
    return image / PAIR * PAIR + image % PAIR / 2 + image % 2 * LANES;
  }

  void begin(byte[] pixels) {
    System.arraycopy(pixels, 0, query, 0, query.length);
  }

  /** The costs of a row of cells of a block. */
  void row(byte[] block, int from, int cell, short[] costs) {
    part(block, from, query, cell, less, apart);
    if (power == 2 && right >= 0) {
      squares(apart, right, costs);
    } else if (power == 1 && right >= 0) {
      absolutes(apart, right, costs);
    } else {
      lookUp(costs);
    }
  }

  /** How far bytes are from those of the query, less a little, but never below 0. */
  private static void part(
      byte[] block, int from, byte[] query, int cell, byte less, byte[] apart) {
    for (int x = 0; x < apart.length; x += PAIR) {
      ByteVector pixel = ByteVector.broadcast(BYTES, query[cell + x / BLOCK]);
      ByteVector images = ByteVector.fromArray(BYTES, block, from + x);
      images
          .lanewise(VectorOperators.SUSUB, pixel)
          .or(pixel.lanewise(VectorOperators.SUSUB, images))
          .lanewise(VectorOperators.SUSUB, less)
          .intoArray(apart, x);
    }
  }

  private static void squares(byte[] apart, int right, short[] costs) {
    for (int x = 0; x < apart.length; x += PAIR) {
      ShortVector pair = ByteVector.fromArray(BYTES, apart, x).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      even.mul(even).lanewise(VectorOperators.LSHR, right).intoArray(costs, x);
      odd.mul(odd).lanewise(VectorOperators.LSHR, right).intoArray(costs, x + LANES);
    }
  }

  private static void absolutes(byte[] apart, int right, short[] costs) {
    for (int x = 0; x < apart.length; x += PAIR) {
      ShortVector pair = ByteVector.fromArray(BYTES, apart, x).reinterpretAsShorts();
      ShortVector even = pair.and(LOW);
      ShortVector odd = pair.lanewise(VectorOperators.LSHR, Byte.SIZE);
      even.lanewise(VectorOperators.LSHR, right).intoArray(costs, x);
      odd.lanewise(VectorOperators.LSHR, right).intoArray(costs, x + LANES);
    }
  }

  private void lookUp(short[] costs) {
    for (int x = 0; x < apart.length; x += PAIR) {
      for (int image = 0; image < PAIR; image++) {
        costs[x + lane(image)] = table[apart[x + image] & LOW];
      }
    }
  }
}
