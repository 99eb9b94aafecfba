/** MiniRocket: 84 fixed kernels, dilations by the length of the signal, biases from the data. */
package dev.weir.minirocket;
