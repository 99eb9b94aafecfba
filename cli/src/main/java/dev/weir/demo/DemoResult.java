package dev.weir.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The result of a demo.
 *
 * @param predictions number of predictions, one per record
 * @param labelled number of labelled predictions in the demo of late labels; otherwise empty
 * @param accuracy the share that is right
 * @param seconds duration of the whole demo
 */
public record DemoResult(long predictions, OptionalLong labelled, double accuracy, double seconds) {

  /** The last line: {@code demo: predictions=1000 accuracy=0.965 seconds=20.1}. */
  String line() {
    return String.format(
        Locale.ROOT,
        "demo: predictions=%d%s accuracy=%.3f seconds=%.1f",
        predictions,
        labelled.isPresent() ? " labelled=" + labelled.getAsLong() : "",
        accuracy,
        seconds);
  }

  /** The same as JSON. */
  public ObjectNode toJson() {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("predictions", predictions);
    labelled.ifPresent(count -> object.put("labelled", count));
    return object.put("accuracy", accuracy).put("seconds", seconds);
  }
}
