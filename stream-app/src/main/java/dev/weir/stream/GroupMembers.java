package dev.weir.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers who is in a consumer group. */
final class GroupMembers {
  private static final Logger LOG = LoggerFactory.getLogger(GroupMembers.class);

  private final Admin admin;
  private final String group;
  private final boolean ofStreamsProtocol;

  /**
   * Prepares to ask.
   *
   * @param ofStreamsProtocol whether the group has the protocol {@code streams}, not classic
   */
  GroupMembers(Admin admin, String group, boolean ofStreamsProtocol) {
    this.admin = admin;
    this.group = group;
    this.ofStreamsProtocol = ofStreamsProtocol;
  }

  /**
   * A member.
   *
   * @param clientId as it chose it
   * @param instanceId of one with static membership
   * @param host that it connects from
   */
  record Member(String clientId, Optional<String> instanceId, String host) {}

  /**
   * Asks now. Who may not ask, or asks brokers that do not know the question, learns of nobody,
   * which is logged.
   *
   * @throws KafkaException if the brokers do not answer
   */
  List<Member> read() {
    try {
      return ofStreamsProtocol ? streamsMembers() : consumers();
    } catch (GroupIdNotFoundException e) {
      return List.of();
    } catch (AuthorizationException | UnsupportedVersionException e) {
      LOG.warn(
          "cannot see who else is in the group {}, so that deployments that share it by mistake are"
              + " not noticed: {}; './weir topics acls' prints what the application needs",
          group,
          e.getMessage());
      return List.of();
    }
  }

  private List<Member> consumers() {
    return answer(admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
        .members()
        .stream()
        .map(m -> new Member(m.clientId(), m.groupInstanceId(), m.host()))
        .toList();
  }

  private List<Member> streamsMembers() {
    return answer(admin.describeStreamsGroups(List.of(group)).describedGroups().get(group))
        .members()
        .stream()
        .map(m -> new Member(m.clientId(), m.instanceId(), m.clientHost()))
        .toList();
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new KafkaException("the group cannot be described", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
