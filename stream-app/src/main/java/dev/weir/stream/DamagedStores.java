package dev.weir.stream;

import dev.weir.base.Causes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.errors.StreamsException;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the local stores that a failure reports as damaged and deletes their tasks' folders, which
 * the next start restores from Kafka. Kafka Streams itself would fail on them at every start.
 */
final class DamagedStores {
  private static final Logger LOG = LoggerFactory.getLogger(DamagedStores.class);

  /** RocksDB's messages about files that are missing or have wrong content. */
  private static final Pattern DAMAGE =
      Pattern.compile(
          "corrupt|checksum|mismatch|bad table|magic number|truncated|no such file|not found"
              + "|file is too short|manifest|does not exist",
          Pattern.CASE_INSENSITIVE);

  /** Messages with another cause: transient, or not fixed by deleting files. */
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "no space left|lock hold|/LOCK|too many open files|permission denied|read-only",
          Pattern.CASE_INSENSITIVE);

  private final Path folder;
  private final Pattern task;

  /**
   * Takes an application's state folder and id.
   *
   * @param stateDir folder of local state
   */
  DamagedStores(Path stateDir, String applicationId) {
    this.folder = stateDir.resolve(applicationId);
    this.task =
        Pattern.compile(
            "[/\\\\]%s[/\\\\](\\d+_\\d+)[/\\\\]".formatted(Pattern.quote(applicationId)));
  }

  /** The task folders whose stores a failure reports as damaged; empty for any other failure. */
  Set<Path> of(Throwable failure) {
    Set<Path> tasks = new TreeSet<>();
    boolean isDamage = false;
    for (Throwable cause : Causes.of(failure)) {
      isDamage |= cause instanceof RocksDBException e && isDamage(e);
      Matcher named = task.matcher(String.valueOf(cause.getMessage()));
      while (named.find()) {
        tasks.add(folder.resolve(named.group(1)));
      }
      if (cause instanceof StreamsException e && e.taskId().isPresent()) {
        tasks.add(folder.resolve(e.taskId().get().toString()));
      }
    }
    return isDamage ? tasks : Set.of();
  }

  private static boolean isDamage(RocksDBException failure) {
    String message = String.valueOf(failure.getMessage());
    if (OTHERWISE.matcher(message).find()) {
      return false;
    }
    Status status = failure.getStatus();
    return (status != null && status.getCode() == Status.Code.Corruption)
        || DAMAGE.matcher(message).find();
  }

  /** Deletes unused task folders and returns those that were deleted. */
  static Set<Path> delete(Set<Path> tasks) {
    Set<Path> deleted = new TreeSet<>();
    for (Path task : tasks) {
      try {
        Utils.delete(task.toRealPath().toFile()); // toRealPath fails if there is none
        LOG.warn("deleted {}: its stores were damaged, and will be restored from Kafka", task);
        deleted.add(task);
      } catch (IOException e) {
        LOG.error("cannot delete {}, whose stores are damaged; delete it by hand", task, e);
      }
    }
    return deleted;
  }
}
