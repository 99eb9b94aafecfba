/** Data sets: the MNIST-1D generator and file readers. */
package dev.weir.trainer.data;
