package dev.weir.data;

import java.util.List;

/**
 * One line of a CSV file, taken apart.
 *
 * @param cells without quotes and surrounding blanks
 * @param line where it begins in the file, from 1
 */
record CsvRow(List<String> cells, long line) {}
