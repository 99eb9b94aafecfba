package dev.weir.reports.picture;

import java.awt.Color;
import java.util.Locale;

/**
 * Colours by purpose. The hues are from the palette of M. Okabe and K. Ito, which colour-blind
 * readers can distinguish; dark pages use its lighter hues.
 */
public enum Ink {
  /** Main text and lines. */
  TEXT(0x1c2127, 0xe6e8eb),
  /** Text of axes and captions. */
  MUTED(0x59626d, 0xa4acb6),
  /** Guide lines. */
  GRID(0xd9dde2, 0x3b424b),
  /** The background. */
  PAPER(0xffffff, 0x16191d),
  /** The first series, and evidence for something. */
  BLUE(0x0072b2, 0x56b4e9),
  /** The second series, and evidence against it. */
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

  /** The colour on a light page. */
  Color color() {
    return new Color(light);
  }

  /** The name in style sheets. */
  String variable() {
    return "--" + name().toLowerCase(Locale.ROOT);
  }

  /** Names and colours of all inks, for a style sheet. */
  public static String styles(boolean onDark) {
    StringBuilder styles = new StringBuilder();
    for (Ink ink : values()) {
      styles.append("%s:#%06x;".formatted(ink.variable(), onDark ? ink.dark : ink.light));
    }
    return styles.toString();
  }
}
