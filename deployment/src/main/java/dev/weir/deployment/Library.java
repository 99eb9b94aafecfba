package dev.weir.deployment;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Maven coordinates of a jar.
 *
 * @param classifier empty if there is none
 */
record Library(String group, String artifact, String classifier, String version) {

  /** A line of {@code dependency:list}: {@code group:artifact:jar[:classifier]:version:scope}. */
  private static final Pattern LINE =
      Pattern.compile("\\s+([^:\\s]+):([^:\\s]+):jar:(?:([^:\\s]+):)?([^:\\s]+):[a-z]+(?:\\s.*)?");

  /** Parses the output of {@code dependency:list}. */
  static Stream<Library> parse(Stream<String> lines) {
    return lines.map(Library::parse).flatMap(Optional::stream);
  }

  private static Optional<Library> parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String classifier = parts.group(3) == null ? "" : parts.group(3);
    return Optional.of(new Library(parts.group(1), parts.group(2), classifier, parts.group(4)));
  }

  /** The jar's file name from {@code dependency:copy-dependencies}. */
  String fileName() {
    String suffix = classifier.isEmpty() ? "" : "-" + classifier;
    return artifact + "-" + version + suffix + ".jar";
  }

  String purl() {
    TreeMap<String, String> qualifiers = new TreeMap<>();
    qualifiers.put("type", "jar");
    if (!classifier.isEmpty()) {
      qualifiers.put("classifier", classifier);
    }
    try {
      return new PackageURL("maven", group, artifact, version, qualifiers, null).canonicalize();
    } catch (MalformedPackageURLException e) {
      throw new IllegalArgumentException("no package URL for " + this, e);
    }
  }
}
