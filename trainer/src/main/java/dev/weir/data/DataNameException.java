package dev.weir.data;

/**
 * The name of data that nobody can read, whatever there is: an unknown kind, a missing part, an
 * option with an impossible value. The data themselves were not looked at.
 */
public final class DataNameException extends DataException {
  private static final long serialVersionUID = 1L;

  public DataNameException(String message) {
    super(message);
  }

  public DataNameException(String message, Throwable cause) {
    super(message, cause);
  }
}
