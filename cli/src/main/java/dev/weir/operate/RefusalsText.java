package dev.weir.operate;

import dev.weir.routes.Refusal;
import dev.weir.routes.Timelines;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.PlainText;
import java.util.Map;
import java.util.stream.Collectors;

/** Refused versions as text. */
public final class RefusalsText {

  private static final int DETAIL = 500;

  private RefusalsText() {}

  /** A line per version, each after a line break; empty if none is refused. */
  public static String of(Map<ModelVersion, Refusal> refusals) {
    return refusals.entrySet().stream()
        .map(one -> System.lineSeparator() + "  " + line(one.getKey(), one.getValue()))
        .collect(Collectors.joining());
  }

  private static String line(ModelVersion version, Refusal why) {
    return "%s does not score, the application refuses it, %s: %s"
        .formatted(
            PlainText.fit(Timelines.name(version)),
            why.reason().tag(),
            PlainText.fit(why.detail(), DETAIL));
  }
}
