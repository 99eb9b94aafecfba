/**
 * The numeric kernels in plain Java and with SIMD, the availability of SIMD, and the switch to it.
 * Only classes of this package whose names begin with Simd use the vector module.
 */
package dev.weir.classifiers.internal.simd;
