package dev.weir.operate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;

/** The status reported by running instances as JSON. */
final class StatusJson {

  private StatusJson() {}

  /** {@code instances}: each queried instance, whether it answered and, if not, why. */
  static void addInstances(ObjectNode object, List<Answer> answers) {
    ArrayNode instances = object.putArray("instances");
    for (Answer answer : answers) {
      ObjectNode one = instances.addObject().put("instance", answer.instance().toString());
      switch (answer) {
        case Answer.Page page ->
            one.put("answered", true).set("problems", page.page().path("problems"));
        case Answer.None none -> one.put("answered", false).put("problem", none.problem());
      }
    }
  }

  /** What each instance reports about each version, and {@code remarks} on instances in words. */
  static void addStates(ObjectNode object, RouteStatus status, Predicate<VersionStatus> wanted) {
    ArrayNode states = object.putArray("states");
    for (VersionStatus version : status.versions()) {
      if (wanted.test(version)) {
        ObjectNode one =
            states
                .addObject()
                .put("version", version.version())
                .put("instance", version.instance().toString())
                .put("state", version.state())
                .put("scoresNow", version.scoresNow());
        version.reason().ifPresent(reason -> one.put("reason", reason));
        version.detail().ifPresent(detail -> one.put("detail", detail));
      }
    }
    ArrayNode remarks = object.putArray("remarks");
    status.remarks().forEach(remarks::add);
  }
}
