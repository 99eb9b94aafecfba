package dev.weir.stream;

import dev.weir.stream.names.TopologyNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The local state of an instance after an orderly shutdown, built from its changelogs: each store
 * has its changelog's final content and offset.
 */
final class LocalState {
  private static final String APPLICATION = "weir";
  private static final String CHANGELOG = "-changelog";

  /** Stores of the second sub-topology; the others belong to the first. */
  private static final Set<String> MONITORING =
      Set.of(
          TopologyNames.ACCURACY_WINDOWS, TopologyNames.DRIFT_SCORES, TopologyNames.DRIFT_ERRORS);

  private LocalState() {}

  /** Whether a topic of a dump is the changelog of a store. */
  static boolean isChangelog(TopicDump.Topic topic) {
    return topic.name().endsWith(CHANGELOG);
  }

  /**
   * The same dump with changelogs whose records can be deleted, each with a final deletion of
   * nothing: Kafka Streams treats a task's state as damaged if it lacks a store's offset.
   */
  static TopicDump withDeletableChangelogs(TopicDump dump) {
    List<TopicDump.Topic> topics =
        dump.topics().stream()
            .map(topic -> isChangelog(topic) ? withDeletions(topic) : topic)
            .toList();
    return new TopicDump(dump.takenAt(), dump.schemas(), topics);
  }

  private static TopicDump.Topic withDeletions(TopicDump.Topic topic) {
    List<TopicDump.Partition> partitions = new ArrayList<>();
    for (TopicDump.Partition partition : topic.partitions()) {
      List<TopicDump.Entry> records = new ArrayList<>(partition.records());
      records.add(new TopicDump.Entry(0, new byte[] {0}, null, List.of()));
      partitions.add(new TopicDump.Partition(partition.read(), records));
    }
    Map<String, String> config = new HashMap<>(topic.config());
    config.put("cleanup.policy", "delete");
    return new TopicDump.Topic(topic.name(), config, partitions);
  }

  /**
   * Writes the state.
   *
   * @param prefix of the topics and the application id
   */
  static void write(TopicDump dump, Path stateDir, String prefix) throws IOException {
    for (TopicDump.Topic topic : dump.topics()) {
      if (isChangelog(topic)) {
        write(topic, stateDir.resolve(prefix + APPLICATION), prefix);
      }
    }
  }

  private static void write(TopicDump.Topic topic, Path folder, String prefix) throws IOException {
    String name =
        topic
            .name()
            .substring(APPLICATION.length() + 1, topic.name().length() - CHANGELOG.length());
    int subtopology = MONITORING.contains(name) ? 1 : 0;
    for (int p = 0; p < topic.partitions().size(); p++) {
      TaskId task = new TaskId(subtopology, p);
      List<TopicDump.Entry> entries = topic.partitions().get(p).records();
      TopicPartition changelog = new TopicPartition(prefix + topic.name(), p);
      write(
          entries, name, task, Files.createDirectories(folder.resolve(task.toString())), changelog);
    }
  }

  private static void write(
      List<TopicDump.Entry> entries,
      String name,
      TaskId task,
      Path folder,
      TopicPartition changelog) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    var context = new MockProcessorContext<Void, Void>(settings, task, folder.toFile());
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled()
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    entries.forEach(entry -> store.put(Bytes.wrap(entry.key()), entry.value()));
    store.commit(Map.of(changelog, entries.size() - 1L));
    store.close();
  }
}
