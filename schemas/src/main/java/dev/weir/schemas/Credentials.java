package dev.weir.schemas;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Masks the credentials in an address: {@code http://***@host}. */
public final class Credentials {
  private static final String HIDDEN = "***";

  /**
   * A password may contain any character that was not percent-encoded; an address ends at these.
   */
  private static final Pattern IN_TEXT = Pattern.compile("//[^\\s'\"<>]{1,500}@");

  private static final Pattern SCHEME = Pattern.compile("\\s*[a-zA-Z][\\w+.-]{0,50}://");

  /** The comma between two addresses of a list; a password may also contain commas. */
  private static final Pattern BETWEEN = Pattern.compile(",(?=" + SCHEME + ")");

  private Credentials() {}

  /** Masks credentials in a text that may contain addresses. */
  public static String hideIn(String text) {
    return IN_TEXT.matcher(text).replaceAll("//" + HIDDEN + "@");
  }

  /** Masks credentials in a setting that is meant to be a comma-separated list of addresses. */
  public static String hide(String addresses) {
    return BETWEEN
        .splitAsStream(addresses)
        .map(Credentials::hideInAddress)
        .collect(Collectors.joining(","));
  }

  private static String hideInAddress(String address) {
    int host = address.lastIndexOf('@');
    if (host < 0) {
      return address;
    }
    Matcher scheme = SCHEME.matcher(address);
    return (scheme.lookingAt() ? scheme.group() : "") + HIDDEN + address.substring(host);
  }
}
