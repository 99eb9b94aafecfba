package dev.weir.stream.models;

import dev.weir.stream.names.ModelVersionId;
import java.util.Optional;

/**
 * The status of a challenger of a timeline entry.
 *
 * @param version its version
 * @param state of its model
 * @param suspension why it no longer scores, if it was suspended
 */
public record ChallengerStatus(
    ModelVersionId version, VersionState state, Optional<String> suspension) {}
