package dev.weir.stream;

import dev.weir.topics.Answers;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
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
    return Answers.get(admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
        .members()
        .stream()
        .map(m -> new Member(m.clientId(), m.groupInstanceId(), m.host()))
        .toList();
  }

  private List<Member> streamsMembers() {
    return Answers.get(admin.describeStreamsGroups(List.of(group)).describedGroups().get(group))
        .members()
        .stream()
        .map(m -> new Member(m.clientId(), m.instanceId(), m.clientHost()))
        .toList();
  }
}
