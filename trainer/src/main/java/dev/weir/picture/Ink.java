package dev.weir.picture;

import java.awt.Color;
import java.util.Locale;

/**
 * What colours are for. The hues are of M. Okabe's and K. Ito's palette, which colour-blind readers
 * can tell apart; on a dark page its lighter ones take the place of the darker.
 */
public enum Ink {
  /** Letters and what they are about. */
  TEXT(0x1c2127, 0xe6e8eb),
  /** Letters on axes and captions. */
  MUTED(0x59626d, 0xa4acb6),
  /** Lines that only guide the eye. */
  GRID(0xd9dde2, 0x3b424b),
  /** The page. */
  PAPER(0xffffff, 0x16191d),
  /** The first series, and what speaks for something. */
  BLUE(0x0072b2, 0x56b4e9),
  /** The second series, and what speaks against it. */
  RED(0xd55e00, 0xf0902e),
  /** The third series. */
  GREEN(0x009e73, 0x2dbd93),
  /** The fourth series. */
  PURPLE(0xa8548a, 0xcc79a7);

  private final int light;
  private final int dark;

  Ink(int light, int dark) {
    this.light = light;
    this.dark = dark;
  }

  /** On a light page. */
  Color color() {
    return new Color(light);
  }

  /** As style sheets name it. */
  String variable() {
    return "--" + name().toLowerCase(Locale.ROOT);
  }

  /** The names of all inks with their colours, for a style sheet. */
  public static String styles(boolean onDark) {
    StringBuilder styles = new StringBuilder();
    for (Ink ink : values()) {
      styles.append("%s:#%06x;".formatted(ink.variable(), onDark ? ink.dark : ink.light));
    }
    return styles.toString();
  }
}
