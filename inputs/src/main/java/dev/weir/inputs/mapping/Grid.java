package dev.weir.inputs.mapping;

import dev.weir.base.WireNamed;
import dev.weir.schemas.windowing.MissingSamples;
import dev.weir.schemas.windowing.TimeGrid;
import java.time.Duration;

/**
 * The grid of time on which readings are placed.
 *
 * @param interval between two samples, in whole milliseconds
 * @param tolerance how far a reading may be off its place; at most half the interval
 * @param missing what becomes of a place without a reading
 */
public record Grid(Duration interval, Duration tolerance, Missing missing) {

  /** The places of its readings. */
  public TimeGrid places() {
    return new TimeGrid(interval.toMillis(), tolerance.toMillis());
  }

  /** What becomes of a missing reading once it is given up. */
  public enum Missing implements WireNamed {
    /** The windows with it are lost. */
    LOSE(MissingSamples.LOSE),
    /** The last reading before it is repeated. */
    HOLD(MissingSamples.HOLD),
    /** Linear between its neighbours. */
    INTERPOLATE(MissingSamples.INTERPOLATE);

    private final MissingSamples samples;

    Missing(MissingSamples samples) {
      this.samples = samples;
    }

    /** The same for windows. */
    public MissingSamples samples() {
      return samples;
    }
  }
}
