package dev.weir.schemas;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hides the user and the password that may stand in an address: {@code http://***@host}. */
public final class Credentials {
  private static final String HIDDEN = "***";

  /**
   * A password may have any character that its owner forgot to encode; an address ends at these.
   */
  private static final Pattern IN_TEXT = Pattern.compile("//[^\\s'\"<>]{1,500}@");

  private static final Pattern SCHEME = Pattern.compile("\\s*[a-zA-Z][\\w+.-]{0,50}://");

  /** Between two addresses of a list; a comma may also be part of a password. */
  private static final Pattern BETWEEN = Pattern.compile(",(?=" + SCHEME + ")");

  private Credentials() {}

  /** A text in which addresses may stand. */
  public static String hideIn(String text) {
    return IN_TEXT.matcher(text).replaceAll("//" + HIDDEN + "@");
  }

  /** A setting's value that is one address or several by commas, or was meant as such. */
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
