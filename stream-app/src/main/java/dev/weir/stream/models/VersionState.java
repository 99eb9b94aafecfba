package dev.weir.stream.models;

import dev.weir.routes.RefusalReason;

/** How far a model version of a timeline has come. */
public sealed interface VersionState {
  /**
   * Not loaded yet.
   *
   * @param detail what it waits for
   */
  record Pending(String detail) implements VersionState {}

  /**
   * Verified.
   *
   * @param model the model
   */
  record Loaded(LoadedModel model) implements VersionState {}

  /**
   * Refused.
   *
   * @param reason why
   * @param detail in words
   */
  record Refused(RefusalReason reason, String detail) implements VersionState {}
}
