/** Data sets: the MNIST-1D generator and the readers of files. */
package dev.weir.data;
