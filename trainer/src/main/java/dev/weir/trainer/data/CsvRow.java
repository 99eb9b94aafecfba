package dev.weir.trainer.data;

import java.util.List;

/**
 * One parsed line of a CSV file.
 *
 * @param cells without quotes and surrounding blanks
 * @param line its first line in the file, from 1
 */
record CsvRow(List<String> cells, long line) {}
