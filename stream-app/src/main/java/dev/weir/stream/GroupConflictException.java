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
        the group of application.id '%s' has members that this instance cannot share it with:
        - %s
        Instances of one application.id must be of versions with the same formats of state, and agree in %s. \
        Where they are another deployment, give this one an application.id of its own. \
        Where they are this deployment with settings or a version from before, stop all of them first, then start all anew: \
        see docs/upgrading.md\
        """
            .formatted(
                applicationId,
                String.join("\n- ", members),
                String.join(", ", GroupFingerprint.SETTINGS)));
  }
}
