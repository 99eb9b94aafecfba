package dev.weir.modelregistry.routes;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Reason for refusing a model version or an assignment. The names are stable, also in metrics. */
public enum RefusalReason {
  /** The manifest cannot be decoded. */
  MANIFEST_UNDECODABLE,
  /** The manifest has a name, also of a class, a size or a digest that cannot be. */
  MANIFEST_INVALID,
  /** The assignment cannot be decoded. */
  ASSIGNMENT_UNDECODABLE,
  /** The assignment has no entries, unordered entries, or an invalid version name. */
  ASSIGNMENT_INVALID,
  /** The artifact is larger than {@code model.max.bytes}. */
  TOO_LARGE,
  /** A prediction with the scores of all classes would not fit into a Kafka record. */
  TOO_MANY_CLASSES,
  /** With this version, the models would exceed {@code model.memory}. */
  TOO_MUCH_MEMORY,
  /** Scoring a synthetic record took longer than {@code model.trial.time}. */
  TOO_SLOW,
  /** It failed to score a synthetic record, or loading it failed in this process. */
  CANNOT_SCORE,
  /** This version of the application does not know this model kind. */
  KIND_UNKNOWN,
  /** The version is not signed, and only signed versions are accepted. */
  NOT_SIGNED,
  /** The signature is from an unknown key, or for another version or other bytes. */
  SIGNATURE_INVALID,
  /** A chunk is missing from the topic and did not arrive within the time allowed for a mirror. */
  CHUNK_MISSING,
  /** A chunk cannot be decoded, or does not match its key. */
  CHUNK_INVALID,
  /** The total size of the chunks differs from the manifest's. */
  SIZE_MISMATCH,
  /** The SHA-256 differs from the manifest's. */
  HASH_MISMATCH,
  /** The artifact cannot be read. */
  ARTIFACT_CORRUPT,
  /** The artifact's kind is not the manifest's, or cannot score signals. */
  KIND_MISMATCH,
  /** The artifact's classes differ from the manifest's. */
  CLASSES_MISMATCH,
  /** The artifact's input differs from its manifest's or from the route's records. */
  INPUT_MISMATCH;

  /** The name in metrics and in the list of models. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
