package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.RocksDBException;

class DamagedStoresTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Corruption: CURRENT file does not end with newline",
        "block checksum mismatch: stored = 1, computed = 2",
        "While open a file for random read: /x/000012.sst: No such file or directory",
        "IO error: No such file or directory: while open: /x/MANIFEST-000004"
      })
  void shouldFindTheTaskWhoseStoreIsDamaged(String message) {
    assertThat(stores().of(failure(message))).containsExactly(folder.resolve("weir/1_2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IO error: No space left on device: While appending to file: /x/000012.log",
        "lock hold by current process, acquire time 1: /x/LOCK: No locks available",
        "While open a file for random read: /x/000012.sst: Too many open files"
      })
  void shouldLeaveStoresThatOtherThingsKeepFromOpening(String message) {
    assertThat(stores().of(failure(message))).isEmpty();
  }

  @Test
  void shouldTakeTheTaskThatKafkaStreamsNames() {
    StreamsException failure =
        new StreamsException("no path", new RocksDBException("Corruption"), new TaskId(0, 3));

    assertThat(stores().of(failure)).containsExactly(folder.resolve("weir/0_3"));
  }

  @Test
  void shouldLeaveStoresWhereTheFailureIsAnother() {
    assertThat(
            stores().of(new StreamsException("x", new IOException("checksum"), new TaskId(0, 3))))
        .isEmpty();
  }

  @Test
  void shouldDeleteATaskAndNoOther() throws IOException {
    // given
    Path damaged = Files.createDirectories(folder.resolve("weir/1_2/rocksdb/store"));
    Path other = Files.createDirectories(folder.resolve("weir/1_1/rocksdb/store"));
    Files.writeString(damaged.resolve("CURRENT"), "x");
    Files.writeString(other.resolve("CURRENT"), "x");

    // when
    Set<Path> deleted =
        DamagedStores.delete(Set.of(folder.resolve("weir/1_2"), folder.resolve("weir/9_9")));

    // then
    assertThat(deleted).containsExactly(folder.resolve("weir/1_2"));
    assertThat(folder.resolve("weir/1_2")).doesNotExist();
    assertThat(other.resolve("CURRENT")).exists();
  }

  private DamagedStores stores() {
    return new DamagedStores(folder, "weir");
  }

  private StreamsException failure(String message) {
    return new StreamsException(
        new ProcessorStateException(
            "Error opening store accuracy-windows at location "
                + folder.resolve("weir/1_2/rocksdb/accuracy-windows"),
            new RocksDBException(message)));
  }
}
