/** Model cards, and reproduction of models with bit-by-bit comparison. */
package dev.weir.trainer.provenance;
