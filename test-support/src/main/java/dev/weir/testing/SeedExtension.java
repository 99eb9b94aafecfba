package dev.weir.testing;

import java.util.OptionalLong;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.opentest4j.TestAbortedException;

/**
 * Provides each test's {@link Seeds}, and adds the seed for reproduction to a failure's message.
 * JUnit loads it as a service, for all tests of a module with this one on its path.
 */
public final class SeedExtension
    implements TestInstancePreConstructCallback,
        BeforeEachCallback,
        AfterEachCallback,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {

  /** JUnit configuration parameter with the number of the soak's round. */
  static final String ROUND = "weir.soak.round";

  private static final String SEED = "weir.seed";

  /** The test's own context: instance fields draw seeds too. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      begin(context);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    begin(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Seeds.use(null);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withSeed(failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withSeed(failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withSeed(failure);
  }

  /** A nested instance belongs to the same test, so its seeds continue. */
  private static void begin(ExtensionContext context) {
    TestSeeds seeds = Seeds.current();
    long round = context.getConfigurationParameter(ROUND, Long::valueOf).orElse(0L);
    if (seeds == null || !seeds.areOf(context.getUniqueId(), round)) {
      boolean isPropertyTest = context.getTags().contains(PropertyTest.TAG);
      Seeds.use(new TestSeeds(context.getUniqueId(), isPropertyTest, given(), round));
    }
  }

  /** The requested seed. */
  static OptionalLong given() {
    String given = System.getProperty(SEED);
    if (given == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(given));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("-D%s=%s is not a whole number".formatted(SEED, given), e);
    }
  }

  private static Throwable withSeed(Throwable failure) {
    TestSeeds seeds = Seeds.current();
    if (seeds == null || !seeds.areUsed() || failure instanceof TestAbortedException) {
      return failure;
    }
    String message = failure instanceof AssertionError ? failure.getMessage() : failure.toString();
    AssertionError named =
        new AssertionError("[-D%s=%d] %s".formatted(SEED, seeds.toRepeat(), message), failure);
    named.setStackTrace(failure.getStackTrace());
    return named;
  }
}
