package dev.weir.modelregistry;

import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.AvroSerdeConfig;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.testing.Contract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/**
 * Names of topics, headers, keys and reasons, and settings of the serdes, are the recorded ones.
 */
class WireContractTest {

  private final List<String> lines = new ArrayList<>();

  @Test
  void shouldUseTheRecordedNames() {
    // when
    addTopics();
    addHeaders();
    addReasons();
    addKeys();
    addSettings();

    // then
    Contract.check("wire.txt", lines);
  }

  private void addTopics() {
    lines.add("[topics]");
    for (Topic topic : Topic.values()) {
      lines.add(
          "%s: %d partitions, %s, subjects by %s"
              .formatted(
                  new TopicNames("plant7.").name(topic),
                  topic.partitions(),
                  new TreeMap<>(topic.config()),
                  topic.subjectNaming().strategy()));
      topic
          .valueTypes()
          .forEach(type -> lines.add("  " + SpecificData.get().getSchema(type).getFullName()));
    }
  }

  private void addHeaders() {
    lines.add("[headers]");
    lines.addAll(
        List.of(
            DeadLetterHeaders.REASON,
            DeadLetterHeaders.DETAIL,
            DeadLetterHeaders.ORIGIN_TOPIC,
            DeadLetterHeaders.ORIGIN_PARTITION,
            DeadLetterHeaders.ORIGIN_OFFSET,
            DeadLetterHeaders.TIME,
            DeadLetterHeaders.REPLAYS,
            DeadLetterHeaders.REPLAYED));
  }

  private void addReasons() {
    lines.add("[reasons of dead letters]");
    Arrays.stream(DeadLetterReason.values()).map(DeadLetterReason::wireName).forEach(lines::add);
    lines.add("[reasons of refusals]");
    Arrays.stream(RefusalReason.values()).map(RefusalReason::wireName).forEach(lines::add);
  }

  private void addKeys() {
    lines.add("[keys]");
    lines.add(ModelKeyFormat.manifest("model", "1"));
    lines.add(ModelKeyFormat.chunk("model", "1", "0123456789abcdef".repeat(4), 7));
    lines.add(ModelKeyFormat.earlierChunk("model", "1", 7));
    lines.add(ModelKeyFormat.assignment("route"));
  }

  private void addSettings() {
    lines.add("[settings of serdes]");
    for (ConfigDef.ConfigKey key : AvroSerdeConfig.definition().configKeys().values()) {
      String value = key.hasDefault() ? "'" + key.defaultValue + "'" : "required";
      lines.add(key.name + " " + key.type + " " + value);
    }
  }
}
