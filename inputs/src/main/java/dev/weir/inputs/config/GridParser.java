package dev.weir.inputs.config;

import dev.weir.base.Durations;
import dev.weir.base.WireNamed;
import dev.weir.inputs.mapping.Grid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the settings of a grid of time. */
final class GridParser {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final String prefix;
  private final Map<String, String> values;
  private final List<String> errors;

  GridParser(String prefix, Map<String, String> values, List<String> errors) {
    this.prefix = prefix;
    this.values = values;
    this.errors = errors;
  }

  /** The grid; empty if there were errors. */
  Optional<Grid> grid() {
    String missing = values.get(InputKeys.GRID_MISSING);
    if (missing.equals(InputKeys.NAN)) {
      errors.add(
          "%s%s=nan is refused: no model takes missing values yet; use lose, hold or interpolate"
              .formatted(prefix, InputKeys.GRID_MISSING));
      return Optional.empty();
    }
    Optional<Duration> interval = duration(InputKeys.GRID_INTERVAL);
    return interval
        .filter(this::isPossible)
        .flatMap(step -> grid(step, WireNamed.of(Grid.Missing.class, missing)));
  }

  private boolean isPossible(Duration interval) {
    boolean possible = !interval.isZero() && interval.compareTo(LONGEST) <= 0;
    if (!possible) {
      errors.add("%s%s must be from 1ms to 1d".formatted(prefix, InputKeys.GRID_INTERVAL));
    }
    return possible;
  }

  private Optional<Grid> grid(Duration interval, Grid.Missing missing) {
    Duration half = interval.dividedBy(2);
    if (values.get(InputKeys.GRID_TOLERANCE).isEmpty()) {
      return Optional.of(new Grid(interval, half, missing));
    }
    Optional<Duration> tolerance = duration(InputKeys.GRID_TOLERANCE);
    if (tolerance.isPresent() && tolerance.get().compareTo(half) > 0) {
      errors.add(
          "%s%s must be at most half of %s: otherwise a reading has two places"
              .formatted(prefix, InputKeys.GRID_TOLERANCE, InputKeys.GRID_INTERVAL));
      return Optional.empty();
    }
    return tolerance.map(off -> new Grid(interval, off, missing));
  }

  private Optional<Duration> duration(String key) {
    try {
      return Optional.of(Durations.parse(values.get(key)));
    } catch (IllegalArgumentException e) {
      errors.add("%s%s: %s".formatted(prefix, key, e.getMessage()));
      return Optional.empty();
    }
  }
}
