package dev.weir.testing;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One round of the soak.
 *
 * @param tests number of completed or failed tests, without skipped ones
 * @param failures one line each: the test and its message, which contains the seed
 * @param seconds its duration
 */
record SoakRound(int tests, List<String> failures, double seconds) {

  private static final int LONGEST = 400;

  SoakRound {
    failures = List.copyOf(failures);
  }

  /**
   * Runs the property tests of a folder of classes.
   *
   * @param kind suffix of the class names; nested classes do not count
   * @param number determines the round's seeds, with each test's name; not 0
   */
  static SoakRound run(Path classes, String kind, long number) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClasspathRoots(Set.of(classes)))
            .filters(
                includeClassNamePatterns("^[^$]*%s$".formatted(kind)),
                TagFilter.includeTags(PropertyTest.TAG))
            .configurationParameter(SeedExtension.ROUND, Long.toString(number))
            .build();
    return run(request);
  }

  static SoakRound run(LauncherDiscoveryRequest request) {
    Results results = new Results();
    long begun = System.nanoTime();
    LauncherFactory.create().execute(request, results);
    return new SoakRound(results.tests, results.failures, (System.nanoTime() - begun) / 1e9);
  }

  String summary() {
    return "%d tests, %d failed, %.1f s".formatted(tests, failures.size(), seconds);
  }

  private static final class Results implements TestExecutionListener {
    private final List<String> failures = new ArrayList<>();
    private int tests;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() && result.getStatus() != TestExecutionResult.Status.ABORTED) {
        tests++;
      }
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        String message = result.getThrowable().map(Throwable::toString).orElse("");
        failures.add(line(name(test) + ": " + message));
      }
    }

    /** The name for {@code -Dtest}, and the test case. */
    private static String name(TestIdentifier test) {
      Optional<TestSource> source = test.getSource();
      if (source.isPresent() && source.get() instanceof MethodSource method) {
        return "%s#%s, %s"
            .formatted(method.getClassName(), method.getMethodName(), test.getDisplayName());
      }
      return source.isPresent() && source.get() instanceof ClassSource of
          ? of.getClassName()
          : test.getDisplayName();
    }

    private static String line(String text) {
      String line = text.replaceAll("\\s+", " ");
      return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
  }
}
