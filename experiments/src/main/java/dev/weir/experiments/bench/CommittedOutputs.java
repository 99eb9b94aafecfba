package dev.weir.experiments.bench;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * The committed records of an output topic, whatever way the records took to it. Each commit counts
 * as a record of each partition too: about ten a second, beside tens of thousands.
 *
 * @param admin of the broker
 * @param topic the output
 * @param partitions of it
 */
record CommittedOutputs(Admin admin, String topic, int partitions) {
  private static final ListOffsetsOptions COMMITTED =
      new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

  /** Records and commits so far. */
  long count() {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, partitions)
            .boxed()
            .collect(Collectors.toMap(i -> new TopicPartition(topic, i), i -> OffsetSpec.latest()));
    try {
      return admin.listOffsets(ends, COMMITTED).all().get().values().stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    } catch (ExecutionException e) {
      throw new BenchFailure("the broker does not answer", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }
}
