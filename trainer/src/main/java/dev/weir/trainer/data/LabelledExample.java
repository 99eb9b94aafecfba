package dev.weir.trainer.data;

/**
 * One labelled signal of a file.
 *
 * @param values its samples, not copied
 * @param label its class
 * @param line its line in the file, from 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LabelledExample(double[] values, String label, long line) {}
