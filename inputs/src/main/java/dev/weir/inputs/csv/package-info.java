/** Records of one line of CSV. */
package dev.weir.inputs.csv;
