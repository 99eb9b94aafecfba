package dev.weir.memory;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a piece of work will hold in memory at a time, part by part; {@link #check} refuses it
 * before it begins where that is more than Java may take. Worked example: the features of 90,000
 * signals, 9,996 each, are 900 million numbers of 8 bytes, 7.2 GB.
 *
 * <p>Not for two threads.
 */
public final class MemoryNeed {

  private static final double GIGA = 1e9;

  /** What is not worth naming in a message: a hundredth of the whole. */
  private static final double SMALL = 0.01;

  private final String work;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> remedies = new ArrayList<>();

  private MemoryNeed(String work) {
    this.work = work;
  }

  /**
   * Begins with nothing.
   *
   * @param work what is to be done, as it begins a sentence: "training on 90,000 signals"
   */
  public static MemoryNeed of(String work) {
    return new MemoryNeed(work);
  }

  /**
   * Adds arrays, or what else there is of several.
   *
   * @param what they hold
   * @param bytes of all of them
   */
  public MemoryNeed plus(String what, double bytes) {
    parts.add(new Part(what, bytes));
    return this;
  }

  /**
   * Adds one array of numbers of 8 bytes.
   *
   * @param what it holds
   * @param sizes whose product is the number of numbers
   * @throws NotEnoughMemoryException if there are more than a Java array holds
   */
  public MemoryNeed plusArray(String what, long... sizes) {
    double numbers = 1;
    for (long size : sizes) {
      numbers *= size;
    }
    if (numbers > Integer.MAX_VALUE - 8) {
      throw new NotEnoughMemoryException(
          "%s needs %s of %,.0f numbers, more than the 2,147,483,639 that a Java array holds: %s"
              .formatted(work, what, numbers, String.join(", or ", remedies)));
    }
    return plus(what, numbers * Double.BYTES);
  }

  /** Names what makes the work smaller, as an imperative: "take fewer features (--features)". */
  public MemoryNeed remedy(String remedy) {
    remedies.add(remedy);
    return this;
  }

  /** All parts together, in bytes. */
  public double bytes() {
    return parts.stream().mapToDouble(Part::bytes).sum();
  }

  /**
   * Refuses what does not fit into this Java process.
   *
   * @throws NotEnoughMemoryException if it does not
   */
  public void check() {
    check((double) Runtime.getRuntime().maxMemory(), ofMachine());
  }

  void check(double allowed, double machine) {
    if (bytes() > allowed) {
      throw new NotEnoughMemoryException(
          "%s needs about %s of memory (%s), and Java may take %s: %s"
              .formatted(work, size(bytes()), named(), size(allowed), advice(machine)));
    }
  }

  /** The largest parts first. */
  private String named() {
    return parts.stream()
        .filter(part -> part.bytes() >= SMALL * bytes())
        .sorted((a, b) -> Double.compare(b.bytes(), a.bytes()))
        .map(part -> part.what() + " " + size(part.bytes()))
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  private String advice(double machine) {
    String smaller = String.join(", or ", remedies);
    double gigabytes = Math.ceil(1.2 * bytes() / (1 << 30));
    if (gigabytes * (1 << 30) > machine) {
      return "this machine has %s, so %s".formatted(size(machine), smaller);
    }
    return "allow it more (WEIR_JAVA_OPTS=-Xmx%.0fg), or %s".formatted(gigabytes, smaller);
  }

  private static String size(double bytes) {
    return bytes >= GIGA
        ? String.format(Locale.ROOT, "%.1f GB", bytes / GIGA)
        : String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
  }

  /** Of the container, where it is in one. */
  private static double ofMachine() {
    try {
      return (double)
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    } catch (LinkageError | NullPointerException e) {
      return Double.MAX_VALUE;
    }
  }

  private record Part(String what, double bytes) {}
}
