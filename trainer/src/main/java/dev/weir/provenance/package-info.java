/** Where models come from: model cards, and trainings repeated and compared bit by bit. */
package dev.weir.provenance;
