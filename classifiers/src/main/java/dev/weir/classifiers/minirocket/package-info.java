/** MiniRocket: 84 fixed kernels, dilations from the signal length, biases from the data. */
package dev.weir.classifiers.minirocket;
