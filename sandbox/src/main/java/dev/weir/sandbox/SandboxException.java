package dev.weir.sandbox;

/** A broker or registry could not be started or controlled; the message has the cause. */
public final class SandboxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SandboxException(String message) {
    super(message);
  }

  SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
