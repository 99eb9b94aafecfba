package dev.weir.experiments.bench;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * An application's committed offsets of a topic from a non-transactional producer: its offsets have
 * no gaps, so they count records.
 */
record CommittedOffsets(Admin admin, Map<TopicPartition, OffsetSpec> partitions) {

  /** Records in the topic. */
  long end() {
    return sum(() -> admin.listOffsets(partitions).all().get(), ListOffsetsResultInfo::offset);
  }

  /** Records that the application has processed and committed. */
  long committed(String applicationId) {
    return sum(
        () ->
            admin
                .listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata(applicationId)
                .get(),
        position -> position.offset());
  }

  private interface OffsetRequest<T> {
    Map<TopicPartition, T> fetch() throws ExecutionException, InterruptedException;
  }

  private <T> long sum(OffsetRequest<T> question, ToLongFunction<T> offset) {
    try {
      Map<TopicPartition, T> answers = question.fetch();
      return partitions.keySet().stream()
          .map(answers::get)
          .filter(Objects::nonNull)
          .mapToLong(offset)
          .sum();
    } catch (ExecutionException e) {
      throw new BenchFailure("the broker does not answer", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }
}
