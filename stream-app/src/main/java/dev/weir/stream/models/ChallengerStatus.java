package dev.weir.stream.models;

import java.util.Optional;

/**
 * How far a challenger of a timeline entry has come.
 *
 * @param version which
 * @param state of its model
 * @param suspension why it no longer scores, if it was suspended
 */
public record ChallengerStatus(
    VersionId version, VersionState state, Optional<String> suspension) {}
