package dev.weir.data;

/** Names of what {@link SplitSignals#origin} tells of data with columns. */
public final class ColumnsRead {
  /** The column with the labels: its name, or its number from 1 without a header. */
  public static final String LABEL_COLUMN = "labelColumn";

  /** The columns that are neither values nor label, as far as there are any, by commas. */
  public static final String IGNORED_COLUMNS = "ignoredColumns";

  private ColumnsRead() {}
}
