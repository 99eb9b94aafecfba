package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Settings of one route, prefixed with {@code route.NAME.}. */
final class PerRouteKeys {
  static final String PREFIX = "route.";

  private static final int MAX_WINDOW = 1 << 20;
  private static final int MAX_SHARDS = 256;

  static final ConfigKeys ALL = new ConfigKeys();

  static final Setting<String> INPUT =
      ALL.text("input", "", null, Importance.HIGH)
          .doc(
              "Whose records the route takes: those of the topic signals or images, or of one of"
                  + " inputs. If empty, those of the input or topic with the route's name, and"
                  + " signals for any other name.");

  static final Setting<String> SOURCES =
      ALL.text("sources", ".*", new NonEmptyString(), Importance.HIGH)
          .doc(
              "A regular expression (Java's) for whole source ids. The route takes the records of"
                  + " sources that match and that no earlier route takes.");

  static final Setting<Integer> WINDOW =
      ALL.number("window", 0, Range.between(0, MAX_WINDOW), Importance.HIGH)
          .doc(
              "The length, in samples, of the windows cut from continuous signals, which the"
                  + " route's models must accept. 0: the route takes whole signals only.");

  static final Setting<Integer> STRIDE =
      ALL.number("stride", 0, Range.between(0, MAX_WINDOW), Importance.HIGH)
          .doc(
              "The number of samples from the start of a window to the start of the next. 0: equal"
                  + " to window, so that windows neither overlap nor leave gaps.");

  static final Setting<Long> LATENESS =
      ALL.number("lateness", -1L, Range.between(-1, 1L << 30), Importance.MEDIUM)
          .doc(
              "How many samples the newest sample of a source may be ahead of a missing one before"
                  + " the missing one is given up. Complete windows never wait. -1: equal to"
                  + " window.");

  static final Setting<Integer> CHANNELS =
      ALL.number("channels", 0, Range.between(0, 1 << 12), Importance.MEDIUM)
          .doc(
              "The number of channels of the records. 0: one if window is set, otherwise that of"
                  + " the route's first model.");

  static final Setting<Integer> SHARDS =
      ALL.number("shards", 1, Range.between(1, MAX_SHARDS), Importance.MEDIUM)
          .doc(
              "The number of parts, 1 to 256, into which the training images of the route's models"
                  + " (windowed nearest neighbour) are split over instances; each holds the parts"
                  + " of its tasks. Equal for all routes of images. See docs/images.md.");

  private PerRouteKeys() {}

  /** Returns the definition of the settings, without their prefix. */
  static ConfigDef definition() {
    return ALL.ofGroup();
  }
}
