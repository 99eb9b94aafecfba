package dev.weir.retrain;

import dev.weir.data.DataException;
import dev.weir.history.PieceCutter;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.continuous.CutShape;
import dev.weir.stream.continuous.OpenSignal;
import dev.weir.stream.continuous.WindowCutter;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.intake.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts windows out of a source's pieces with the cutter of its route. Window ids depend only on
 * source and position, so labels for the stream's windows are found.
 */
public record RouteWindows(CutShape shape) implements PieceCutter {
  private static final RouteConfig ROUTE = RouteConfig.ofAll(Topic.SIGNALS);
  private static final Pattern RULE =
      Pattern.compile("window=(\\d+) stride=(\\d+) lateness=(\\d+) channels=(\\d+)");

  /**
   * A named route of the application's settings. If they list none, the application has two, {@code
   * signals} and {@code images}, that take all sources.
   *
   * @throws DataException if the name is not among them; the message lists them
   */
  public static RouteConfig route(String name, WeirConfig settings) {
    return settings.routes().stream()
        .filter(route -> route.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, settings.routes()));
  }

  private static DataException unknown(String name, List<RouteConfig> routes) {
    return new DataException(
        "there is no route %s in the settings; there are %s; name by --config the application's file, which has it in routes"
            .formatted(name, routes.stream().map(RouteConfig::name).toList()));
  }

  /**
   * Parses a rule.
   *
   * @throws DataException if it is invalid
   */
  public static CutShape parse(String rule) {
    Matcher parts = RULE.matcher(rule);
    if (!parts.matches()) {
      throw new DataException("'%s' is no rule for windows".formatted(rule));
    }
    return new CutShape(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Long.parseLong(parts.group(3)),
        Integer.parseInt(parts.group(4)));
  }

  @Override
  public String rule() {
    return "window=%d stride=%d lateness=%d channels=%d"
        .formatted(shape.window(), shape.stride(), shape.lateness(), shape.channels());
  }

  @Override
  public @Nullable DeadLetterReason problem(SignalRecord piece) {
    try {
      Pieces.segment(piece, ROUTE, shape);
      return null;
    } catch (RejectedException e) {
      return e.reason();
    }
  }

  @Override
  public List<SignalRecord> cut(String source, List<SignalRecord> pieces) {
    List<SignalRecord> windows = new ArrayList<>();
    WindowCutter cutter = new WindowCutter(shape);
    OpenSignal open = null;
    for (SignalRecord piece : pieces) {
      open = take(cutter, open, piece, source, windows);
    }
    return windows;
  }

  private OpenSignal take(
      WindowCutter cutter,
      @Nullable OpenSignal before,
      SignalRecord piece,
      String source,
      List<SignalRecord> windows) {
    try {
      var segment = Pieces.segment(piece, ROUTE, shape);
      OpenSignal open = before == null ? OpenSignal.before(segment, shape) : before;
      return cutter
          .take(open, segment, 0, window -> windows.add(Pieces.record(window, source)))
          .state();
    } catch (RejectedException e) {
      throw new IllegalStateException("a piece was checked before", e);
    }
  }
}
