package dev.weir.stream;

import dev.weir.base.AtomicFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which topics an instance has read and reports those recreated since.
 *
 * <p>Deleting a topic also deletes its committed offsets. An application that was stopped meanwhile
 * reads the new topic from the beginning, while its state still contains the old topic's records.
 * Only the topic id reveals this. Ids are therefore stored beside the local state and share its
 * lifetime: an instance that lost its folder cannot detect it.
 */
final class KnownTopics {
  private static final Logger LOG = LoggerFactory.getLogger(KnownTopics.class);
  private static final String FILE = "input-topics";

  private final Path file;
  private final Consumer<String> counter;

  /**
   * Uses an instance's state folder.
   *
   * @param folder of the application's local state
   * @param counter called for each recreated topic
   */
  KnownTopics(Path folder, Consumer<String> counter) {
    this.file = folder.resolve(FILE);
    this.counter = counter;
  }

  /** Compares topic ids, by topic name, with the stored ones and stores the new ones. */
  void update(Map<String, String> ids) {
    Properties known = read();
    ids.forEach((topic, id) -> compare(topic, known.getProperty(topic), id));
    known.putAll(ids);
    try {
      StringWriter text = new StringWriter();
      known.store(text, "The ids of the topics that this instance has read");
      AtomicFile.write(file, text.toString());
    } catch (IOException e) {
      warn(e);
    }
  }

  private void compare(String topic, String known, String id) {
    if (known != null && !known.equals(id)) {
      LOG.warn(
          "topic {} was recreated since this instance last ran: its id is {} and was {}; its unread"
              + " records are lost, its current ones are read from where kafka.auto.offset.reset"
              + " says, and records with earlier ids count as duplicates",
          topic,
          id,
          known);
      counter.accept(topic);
    }
  }

  private Properties read() {
    Properties known = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        known.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        warn(e);
      }
    }
    return known;
  }

  private void warn(Exception why) {
    LOG.warn(
        "cannot store the ids of the topics in {}, so a topic that is recreated before the next"
            + " start goes undetected: {}",
        file,
        why.toString());
  }
}
