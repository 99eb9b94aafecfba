package dev.weir.classifiers.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The origin of a model: enough to train it again and to compare. The trainer's settings are
 * entries that begin with {@code setting.}; Java version, operating system and architecture are
 * included because Math differs between platforms.
 *
 * @param entries by name
 */
public record Provenance(SortedMap<String, String> entries) {

  /** The class that trained the model. */
  public static final String TRAINER = "trainer";

  /** SHA-256 of the training data. */
  public static final String DATA_DIGEST = "data.digest";

  /** The data set's name as given by the user. */
  public static final String DATA_NAME = "data.name";

  /** Prefix of all entries about the training data. */
  public static final String DATA = "data.";

  /** Prefix of the trainer's settings. */
  public static final String SETTING = "setting.";

  /** Prefix of the training's warnings; a number from 1 follows. */
  public static final String WARNING = "warning.";

  /** Training time, ISO-8601; the only entry that differs between identical trainings. */
  public static final String CREATED = "created";

  public Provenance {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /**
   * Describes a training that ends now, on this machine.
   *
   * @param trainer what trained it: a fixed name that {@code reproduce} recognises, never the name
   *     of a class that may be renamed
   * @param settings all of the trainer's settings, including the seed
   * @param dataDigest SHA-256 of the training data
   */
  public static Provenance of(String trainer, Map<String, String> settings, String dataDigest) {
    SortedMap<String, String> entries = new TreeMap<>();
    settings.forEach((name, value) -> entries.put(SETTING + name, value));
    entries.put(TRAINER, trainer);
    entries.put(DATA_DIGEST, dataDigest);
    entries.put(CREATED, Instant.now().toString());
    entries.put("weir.version", WeirVersion.get());
    entries.put("java.version", System.getProperty("java.version"));
    entries.put("os.name", System.getProperty("os.name"));
    entries.put("os.arch", System.getProperty("os.arch"));
    return new Provenance(entries);
  }

  /** This provenance with an entry added or replaced. */
  public Provenance with(String name, String value) {
    return with(Map.of(name, value));
  }

  /** This provenance with entries added or replaced. */
  public Provenance with(Map<String, String> more) {
    SortedMap<String, String> changed = new TreeMap<>(entries);
    changed.putAll(more);
    return new Provenance(changed);
  }

  /** An entry, if it is there. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** The entries whose names begin with a prefix, by the rest of their names; a copy. */
  public SortedMap<String, String> under(String prefix) {
    SortedMap<String, String> found = new TreeMap<>();
    entries.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }
}
