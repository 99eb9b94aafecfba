/** ROCKET: random convolutional kernels whose features a ridge classifier weighs. */
package dev.weir.rocket;
