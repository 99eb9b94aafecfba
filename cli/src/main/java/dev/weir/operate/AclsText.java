package dev.weir.operate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;

/** Permissions as commands of {@code kafka-acls.sh}, and as JSON. */
public final class AclsText {

  private AclsText() {}

  private record Grant(String principal, ResourcePattern resource) {}

  /** One command per principal and resource. */
  public static String of(List<AclBinding> acls, String bootstrap) {
    Map<Grant, List<AclOperation>> grants = new LinkedHashMap<>();
    for (AclBinding acl : acls) {
      grants
          .computeIfAbsent(
              new Grant(acl.entry().principal(), acl.pattern()), _ -> new ArrayList<>())
          .add(acl.entry().operation());
    }
    return grants.entrySet().stream()
        .map(grant -> command(grant.getKey(), grant.getValue(), bootstrap))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String command(Grant grant, List<AclOperation> operations, String bootstrap) {
    return "kafka-acls.sh --bootstrap-server %s --add --allow-principal '%s' %s --%s '%s' --resource-pattern-type %s"
        .formatted(
            bootstrap,
            grant.principal().replace("'", "'\\''"),
            operations.stream()
                .map(each -> "--operation " + name(each))
                .collect(Collectors.joining(" ")),
            name(grant.resource().resourceType()).replace('_', '-'),
            grant.resource().name().replace("'", "'\\''"),
            name(grant.resource().patternType()));
  }

  /**
   * {@code {"acls":[{"principal":...,"resource":...,"name":...,"pattern":...,"operation":...}]}}.
   */
  public static ObjectNode json(List<AclBinding> acls) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode all = object.putArray("acls");
    for (AclBinding acl : acls) {
      AccessControlEntry entry = acl.entry();
      all.addObject()
          .put("principal", entry.principal())
          .put("resource", name(acl.pattern().resourceType()))
          .put("name", acl.pattern().name())
          .put("pattern", name(acl.pattern().patternType()))
          .put("operation", name(entry.operation()));
    }
    return object;
  }

  /** Kafka's own names, in any case. */
  private static String name(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
