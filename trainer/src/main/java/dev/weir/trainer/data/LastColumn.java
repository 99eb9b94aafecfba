package dev.weir.trainer.data;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether the last column of a file with optional labels contains them, if none is named.
 *
 * <p>It does if its cells are whole numbers with at least two distinct values, while each of at
 * least eight other columns has fractions: {@code 0.31,...,0.65,1} and {@code 0.12,...,0.83,2} are
 * signals of classes 1 and 2. It does not if its name continues the numbering of the previous one:
 * {@code t14,t15}.
 */
final class LastColumn {
  private static final int LEAST_OTHERS = 8;
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

  private final CsvColumns columns;
  private final int[] places;
  private final Set<String> different = new HashSet<>();
  private final BitSet withFractions = new BitSet();
  private boolean whole = true;

  LastColumn(CsvColumns columns) {
    this.columns = columns;
    this.places = columns.values();
  }

  void add(CsvSignal signal) {
    for (int i = 0; i < places.length - 1; i++) {
      if (!isWhole(signal.cell(places[i]))) {
        withFractions.set(i);
      }
    }
    String last = signal.cell(places[places.length - 1]);
    whole &= isWhole(last);
    if (whole && different.size() < 2) {
      different.add(last);
    }
  }

  boolean isLabel() {
    int others = places.length - 1;
    return others >= LEAST_OTHERS
        && withFractions.cardinality() == others
        && whole
        && different.size() > 1
        && !continuesNumbering();
  }

  /** Its name, or its number from 1. */
  String name() {
    return columns.names().of(places[places.length - 1]);
  }

  private boolean continuesNumbering() {
    int last = places[places.length - 1];
    int before = places[places.length - 2];
    return columns.hasHeader() && stem(last).equals(stem(before));
  }

  private String stem(int column) {
    return CsvNamePatterns.stem(columns.names().of(column));
  }

  private static boolean isWhole(String cell) {
    return WHOLE.matcher(cell).matches();
  }
}
