package dev.weir.trainer.data;

/**
 * The generator MT19937: 32-bit draws with a period of 2^19937 - 1.
 *
 * <p>Seeded by one integer like the authors' {@code init_genrand}. Seed 5489 gives 3499211612 first
 * and 4123659995 as its ten thousandth draw.
 *
 * <p>Source: M. Matsumoto, T. Nishimura, Mersenne Twister (ACM TOMACS 8(1), 1998).
 */
final class MersenneTwister {
  private static final int SIZE = 624;
  private static final int MIDDLE = 397;
  private static final int TWIST = 0x9908b0df;
  private static final int UPPER_BIT = 0x80000000;
  private static final int LOWER_BITS = 0x7fffffff;

  private final int[] state = new int[SIZE];
  private int next = SIZE;

  MersenneTwister(int seed) {
    state[0] = seed;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /** Returns the next draw; all 32 bits are random. */
  int next() {
    if (next == SIZE) {
      regenerate();
    }
    return temper(state[next++]);
  }

  private void regenerate() {
    for (int i = 0; i < SIZE; i++) {
      int mixed = (state[i] & UPPER_BIT) | (state[(i + 1) % SIZE] & LOWER_BITS);
      int twisted = (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : TWIST);
      state[i] = state[(i + MIDDLE) % SIZE] ^ twisted;
    }
    next = 0;
  }

  private static int temper(int drawn) {
    int y = drawn ^ (drawn >>> 11);
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }
}
