package dev.weir.cli.command;

/** Exit codes other than 0, 1 (failure) and 2 (bad usage). */
public final class ExitCodes {

  /** The compared items differ: a candidate is worse, or bits that should agree do not. */
  public static final int DIFFERENT = 3;

  /** Stopped by Ctrl-C: 128 plus the signal number, as in shells. */
  public static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
