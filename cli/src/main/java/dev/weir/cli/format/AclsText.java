package dev.weir.cli.format;

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

  private record Acl(
      String principal, String resource, String name, String pattern, String operation) {
    static Acl of(AclBinding acl) {
      ResourcePattern on = acl.pattern();
      AccessControlEntry entry = acl.entry();
      return new Acl(
          entry.principal(),
          AclsText.name(on.resourceType()),
          on.name(),
          AclsText.name(on.patternType()),
          AclsText.name(entry.operation()));
    }
  }

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

  /** The permissions as JSON. */
  public static Object json(List<AclBinding> acls) {
    return Map.of("acls", acls.stream().map(Acl::of).toList());
  }

  /** Kafka's own names, in any case. */
  private static String name(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
