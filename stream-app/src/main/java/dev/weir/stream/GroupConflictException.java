package dev.weir.stream;

import dev.weir.stream.config.GroupFingerprint;
import java.util.List;

/** The application's group has members that cannot share work with this instance. */
public final class GroupConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param applicationId also the name of the group
   * @param members a line for each conflicting member: its id and the conflict
   */
  GroupConflictException(String applicationId, List<String> members) {
    super(
        """
        the group of application.id '%s' has members that conflict with this instance:
        - %s
        Instances with the same application.id must run versions with the same state formats, and agree in %s. \
        If the members are another deployment, give this one its own application.id. \
        If they are this deployment with earlier settings or an earlier version, stop all instances, then start all again: \
        see docs/upgrading.md\
        """
            .formatted(
                applicationId,
                String.join("\n- ", members),
                String.join(", ", GroupFingerprint.SETTINGS)));
  }
}
