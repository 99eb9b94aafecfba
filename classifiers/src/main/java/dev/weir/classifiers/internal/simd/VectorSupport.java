package dev.weir.classifiers.internal.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * The requirements for vector code that is faster than plain code: the module, and a compiler that
 * emits vector instructions for registers of a useful size. Without such a compiler each vector is
 * an object and each operation a loop, some thirty times slower than plain Java.
 *
 * @param module whether {@code jdk.incubator.vector} is present
 * @param mode the JVM's mode, from the property {@code java.vm.info}
 * @param options the value of a HotSpot option, if it exists
 * @param bits size of a vector register; called only if the module is present
 */
record VectorSupport(
    boolean module, String mode, Function<String, Optional<String>> options, IntSupplier bits) {

  private static final int HIGHEST_LEVEL = 4;
  private static final int LEAST_BITS = 128;

  static VectorSupport ofThisProcess() {
    return new VectorSupport(
        VectorModule.load(),
        System.getProperty("java.vm.info", ""),
        VectorSupport::option,
        SimdRegisters::bits);
  }

  /** The change that makes vectors pay off; empty if they do. */
  Optional<String> remedy() {
    if (!module) {
      return Optional.of("start Java with --add-modules " + VectorModule.NAME);
    }
    if (mode.contains("interpreted") || isOff("UseCompiler")) {
      return Optional.of("Java only interprets: start it without -Xint and -XX:-UseCompiler");
    }
    if (level() < HIGHEST_LEVEL) {
      return Optional.of(
          "Java's second compiler is off: start it without -XX:TieredStopAtLevel=" + level());
    }
    if (mode.contains("emulated-client")) {
      return Optional.of(
          "Java's second compiler is off: start it without -XX:CompilationMode=quick-only");
    }
    if (isOff("EnableVectorSupport")) {
      return Optional.of("start Java without -XX:-EnableVectorSupport");
    }
    return bits.getAsInt() < LEAST_BITS
        ? Optional.of(
            "Java uses vector registers of less than %d bits: start it without -XX:MaxVectorSize"
                .formatted(LEAST_BITS))
        : Optional.empty();
  }

  private int level() {
    return options.apply("TieredStopAtLevel").map(Integer::valueOf).orElse(HIGHEST_LEVEL);
  }

  private boolean isOff(String name) {
    return options.apply(name).map(value -> value.equals("false")).orElse(false);
  }

  /** Other JVMs have no such bean, and minimal ones not even the class. */
  private static Optional<String> option(String name) {
    try {
      return Optional.ofNullable(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class))
          .map(bean -> bean.getVMOption(name).getValue());
    } catch (IllegalArgumentException | LinkageError e) {
      return Optional.empty();
    }
  }
}
