package dev.weir.cli.demo;

import java.util.Locale;
import java.util.Optional;

/**
 * The result of a demo.
 *
 * @param predictions number of predictions, one per record
 * @param labelled number of labelled predictions in the demo of late labels; otherwise empty
 * @param accuracy the share that is right
 * @param seconds duration of the whole demo
 */
public record DemoResult(
    long predictions, Optional<Long> labelled, double accuracy, double seconds) {

  /** The last line: {@code demo: predictions=1000 accuracy=0.965 seconds=20.1}. */
  String line() {
    return String.format(
        Locale.ROOT,
        "demo: predictions=%d%s accuracy=%.3f seconds=%.1f",
        predictions,
        labelled.map(count -> " labelled=" + count).orElse(""),
        accuracy,
        seconds);
  }
}
