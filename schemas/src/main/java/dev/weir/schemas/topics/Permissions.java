package dev.weir.schemas.topics;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
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

  private final TopicNames topics;
  private final List<AclBinding> all = new ArrayList<>();

  /** Starts without permissions, for topics of these names. */
  public Permissions(TopicNames topics) {
    this.topics = topics;
  }

  /** Sends signals, images and labels. */
  public Permissions producer(String principal) {
    allow(principal, Topic.Kind.INPUT, WRITE);
    return this;
  }

  /** Reads the application's output, in groups with this prefix. */
  public Permissions consumer(String principal, String groups) {
    allow(principal, Topic.Kind.OUTPUT, READ);
    add(principal, GROUP, groups, PREFIXED, READ);
    return this;
  }

  /** Trains, publishes, assigns and retires models. */
  public Permissions publisher(String principal) {
    allow(principal, Topic.Kind.MODEL, READ, WRITE);
    return this;
  }

  /**
   * Runs the application: its inputs and outputs, its group, and the internal topics and
   * transactional ids, which begin with its id. It also reads {@code accuracy}, for its page, and
   * describes the settings of its output topics.
   */
  public Permissions application(String principal, String applicationId) {
    allow(principal, Topic.Kind.INPUT, READ);
    allow(principal, Topic.Kind.MODEL, READ);
    allow(principal, Topic.Kind.OUTPUT, WRITE, DESCRIBE_CONFIGS);
    topic(principal, Topic.ACCURACY, READ);
    String internal = applicationId + "-";
    add(principal, GROUP, applicationId, LITERAL, READ);
    add(principal, TRANSACTIONAL_ID, internal, PREFIXED, WRITE);
    // Delete: consumed records of a repartition topic are deleted.
    add(principal, TOPIC, internal, PREFIXED, CREATE, DESCRIBE_CONFIGS, READ, WRITE, DELETE);
    return this;
  }

  /** Runs {@code weir dead-letters}, which replays letters to their inputs. */
  public Permissions replayer(String principal) {
    topic(principal, Topic.DEAD_LETTERS, READ, WRITE);
    allow(principal, Topic.Kind.INPUT, WRITE);
    add(principal, TRANSACTIONAL_ID, topics.prefix() + REPLAY_ID, LITERAL, WRITE);
    return this;
  }

  /** Reads the team's own topics, as the application does. */
  public Permissions ownInputs(String principal, List<String> own) {
    own.forEach(topic -> add(principal, TOPIC, topic, LITERAL, READ));
    return this;
  }

  /** Replays dead letters to the team's own topics. */
  public Permissions ownReplays(String principal, List<String> own) {
    own.forEach(topic -> add(principal, TOPIC, topic, LITERAL, WRITE));
    return this;
  }

  /** Runs {@code weir topics}, including an application's internal topics. */
  public Permissions operator(String principal, String applicationId) {
    for (Topic topic : Topic.values()) {
      topic(principal, topic, CREATE, ALTER, ALTER_CONFIGS);
    }
    add(principal, TOPIC, applicationId + "-", PREFIXED, DESCRIBE, ALTER_CONFIGS);
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
    add(principal, TOPIC, topics.name(topic), LITERAL, operations);
  }

  private void add(
      String principal,
      ResourceType type,
      String name,
      PatternType pattern,
      AclOperation... operations) {
    if (!principal.matches("\\w+:\\S.*")) {
      throw new IllegalArgumentException(
          "'%s' is not a principal; write it with its type, such as User:weir"
              .formatted(principal));
    }
    for (AclOperation operation : operations) {
      all.add(
          new AclBinding(
              new ResourcePattern(type, name, pattern),
              new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
    }
  }
}
