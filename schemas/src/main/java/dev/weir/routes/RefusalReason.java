package dev.weir.routes;

import java.util.Locale;

/** Why a model version or an assignment was refused; the names are stable, in metrics too. */
public enum RefusalReason {
  /** The manifest is no such record. */
  MANIFEST_UNDECODABLE,
  /** The manifest has a name, also of a class, a size or a digest that cannot be. */
  MANIFEST_INVALID,
  /** The assignment is no such record. */
  ASSIGNMENT_UNDECODABLE,
  /** The assignment has no entries, they are not in order, or it names what cannot be a version. */
  ASSIGNMENT_INVALID,
  /** The artifact is larger than {@code model.max.bytes}. */
  TOO_LARGE,
  /** A prediction with the scores of all its classes would not fit into a Kafka record. */
  TOO_MANY_CLASSES,
  /** The models would take more memory than {@code model.memory} with it. */
  TOO_MUCH_MEMORY,
  /** It took longer than {@code model.trial.time} for a made-up record. */
  TOO_SLOW,
  /** It could not score a made-up record, or loading it failed in this Java process. */
  CANNOT_SCORE,
  /** Models of this kind are not known to this version of the application. */
  KIND_UNKNOWN,
  /** It is not signed, and only signed versions are taken. */
  NOT_SIGNED,
  /** Its signature was made by a key that is not known, or for another version or other bytes. */
  SIGNATURE_INVALID,
  /** A chunk is nowhere in the topic, and did not come within the time that a mirror is given. */
  CHUNK_MISSING,
  /** A chunk is no such record, or not the one that its key says. */
  CHUNK_INVALID,
  /** The chunks have more or fewer bytes than the manifest says. */
  SIZE_MISMATCH,
  /** The bytes are not the ones that were published. */
  HASH_MISMATCH,
  /** The artifact cannot be read. */
  ARTIFACT_CORRUPT,
  /** The artifact is not of the manifest's kind, or of one that cannot score signals. */
  KIND_MISMATCH,
  /** The artifact's classes are not the manifest's. */
  CLASSES_MISMATCH,
  /** It takes another input than its manifest says, or than the route's records have. */
  INPUT_MISMATCH;

  /** The name in metrics and in the list of models. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
