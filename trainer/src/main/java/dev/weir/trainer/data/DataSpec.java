package dev.weir.trainer.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A data set as named by the user: {@code SCHEME[:PART,PART...]}. A part {@code name=value} is an
 * option, any other is a file; a semicolon separates like a comma. A file name can therefore
 * contain neither, and an equals sign only after a slash. Within braces, as in {@code
 * source=a{1,3}}, neither separates. The option {@code ignore} is a list that continues up to the
 * next option: {@code csv:my.csv,ignore=a;b} leaves out two columns.
 *
 * @param text the whole name
 * @param scheme the text before the first colon
 * @param files the parts that are not options
 * @param options by name
 */
public record DataSpec(
    String text, String scheme, List<String> files, Map<String, String> options) {

  /** The option for columns to leave out, separated by semicolons. */
  static final String IGNORE = "ignore";

  private static final Pattern SEPARATOR = Pattern.compile("[,;](?![^{]*})");

  /**
   * Parses a name.
   *
   * @throws DataNameException if an option occurs twice
   */
  public static DataSpec parse(String text) {
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? text : text.substring(0, colon);
    List<String> files = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>();
    String name = "";
    for (String part : colon < 0 ? new String[0] : SEPARATOR.split(text.substring(colon + 1))) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.lastIndexOf('/', equals) < 0) {
        name = part.substring(0, equals).strip();
        put(text, options, name, part.substring(equals + 1).strip());
      } else if (name.equals(IGNORE)) {
        put(text, options, name, part.strip());
      } else if (!part.isBlank()) {
        files.add(part.strip());
      }
    }
    return new DataSpec(text, scheme.strip(), List.copyOf(files), Map.copyOf(options));
  }

  private static void put(String text, Map<String, String> options, String name, String value) {
    String before = options.put(name, value);
    if (before != null && name.equals(IGNORE)) {
      options.put(name, before + ";" + value);
    } else if (before != null) {
      throw new DataNameException("data '%s' has the option %s twice".formatted(text, name));
    }
  }

  /**
   * A name with more columns left out: {@code csv:my.csv} without the columns a and b becomes
   * {@code csv:my.csv,ignore=a;b}.
   *
   * @throws DataNameException if it does not refer to a CSV file
   */
  public static String ignoring(String text, List<String> columns) {
    if (columns.isEmpty()) {
      return text;
    }
    if (!CsvFile.isSpec(text)) {
      throw new DataNameException(
          "--ignore applies to columns of csv:FILE, not to '%s'".formatted(text));
    }
    return text + "," + IGNORE + "=" + String.join(";", columns);
  }

  /**
   * Adds options of an earlier name that are missing here, for the same data at another location:
   * {@code csv:moved.csv} after {@code csv:my.csv,label=1} becomes {@code csv:moved.csv,label=1}.
   * Options of another scheme are not added.
   */
  public static String withOptionsOf(String earlier, String text) {
    DataSpec then = parse(earlier);
    DataSpec now = parse(text);
    if (!then.scheme().equals(now.scheme())) {
      return text;
    }
    StringBuilder all = new StringBuilder(text);
    new TreeMap<>(then.options())
        .forEach(
            (name, value) -> {
              if (!now.options().containsKey(name)) {
                all.append(all.indexOf(":") < 0 ? ':' : ',').append(name + "=" + value);
              }
            });
    return all.toString();
  }

  /**
   * Validates a name for its scheme.
   *
   * @throws DataNameException if there are too few or too many files, or an unknown option
   */
  public void check(String usage, int leastFiles, int mostFiles, Set<String> knownOptions) {
    if (files.size() < leastFiles || files.size() > mostFiles) {
      throw new DataNameException(
          "data '%s' names %s; use %s%s".formatted(text, count(), usage, hint()));
    }
    for (String option : options.keySet()) {
      if (!knownOptions.contains(option)) {
        throw new DataNameException(
            "data '%s' has an unknown option '%s'; use %s".formatted(text, option, usage));
      }
    }
  }

  /** The same with more options; the text remains the user's. */
  DataSpec with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(options);
    all.putAll(more);
    return new DataSpec(text, scheme, files, Map.copyOf(all));
  }

  private String count() {
    return switch (files.size()) {
      case 0 -> "no file";
      case 1 -> "1 file";
      default -> files.size() + " files";
    };
  }

  /** A hint for a file name that contains a comma. */
  private String hint() {
    return files.size() > 1
        ? " (commas and semicolons separate files: rename a file whose name has one)"
        : "";
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /**
   * A share above 0 and below 1, or the default if the option is missing.
   *
   * @throws DataNameException if it is not such a share
   */
  public double share(String option, double otherwise) {
    String text = options.getOrDefault(option, Double.toString(otherwise));
    if (!NumberParser.isNumber(text)) {
      throw new DataNameException(
          "%s must be a number above 0 and below 1, not '%s'".formatted(option, text));
    }
    double share = Double.parseDouble(text);
    if (!(share > 0 && share < 1)) {
      throw new DataNameException(
          "%s must be above 0 and below 1, not %s"
              .formatted(option.equals("test-share") ? "the share for testing" : option, share));
    }
    return share;
  }

  /** The seed, or the default if the option is missing. */
  long seed(long otherwise) {
    String given = options.getOrDefault("seed", Long.toString(otherwise));
    try {
      long seed = Long.parseLong(given);
      new LegacyRandom(seed);
      return seed;
    } catch (IllegalArgumentException e) {
      throw new DataNameException(
          "data '%s': the seed must be an integer from 0 to 4294967295, not '%s'"
              .formatted(text, given),
          e);
    }
  }
}
