package dev.weir.stream.models;

import dev.weir.modelregistry.routes.RefusalReason;

/** The state of a timeline's model version. */
public sealed interface VersionState {
  /**
   * Not loaded yet.
   *
   * @param detail what it waits for
   * @param loading whether it is being loaded, or will be: its manifest is there
   */
  record Pending(String detail, boolean loading) implements VersionState {
    /** Creates the state of a version without a manifest. */
    public Pending(String detail) {
      this(detail, false);
    }
  }

  /**
   * Not loaded, since no recent record needs it; loaded on demand.
   *
   * @param detail in words
   */
  record Unloaded(String detail) implements VersionState {}

  /**
   * Verified.
   *
   * @param model the model
   */
  record Loaded(LoadedModel model) implements VersionState {}

  /**
   * Refused.
   *
   * @param reason the kind of problem
   * @param detail in words
   */
  record Refused(RefusalReason reason, String detail) implements VersionState {}
}
