package dev.weir.sandbox;

/** The sandbox could not start or steer a broker or a registry; the message says why. */
public final class SandboxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SandboxException(String message) {
    super(message);
  }

  SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
