package dev.weir.data;

/** Names of {@link SplitSignals#origin} entries about columns. */
public final class ColumnsRead {
  /** The label column: its name, or its number from 1 if there is no header. */
  public static final String LABEL_COLUMN = "labelColumn";

  /** Comma-separated columns that are neither values nor label; absent if there are none. */
  public static final String IGNORED_COLUMNS = "ignoredColumns";

  private ColumnsRead() {}
}
