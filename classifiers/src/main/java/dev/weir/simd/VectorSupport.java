package dev.weir.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a Java process needs for vectors that are faster than plain code: the module, and a compiler
 * that makes machine instructions of them. Without such a compiler each vector is an object and
 * each operation a loop, some thirty times slower than plain Java.
 *
 * @param module whether {@code jdk.incubator.vector} is there
 * @param mode what the JVM says of itself, as in the property {@code java.vm.info}
 * @param options the value of an option of HotSpot's, where there is one of that name
 */
record VectorSupport(boolean module, String mode, Function<String, Optional<String>> options) {

  private static final int HIGHEST_LEVEL = 4;

  /** That of this process. */
  static VectorSupport ofThisProcess() {
    return new VectorSupport(
        VectorModule.load(), System.getProperty("java.vm.info", ""), VectorSupport::option);
  }

  /** What has to be done for vectors to pay; nothing where they do. */
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
    return isOff("EnableVectorSupport")
        ? Optional.of("start Java without -XX:-EnableVectorSupport")
        : Optional.empty();
  }

  private int level() {
    return options.apply("TieredStopAtLevel").map(Integer::valueOf).orElse(HIGHEST_LEVEL);
  }

  private boolean isOff(String name) {
    return options.apply(name).map(value -> value.equals("false")).orElse(false);
  }

  /** Another JVM than HotSpot has no such bean, and a small one not even the class. */
  private static Optional<String> option(String name) {
    try {
      return Optional.ofNullable(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class))
          .map(bean -> bean.getVMOption(name).getValue());
    } catch (IllegalArgumentException | LinkageError e) {
      return Optional.empty();
    }
  }
}
