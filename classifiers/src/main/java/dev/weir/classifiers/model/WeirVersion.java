package dev.weir.classifiers.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Weir, from a resource written by the build. */
public final class WeirVersion {

  private static final String RESOURCE = "weir-version.properties";

  private WeirVersion() {}

  /** The version, such as 1.2.0 or 1.3.0-SNAPSHOT. */
  public static String get() {
    try (InputStream in = WeirVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing from the jar");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
