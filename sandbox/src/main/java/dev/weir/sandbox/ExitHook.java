package dev.weir.sandbox;

/** Cleans up when the JVM exits without a close, for example on Ctrl-C. */
final class ExitHook {

  private final Thread thread;

  ExitHook(String name, Runnable cleanUp) {
    thread = new Thread(cleanUp, "sandbox-" + name + "-exit");
  }

  void install() {
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /** Does nothing if the hook was never installed or the JVM is already exiting. */
  void remove() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The JVM is exiting: the hook runs concurrently or has run; clean-up is idempotent.
      return;
    }
  }
}
