package dev.weir.schemas;

import java.util.regex.Pattern;

/**
 * The keys of the topics {@code models} and {@code model-chunks}.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><th>key</th><th>value</th><th>topic</th></tr>
 * <tr><td>{@code name/version}</td><td>{@link ModelManifest}</td><td>models</td></tr>
 * <tr><td>{@code route}</td><td>{@link ModelAssignment}</td><td>models</td></tr>
 * <tr><td>{@code name/version/sha256/index}</td><td>{@link ModelChunk}</td><td>model-chunks</td></tr>
 * <tr><td>{@code name/version/index}</td><td>{@link ModelChunk}, from older publishers</td>
 * <td>model-chunks</td></tr>
 * </table>
 *
 * <p>Names, versions and routes are 1 to {@value #LONGEST_NAME} letters, digits, dots, underscores
 * and hyphens, but not {@code .} or {@code ..}; so keys are distinguished by their number of
 * slashes.
 */
public final class ModelKeyFormat {
  /**
   * Maximum length of a name, version or route. They are part of every prediction, of state keys,
   * metrics and logs.
   */
  public static final int LONGEST_NAME = 128;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private ModelKeyFormat() {}

  /** The key of a version's manifest. */
  public static String manifest(String name, String version) {
    return new ModelKey.Manifest(name, version).text();
  }

  /** The key of a chunk of a version's artifact; chunks count from 0. */
  public static String chunk(String name, String version, String sha256, int index) {
    return new ModelKey.Chunk(name, version, sha256, index).text();
  }

  /** The older key of a chunk. */
  public static String earlierChunk(String name, String version, int index) {
    return new ModelKey.EarlierChunk(name, version, index).text();
  }

  /** The key of a route's assignment. */
  public static String assignment(String route) {
    return new ModelKey.Assignment(route).text();
  }

  /**
   * Parses a key.
   *
   * @throws IllegalArgumentException if the key has none of these forms
   */
  public static ModelKey parse(String key) {
    String[] parts = key.split("/", -1);
    return switch (parts.length) {
      case 1 -> new ModelKey.Assignment(parts[0]);
      case 2 -> new ModelKey.Manifest(parts[0], parts[1]);
      case 3 -> new ModelKey.EarlierChunk(parts[0], parts[1], index(key, parts[2]));
      case 4 -> new ModelKey.Chunk(parts[0], parts[1], parts[2], index(key, parts[3]));
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a model key: expected route, name/version or name/version/sha256/index"
                  .formatted(TextSanitizer.fit(key)));
    };
  }

  /** Whether a text is a key of {@code models}: of a manifest or an assignment. */
  public static boolean isOfModels(String key) {
    int slash = key.indexOf('/');
    return slash < 0
        ? isName(key)
        : isName(key.substring(0, slash)) && isName(key.substring(slash + 1));
  }

  private static boolean isName(String name) {
    return name.length() <= LONGEST_NAME
        && NAME.matcher(name).matches()
        && !name.equals(".")
        && !name.equals("..");
  }

  /**
   * Validates a name.
   *
   * @param what what is named, for the message
   * @return the name
   * @throws IllegalArgumentException if it is empty, too long or has an invalid character
   */
  public static String requireName(String what, String name) {
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "The %s has %d characters, and at most %d are taken: '%s'"
              .formatted(what, name.length(), LONGEST_NAME, TextSanitizer.fit(name)));
    }
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "The %s '%s' is not allowed: use letters, digits, '.', '_' and '-'"
              .formatted(what, TextSanitizer.fit(name)));
    }
    return name;
  }

  /**
   * Validates a digest.
   *
   * @return the digest
   * @throws IllegalArgumentException if it is not 64 lower-case hexadecimal digits
   */
  static String requireDigest(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a key: expected a SHA-256 of 64 lower-case hexadecimal digits"
              .formatted(TextSanitizer.fit(sha256)));
    }
    return sha256;
  }

  static void requireIndex(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("The chunk index " + index + " is negative");
    }
  }

  private static int index(String key, String text) {
    if (!INDEX.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a chunk key: '%s' is not an index from 0 to 999999999"
              .formatted(TextSanitizer.fit(key), TextSanitizer.fit(text)));
    }
    return Integer.parseInt(text);
  }
}
