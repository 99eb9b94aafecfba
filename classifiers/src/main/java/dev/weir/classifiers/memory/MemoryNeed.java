package dev.weir.classifiers.memory;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Estimates the memory of a piece of work, part by part; {@link #check} refuses it in advance if it
 * exceeds the available heap. Worked example: the features of 90,000 signals, 9,996 each, are 900
 * million numbers of 8 bytes, 7.2 GB.
 *
 * <p>Not thread-safe.
 */
public final class MemoryNeed {

  private static final double GIGA = 1e9;

  /** Share of the total below which a part is not named in a message. */
  private static final double SMALL = 0.01;

  private final String work;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> remedies = new ArrayList<>();

  private MemoryNeed(String work) {
    this.work = work;
  }

  /**
   * Starts an estimate.
   *
   * @param work the work, as the start of a sentence: "training on 90,000 signals"
   */
  public static MemoryNeed of(String work) {
    return new MemoryNeed(work);
  }

  /**
   * Adds a part.
   *
   * @param what its content
   * @param bytes its total size
   */
  public MemoryNeed plus(String what, double bytes) {
    parts.add(new Part(what, bytes));
    return this;
  }

  /**
   * Adds one array of 8-byte numbers.
   *
   * @param what its content
   * @param sizes dimensions, whose product is the number of elements
   * @throws NotEnoughMemoryException if the array would exceed Java's limit
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

  /** Adds a way to reduce the work, as an imperative: "take fewer features (--features)". */
  public MemoryNeed remedy(String remedy) {
    remedies.add(remedy);
    return this;
  }

  /** Total size in bytes. */
  public double bytes() {
    return parts.stream().mapToDouble(Part::bytes).sum();
  }

  /**
   * Refuses work that does not fit into this process.
   *
   * @throws NotEnoughMemoryException if it does not
   */
  public void check() {
    check((double) Runtime.getRuntime().maxMemory(), ofMachine());
  }

  void check(double allowed, double machine) {
    if (bytes() > allowed) {
      throw new NotEnoughMemoryException(
          "%s needs about %s of memory (%s), but Java's limit is %s: %s"
              .formatted(work, size(bytes()), named(), size(allowed), advice(machine)));
    }
  }

  /** Largest parts first. */
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
    return "raise it (WEIR_JAVA_OPTS=-Xmx%.0fg), or %s".formatted(gigabytes, smaller);
  }

  private static String size(double bytes) {
    return bytes >= GIGA
        ? String.format(Locale.ROOT, "%.1f GB", bytes / GIGA)
        : String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
  }

  /** Memory of the machine, or of its container. */
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
