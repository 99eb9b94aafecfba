package dev.weir.stream.models;

import dev.weir.classifiers.model.MemoryLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The memory that versions claim while they are loaded, each on its own thread. Claims are made
 * under one lock and before the memory is used, so that concurrently loaded versions never exceed
 * what the loaded ones leave.
 *
 * <p>A model's size becomes known only step by step, as its artifact is read. Therefore no load is
 * delayed before memory is short; then a challenger returns its claim to a champion.
 *
 * <p>For example, 100 bytes are left. A challenger has claimed 60 of them when a champion starts to
 * load. The champion is granted 40; when it claims more it stops, and so does the challenger at its
 * next chunk or part. The champion is restarted once the challenger has stopped.
 */
final class MemoryClaims {
  private final List<Claim> claims = new ArrayList<>();

  /**
   * Starts the loading of a version.
   *
   * @param left bytes that loaded versions leave it
   * @param comesFirst whether other versions being loaded give way to it
   */
  synchronized Claim begin(long left, boolean comesFirst) {
    Claim claim = new Claim(left, comesFirst);
    claims.add(claim);
    return claim;
  }

  /**
   * Ends the loading of a version, which may count as loaded from now on.
   *
   * @param left bytes that loaded versions leave the others from now on
   */
  synchronized void end(Claim done, Map<Claim, Long> left) {
    claims.remove(done);
    left.forEach((claim, bytes) -> claim.left = bytes);
  }

  /** Makes all loading versions give way, except those that come first. */
  synchronized void revokeOthers() {
    claims.stream().filter(claim -> !claim.comesFirst).forEach(claim -> claim.givesWay = true);
  }

  /** The bytes claimed by all loading versions. */
  synchronized long claimed() {
    return claims.stream().mapToLong(claim -> claim.claimed).sum();
  }

  /** The claim of one version. */
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
        long allowed = givesWay ? 0 : Math.max(0, left - claimedByOthers());
        if (bytes <= allowed) {
          claimed = Math.max(claimed, bytes);
        } else if (comesFirst && bytes <= left) {
          revokeOthers();
        }
        return allowed;
      }
    }

    /** The bytes claimed by other loading versions. */
    long claimedByOthers() {
      synchronized (MemoryClaims.this) {
        return claimed() - claimed;
      }
    }

    /** Bytes that it needs at least, as far as known. */
    long estimated() {
      synchronized (MemoryClaims.this) {
        return reckoned;
      }
    }

    /** Whether its memory is to go to another version. */
    boolean isRevoked() {
      synchronized (MemoryClaims.this) {
        return givesWay;
      }
    }
  }
}
