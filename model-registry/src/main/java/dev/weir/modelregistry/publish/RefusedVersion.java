package dev.weir.modelregistry.publish;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelVersion;
import java.util.List;
import java.util.Map;

/**
 * A version that the application refuses.
 *
 * @param version as {@code name/version}
 * @param refusal why
 */
public record RefusedVersion(String version, @JsonUnwrapped Refusal refusal) {

  /** The refused versions of a timeline, in order. */
  public static List<RefusedVersion> of(Map<ModelVersion, Refusal> refusals) {
    return refusals.entrySet().stream()
        .map(each -> new RefusedVersion(TimelineQueries.name(each.getKey()), each.getValue()))
        .toList();
  }
}
