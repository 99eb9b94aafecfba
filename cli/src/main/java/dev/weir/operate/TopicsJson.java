package dev.weir.operate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.topics.Deviation;
import dev.weir.topics.PlannedTopic;
import dev.weir.topics.Refusal;
import dev.weir.topics.TopicPlan;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Topic plans as JSON. */
public final class TopicsJson {

  private TopicsJson() {}

  /** {@code {"right":...,"topics":[...]}}; the previous and the required state of each topic. */
  public static ObjectNode of(TopicPlan plan, boolean right) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("right", right);
    ArrayNode topics = object.putArray("topics");
    plan.topics().forEach(topic -> topics.add(topic(topic)));
    return object;
  }

  /** The same with {@code "refused":[...]}: what the cluster rejected, and why. */
  public static ObjectNode applied(TopicPlan plan, boolean right, List<Refusal> refused) {
    ObjectNode object = of(plan, right);
    ArrayNode steps = object.putArray("refused");
    refused.forEach(
        each ->
            steps
                .addObject()
                .put("topic", each.topic())
                .put("step", each.step().name().toLowerCase(Locale.ROOT))
                .put("why", each.why()));
    return object;
  }

  private static ObjectNode topic(PlannedTopic topic) {
    ObjectNode object =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", topic.name())
            .put("existed", !topic.isMissing())
            .put("partitions", topic.partitions());
    ObjectNode config = object.putObject("config");
    new TreeMap<>(topic.config()).forEach(config::put);
    ArrayNode deviations = object.putArray("deviations");
    topic.deviations().forEach(each -> deviations.add(deviation(each)));
    return object;
  }

  private static ObjectNode deviation(Deviation deviation) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("property", deviation.property())
        .put("actual", deviation.actual())
        .put("wanted", deviation.wanted())
        .put("remedy", deviation.remedy().name().toLowerCase(Locale.ROOT))
        .put("why", deviation.why());
  }
}
