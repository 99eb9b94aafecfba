package dev.weir.sandbox;

/** Cleans up when the JVM ends without a close, say on Ctrl-C. */
final class ExitHook {

  private final Thread thread;

  ExitHook(String name, Runnable cleanUp) {
    thread = new Thread(cleanUp, "sandbox-" + name + "-exit");
  }

  void install() {
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /** Does nothing if it was never installed or the JVM is ending already. */
  void remove() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs, or has run, beside this thread; clean-up is idempotent.
      return;
    }
  }
}
