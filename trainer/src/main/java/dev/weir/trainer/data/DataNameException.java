package dev.weir.trainer.data;

/**
 * An invalid data set name: an unknown kind, a missing part, or an option with an invalid value.
 * The data themselves were not read.
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
