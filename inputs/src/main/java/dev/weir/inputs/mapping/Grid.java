package dev.weir.inputs.mapping;

import dev.weir.base.WireNamed;
import java.time.Duration;

/**
 * The grid of time on which readings are placed.
 *
 * @param interval between two samples, in whole milliseconds
 * @param tolerance how far a reading may be off its place; at most half the interval
 * @param missing what becomes of a place without a reading
 */
public record Grid(Duration interval, Duration tolerance, Missing missing) {

  /** What becomes of a missing reading once it is given up. */
  public enum Missing implements WireNamed {
    /** The windows with it are lost. */
    LOSE,
    /** The last reading before it is repeated. */
    HOLD,
    /** Linear between its neighbours. */
    INTERPOLATE
  }
}
