package dev.weir.stream;

import dev.weir.schemas.topics.KafkaFutures;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the members of a consumer group from the brokers.
 *
 * @param admin a client of the cluster
 * @param group the application id
 * @param ofStreamsProtocol whether the group uses the protocol {@code streams} instead of classic
 */
record GroupMembers(Admin admin, String group, boolean ofStreamsProtocol) {
  private static final Logger LOG = LoggerFactory.getLogger(GroupMembers.class);

  /**
   * A member.
   *
   * @param clientId its client id
   * @param instanceId set for static membership
   * @param host address that it connects from
   */
  record Member(String clientId, Optional<String> instanceId, String host) {}

  /**
   * Reads the current members. Returns none, and logs why, if the request is not authorized or the
   * brokers do not support it.
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
          "cannot read the members of the group {}, so another deployment that shares it by mistake"
              + " goes undetected: {}; './weir topics acls' prints the permissions that the"
              + " application needs",
          group,
          e.getMessage());
      return List.of();
    }
  }

  private List<Member> consumers() {
    return KafkaFutures.get(
            admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
        .members()
        .stream()
        .map(m -> new Member(m.clientId(), m.groupInstanceId(), m.host()))
        .toList();
  }

  private List<Member> streamsMembers() {
    return KafkaFutures.get(
            admin.describeStreamsGroups(List.of(group)).describedGroups().get(group))
        .members()
        .stream()
        .map(m -> new Member(m.clientId(), m.instanceId(), m.clientHost()))
        .toList();
  }
}
