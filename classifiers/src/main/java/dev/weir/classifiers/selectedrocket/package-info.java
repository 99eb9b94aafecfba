/** ROCKET: features of random convolutional kernels, weighed by a ridge classifier. */
package dev.weir.classifiers.selectedrocket;
