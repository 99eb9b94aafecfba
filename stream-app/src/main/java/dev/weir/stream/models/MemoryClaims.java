package dev.weir.stream.models;

import dev.weir.model.MemoryLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The memory that versions take while they are loaded, each on a thread of its own. All claims are
 * made under one lock and before the memory is taken, so that versions loaded at once never have
 * more together than what is loaded already leaves.
 *
 * <p>What a model takes is known only bit by bit, as its artifact is read. So nobody is held up
 * before memory is short; then a challenger gives what it has claimed back to a champion.
 *
 * <p>Example: 100 bytes are left. A challenger has claimed 60 of them when a champion begins to
 * load. The champion is granted 40; where it asks for more it stops, and so does the challenger at
 * its next chunk or part. The champion is begun again once the challenger is done.
 */
final class MemoryClaims {
  private final List<Claim> claims = new ArrayList<>();

  /**
   * A version begins to be loaded.
   *
   * @param left bytes that loaded versions leave it
   * @param comesFirst whether others that are being loaded give way to it
   */
  synchronized Claim begin(long left, boolean comesFirst) {
    Claim claim = new Claim(left, comesFirst);
    claims.add(claim);
    return claim;
  }

  /**
   * A version is loaded no more, or counts as loaded from now on.
   *
   * @param left bytes that loaded versions leave the others from now on
   */
  synchronized void end(Claim done, Map<Claim, Long> left) {
    claims.remove(done);
    left.forEach((claim, bytes) -> claim.left = bytes);
  }

  /** Has all that is being loaded, but for what comes first, give way. */
  synchronized void giveWay() {
    claims.stream().filter(claim -> !claim.comesFirst).forEach(claim -> claim.givesWay = true);
  }

  /** Bytes that have been claimed. */
  synchronized long claimed() {
    return claims.stream().mapToLong(claim -> claim.claimed).sum();
  }

  /** What one version may take. */
  final class Claim implements MemoryLimit {
    private final boolean comesFirst;
    private long left;
    private long claimed;
    private long reckoned;
    private boolean givesWay;

    private Claim(long left, boolean comesFirst) {
      this.left = left;
      this.comesFirst = comesFirst;
    }

    @Override
    public long allowed(long bytes) {
      synchronized (MemoryClaims.this) {
        reckoned = Math.max(reckoned, bytes);
        long allowed = givesWay ? 0 : Math.max(0, left - beside());
        if (bytes <= allowed) {
          claimed = Math.max(claimed, bytes);
        } else if (comesFirst && bytes <= left) {
          giveWay();
        }
        return allowed;
      }
    }

    /** Bytes that others have claimed. */
    long beside() {
      synchronized (MemoryClaims.this) {
        return claimed() - claimed;
      }
    }

    /** Bytes that it takes at least, as far as was seen. */
    long reckoned() {
      synchronized (MemoryClaims.this) {
        return reckoned;
      }
    }

    /** Whether another version is to have its memory. */
    boolean givesWay() {
      synchronized (MemoryClaims.this) {
        return givesWay;
      }
    }
  }
}
