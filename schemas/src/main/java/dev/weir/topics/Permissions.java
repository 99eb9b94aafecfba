package dev.weir.topics;

import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The minimal Kafka permissions of each component. Read and write imply describe. From brokers of
 * 2.8 on, idempotent producers need no permission on the cluster.
 */
public final class Permissions {
  /** Transactional id of replays, after the topics' prefix. */
  public static final String REPLAY_ID = "weir-dead-letters-replay";

  private final Topics topics;
  private final List<AclBinding> all = new ArrayList<>();

  /** Starts without permissions, for topics of these names. */
  public Permissions(Topics topics) {
    this.topics = topics;
  }

  /** Sends signals, images and labels. */
  public Permissions producer(String principal) {
    allow(principal, Topic.Kind.INPUT, AclOperation.WRITE);
    return this;
  }

  /** Reads the application's output, in groups with this prefix. */
  public Permissions consumer(String principal, String groups) {
    allow(principal, Topic.Kind.OUTPUT, AclOperation.READ);
    add(principal, ResourceType.GROUP, groups, PatternType.PREFIXED, AclOperation.READ);
    return this;
  }

  /** Trains, publishes, assigns and retires models. */
  public Permissions publisher(String principal) {
    allow(principal, Topic.Kind.MODEL, AclOperation.READ, AclOperation.WRITE);
    return this;
  }

  /**
   * Runs the application: its inputs and outputs, its group, and the internal topics and
   * transactional ids, which begin with its id. It also reads {@code accuracy}, for its page, and
   * describes the settings of its output topics.
   */
  public Permissions application(String principal, String applicationId) {
    allow(principal, Topic.Kind.INPUT, AclOperation.READ);
    allow(principal, Topic.Kind.MODEL, AclOperation.READ);
    allow(principal, Topic.Kind.OUTPUT, AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS);
    topic(principal, Topic.ACCURACY, AclOperation.READ);
    String internal = applicationId + "-";
    add(principal, ResourceType.GROUP, applicationId, PatternType.LITERAL, AclOperation.READ);
    add(
        principal,
        ResourceType.TRANSACTIONAL_ID,
        internal,
        PatternType.PREFIXED,
        AclOperation.WRITE);
    // Delete: consumed records of a repartition topic are deleted.
    add(
        principal,
        ResourceType.TOPIC,
        internal,
        PatternType.PREFIXED,
        AclOperation.CREATE,
        AclOperation.DESCRIBE_CONFIGS,
        AclOperation.READ,
        AclOperation.WRITE,
        AclOperation.DELETE);
    return this;
  }

  /** Runs {@code weir dead-letters}, which replays letters to their inputs. */
  public Permissions replayer(String principal) {
    topic(principal, Topic.DEAD_LETTERS, AclOperation.READ, AclOperation.WRITE);
    allow(principal, Topic.Kind.INPUT, AclOperation.WRITE);
    add(
        principal,
        ResourceType.TRANSACTIONAL_ID,
        topics.prefix() + REPLAY_ID,
        PatternType.LITERAL,
        AclOperation.WRITE);
    return this;
  }

  /** Runs {@code weir topics}, including an application's internal topics. */
  public Permissions operator(String principal, String applicationId) {
    for (Topic topic : Topic.values()) {
      topic(principal, topic, AclOperation.CREATE, AclOperation.ALTER, AclOperation.ALTER_CONFIGS);
    }
    add(
        principal,
        ResourceType.TOPIC,
        applicationId + "-",
        PatternType.PREFIXED,
        AclOperation.DESCRIBE,
        AclOperation.ALTER_CONFIGS);
    return this;
  }

  /** All permissions in the order of the calls, without duplicates. */
  public List<AclBinding> all() {
    return all.stream().distinct().toList();
  }

  private void allow(String principal, Topic.Kind kind, AclOperation... operations) {
    for (Topic topic : Topic.values()) {
      if (topic.kind() == kind) {
        topic(principal, topic, operations);
      }
    }
  }

  private void topic(String principal, Topic topic, AclOperation... operations) {
    add(principal, ResourceType.TOPIC, topics.name(topic), PatternType.LITERAL, operations);
  }

  private void add(
      String principal,
      ResourceType type,
      String name,
      PatternType pattern,
      AclOperation... operations) {
    if (!principal.matches("\\w+:\\S.*")) {
      throw new IllegalArgumentException(
          "'%s' is no principal; write it with its type, such as User:weir".formatted(principal));
    }
    for (AclOperation operation : operations) {
      all.add(
          new AclBinding(
              new ResourcePattern(type, name, pattern),
              new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
    }
  }
}
